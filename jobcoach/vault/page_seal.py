"""The seal on the database file: a keyed hash of every page, in the header from lock to unlock.

The page HMACs of SQLCipher find a changed byte, but not an old page that was put back, pages cut off, or a log that was
taken away. The seal covers the file as it lies there, HMACs included. It has two steps: the file is hashed without a
key, which may happen while Argon2id still works on the key, and the hash is sealed under sub-key ``seal``.
"""

import hashlib
import hmac
import json
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jobcoach.vault import notices
from jobcoach.vault.header import Header, canonical
from jobcoach.vault.kdf import subkey, wipe
from jobcoach.vault.notices import Notice

WAL = "-wal"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """State of the seal: ``open`` while the vault is unlocked (then a crash is no tampering), else length and tag.

    ``at`` is when it was opened or closed (UTC), ``told`` what the coach still has to answer.
    """

    open: bool
    at: datetime
    length: int = 0
    tag: str = ""
    told: tuple[Notice, ...] = ()

    def text(self) -> str:
        """As the header keeps it."""
        content: dict[str, Any] = {"open": self.open, "at": self.at.isoformat(), "told": notices.to_json(self.told)}
        if not self.open:
            content |= {"length": self.length, "tag": self.tag}
        return canonical(content).decode()


def seal_of(header: Header) -> Seal | None:
    """The seal in an authenticated header; None in a vault of a version that had none."""
    content = json.loads(header.seal)
    if "open" not in content or "at" not in content:
        return None
    return Seal(
        open=bool(content["open"]),
        at=datetime.fromisoformat(content["at"]),
        length=int(content.get("length", 0)),
        tag=str(content.get("tag", "")),
        told=notices.from_json(content.get("told", [])),
    )


def closed(file: Path, master: bytearray, vault: str, *, at: datetime, told: tuple[Notice, ...]) -> Seal:
    """The seal on a database file that nobody has open any more."""
    digest, length = hashed(file)
    return Seal(open=False, at=at, length=length, tag=_tag(digest, length, master, vault), told=told)


def fits(seal: Seal, master: bytearray, vault: str, *, digest: bytes, length: int) -> bool:
    """Whether the file with this hash and length is the one that was sealed."""
    return length == seal.length and hmac.compare_digest(seal.tag, _tag(digest, length, master, vault))


def hashed(file: Path) -> tuple[bytes, int]:
    """BLAKE2b of a file and its length in bytes."""
    total, length = hashlib.blake2b(), 0
    with file.open("rb") as stream:
        while part := stream.read(_CHUNK):
            total.update(part)
            length += len(part)
    return total.digest(), length


def has_log(file: Path) -> bool:
    """Whether a write-ahead log with content lies beside the database; after a clean lock there is none."""
    log = file.with_name(file.name + WAL)
    return log.is_file() and log.stat().st_size > 0


class Hashing:
    """The hash of a file, worked out while the key is still being stretched."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._found: tuple[bytes, int] | None = None
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="page-seal", daemon=True)
        self._thread.start()

    def result(self) -> tuple[bytes, int]:
        """Hash and length, once they are there. Raises what reading raised."""
        self._thread.join()
        if self._found is None:
            raise self._error or OSError("the file was not read")
        return self._found

    def _run(self) -> None:
        try:
            self._found = hashed(self._file)
        except Exception as error:  # told to who waits for the result
            self._error = error


def _tag(digest: bytes, length: int, master: bytearray, vault: str) -> str:
    key = subkey(master, "seal")
    try:
        return hashlib.blake2b(digest + length.to_bytes(8, "big") + vault.encode(), key=bytes(key)).hexdigest()
    finally:
        wipe(key)
