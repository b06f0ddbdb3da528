"""Every page of a vault without its encryption, free ones and those of the log too, read without SQLCipher.

The layout of SQLCipher 4: 4,016 bytes of AES-256-CBC, 16 bytes of initialisation vector, 64 bytes of HMAC-SHA512 over
both and the page number; the first page begins with 16 bytes of salt. Every HMAC is checked, so nothing is misread.
"""

import hashlib
import hmac
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from jobcoach.vault.engine import PAGE_BYTES, SALT_BYTES
from jobcoach.vault.keeper import Vault

IV, TAG = 16, 64
BODY = PAGE_BYTES - IV - TAG
LOG_HEAD, FRAME_HEAD = 32, 24


class Reader:
    """Decrypts pages of the file with this raw key and salt."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._key = key
        self._mac = hashlib.pbkdf2_hmac("sha512", key, bytes(value ^ 0x3A for value in salt), 2, 32)

    def page(self, number: int, content: bytes) -> bytes:
        """The plain bytes of page ``number`` (1 is the first), without salt, vector and HMAC."""
        start = SALT_BYTES if number == 1 else 0
        body, vector, tag = content[start:BODY], content[BODY : BODY + IV], content[BODY + IV :]
        found = hmac.digest(self._mac, body + vector + number.to_bytes(4, "little"), "sha512")
        assert hmac.compare_digest(found, tag), f"page {number} is not what was written"
        decryptor = Cipher(algorithms.AES(self._key), modes.CBC(vector)).decryptor()
        return decryptor.update(body) + decryptor.finalize()


def plain_pages(file: Path, key: bytes) -> list[bytes]:
    """The pages of a database file."""
    content = file.read_bytes()
    reader = Reader(key, content[:SALT_BYTES])
    pages = range(len(content) // PAGE_BYTES)
    return [reader.page(at + 1, content[at * PAGE_BYTES : (at + 1) * PAGE_BYTES]) for at in pages]


def plain_log(file: Path, key: bytes) -> list[bytes]:
    """The pages in the write-ahead log beside a database file, those of older rounds too; none without a log."""
    log = file.with_name(file.name + "-wal")
    content = log.read_bytes()[LOG_HEAD:] if log.is_file() else b""
    with file.open("rb") as stream:
        reader, found = Reader(key, stream.read(SALT_BYTES)), []
    for at in range(0, len(content), FRAME_HEAD + PAGE_BYTES):
        number = int.from_bytes(content[at : at + 4], "big")
        found.append(reader.page(number, content[at + FRAME_HEAD : at + FRAME_HEAD + PAGE_BYTES]))
    return found


def hits(vault: Vault, *words: str) -> dict[str, int]:
    """How often parts of words stand in the pages of the file and of the log.

    The index keeps of a word what differs from the one before it, so the first two letters do not count.
    """
    file, key = vault.folder / "kluis.db", bytes(vault._key)
    places = {"file": b"".join(plain_pages(file, key)), "log": b"".join(plain_log(file, key))}
    return {name: sum(content.count(word[2:].encode()) for word in words) for name, content in places.items()}
