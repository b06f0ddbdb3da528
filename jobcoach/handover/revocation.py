"""The list of revoked seals (a CRL, RFC 5280) that the school's root signs, and its strict reading.

pyHanko's validator is not asked about it: unless ``revocation_mode`` is "require" it does not even open a list for a
certificate without a distribution point (handover.md 3.3). Our own reading is complete: one signature, one issuer,
one serial number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from jobcoach.handover.refusal import Refusal
from jobcoach.handover.seal import CLOCK_TOLERANCE, SchoolRoot, local

if TYPE_CHECKING:
    from cryptography import x509

# Two years: a list is handed to a few recipients and never fetched. An older one says too little of today.
LIST_LIFE = timedelta(days=731)
LARGEST_LIST = 1_000_000
MOST_REVOKED = 5_000
_ECDSA_SHA256 = bytes.fromhex("300a06082a8648ce3d040302")


class Why(Enum):
    """Why a seal was revoked. ``LOST``: someone else may have the key. ``ENDED``: a coach left or has a new seal."""

    LOST = "kwijt"
    ENDED = "gestopt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoked:
    """One revoked seal: the serial number of its certificate, since when (UTC, whole seconds), and why."""

    serial: int
    since: datetime
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokedList:
    """A list that was checked: its number, when it was made, until when it may be used, and what stands on it."""

    number: int
    made_at: datetime
    until: datetime
    revoked: tuple[Revoked, ...]

    def of(self, serial: int) -> Revoked | None:
        """What it says of a seal; the worst of it when the seal is on it more than once."""
        found = [item for item in self.revoked if item.serial == serial]
        return min(found, key=lambda item: (item.why is not Why.LOST, item.since), default=None)


def make_list(root: SchoolRoot, revoked: Sequence[Revoked], *, number: int, now: datetime) -> bytes:
    """The signed list (PEM). ``number`` goes up by one for every list of a root (RFC 5280, 5.2.3).

    Raises Expected handover.seal_unreadable.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization

    from jobcoach.handover import certificates

    issuer = certificates.from_pem(root.certificate_pem)
    start = certificates.whole_minute(now)
    key_id = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.subject)
        .last_update(start)
        .next_update(start + LIST_LIFE)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(key_id), critical=False)
        .add_extension(x509.CRLNumber(number), critical=False)
    )
    for item in revoked:
        builder = builder.add_revoked_certificate(_line(item))
    signed = builder.sign(certificates.private_key(root.key_pkcs8), hashes.SHA256())
    return signed.public_bytes(serialization.Encoding.PEM)


def read_list(crl: bytes, *, root: "x509.Certificate", now: datetime) -> RevokedList:
    """A list of this ``root`` that may be used on ``now``; PEM or DER.

    Raises Refusal handover.found.list_unreadable, list_other_school, list_broken, list_expired, list_future.
    """
    try:
        return _read(crl, root, now)
    except Refusal:
        raise
    except Exception as error:  # hostile bytes: cryptography reads each part only when it is asked for
        raise Refusal("handover.found.list_unreadable") from error


def _read(crl: bytes, root: "x509.Certificate", now: datetime) -> RevokedList:
    from cryptography import x509

    found = _parsed(crl)
    if found.issuer != root.subject or not _names_key_of(found, root):
        raise Refusal("handover.found.list_other_school")
    if not _is_signed(found, root):
        raise Refusal("handover.found.list_broken")
    start, end = found.last_update_utc, found.next_update_utc
    if start > now + CLOCK_TOLERANCE:
        raise Refusal("handover.found.list_future", start=f"{local(start):%d-%m-%Y %H:%M}")
    if end is None or now > end:
        raise Refusal("handover.found.list_expired", end=f"{local(end):%d-%m-%Y}" if end else "-")
    revoked = tuple(_item(line) for line in found)
    number = found.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
    return RevokedList(number=number, made_at=start, until=end, revoked=revoked)


def _parsed(crl: bytes) -> "x509.CertificateRevocationList":
    from cryptography import x509

    if len(crl) > LARGEST_LIST:
        raise ValueError
    found = x509.load_pem_x509_crl(crl) if b"-----BEGIN" in crl[:4096] else x509.load_der_x509_crl(crl)
    known = {x509.CRLNumber.oid, x509.AuthorityKeyIdentifier.oid}
    # a delta list, or one for a part of the seals, would be silent about the rest
    if len(found) > MOST_REVOKED or {extension.oid for extension in found.extensions} != known:
        raise ValueError
    return found


def _names_key_of(crl: "x509.CertificateRevocationList", root: "x509.Certificate") -> bool:
    from cryptography import x509

    named = crl.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    return named == root.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest


def _is_signed(crl: "x509.CertificateRevocationList", root: "x509.Certificate") -> bool:
    """By the root's P-256 key with SHA-256, and in the one encoding: the frame around a signature is not signed."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding

    key, signature = root.public_key(), crl.signature
    frame = _ECDSA_SHA256 + bytes((3, len(signature) + 1, 0)) + signature
    if not isinstance(key, ec.EllipticCurvePublicKey) or not crl.public_bytes(Encoding.DER).endswith(frame):
        return False
    return bool(crl.is_signature_valid(key))


def _line(item: Revoked) -> "x509.RevokedCertificate":
    from cryptography import x509

    reason = x509.ReasonFlags.key_compromise if item.why is Why.LOST else x509.ReasonFlags.cessation_of_operation
    return (
        x509.RevokedCertificateBuilder()
        .serial_number(item.serial)
        .revocation_date(item.since.astimezone(UTC).replace(microsecond=0))
        .add_extension(x509.CRLReason(reason), critical=False)
        .build()
    )


def _item(line: "x509.RevokedCertificate") -> Revoked:
    """Any reason but "ended" counts as the worst one; a line that says "never mind" has no place in such a list."""
    from cryptography import x509

    reasons = [extension.value for extension in line.extensions]
    if any(not isinstance(reason, x509.CRLReason) for reason in reasons):
        raise ValueError
    ended = reasons == [x509.CRLReason(x509.ReasonFlags.cessation_of_operation)]
    return Revoked(
        serial=line.serial_number, since=line.revocation_date_utc, why=Why.ENDED if ended else Why.LOST
    )  # fmt: skip
