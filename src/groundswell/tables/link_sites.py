"""Sites on which one page has several addresses by rules of their own."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl

from groundswell.tables.link_wrappers import ARCHIVE, ARCHIVES

_MIRRORS = {
    "twitter.com": "x.com", "fxtwitter.com": "x.com", "vxtwitter.com": "x.com", "fixupx.com": "x.com",
    "fixvx.com": "x.com", "nitter.net": "x.com", "xcancel.com": "x.com",
    "youtube-nocookie.com": "youtube.com", "fb.com": "facebook.com",
    "telegram.me": "t.me", "telegram.dog": "t.me",
}  # fmt: skip
_X_STATUS = re.compile(r"/(?:#!/)?(?:i/web|[^/]+)/status(?:es)?/(\d+)")
_VIDEO = re.compile(r"/(?:embed|v|e|shorts|live)/([\w-]{11})(?:/.*)?", re.ASCII)
_ID = re.compile(r"[\w-]+", re.ASCII)
_THREAD = re.compile(r"(?:/r/[^/]+|/u(?:ser)?/[^/]+)?/comments/(\w+)(?:/[^/]*(?:/(\w+))?)?/?")
_CHANNEL = re.compile(r"/s(/.+)")
_HOSTS = {
    "reddit.com": frozenset({"old", "new", "np", "i", "sh"}),
    "facebook.com": frozenset({"mbasic", "web", "touch", "en-gb", "de-de", "ja-jp"}),
    "youtube.com": frozenset({"music"}),
}
_RULED = (
    frozenset(_MIRRORS) | frozenset(_HOSTS) | {"x.com", "youtu.be", "redd.it", "t.me"} | ARCHIVES
)


class Place(NamedTuple):
    """An address in parts; ``domain`` is the registrable one."""

    domain: str
    host: str
    path: str
    query: str
    fragment: str


def has_rules_for_paths(domain: str) -> bool:
    """Whether a domain has rules for more than its hosts."""
    return domain in ("x.com", "youtube.com", "reddit.com", "t.me")


def is_short_form(host: str) -> bool:
    """Whether pages on a host are pages of another site's, as far as they are any."""
    return host in ("youtu.be", "redd.it")


def settled(place: Place) -> Place:
    """Give the address by which a page on a site with rules of its own is known.

    >>> settled(Place("youtu.be", "youtu.be", "/a_b-c_d-e_f", "t=30", ""))[1:4]
    ('youtube.com', '/watch', 'v=a_b-c_d-e_f')
    """
    if place.domain not in _RULED:
        return place
    domain, host, path, query, fragment = place
    one = ARCHIVE if domain in ARCHIVES else _MIRRORS.get(domain, domain)
    if one != domain:
        domain, host = one, host.removesuffix(domain) + one
    labels = host.removesuffix(domain).rstrip(".")
    if labels in _HOSTS.get(domain, ()):
        host = domain
    if domain == "x.com":
        status = _X_STATUS.match(f"{path}#{fragment}" if fragment else path)
        if status:  # leaves the handle out; the address still works
            path, fragment = f"/i/status/{status[1]}", ""
    elif host == "youtu.be" and len(path) > 1:
        domain = host = "youtube.com"
        path, query = "/watch", f"v={path[1:].split('/')[0]}"
    elif host == "youtube.com":
        path, query = _video(path, query)
    elif host == "redd.it" and re.fullmatch(r"/\w+/?", path):
        domain = host = "reddit.com"
        path = "/comments/" + path.strip("/")
    elif host == "t.me" and (shown := _CHANNEL.fullmatch(path)):
        path = shown[1]
    if host == "reddit.com" and (thread := _THREAD.fullmatch(path)):
        path = f"/comments/{thread[1]}" + (f"/_/{thread[2]}" if thread[2] else "")
    return Place(domain, host, path, query, fragment)


def _video(path: str, query: str) -> tuple[str, str]:
    """Know a video by its id alone, however and from which second it is shown."""
    found = _VIDEO.fullmatch(path)
    if found:
        return "/watch", f"v={found[1]}"
    if path.rstrip("/") == "/watch":
        seen = [value for name, value in parse_qsl(query, encoding="latin-1") if name == "v"]
        if len(seen) == 1 and _ID.fullmatch(seen[0]):
            return "/watch", f"v={seen[0]}"
    return path, query
