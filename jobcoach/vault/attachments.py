"""Large documents beside the database: unchanging files, each encrypted in chunks under a key of its own in its row."""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from sqlalchemy import Connection

from jobcoach.model.expected import Expected
from jobcoach.vault import ballast, header_file
from jobcoach.vault.errors import translated

if TYPE_CHECKING:
    from jobcoach.vault.opened import Vault

FOLDER = "bijlagen"
LARGE = 256 * 1024
CHUNK, TAG = 64 * 1024, 16
KEY_BYTES, NONCE_BYTES = 32, 7
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One file: name (32 hex), key (32 bytes), first 7 bytes of its nonces, and its plain length in bytes."""

    id: str
    key: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    size: int


def write(folder: Path, content: bytes) -> Attachment:
    """Encrypt ``content`` into the bundle; it is on disk when this returns, so that its row may be committed.

    AES-256-GCM in STREAM order (Hoang, Reyhanitabar, Rogaway and Vizar 2015): nonce = prefix, number, last or not; so
    no chunk can be moved, left out or cut off. Raises ``vault.space_low``, ``vault.disk_full``, ``vault.read_only``.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    made = Attachment(
        id=secrets.token_hex(16), key=os.urandom(KEY_BYTES), nonce=os.urandom(NONCE_BYTES), size=len(content)
    )
    with translated():
        ballast.check_room(folder, len(content))
        place = folder / FOLDER
        header_file.make_folder(place)
        new = place / f".nieuw.{made.id}"
        try:
            with header_file.create(new) as out:
                cipher = AESGCM(made.key)
                for number, start, last in _chunks(len(content)):
                    chunk = memoryview(content)[start : start + CHUNK]
                    out.write(cipher.encrypt(_nonce(made, number, last=last), chunk, made.id.encode()))
                out.flush()
                os.fsync(out.fileno())
            new.replace(place / made.id)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
        header_file.sync_folder(place)
    return made


def read(folder: Path, attachment: Attachment) -> bytes:
    """The whole content. Raises ``attachment.missing`` and ``attachment.damaged``."""
    return b"".join(_read(folder, attachment))


def is_whole(folder: Path, attachment: Attachment) -> bool:
    """Whether the file is there and decrypts to its end; nothing is kept of it."""
    try:
        for _ in _read(folder, attachment):
            pass
    except Expected:
        return False
    return True


def _read(folder: Path, attachment: Attachment) -> Iterator[bytes]:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = AESGCM(attachment.key)
    with translated():
        try:
            with (folder / FOLDER / attachment.id).open("rb") as stream:
                if os.fstat(stream.fileno()).st_size != stored_size(attachment.size):
                    raise Expected("attachment.damaged")
                for number, _, last in _chunks(attachment.size):
                    chunk = stream.read(CHUNK + TAG)
                    yield cipher.decrypt(_nonce(attachment, number, last=last), chunk, attachment.id.encode())
        except FileNotFoundError:
            raise Expected("attachment.missing") from None
        except InvalidTag:
            raise Expected("attachment.damaged") from None


def stored_size(size: int) -> int:
    """Bytes on disk of an attachment of ``size`` plain bytes."""
    return size + TAG * max(1, -(-size // CHUNK))


def _chunks(size: int) -> Iterator[tuple[int, int, bool]]:
    """(number, start, is it the last) of every chunk; an empty content has one."""
    chunks = max(1, -(-size // CHUNK))
    return ((number, number * CHUNK, number == chunks - 1) for number in range(chunks))


def _nonce(attachment: Attachment, number: int, *, last: bool) -> bytes:
    return attachment.nonce + number.to_bytes(4, "big") + (b"\x01" if last else b"\x00")


def sweep(folder: Path, known: Iterable[str]) -> int:
    """Remove files that no row knows: their row was never committed, or is erased. How many went."""
    place, known = folder / FOLDER, frozenset(known)
    going = [file for file in place.iterdir() if file.name not in known and is_ours(file)] if place.is_dir() else []
    for file in going:
        file.unlink(missing_ok=True)
    return len(going)


def of_rows(connection: Connection) -> tuple[Attachment, ...]:
    """Every attachment that a row knows, also of documents in the bin; none in a vault from before they existed."""
    columns = {row[1] for row in connection.exec_driver_sql('PRAGMA table_info("document")')}
    if "attachment_id" not in columns:
        return ()
    rows: Any = connection.exec_driver_sql(
        "SELECT attachment_id, attachment_key, attachment_nonce, size FROM document WHERE attachment_id IS NOT NULL"
    )
    return tuple(Attachment(id=row[0], key=row[1], nonce=row[2], size=row[3]) for row in rows)


def sweep_unknown(vault: "Vault") -> None:
    """Remove the files of an open vault that no row knows; for the moment after unlocking, when nobody adds any."""
    if (vault.folder / FOLDER).is_dir():
        known = vault.ask(lambda session: of_rows(session.connection()))
        with suppress(OSError):  # what cannot be removed today is tried again
            sweep(vault.folder, (one.id for one in known))


def is_ours(file: Path) -> bool:
    """Whether the name is one that this module gives, half-written files included."""
    name = file.name.removeprefix(".nieuw.")
    return len(name) == 32 and _HEX.issuperset(name)


def copy_into(out: BinaryIO, file: Path) -> None:
    """Write the encrypted bytes of a file to a stream."""
    with file.open("rb") as source:
        while piece := source.read(CHUNK):
            out.write(piece)
