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
    namer: str | None = None  # MODEL@ADDRESS of a language model that drafts names of narratives
    fewest_bits: float = 40.0  # of information in a text that is compared at all

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if not 25 <= self.fewest_bits <= 1_000:
            msg = (
                f"sameness: fewest_bits is {self.fewest_bits}; give 25 to 1000, e.g. 40: "
                "shorter texts are said by everybody"
            )
            raise SettingError(msg)
        if self.namer is not None and "" in (self.namer_model, self.namer_address):
            msg = (
                "sameness: namer names no model and address; give MODEL@ADDRESS, "
                "e.g. small@http://localhost:8000/v1"
            )
            raise SettingError(msg)

    @property
    def namer_model(self) -> str:
        """The model that drafts names, or nothing."""
        return (self.namer or "").partition("@")[0]

    @property
    def namer_address(self) -> str:
        """Where that model answers, or nothing."""
        return (self.namer or "").partition("@")[2]
