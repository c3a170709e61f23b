"""Characters that hide, reorder or command are shown by their number instead of obeyed.

Post text and account names come from strangers. A right-to-left override can make one link
look like another, a terminal escape can rewrite a screen, and tag characters can carry a
hidden message. Every writer sends data text through here.
"""

from __future__ import annotations

import re

_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"  # e.g. Wales
_HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, save tab and line feed
    "\u00ad\u200b\u2028\u2029\u2060-\u2064\ufeff"  # invisible, and breakers of lines
    "\u202a-\u202e\u2066-\u206f"  # change the direction of what follows
    "\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff"  # halves of a pair: not encodable
    "\U000e0000-\U000e007f"  # tags
)
_SUSPECT = re.compile(f"(?P<flag>{_FLAG})|[{_HIDDEN}]")
_LINE_BREAKS = re.compile("[\n\t]")


def _named(match: re.Match[str]) -> str:
    return match[0] if match.lastgroup == "flag" else f"⟦U+{ord(match[0]):04X}⟧"


def visible(text: str) -> str:
    r"""Show every character that hides or commands; tabs and line breaks stay.

    >>> visible("bus\u202e24"), visible("\x1b[2J"), visible("one\r\ntwo")
    ('bus⟦U+202E⟧24', '⟦U+001B⟧[2J', 'one\ntwo')
    """
    return _SUSPECT.sub(_named, text.replace("\r\n", "\n"))


def visible_line(text: str) -> str:
    r"""Show these, and tabs and line breaks as well, so that the text is one line.

    >>> visible_line("one\ntwo")
    'one⟦U+000A⟧two'
    """
    return _LINE_BREAKS.sub(_named, _SUSPECT.sub(_named, text))


def escaped_in_json(document: str) -> str:
    r"""Write these characters as ``\uXXXX`` in a JSON document, where they lose nothing.

    >>> escaped_in_json('"bus\u202e24"')
    '"bus\\u202e24"'
    """

    def escape(match: re.Match[str]) -> str:
        if match[0] == "\n" or match.lastgroup == "flag":
            return match[0]
        units = match[0].encode("utf-16-be", "surrogatepass").hex()
        return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))

    return _SUSPECT.sub(escape, document)
