"""A seal for a coach whose key stays in the coach's own vault: request out, seal file in (PKCS#10, RFC 2986)."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from jobcoach.handover.seal import SchoolRoot, Seal
from jobcoach.model.expected import Expected

if TYPE_CHECKING:
    from cryptography import x509

LARGEST_FILE = 16_384
_BEGIN = b"-----BEGIN CERTIFICATE-----"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealRequest:
    """A request (PEM, holds no secret) and the private key (PKCS#8 DER) that it belongs to."""

    pem: bytes
    key_pkcs8: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a request says: for whom, and 15 digits that coach and administrator compare by telephone."""

    school: str
    brin: str
    holder: str
    digits: str


def make_request(*, school: str, brin: str, coach: str) -> SealRequest:
    """A new key and a request for it, signed with that key as the proof that the asker has it.

    Raises Expected handover.school_incomplete.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    from jobcoach.handover import certificates

    key = ec.generate_private_key(ec.SECP256R1())
    name = certificates.seal_name(school=school, brin=brin, coach=coach)
    request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, hashes.SHA256())
    return SealRequest(
        pem=request.public_bytes(serialization.Encoding.PEM), key_pkcs8=certificates.pkcs8_of(key)
    )  # fmt: skip


def read_request(pem: bytes) -> Asked:
    """What a request asks. Raises Expected handover.request_unreadable (also when its proof does not hold)."""
    from jobcoach.handover import certificates

    school, brin, holder = certificates.owner_of(_request(pem).subject)
    return Asked(school=school, brin=brin, holder=holder, digits=request_digits(pem))


def request_digits(pem: bytes) -> str:
    """49 bits of the SHA-256 of the request's public key as 3 groups of 5 digits."""
    from cryptography.hazmat.primitives import serialization

    key = _request(pem).public_key()
    spki = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    digits = f"{int.from_bytes(sha256(spki).digest(), 'big') >> (256 - 49):015d}"
    return " ".join(digits[at : at + 5] for at in range(0, 15, 5))


def issue(root: SchoolRoot, request_pem: bytes, *, now: datetime) -> bytes:
    """The seal file (PEM: the seal, then the root) for a request, 3 years from ``now``.

    Raises Expected handover.request_unreadable, handover.root_other_school, handover.root_expired.
    """
    from cryptography.hazmat.primitives.asymmetric import ec

    from jobcoach.handover import certificates

    request = _request(request_pem)
    issuer = certificates.from_pem(root.certificate_pem)
    start = certificates.start_under(issuer, brin=certificates.owner_of(request.subject)[1], now=now)
    key = request.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)  # noqa: S101 - _request has looked
    seal = certificates.certified(root, key, request.subject, start)
    return certificates.pem_of(seal) + certificates.pem_of(issuer)


def accept(seal_file: bytes, key_pkcs8: bytes, *, brin: str) -> Seal:
    """The seal out of a seal file, for the key that asked for it.

    Raises Expected handover.seal_file_unreadable, handover.seal_file_other_key, handover.root_other_school.
    """
    from jobcoach.handover import certificates

    certificate, root = _pair(seal_file)
    if not certificates.is_school_root(root) or not certificates.is_seal_under(certificate, root):
        raise Expected("handover.seal_file_unreadable")
    if certificates.facts_of(root).brin != brin:
        raise Expected("handover.root_other_school", brin=brin, root_brin=certificates.facts_of(root).brin)
    if certificates.private_key(key_pkcs8).public_key() != certificate.public_key():
        raise Expected("handover.seal_file_other_key")
    return Seal(
        root_pem=certificates.pem_of(root), certificate_pem=certificates.pem_of(certificate), key_pkcs8=key_pkcs8
    )


def _pair(seal_file: bytes) -> tuple["x509.Certificate", "x509.Certificate"]:
    from jobcoach.handover import certificates

    parts = [_BEGIN + part for part in seal_file.split(_BEGIN)[1:]]
    if len(parts) != 2 or len(seal_file) > LARGEST_FILE:
        raise Expected("handover.seal_file_unreadable")
    try:
        return certificates.from_pem(parts[0]), certificates.from_pem(parts[1])
    except Expected as error:
        raise Expected("handover.seal_file_unreadable") from error


def _request(pem: bytes) -> "x509.CertificateSigningRequest":
    """A request with a P-256 key, a whole name in our own spelling, and a proof that holds."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec

    from jobcoach.handover import certificates

    try:
        if len(pem) > LARGEST_FILE:
            raise ValueError
        request = x509.load_pem_x509_csr(pem)
        key = request.public_key()
        school, brin, holder = certificates.owner_of(request.subject)
        name = certificates.seal_name(school=school, brin=brin, coach=holder.removeprefix("Zegel van "))
        good = isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name == "secp256r1"
        if not good or not request.is_signature_valid or name != request.subject or list(request.extensions):
            raise ValueError
    except Exception as error:  # hostile bytes: whatever the parser makes of them
        raise Expected("handover.request_unreadable") from error
    return request
