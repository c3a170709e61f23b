"""Links in one canonical form, so that the same page is one item; nothing is ever fetched."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from tldextract import TLDExtract
from w3lib.url import canonicalize_url

from groundswell.tables.link_sites import Place, has_rules_for_paths, is_short_form, settled
from groundswell.tables.link_wrappers import may_redirect, target, wraps_in_paths

# The suffix list that comes with the package; private suffixes too, so that two blogs on one
# host are two domains.
_suffixes = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)

# Query parameters that tell how a reader came, never what they read. Short generic names
# (id, ref, source, cid) are absent on purpose: on many sites they name the page, and a wrong
# merge would make strangers look as if they shared a link.
_TRACKING = frozenset(
    """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid li_fat_id igsh igshid
    mc_cid mc_eid mkt_tok oly_anon_id oly_enc_id vero_id vero_conv _hsenc _hsmi __hssc __hstc __hsfp
    hsctatracking wickedid rb_clickid s_cid ncid cmpid xtor ref_src ref_url __twitter_impression
    feature_share guccounter guce_referrer guce_referrer_sig _openstat spm __s _ga _gl
    action_object_map action_type_map action_ref_map ns_mchannel ns_source ns_campaign ns_linkname
    ns_fee wt_mc wt_zmc piwik_campaign piwik_kwd pk_campaign pk_kwd pk_source pk_medium pk_content
    matomo_campaign mtm_campaign mtm_source mtm_medium mtm_keyword mtm_content
    fb_action_ids fb_action_types fb_source fb_ref fb_comment_id srsltid gad_source epik
    _branch_match_id smid smtyp mbid wpisrc wpsrc ocid srnd sref soc_src soc_trk ss_source
    ss_campaign_id emci emdi sfmc_id trk trkcampaign trkemail isappinstalled nsukey vd_source
    spm_id_from share_token share_source share_medium share_plat share_session_id
    """.split()  # noqa: SIM905
)
_TRACKING_PREFIXES = ("utm_", "itm_", "hsa_", "ga_")
_TRACKING_ON = {
    "x.com": frozenset({"s", "t"}),
    "youtube.com": frozenset({"si", "feature", "ab_channel", "pp"}),
    "instagram.com": frozenset({"img_index"}),
    "facebook.com": frozenset({"__tn__", "__cft__", "mibextid", "rdid", "share_url"}),
    "tiktok.com": frozenset({"_r", "_t", "is_from_webapp", "sender_device", "web_id"}),
    "spotify.com": frozenset({"si"}),
    "amazon.com": frozenset({"tag", "qid", "sr"}),
    "medium.com": frozenset({"source", "sk", "gi"}),
    "t.me": frozenset({"embed", "single", "userpic", "mode", "before", "after"}),
    "reddit.com": frozenset({"context", "share_id", "sort", "rdt"}),
    "qq.com": frozenset({"chksm", "scene", "key", "uin", "pass_ticket", "ascene"}),
}

SHORTENERS = frozenset(
    """
    t.co bit.ly bitly.com j.mp goo.gl tinyurl.com ow.ly is.gd v.gd buff.ly dlvr.it ift.tt fb.me lnkd.in
    wp.me trib.al t.cn dld.bz tiny.cc shar.es su.pr cutt.ly rebrand.ly rb.gy s.id shorturl.at adf.ly
    po.st ln.is u.to clck.ru vk.cc amzn.to nyti.ms wapo.st bbc.in reut.rs cnn.it huff.to politi.co
    hill.cm fxn.ws apne.ws econ.st on.wsj.com bloom.bg zpr.io crwd.fr spr.ly ebx.sh fw.to snip.ly t.ly
    amp.gs url.cn dwz.cn t.ie x.co yhoo.it flip.it chn.ge smarturl.it lnk.to linktr.ee paper.li
    archive.ph b23.tv goo.su surl.li qr.ae aka.ms g.co a.co hubs.ly hubs.la fb.watch
    """.split()  # noqa: SIM905
)

STOP = "[\\s<>\"'“”„«»（）【】「」『』。，、]"
IN_TEXT = re.compile(
    r"(?=[hw])(?:"  # most letters begin no link, and need not be tried as more than one thing
    # A short link ends with its ASCII code, also where the text goes on without a blank.
    r"https?://(?:t\.co|bit\.ly|goo\.gl|ow\.ly|buff\.ly|dlvr\.it|ift\.tt|fb\.me|lnkd\.in|youtu\.be)/"
    r"[A-Za-z0-9_-]+(?=[^\x00-\x7f])|"
    rf"(?:https?://|(?<![\w@./-])www\.)[^{STOP[1:]}+)",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?…)]}*_~|"
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?(?:[/?#].*)?")
_SHORT = re.compile(r"https?://([\w.-]+)/([\w-]+)/?", re.ASCII)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_PREFIXES = frozenset(
    {"www", "m", "mobile", "mobi", "touch", "amp", "wap", "pda", *(f"www{n}" for n in range(1, 10))}
)
_AMP_PATH = re.compile(r"/amp$|(?<=[^/.])\.amp(?=\.html?$|$)")
_AMP_START = re.compile(r"^/amp(?=/.*[-\d])")  # what follows looks like a page, not a section
_PRINTED = re.compile(r"(?<=/)([^/]*[-\d][^/]*)/print$")
_INDEX = re.compile(r"/index\.(?:html?|php)$")
_SHOWN_AS = frozenset(
    """
    amp=1 amp= outputtype=amp print=1 print= print=true print=yes print=y view=print format=print
    share=twitter share=facebook share=linkedin share=reddit share=telegram share=jetpack-whatsapp
    """.split()  # noqa: SIM905
)  # the same page in another form
_LIMIT = 4_096
# Most addresses hold nothing that has to be tidied: plain labels, segments that are no dots, no
# query, and no end that AMP puts there.
_PLAIN = re.compile(
    r"https?://((?:[a-z0-9-]++\.)++[a-z][a-z0-9-]*+)(?!/amp/)((?:/[\w~,+:=@!-][\w.~,+:=@!-]*+)*+)"
    r"(?<![/.]amp)(?<!\.amp\.html)(?<!\.amp\.htm)(?<!/print)"
    r"(?<!/index\.html)(?<!/index\.htm)(?<!/index\.php)/?",
    re.ASCII,
)
_HOSTS = 100_000  # remembered; more than the links of most files name


class Link(NamedTuple):
    """A link in canonical form.

    ``domain`` is the registrable domain, and None where it says nothing about the page: on a
    shortener whose target is not known (``decided`` says so), or on an opaque id.
    """

    value: str
    domain: str | None
    decided: str


class _Site(NamedTuple):
    """What comes before plain paths, and whether those have rules of their own (``ruled``)."""

    before: str
    domain: str | None
    decided: str
    ruled: bool


def in_text(text: str) -> list[str]:
    """Find the links in a text, in order.

    >>> in_text("see https://bus.example/a_(b). and www.bird.example!")
    ['https://bus.example/a_(b)', 'www.bird.example']
    """
    return taken_out(text)[0]


def taken_out(text: str) -> tuple[list[str], str]:
    """Find the links in a text, and give it with a blank in the place of each."""
    found: list[str] = []

    def noted(match: re.Match[str]) -> str:
        found.append(_trimmed(match[0]))
        return " "

    rest = IN_TEXT.sub(noted, text)
    return found, rest


def _trimmed(link: str) -> str:
    while link and link[-1] in _TRAILING:
        if link[-1] == ")" and link.count("(") >= link.count(")"):
            break
        link = link[:-1]
    return link


@lru_cache(maxsize=200_000)
def canonical(link: str) -> Link | None:
    """Give the canonical form of a link, or None when it is no link that can be read.

    Tracking parameters, default ports, fragments, a trailing slash, AMP and mobile hosts are
    dropped; http and https, www and bare host are one. A fragment that is an address within an
    application (``#/`` or ``#!``) stays. A value that is no address at all (an id given by
    whoever prepared the data) is kept as it is.

    >>> canonical("http://www.Bus.example:80/line/42/?utm_source=a&b=1#top").value
    'https://bus.example/line/42?b=1'
    >>> canonical("https://t.co/abc").decided
    'short link, not resolved'
    """
    plain = _PLAIN.fullmatch(link)
    if plain and len(link) <= _LIMIT:
        host, path = plain.groups()
        if site := _site(host):
            if not site.ruled or site.domain is None:
                return Link(site.before + path, site.domain, site.decided)
            place = settled(Place(site.domain, site.domain, path, "", ""))
            asked = f"?{place.query}" if place.query else ""
            return Link(f"https://{place.host}{place.path}{asked}", place.domain, site.decided)
    return canonical_of_any(link)


def canonical_of_any(link: str) -> Link | None:
    """Give the same as `canonical`, which is sooner done where a link is plain."""
    link = link.strip()
    if not link or len(link) > _LIMIT:
        return None
    short = _SHORT.fullmatch(link)  # most links of some platforms: nothing to canonicalise
    if short and short[1].lower() in SHORTENERS:
        return Link(f"https://{short[1].lower()}/{short[2]}", None, "short link, not resolved")
    if not _SCHEME.match(link) or _HOST.fullmatch(link):
        if not _HOST.fullmatch(link) or _is_number(re.split(r"[/?#:]", link)[0]):
            return None if any(c.isspace() for c in link) else Link(link, None, "given id")
        link = "https://" + link
    try:
        parts = urlsplit(link)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
            return None
        parts = _tidied(link)
        while inner := target(_bare_host(parts.hostname or ""), parts.path, parts.query):
            parts = _tidied(inner)  # one redirect may name another
        port = parts.port
        host = (parts.hostname or "").strip(".")
    except ValueError:
        return None
    if not host or " " in host or "%" in host or ".." in host or _is_number(host):
        return None
    found = _assembled(host, port, parts)
    if found is None or found.value == link:
        return found
    # What follows ";" is written otherwise at the end of a path, and a page that is plain only now
    # may turn out to lead elsewhere.
    again = ";" in found.value or wraps_in_paths(_bare_host(host)) or may_redirect(found.value)
    again |= has_rules_for_paths(found.domain or "") and _shown_otherwise(parts.path)
    return canonical_of_any(found.value) if again else found


@lru_cache(_HOSTS)
def _site(host: str) -> _Site | None:
    """Give what plain paths on a host come to; None where each must be looked at by itself."""
    found = canonical_of_any(f"https://{host}/a")
    bare = _bare_host(host)
    if found is None or not found.value.endswith("/a") or wraps_in_paths(bare):
        return None
    if is_short_form(bare):
        return None
    before = found.value.removesuffix("/a")
    ruled = found.domain is not None and has_rules_for_paths(found.domain)
    if ruled and before.count(".") > 1:
        return None  # a host of its own beside the site's
    return _Site(before, found.domain, found.decided, ruled)


def _tidied(link: str) -> SplitResult:
    tidy: str = canonicalize_url(link, keep_blank_values=True, keep_fragments=True)
    return urlsplit(tidy)


def _is_number(host: str) -> bool:
    """Whether it ends in a number, as no host but a network address does."""
    if not host.rsplit(".", 1)[-1].isdigit():
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return True
    return False


@lru_cache(_HOSTS)
def _bare_host(host: str) -> str:
    labels = host.lower().strip(".").split(".")
    return ".".join(label for label in labels if label not in _PREFIXES)


def _assembled(host: str, port: int | None, parts: SplitResult) -> Link | None:
    domain = _registrable(host)
    if domain is None:
        return None
    host = _plain_host(host, domain)
    path, query = parts.path, parts.query
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    fragment = fragment if fragment.strip("/!") else ""
    domain, host, path, query, fragment = settled(Place(domain, host, path, query, fragment))
    dropped = _TRACKING_ON.get(domain, frozenset())
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True, encoding="latin-1")
        if name.lower() not in _TRACKING
        and name not in dropped
        and not name.lower().startswith(_TRACKING_PREFIXES)
        and f"{name}={value}".lower() not in _SHOWN_AS
    ]
    path = _plain_path(path, asked=bool(kept))
    host = f"[{host}]" if ":" in host else host
    place = host if port is None or port in (80, 443) else f"{host}:{port}"
    path = path or ("/" if kept or fragment else "")
    asked = urlencode(sorted(kept), encoding="latin-1")  # byte for byte: not all of it is UTF-8
    value = urlunsplit(("https", place, path, asked, fragment))
    if host in SHORTENERS:
        return Link(value, None, "short link, not resolved")
    return Link(value, domain, "canonical address")


def _plain_path(path: str, *, asked: bool) -> str:
    """Give a path without what only says how the page is shown."""
    shorter = path.rstrip("/;")
    if not _shown_otherwise(path):
        return shorter
    while True:
        path = shorter
        shorter = _PRINTED.sub(r"\1", _AMP_START.sub("", _AMP_PATH.sub("", path)))
        shorter = (shorter if asked else _INDEX.sub("", shorter)).rstrip("/;")
        if shorter == path:
            return path


def _shown_otherwise(path: str) -> bool:
    """Whether a path may say how a page is shown."""
    return "amp" in path or "/print" in path or "/index." in path


def _registrable(host: str) -> str | None:
    if host[-1].isdigit() or ":" in host:
        try:
            return str(ipaddress.ip_address(host))
        except ValueError:
            pass
    if host in SHORTENERS:
        return host
    found = _suffixes.extract_str(host)
    if found.top_domain_under_public_suffix:
        return found.top_domain_under_public_suffix
    labels = host.split(".")  # a suffix that is not on the list, or a suffix by itself
    return ".".join(labels[-2:]) if len(labels) > 1 else None


def _plain_host(host: str, domain: str) -> str:
    if not host.endswith("." + domain):
        return host
    labels = [label for label in host[: -len(domain) - 1].split(".") if label not in _PREFIXES]
    return ".".join([*labels, domain])


def shown(value: str) -> str:
    """Give a canonical link as people read it: percent-codes decoded where that is safe."""
    try:
        text = unquote(value, errors="strict") if "%" in value else value
    except UnicodeDecodeError:
        return value
    return text if text.isprintable() and " " not in text else value
