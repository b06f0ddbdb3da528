"""What this computer saw of seals, outside every vault: the newest list of revoked seals of a school, and the seal
that a vault used last. A vault that is put back from a backup brings an old seal back; this does not go back with it.

Nothing here is secret or about a person: a list that the school hands out, a digest and a day.
"""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from jobcoach.handover.refusal import Refusal
from jobcoach.handover.revocation import LARGEST_LIST, RevokedList, read_list
from jobcoach.model.expected import Expected

_MOST_BYTES = 1000


@dataclass(frozen=True, slots=True)
class Used:
    """The newest seal that a vault sealed with: SHA-256 of its certificate (PEM), and from when it may be used."""

    digest: str
    since: datetime


class SeenSeals:
    """A folder with a file per school and per vault. An unreadable file is as good as none; it only costs a warning."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has_list(self, root_pem: bytes) -> bool:
        """Whether a list of this root was seen at all; quick, for it reads nothing."""
        return self._list_file(root_pem).is_file()

    def list_of(self, root_pem: bytes) -> RevokedList | None:
        """The newest list of this root that was seen. However old it is: what it revokes stays revoked."""
        from cryptography import x509

        from jobcoach.handover import certificates

        try:
            crl = self._list_file(root_pem).read_bytes()[:LARGEST_LIST]
            made_at = x509.load_pem_x509_crl(crl).last_update_utc
            return read_list(crl, root=certificates.from_pem(root_pem), now=made_at)
        except (OSError, ValueError, Refusal, Expected):
            return None

    def keep_list(self, crl: bytes, root_pem: bytes, *, now: datetime) -> RevokedList:
        """Remember a list (PEM or DER) of this root.

        Raises the keys of ``read_list`` as Expected, ``seal.list_older`` (a newer one is known), ``seal.list_unkept``.
        """
        from jobcoach.handover import certificates

        try:
            found = read_list(crl, root=certificates.from_pem(root_pem), now=now)
        except Refusal as refusal:
            raise Expected(refusal.key, **refusal.values) from refusal
        known = self.list_of(root_pem)
        if known is not None and known.number > found.number:
            raise Expected("seal.list_older", on=known.made_at)
        if known is None or known.number < found.number:
            self._write(self._list_file(root_pem), _pem(crl))
        return found

    def last_used(self, vault: str) -> Used | None:
        """The newest seal that a vault used here, if any."""
        try:
            with self._used_file(vault).open("rb") as stream:
                content = json.loads(stream.read(_MOST_BYTES))
            since = datetime.fromisoformat(content["since"])
            return Used(str(content["seal"]), since if since.tzinfo else since.replace(tzinfo=UTC))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def remember(self, vault: str, used: Used) -> None:
        """Note that a vault sealed with this; an older one than is known is not noted. A full disk stops nobody."""
        known = self.last_used(vault)
        if known is not None and known.since >= used.since:
            return
        content = json.dumps({"seal": used.digest, "since": used.since.astimezone(UTC).isoformat()}).encode()
        try:
            self._write(self._used_file(vault), content)
        except Expected:
            return

    def _list_file(self, root_pem: bytes) -> Path:
        return self._folder / f"{sha256(root_pem.strip()).hexdigest()[:32]}.crl"

    def _used_file(self, vault: str) -> Path:
        return self._folder / f"{vault}.json"

    def _write(self, file: Path, content: bytes) -> None:
        """Beside it first, then in its place: never half."""
        beside = file.with_name(f"{file.name}.nieuw")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside.write_bytes(content)
            os.replace(beside, file)
        except OSError as error:
            raise Expected("seal.list_unkept") from error


def _pem(crl: bytes) -> bytes:
    """As it is kept: one encoding."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    found = x509.load_pem_x509_crl(crl) if b"-----BEGIN" in crl[:4096] else x509.load_der_x509_crl(crl)
    return found.public_bytes(Encoding.PEM)
