"""What is looked for when texts, pictures and hashtags are compared: the settings."""

from __future__ import annotations

from dataclasses import dataclass

from groundswell.errors import SettingError


@dataclass(frozen=True, kw_only=True, slots=True)
class Sameness:
    """What is compared with what, and by which encoder of sentences.

    Without an ``encoder``, rewordings and translations are not looked for: they take far more
    time than everything else, and what they give are leads.

    >>> Sameness().encoder is None
    True
    """

    near_copies: bool = True  # texts that are edited, cut, or put into more words
    hashtags: bool = True  # variants of hashtags
    pictures: bool = True  # of posts that name some
    encoder: str | None = None  # for rewordings and translations: use, or another installed
    model: str | None = None  # of an encoder that offers several
    address: str | None = None  # of an encoder that answers over the network
    fewest_bits: float = 40.0  # of information in a text that is compared at all

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if not 25 <= self.fewest_bits <= 1_000:
            msg = (
                f"sameness: fewest_bits is {self.fewest_bits}; give 25 to 1000, e.g. 40: "
                "shorter texts are said by everybody"
            )
            raise SettingError(msg)
