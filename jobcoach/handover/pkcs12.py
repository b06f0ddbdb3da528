"""A seal that the school's own IT made and hands over as PKCS#12 (RFC 7292), modern or of the old kind.

Only under a root of the school itself. A certificate that was bought stands under a root that has thousands of
customers: who pins that root would take any of them for the school.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from jobcoach.handover.seal import Seal, require_usable
from jobcoach.model.expected import Expected

if TYPE_CHECKING:
    from cryptography import x509

LARGEST_FILE = 100_000


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
        return len(data) <= LARGEST_FILE and pkcs12.Pfx.load(data, strict=True)["version"].native == "v3"
    except Exception:  # hostile DER: asn1crypto has many kinds
        return False
