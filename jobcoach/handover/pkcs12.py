"""A seal that the school's own IT made and hands over as PKCS#12 (RFC 7292), modern or of the old kind.

Only under a root of the school itself. A certificate that was bought stands under a root that has thousands of
customers: who pins that root would take any of them for the school.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from jobcoach.handover.seal import Seal, require_usable
from jobcoach.model.expected import Expected

if TYPE_CHECKING:
    from cryptography import x509

LARGEST_FILE = 100_000
MOST_ROUNDS = 8_000_000
"""Of stretching, in all: some seconds. Programs write 2,048 to 1,000,000 for each part."""


def read_pkcs12(data: bytes, *, password: str, brin: str, at: datetime) -> Seal:
    """The seal in a PKCS#12 file, when it can be used on ``at`` (UTC) for the school with this BRIN.

    Raises Expected handover.pkcs_unreadable, pkcs_password, pkcs_incomplete (no key, no certificate or no root),
    pkcs_root (not under a root of a school), pkcs_use (wrong key or usages), handover.root_other_school,
    handover.seal_expired, handover.seal_not_yet.
    """
    from cryptography.hazmat.primitives import serialization

    from jobcoach.handover import certificates

    key, certificate, others = _opened(data, password)
    roots = [other for other in others if certificate.issuer == other.subject]
    if not roots:
        raise Expected("handover.pkcs_incomplete")
    root = roots[0]
    if not certificates.is_school_root(root):
        raise Expected("handover.pkcs_root")
    if certificates.facts_of(root).brin != brin:
        raise Expected("handover.root_other_school", brin=brin, root_brin=certificates.facts_of(root).brin)
    if not certificates.is_seal_under(certificate, root) or key.public_key() != certificate.public_key():
        raise Expected("handover.pkcs_use")
    pkcs8 = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    seal = Seal(root_pem=certificates.pem_of(root), certificate_pem=certificates.pem_of(certificate), key_pkcs8=pkcs8)
    require_usable(seal, at=at)
    return seal


def _opened(data: bytes, password: str) -> tuple[Any, "x509.Certificate", list["x509.Certificate"]]:
    """Private key, its certificate and the others. A file that is whole and does not open has another password."""
    from cryptography.hazmat.primitives.serialization import pkcs12

    if not _is_pkcs12(data):
        raise Expected("handover.pkcs_unreadable")
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, password.encode("utf-8") or None)
    except Exception as error:  # cryptography has one ValueError for a wrong password and for unknown ciphers
        raise Expected("handover.pkcs_password") from error
    if key is None or certificate is None:
        raise Expected("handover.pkcs_incomplete")
    return key, certificate, others


def _is_pkcs12(data: bytes) -> bool:
    from asn1crypto import pkcs12

    try:
        if len(data) > LARGEST_FILE:
            return False
        file = pkcs12.Pfx.load(data, strict=True)
        return file["version"].native == "v3" and sum(_rounds(file)) <= MOST_ROUNDS
    except Exception:  # hostile DER: asn1crypto has many kinds
        return False


def _rounds(file: Any) -> Iterator[int]:
    """How often the password is to be stretched, as the file says; nothing can stop that once it has begun."""
    from asn1crypto import pkcs12

    if file["mac_data"].native is not None:
        yield _positive(file["mac_data"]["iterations"].native)
    for part in file.authenticated_safe:
        if part["content_type"].native == "encrypted_data":
            yield _of(part["content"]["encrypted_content_info"]["content_encryption_algorithm"])
            continue
        for bag in pkcs12.SafeContents.load(part["content"].native, strict=True):
            if bag["bag_id"].native == "safe_contents":  # nobody writes bags in bags
                raise ValueError
            if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
                yield _of(bag["bag_value"]["encryption_algorithm"])


def _of(algorithm: Any) -> int:
    """The rounds of one encryption: PBES2 with PBKDF2, or one of the older kinds."""
    said = algorithm["parameters"]
    if algorithm["algorithm"].native == "pbes2":
        return _positive(said["key_derivation_func"]["parameters"]["iteration_count"].native)
    return _positive(said["iterations"].native)


def _positive(rounds: int) -> int:
    if rounds < 1:
        raise ValueError
    return rounds
