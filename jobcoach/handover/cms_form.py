"""The one encoding of our seals (CMS, RFC 5652): made so when sealing, and made again to compare when checking.

pyHanko builds the same bytes, but encodes every certificate anew, many times over: most of the time of a package.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from asn1crypto import algos, cms, core
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from jobcoach.handover import certificates

_VERSION_1 = b"\x02\x01\x01"
_SIGNED_DATA = core.ObjectIdentifier("1.2.840.113549.1.7.2").dump()
_DATA = core.ObjectIdentifier("1.2.840.113549.1.7.1").dump()
_SHA256 = algos.DigestAlgorithm({"algorithm": "sha256", "parameters": core.Null()}).dump()
ALGORITHMS = {
    "sha256_ecdsa": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}).dump(),
    "sha256_rsa": algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa", "parameters": core.Null()}).dump(),
}


def attributes(digest: bytes, certificate: x509.Certificate, *, at: datetime | None) -> list[bytes]:
    """The signed attributes (DER each) of CAdES B-B over SHA-256 (ETSI EN 319 122-1, 5.2): what, which digest, by whom.

    ``at`` is the signing time; a PDF tells its own (ETSI EN 319 142-1, 6.3: no attribute beside /M), so None there.
    """
    name = _der(0x30, _der(0xA4, certificate.issuer.public_bytes()))
    whose = _der(0x30, name, core.Integer(certificate.serial_number).dump())
    known = _der(0x30, _der(0x30, _der(0x30, _der(0x04, certificate.fingerprint(hashes.SHA256())), whose)))
    found = [
        _attribute("1.2.840.113549.1.9.3", _DATA),
        _attribute("1.2.840.113549.1.9.4", _der(0x04, digest)),
        _attribute("1.2.840.113549.1.9.16.2.47", known),
    ]
    if at is not None:
        moment = at.astimezone(UTC).replace(microsecond=0)
        kind = "utc_time" if 1950 <= moment.year < 2050 else "generalized_time"  # RFC 5652, 11.3
        found.append(_attribute("1.2.840.113549.1.9.5", cms.Time(name=kind, value=moment).dump()))
    return sorted(found)


def signed_part(attributes: Iterable[bytes]) -> bytes:
    """The bytes over which the signature is set (RFC 5652, 5.4)."""
    return _der(0x31, *sorted(attributes))


def _attribute(kind: str, value: bytes) -> bytes:
    return _der(0x30, core.ObjectIdentifier(kind).dump(), _der(0x31, value))


def encoded(
    attributes: Iterable[bytes], algorithm: str, signature: bytes, certificate: x509.Certificate, root: x509.Certificate
) -> bytes:
    """A detached CMS (DER) of one signer over SHA-256: signed ``attributes`` (DER each), ``signature``, certificates.

    ``algorithm`` is one of ALGORITHMS.
    """
    signer = _der(
        0x30,
        _VERSION_1,
        _der(0x30, certificate.issuer.public_bytes(), core.Integer(certificate.serial_number).dump()),
        _SHA256,
        _der(0xA0, *sorted(attributes)),
        ALGORITHMS[algorithm],
        _der(0x04, signature),
    )
    signed = _der(
        0x30,
        _VERSION_1,
        _der(0x31, _SHA256),
        _der(0x30, _DATA),
        _der(0xA0, *sorted((certificates.der_of(certificate), certificates.der_of(root)))),
        _der(0x31, signer),
    )
    return _der(0x30, _SIGNED_DATA, _der(0xA0, signed))


def _der(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content)
    if size < 128:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content
