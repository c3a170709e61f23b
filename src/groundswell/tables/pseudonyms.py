"""Keyed pseudonyms: who an account is stays behind a key that is not in the case."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable

    from groundswell.tables.cells import Distinct

_SIGNS = "abcdefghijklmnopqrstuvwxyz234567"  # of base 32
_PAIRS = [one + other for one in _SIGNS for other in _SIGNS]
_KEEP = 500_000  # names remembered at once; more than most files have accounts


class Pseudonyms:
    """Names turned into pseudonyms by HMAC-SHA-256, or kept when the analyst asked for it.

    The same name on the same platform gives the same pseudonym under the same key, across
    files and cases. 60 bits of the digest are kept: among a million accounts the chance that
    any two collide is under one in a million.

    >>> names = Pseudonyms(b"a key of at least sixteen bytes")
    >>> names.account("x", "Ana") == names.account("x", "@ana")
    True
    >>> Pseudonyms(b"", keep=True).account("x", "Ana")
    'x:ana'
    """

    def __init__(self, key: bytes, *, keep: bool = False) -> None:
        """Take the secret key, or none when handles are kept."""
        if not keep and len(key) < 16:
            raise ValueError("the pseudonym key is shorter than 16 bytes; give a longer one")
        self._key = key
        self._keep = keep
        self._known: dict[tuple[str, str], _Keys] = {}
        self._count = 0

    @property
    def kept(self) -> bool:
        """Whether names are kept as they are."""
        return self._keep

    def account(self, platform: str, name: str) -> str:
        """Give the key of an account, from its id or its handle."""
        return self._keyed(platform, name, "a")

    def accounts(self, platforms: Distinct, names: Distinct) -> pa.Array:
        """Give the keys of n accounts, a string array; null where the name is missing."""
        if len(platforms.values) <= 2:  # None, and the one there is
            only = platforms.values[-1]
            return names.texts(list(map(self._keys(only, "a").__getitem__, names.values)))
        width = len(names.values)
        pairs, places = np.unique(
            platforms.codes.astype(np.int64) * width + names.codes, return_inverse=True
        )
        found = [
            names.values[pair % width]
            and self.account(platforms.values[pair // width], names.values[pair % width])
            for pair in pairs.tolist()
        ]
        return pa.array(found, pa.string()).take(pa.array(places))

    def address(self, address: str) -> str:
        """Give the pseudonym of an e-mail or network address."""
        return self._keyed("address", address, "e")

    def text(self, text: str) -> str:
        """Give a key that equal texts share and that tells nothing else of them.

        >>> names = Pseudonyms(b"a key of at least sixteen bytes")
        >>> names.text("tea and buses") == names.text("tea and buses") != names.text("tea")
        True
        """
        digest = hmac.digest(self._key, f"text\0{text}".encode("utf-8", "replace"), "sha256")
        return f"b-{_spelled(digest)}"

    def _keyed(self, platform: str, name: str, letter: str) -> str:
        key: str = self._keys(platform, letter)[name]
        return key

    def _keys(self, platform: str, letter: str) -> _Keys:
        keys = self._known.get((letter, platform))
        if keys is None:
            keys = self._known[letter, platform] = _Keys(
                lambda name: self._made(platform, name, letter)
            )
        return keys

    def _made(self, platform: str, name: str, letter: str) -> str:
        if self._count >= _KEEP:
            for keys in self._known.values():
                keys.clear()
            self._known.clear()
            self._count = 0
        self._count += 1
        plain = name.strip().lstrip("@＠").strip()
        if self._keep:
            plain = plain.casefold()  # as platforms have it: @BBC and @bbc are one account
            return plain if platform in ("unknown", "address") else f"{platform}:{plain}"
        digest = hmac.digest(
            self._key, f"{platform}\0{plain.casefold()}".encode("utf-8", "replace"), "sha256"
        )
        return f"{letter}-{_spelled(digest)}"


class _Keys(dict[Any, Any]):
    """Keys of names, each made when it is first asked for; None has none."""

    def __init__(self, make: Callable[[str], str]) -> None:
        self._make = make

    def __missing__(self, name: str | None) -> str | None:
        if name is None:
            return None
        key = self._make(name)
        self[name] = key
        return key


def _spelled(digest: bytes) -> str:
    """Spell the first 60 bits in base 32, ten at a time."""
    bits = int.from_bytes(digest[:8], "big") >> 4
    return (
        _PAIRS[bits >> 50]
        + _PAIRS[bits >> 40 & 1023]
        + _PAIRS[bits >> 30 & 1023]
        + _PAIRS[bits >> 20 & 1023]
        + _PAIRS[bits >> 10 & 1023]
        + _PAIRS[bits & 1023]
    )


def stable_key(letter: str, *parts: str) -> str:
    """Give a key that is the same on every run: 80 bits of BLAKE2 over the parts.

    >>> stable_key("p", "x", "42")
    'p-5838d58aa39b29961afc'
    """
    joined = "\0".join(parts).encode("utf-8", "replace")
    return f"{letter}-{hashlib.blake2b(joined, digest_size=10).hexdigest()}"
