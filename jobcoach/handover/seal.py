"""The school's root and a coach's seal: made once, shown as a fingerprint, used only within their life."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from jobcoach.model.expected import Expected

CLOCK_TOLERANCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolRoot:
    """Root certificate (PEM) and its private key (PKCS#8 DER, unencrypted: it lives in a vault or recovery file)."""

    certificate_pem: bytes
    key_pkcs8: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A coach's seal under the school's root: two certificates (PEM) and the private key (PKCS#8 DER, unencrypted)."""

    root_pem: bytes
    certificate_pem: bytes
    key_pkcs8: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealLife:
    """Who a seal belongs to and the first and last instant (UTC) at which it may be used."""

    school: str
    brin: str
    holder: str
    start: datetime
    end: datetime


def make_root(*, school: str, brin: str, place: str, now: datetime) -> SchoolRoot:
    """Make the root of one school: ECDSA P-256, 15 years, may issue seals and nothing below them (pathlen 0).

    Raises Expected handover.school_incomplete when name, BRIN or place is missing or the BRIN has another shape.
    """
    from jobcoach.handover import certificates

    return certificates.new_root(school=school, brin=brin, place=place, now=now)


def make_seal(root: SchoolRoot, *, school: str, brin: str, coach: str, now: datetime) -> Seal:
    """Make a coach's seal under ``root``: 3 years, document signing and e-mail protection (EN 319 412-3, handover 3.2).

    Raises Expected handover.school_incomplete, handover.root_other_school (the BRIN differs) and
    handover.root_expired (also when the root has not begun yet).
    """
    from jobcoach.handover import certificates

    return certificates.new_seal(root, school=school, brin=brin, coach=coach, now=now)


def seal_life(certificate_pem: bytes) -> SealLife:
    """Tell whose a seal or root is and how long it lasts. Raises Expected handover.seal_unreadable."""
    from jobcoach.handover import certificates

    facts = certificates.facts_of(certificates.from_pem(certificate_pem))
    return SealLife(
        school=facts.organization, brin=facts.brin, holder=facts.common_name, start=facts.start, end=facts.end
    )


def require_usable(seal: Seal, *, at: datetime, last_activity: datetime | None = None) -> SealLife:
    """Refuse to seal with a wrong clock or outside the certificate's life (handover 7).

    ``last_activity`` is the latest instant that the vault knows of: a clock before it has gone back.
    Raises Expected handover.clock_back, handover.seal_not_yet, handover.seal_expired, handover.seal_unreadable.
    """
    if last_activity is not None and at < last_activity:
        raise Expected("handover.clock_back", now=local(at), last=local(last_activity))
    life = seal_life(seal.certificate_pem)
    if at < life.start:
        raise Expected("handover.seal_not_yet", start=local(life.start))
    if at > life.end:
        raise Expected("handover.seal_expired", end=local(life.end))
    return life


def local(moment: datetime) -> datetime:
    """The instant on a Dutch clock, for sentences."""
    return moment.astimezone(ZoneInfo("Europe/Amsterdam"))


def sha256_hex(root_pem: bytes) -> str:
    """SHA-256 of the root certificate as 64 hexadecimal digits, what openssl, Adobe and Windows show."""
    return sha256(_der(root_pem)).hexdigest()


def fingerprint(root_pem: bytes) -> str:
    """The same digest for reading aloud: its first 132 bits as 8 groups of 5 digits (handover 3.3).

    Raises Expected handover.seal_unreadable.
    """
    number = int.from_bytes(sha256(_der(root_pem)).digest(), "big") >> (256 - 132)
    digits = f"{number:040d}"
    return " ".join(digits[i : i + 5] for i in range(0, 40, 5))


def read_digits(typed: str) -> str:
    """A fingerprint as someone typed it, in our spelling; spaces, dashes and line ends are forgiven.

    Raises Expected handover.digits_shape.
    """
    digits = "".join(letter for letter in typed if not letter.isspace() and letter not in "-.,")
    if len(digits) != 40 or not (digits.isascii() and digits.isdigit()):
        raise Expected("handover.digits_shape")
    return " ".join(digits[at : at + 5] for at in range(0, 40, 5))


def _der(pem: bytes) -> bytes:
    from jobcoach.handover import certificates

    return certificates.der_of(certificates.from_pem(pem))
