"""Where a text that many publish may come from, as far as its own words show it.

The rules are those of `sameness.common_sources` that need the text alone; they lean to the innocent
side. Whether a text is the title of a page that was linked is not seen here.
"""

from __future__ import annotations

from groundswell.sameness import formulas

NONE_SEEN, ONE_ACCOUNT = "none seen", "one account"
SOURCES = (
    *(NONE_SEEN, ONE_ACCOUNT, "greeting", "common", "template", "headline", "quotation"),
    "many accounts",
)
"""The words for where a narrative may come from."""

_MANY = 30  # accounts from which on a text has a source, if an unknown one
_GREETING_REACH = 60  # letters beyond the greeting up to which the whole is a greeting


def likely_source(text: str, accounts: int) -> str:
    """Give the first of `SOURCES` that the representative text, or who published it, shows.

    >>> likely_source("happy birthday to you and to all who share your day", 12)
    'greeting'
    >>> likely_source("quinces ripen beside our oldest garden wall", 1)
    'one account'
    """
    if accounts <= 1:
        return ONE_ACCOUNT
    greeting = formulas.GREETING.search(text)
    if greeting and len(text) - len(greeting[0]) <= _GREETING_REACH:
        return "greeting"
    if formulas.COMMON.search(text):
        return "common"
    if formulas.TEMPLATE.search(text):
        return "template"
    if formulas.PUBLISHER.search(text):
        return "headline"
    said = sum(len(found[0]) for found in formulas.SPEECH.finditer(text))
    if formulas.ATTRIBUTED.search(text) or said >= 0.5 * len(text):
        return "quotation"
    return "many accounts" if accounts > _MANY else NONE_SEEN
