"""From what on accounts are said to be an operation on the provider: the settings."""

from __future__ import annotations

from dataclasses import dataclass

from groundswell.errors import SettingError

MOST_ODDS = 9.0
"""Powers of ten, either way: no sum of weights is beyond."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Operations:
    """What it takes for a tier.

    >>> Operations().least_score
    3.0
    """

    least_score: float = 3.0  # for investigate: log10, so a thousand times an ordinary account
    least_in_sum: float = 2.5  # for investigate where requests only lean, in sum
    lead_score: float = 1.5  # for a lead
    weigh: bool = True  # everything at once, where that was measured; else kind by kind alone
    least_odds: float = 0.2  # for investigate where everything is weighed: log10, on made logs
    most_expected: float = 0.2  # candidates that chance gives, per candidate at least as strong
    least_prompts: int = 3  # of an account or operator; fewer are insufficient data
    least_accounts: int = 20  # in the log; in a smaller one nobody can tell what is rare in it
    rounds: int = 20  # times that conversations are dealt out anew to see what chance gives
    seed: int = 1

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if not 0 < self.lead_score <= self.least_score:
            msg = (
                f"operations: lead_score is {self.lead_score} and least_score {self.least_score}; "
                "give a lead_score above 0 and at most least_score, e.g. 1.5 and 3"
            )
            raise SettingError(msg)
        if self.least_in_sum < self.lead_score:
            msg = (
                f"operations: least_in_sum is {self.least_in_sum} and lead_score {self.lead_score}; "
                "give no less than lead_score, e.g. 2.5"
            )
            raise SettingError(msg)
        if not -MOST_ODDS <= self.least_odds <= MOST_ODDS:
            msg = (
                f"operations: least_odds is {self.least_odds}; give a power of ten from "
                f"{-MOST_ODDS:g} to {MOST_ODDS:g}, e.g. 1"
            )
            raise SettingError(msg)
        if self.least_prompts < 2:
            msg = (
                f"operations: least_prompts is {self.least_prompts}; give 2 or more, e.g. 3: "
                "one message is no operation"
            )
            raise SettingError(msg)
        if self.rounds < 1:
            msg = f"operations: rounds is {self.rounds}; give 1 or more, e.g. 20"
            raise SettingError(msg)
        if not 0 < self.most_expected <= 1:
            msg = f"operations: most_expected is {self.most_expected}; give 0 to 1, e.g. 0.1"
            raise SettingError(msg)
