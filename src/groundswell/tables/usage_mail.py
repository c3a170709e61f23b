"""What an e-mail address says of where it is kept, and in what form two of them are one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

PUBLIC = frozenset(
    """
    gmail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com icloud.com
    me.com mac.com proton.me protonmail.com pm.me gmx.com gmx.de gmx.net gmx.at web.de t-online.de
    freenet.de mail.com zoho.com yandex.com yandex.ru ya.ru mail.ru bk.ru list.ru inbox.ru
    rambler.ru qq.com 163.com 126.com sina.com sohu.com foxmail.com naver.com daum.net hanmail.net
    yahoo.co.jp yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.com.br yahoo.co.in
    hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es outlook.fr outlook.de outlook.jp
    live.fr live.co.uk orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it
    seznam.cz centrum.cz wp.pl o2.pl onet.pl interia.pl ukr.net i.ua abv.bg uol.com.br bol.com.br
    terra.com.br rediffmail.com fastmail.com tutanota.com tuta.com hey.com docomo.ne.jp
    ezweb.ne.jp softbank.ne.jp comcast.net verizon.net att.net btinternet.com
    """.split()  # noqa: SIM905
)
"""Providers of mail for everybody: that two accounts have one says nothing of them."""

_ONE_DOMAIN = {"googlemail.com": "gmail.com"}
_DOTS_DO_NOT_COUNT = frozenset({"gmail.com"})
_SHAPE = re.compile(r"[^\s@]{1,128}@[^\s@]{1,255}")


def mail_address(value: str) -> str | None:
    """Give an address in the form in which two that reach one mailbox are equal, None for none.

    What stands behind a plus is folded, and at Gmail dots are.

    >>> mail_address("Ana.Bus+tea@GoogleMail.com"), mail_address("ana at home")
    ('anabus@gmail.com', None)
    """
    plain = unicodedata.normalize("NFKC", value).strip().strip("<>").casefold()
    plain = plain.removeprefix("mailto:")
    if not _SHAPE.fullmatch(plain):
        return None
    local, _, domain = plain.partition("@")
    domain = domain.rstrip(".")
    domain = _ONE_DOMAIN.get(domain, domain)
    local = local.partition("+")[0] or local
    if domain in _DOTS_DO_NOT_COUNT:
        local = local.replace(".", "") or local
    return f"{local}@{domain}" if domain else None


def shared_by(domain: str) -> str | None:
    """Say who shares a domain of mail: ``public mail``, ``disposable``, or None.

    After a short list of the largest providers, and the published list of throw-away ones.

    >>> shared_by("gmail.com"), shared_by("bus.example")
    ('public mail', None)
    """
    if domain in PUBLIC:
        return "public mail"
    held, listed = domain, _disposable()
    while "." in held:
        if held in listed:  # or what it is a part of
            return "disposable"
        held = held.partition(".")[2]
    return None


@lru_cache(maxsize=1)
def _disposable() -> frozenset[str]:
    from disposable_email_domains import blocklist  # noqa: PLC0415 - read for signals alone

    return frozenset(blocklist)
