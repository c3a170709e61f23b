"""The pseudonym key: one for each person and machine, kept outside every case."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from platformdirs import user_config_path

from groundswell.errors import SettingError

VARIABLE = "GROUNDSWELL_KEY_FILE"


def key_path() -> Path:
    """Give where the key lies: what ``GROUNDSWELL_KEY_FILE`` says, else the user's settings."""
    given = os.environ.get(VARIABLE)
    return Path(given) if given else user_config_path("groundswell") / "pseudonym.key"


def load_key(case: Path | None = None) -> bytes:
    """Read the pseudonym key, making one (readable by its owner only) on first use.

    Raises `SettingError` when the file can't be read or made, is too short to be a key, or
    lies inside the case, with which it would be handed on.
    """
    path = key_path()
    if case is not None and path.resolve().is_relative_to(case.resolve()):
        msg = f"the pseudonym key lies inside the case; set {VARIABLE} to a file outside it"
        raise SettingError(msg)
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_hex(32) + "\n")
            try:
                os.link(fresh, path)  # never over a key that another run made meanwhile
            except FileExistsError:
                pass
            except OSError:
                fresh.replace(path)
            fresh.unlink(missing_ok=True)
        key = path.read_bytes().strip()
    except OSError as why:
        msg = f"the pseudonym key can't be kept ({why.strerror}); set {VARIABLE} to a file outside the case"
        raise SettingError(msg) from why
    if len(key) < 16:
        msg = f"the file named by {VARIABLE} holds fewer than 16 bytes; give a longer key"
        raise SettingError(msg)
    return key


def fingerprint(key: bytes) -> str:
    """Give a short mark by which two runs can tell that they used the same key."""
    return hashlib.blake2b(key, digest_size=6, person=b"groundswell-key").hexdigest()
