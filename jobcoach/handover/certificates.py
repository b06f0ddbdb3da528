"""X.509 for the school's root and its seals; heavy (cryptography), so only imported by functions that need it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from jobcoach.handover.one_line import one_line
from jobcoach.handover.seal import SchoolRoot, Seal, local
from jobcoach.model.expected import Expected

ROOT_LIFE = timedelta(days=15 * 365 + 4)
SEAL_LIFE = timedelta(days=3 * 365 + 1)
LARGEST_PEM = 8_192
DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")
# EN 319 412-1, 5.1.4: a national scheme of our own choice, country, then the number of the school.
ORGANIZATION_PREFIX = "BR:NL-"
BRIN = re.compile(r"[0-9]{2}[A-Z]{2}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a certificate says about its owner; ``brin`` is empty when it carries none."""

    organization: str
    brin: str
    common_name: str
    start: datetime
    end: datetime


def new_root(*, school: str, brin: str, place: str, now: datetime) -> SchoolRoot:
    """See seal.make_root."""
    name = _name(school, brin, common_name=f"Schoolzegel {school}", place=place)
    key = ec.generate_private_key(ec.SECP256R1())
    start = whole_minute(now)
    certificate = (
        _builder(name, name, key.public_key(), start, start + ROOT_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(issues=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    return SchoolRoot(certificate_pem=pem_of(certificate), key_pkcs8=pkcs8_of(key))


def new_seal(root: SchoolRoot, *, school: str, brin: str, coach: str, now: datetime) -> Seal:
    """See seal.make_seal."""
    issuer = from_pem(root.certificate_pem)
    start = start_under(issuer, brin=brin, now=now)
    key = ec.generate_private_key(ec.SECP256R1())
    name = seal_name(school=school, brin=brin, coach=coach)
    certificate = certified(root, key.public_key(), name, start)
    return Seal(root_pem=pem_of(issuer), certificate_pem=pem_of(certificate), key_pkcs8=pkcs8_of(key))


def seal_name(*, school: str, brin: str, coach: str) -> x509.Name:
    """The name in a coach's seal. Raises Expected handover.school_incomplete."""
    return _name(school, brin, common_name=f"Zegel van {coach.strip()}" if coach.strip() else "")


def certified(root: SchoolRoot, key: ec.EllipticCurvePublicKey, name: x509.Name, start: datetime) -> x509.Certificate:
    """A seal for ``key`` under ``root``: 3 years from ``start`` (UTC), never longer than the root itself."""
    issuer = from_pem(root.certificate_pem)
    issuer_id = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return (
        _builder(name, issuer.subject, key, start, min(start + SEAL_LIFE, facts_of(issuer).end))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(issues=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer_id), critical=False)
        .sign(private_key(root.key_pkcs8), hashes.SHA256())
    )


def start_under(issuer: x509.Certificate, *, brin: str, now: datetime) -> datetime:
    """The first minute of a seal that is made ``now`` for ``brin``.

    Raises Expected handover.root_other_school and handover.root_expired (also when the root has not begun yet).
    """
    facts = facts_of(issuer)
    if facts.brin != brin:
        raise Expected("handover.root_other_school", brin=brin, root_brin=facts.brin)
    start = whole_minute(now)
    if not facts.start <= start <= facts.end:
        raise Expected("handover.root_expired", end=local(facts.end))
    return start


def from_pem(pem: bytes, *, exact: bool = False) -> x509.Certificate:
    """Read one certificate; ``exact`` refuses every other spelling than ours (line ends, text around it).

    Raises Expected handover.seal_unreadable.
    """
    try:
        if len(pem) > LARGEST_PEM or pem.count(b"BEGIN CERTIFICATE") != 1:
            raise ValueError
        certificate = x509.load_pem_x509_certificate(pem)
        spelled = pem_of(certificate)
    except Exception as error:  # hostile bytes: whatever the parser makes of them, it is not a certificate
        raise Expected("handover.seal_unreadable") from error
    if exact and spelled != pem:
        raise Expected("handover.seal_unreadable")
    return certificate


def from_der(der: bytes) -> x509.Certificate:
    """Read one certificate from DER. Raises Expected handover.seal_unreadable."""
    try:
        return x509.load_der_x509_certificate(der)
    except Exception as error:  # as above
        raise Expected("handover.seal_unreadable") from error


def pem_of(certificate: x509.Certificate) -> bytes:
    """The certificate as text, in our one spelling."""
    return certificate.public_bytes(serialization.Encoding.PEM)


def der_of(certificate: x509.Certificate) -> bytes:
    """The bytes of a certificate as they are signed and hashed."""
    return certificate.public_bytes(serialization.Encoding.DER)


def facts_of(certificate: x509.Certificate) -> Facts:
    """Read who the certificate is for; each name counts only when it occurs exactly once."""
    organization, brin, common_name = owner_of(certificate.subject)
    return Facts(
        organization=organization,
        brin=brin,
        common_name=common_name,
        start=certificate.not_valid_before_utc,
        end=certificate.not_valid_after_utc,
    )


def owner_of(name: x509.Name) -> tuple[str, str, str]:
    """Organization, BRIN (or nothing) and common name, each on one line."""
    organization_id = _one(name, NameOID.ORGANIZATION_IDENTIFIER)
    brin = organization_id.removeprefix(ORGANIZATION_PREFIX) if organization_id.startswith(ORGANIZATION_PREFIX) else ""
    organization, common_name = _one(name, NameOID.ORGANIZATION_NAME), _one(name, NameOID.COMMON_NAME)
    return one_line(organization), brin if BRIN.match(brin) else "", one_line(common_name)


def is_school_root(certificate: x509.Certificate) -> bool:
    """True for a root as new_root makes it: self-signed P-256 with SHA-256, CA with pathlen 0, a BRIN in its name."""
    try:
        basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
        certificate.verify_directly_issued_by(certificate)
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        return False
    return (
        _is_p256(certificate)
        and basic.ca
        and basic.path_length == 0
        and usage.key_cert_sign
        and bool(facts_of(certificate).brin)
    )


def is_seal_under(certificate: x509.Certificate, root: x509.Certificate) -> bool:
    """True for a seal as new_seal makes it: P-256 or RSA-3072, SHA-256, no CA, usages, school, signed by ``root``."""
    try:
        certificate.verify_directly_issued_by(root)
        basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
        extended = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        return False
    return (
        (_is_p256(certificate) or _is_rsa_3072(certificate))
        and not basic.ca
        and usage.digital_signature
        and usage.content_commitment
        and not usage.key_cert_sign
        and {DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION} <= set(extended)
        and facts_of(certificate).brin == facts_of(root).brin
    )


def _is_rsa_3072(certificate: x509.Certificate) -> bool:
    """For a seal that came as PKCS#12; what this program makes itself is P-256."""
    key = certificate.public_key()
    return (
        isinstance(key, rsa.RSAPublicKey)
        and 3072 <= key.key_size <= 4096
        and isinstance(certificate.signature_hash_algorithm, hashes.SHA256)
    )


def _is_p256(certificate: x509.Certificate) -> bool:
    key = certificate.public_key()
    return (
        isinstance(key, ec.EllipticCurvePublicKey)
        and isinstance(key.curve, ec.SECP256R1)
        and isinstance(certificate.signature_hash_algorithm, hashes.SHA256)
    )


def _one(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(oid)
    return str(found[0].value) if len(found) == 1 else ""


def _name(school: str, brin: str, *, common_name: str, place: str | None = None) -> x509.Name:
    school, common_name = one_line(school), one_line(common_name)
    if not school or not common_name or not BRIN.match(brin) or (place is not None and not one_line(place)):
        raise Expected("handover.school_incomplete", school=school, brin=brin)
    parts = [(NameOID.COUNTRY_NAME, "NL"), (NameOID.ORGANIZATION_NAME, as_sealed(school))]
    if place is not None:
        parts.append((NameOID.LOCALITY_NAME, as_sealed(place)))
    parts.append((NameOID.ORGANIZATION_IDENTIFIER, ORGANIZATION_PREFIX + brin))
    parts.append((NameOID.COMMON_NAME, as_sealed(common_name)))
    return x509.Name([x509.NameAttribute(oid, text) for oid, text in parts])


def as_sealed(name: str) -> str:
    """A name as certificates show it: on one line, at most 64 bytes as X.520 allows; the BRIN says which school it is.

    cryptography counts bytes, so a letter with an accent counts for two.
    """
    return one_line(name).encode("utf-8")[:64].decode("utf-8", "ignore").strip()


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, start: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _key_usage(*, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issues,
        content_commitment=not issues,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )


def whole_minute(now: datetime) -> datetime:
    """Begin at the whole minute, so that a seal can be used in the same second in which it is made."""
    return now.astimezone(UTC).replace(second=0, microsecond=0)


def private_key(pkcs8: bytes) -> ec.EllipticCurvePrivateKey:
    """A private key out of its PKCS#8 DER. Raises Expected handover.seal_unreadable."""
    try:
        key = serialization.load_der_private_key(pkcs8, password=None)
    except (ValueError, TypeError) as error:
        raise Expected("handover.seal_unreadable") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise Expected("handover.seal_unreadable")
    return key


def pkcs8_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The private key as PKCS#8 DER, unencrypted."""
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
