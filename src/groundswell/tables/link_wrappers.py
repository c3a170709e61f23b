"""Addresses that only lead to another, which they name: redirects, archives, caches, translators.

Nothing is opened. A wrapper that does not name its target (a short link, an archive's own number)
stays what it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote

_REMEMBERED = 100_000  # hosts; more than the links of most files name
_TARGET = re.compile(r"https?:/{1,2}(?=[^/])", re.IGNORECASE)  # one slash may be lost in a path
# Where the target is the value of a parameter: host → start of the path, names of the parameter.
_IN_PARAMETER = {
    "l.facebook.com": ("/", ("u",)),
    "lm.facebook.com": ("/", ("u",)),
    "facebook.com": ("/(?:l\\.php|flx/warn)", ("u",)),
    "l.messenger.com": ("/", ("u",)),
    "l.instagram.com": ("/", ("u",)),
    "l.threads.com": ("/", ("u",)),
    "l.threads.net": ("/", ("u",)),
    "youtube.com": ("/redirect", ("q",)),
    "vk.com": ("/away\\.php", ("to",)),
    "away.vk.com": ("/away\\.php", ("to",)),
    "out.reddit.com": ("/", ("url",)),
    "t.umblr.com": ("/redirect", ("z",)),
    "linkedin.com": ("/(?:redir/redirect|safety/go)", ("url",)),
    "weibo.cn": ("/sinaurl", ("u", "toasturl")),
    "tiktok.com": ("/link/v2", ("target",)),
    "duckduckgo.com": ("/l/", ("uddg",)),
    "steamcommunity.com": ("/linkfilter", ("url", "u")),
    "slack-redir.net": ("/link", ("url",)),
    "getpocket.com": ("/redirect", ("url",)),
    "exit.sc": ("/", ("url",)),
    "12ft.io": ("/(?:proxy|api/proxy)", ("q",)),
    "translate.google.com": ("/(?:translate|website)", ("u",)),
    "translate.yandex.com": ("/translate", ("url",)),
    "translate.yandex.ru": ("/translate", ("url",)),
    "translatetheweb.com": ("/", ("a",)),
    "microsofttranslator.com": ("/", ("a",)),
}
_AS_QUERY = frozenset({"href.li", "anonym.to", "anon.to", "nullrefer.com"})
_PROTECTION = ".safelinks.protection.outlook.com"
_GOOGLE = re.compile(r"google\.(?:com?\.)?[a-z]{2,3}")
_AMP = re.compile(r"/amp/(s/)?(.+)")
_AMP_CACHE = re.compile(r"/[a-z]/(s/)?(.+)")
_CACHED = re.compile(r"cache:(?:[\w-]+:)?(\S+)")
_WEB_ARCHIVE = re.compile(r"/web/\d{1,14}\*?(?:[a-z]{2}_)?/(.+)")
ARCHIVES = frozenset(
    f"archive.{end}" for end in ("today", "ph", "is", "li", "md", "vn", "fo", "st", "ec")
)
"""The hosts of one archive of pages, which all hold the same copies."""
ARCHIVE = "archive.ph"
_IN_ARCHIVE = re.compile(r"/(?:newest/|oldest/|o/\w+/|\d{4,14}/)?(https?:/.+)", re.IGNORECASE)
_IN_PATH = re.compile(r"/(https?:/.+)", re.IGNORECASE)
_TRANSLATED = ".translate.goog"
_HOSTS = frozenset(_IN_PARAMETER) | _AS_QUERY | ARCHIVES | {"bing.com", "web.archive.org"}


@lru_cache(_REMEMBERED)
def may_wrap(host: str) -> bool:
    """Whether addresses on a host (without www and the like) may lead elsewhere."""
    return (
        host in _HOSTS
        or host.endswith((".cdn.ampproject.org", _TRANSLATED, _PROTECTION))
        or host == "webcache.googleusercontent.com"
        or _GOOGLE.fullmatch(host) is not None
    )


def may_redirect(address: str) -> bool:
    """Whether an address on a site with hosts of several names may be a redirect."""
    return any(mark in address for mark in ("/redirect?", "/l.php?", "/flx/warn?"))


def target(host: str, path: str, query: str) -> str | None:
    """Give the address that one on ``host`` (without www and the like) leads to, if it names it.

    >>> target("web.archive.org", "/web/20240301/http://bus.example/42", "a=1")
    'http://bus.example/42?a=1'
    >>> target("bus--line-example.translate.goog", "/42", "_x_tr_sl=de&_x_tr_tl=en")
    'https://bus-line.example/42'
    """
    if not may_wrap(host):
        return None
    if host.endswith(".cdn.ampproject.org"):
        found = _AMP_CACHE.fullmatch(path)
        return _with(f"https://{found[2]}", query) if found else None
    if host.endswith(_TRANSLATED):
        return _translated(host.removesuffix(_TRANSLATED), path, query)
    if host == "webcache.googleusercontent.com":
        cached = _CACHED.match(dict(parse_qsl(query)).get("q", ""))
        return (
            _plain(cached[1] if "//" in cached[1] else f"https://{cached[1]}") if cached else None
        )
    if host in _AS_QUERY:
        return _plain(unquote(query).removesuffix("="))
    if host == "web.archive.org":
        found = _WEB_ARCHIVE.fullmatch(path)
        return _with(_whole(found[1]), query) if found else None
    if host in ARCHIVES or (host == "12ft.io" and _IN_PATH.fullmatch(path)):
        found = (_IN_ARCHIVE if host in ARCHIVES else _IN_PATH).fullmatch(path)
        return _with(_whole(found[1]), query) if found else None
    if host == "bing.com" or _GOOGLE.fullmatch(host):
        found = _AMP.fullmatch(path)
        if found or host == "bing.com":
            return _with(f"https://{found[2]}", query) if found else None
        return _named(query, ("q", "url")) if path == "/url" else None
    start, names = ("/", ("url",)) if host.endswith(_PROTECTION) else _IN_PARAMETER[host]
    return _named(query, names) if re.match(start, path or "/") else None


@lru_cache(_REMEMBERED)
def wraps_in_paths(host: str) -> bool:
    """Whether a path alone, without a query, may lead elsewhere."""
    return (
        host in ARCHIVES
        or host in ("web.archive.org", "bing.com", "12ft.io")
        or host.endswith((".cdn.ampproject.org", _TRANSLATED))
        or _GOOGLE.fullmatch(host) is not None
    )


def _named(query: str, names: tuple[str, ...]) -> str | None:
    given = dict(parse_qsl(query))
    return next((found for name in names if (found := _plain(given.get(name, "")))), None)


def _plain(address: str) -> str | None:
    return address if _TARGET.match(address) else None


def _whole(address: str) -> str:
    """Give an address its scheme, and the slash that paths lose."""
    if _TARGET.match(address):
        return _TARGET.sub(lambda scheme: scheme[0].rstrip("/") + "//", address, count=1)
    return f"https://{address}"


def _with(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address


def _translated(label: str, path: str, query: str) -> str | None:
    """Take a page out of a translator that has the page's host in its own."""
    host = label.replace("--", "\0").replace("-", ".").replace("\0", "-")
    kept = "&".join(part for part in query.split("&") if not part.startswith("_x_tr_"))
    return _with(f"https://{host}{path}", kept) if "." in host else None
