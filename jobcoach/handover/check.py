"""The strict check of a package: nothing missing, nothing added, nothing changed, and from a school that is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from jobcoach.handover import data as machine_data
from jobcoach.handover import mdto
from jobcoach.handover.container import DATA, DOCUMENTS, MAIN_PDF, SCHEMA
from jobcoach.handover.envelope import is_envelope
from jobcoach.handover.manifest import ASIC_E, DIGESTS, MANIFEST, MIMETYPE, SIGNATURE, read_manifest
from jobcoach.handover.readme import NAME as README
from jobcoach.handover.readme import ROOT, verify_command
from jobcoach.handover.refusal import OtherRoot, Refusal
from jobcoach.handover.report import FileLine, Finding, Report, Severity, Verdict, finding
from jobcoach.handover.seal import CLOCK_TOLERANCE, fingerprint, local, read_digits
from jobcoach.handover.wrapping import is_wrapped
from jobcoach.handover.zip_reader import Entry, read_zip
from jobcoach.handover.zip_writer import write_zip
from jobcoach.model.expected import Expected

if TYPE_CHECKING:
    from cryptography import x509

    from jobcoach.handover.cms_check import SealFacts

T = TypeVar("T")
_ALWAYS = {MAIN_PDF, DATA, SCHEMA, README, ROOT}


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One file of a checked package."""

    name: str
    data: bytes = field(repr=False)


def check(
    data: bytes, *, roots: tuple[bytes, ...], now: datetime, digits: str = "", crl: bytes | None = None
) -> Report:
    """Check a container against the pinned ``roots`` (PEM); every outcome is a Report, whatever the bytes are.

    ``digits`` are the 8 groups that the school told: given, they decide alone whether the school is known. ``crl`` is
    the school's list of revoked seals (PEM or DER). The order: structure, exact file set, the seal before any XML,
    rebuild, digests, PDFs, data, then clock, trust and revocation (handover 7).
    Raises Expected handover.seal_unreadable when one of ``roots`` is no certificate, handover.digits_shape.
    """
    wanted = read_digits(digits) if digits else ""
    pinned = _pinned(roots)
    digest = sha256(data).hexdigest()
    if is_wrapped(data) or is_envelope(data):
        return _refused(digest, Refusal("handover.found.wrapped"), is_package=False)
    if b"META-INF/" not in data and ASIC_E not in data:
        return _refused(digest, Refusal("handover.found.no_package"), is_package=False)
    try:
        return _guard("een tijd of een naam", lambda: _judged(data, digest, pinned, now=now, wanted=wanted, crl=crl))
    except Refusal as refusal:
        return _refused(digest, refusal)


def _judged(
    data: bytes, digest: str, pinned: tuple["x509.Certificate", ...], *, now: datetime, wanted: str, crl: bytes | None
) -> Report:
    """Every step in its order; raises Refusal at the first that fails."""
    entries = _guard("de indeling", lambda: _read(data))
    files = {entry.name: entry.data for entry in entries}
    root = _guard("het schoolzegel", lambda: _root(files[ROOT]))
    seal = _guard("het zegel", lambda: _seal(files, root))
    if _rebuilt(entries, seal.signed_at) != data:
        raise Refusal("handover.found.zip_layout")
    _guard("de lijst van bestanden", lambda: _require_digests(entries))
    _guard("de PDF's", lambda: _require_pdfs(entries, root, seal))
    parties = _guard("de gegevens", lambda: _parties(files[DATA], root))
    _require_one_data(files)
    mdto.require_true(files)
    told = _about_time(seal, now=now)
    try:
        told += _about_digits(root, wanted) if wanted else _about_trust(root, pinned)
    except OtherRoot as refusal:
        return _refused(digest, refusal, rival_pem=files[ROOT])
    told += _about_list(seal, root, crl, now=now) if crl is not None else []
    findings = [*told, *_about_data(files, parties, root)]
    return _report(digest, findings, entries, seal, parties)


def contents_of(data: bytes, report: Report) -> tuple[PackageFile, ...]:
    """The files of a package that ``report`` is about and does not refuse, to show or save them.

    Raises Expected handover.not_checked when the report refuses or is about other bytes.
    """
    if report.verdict is Verdict.REFUSED or sha256(data).hexdigest() != report.digest:
        raise Expected("handover.not_checked")
    return tuple(PackageFile(entry.name, entry.data) for entry in read_zip(data))


def _guard(part: str, step: Callable[[], T]) -> T:
    """Let a step refuse with its own reason; anything else that hostile bytes bring about is a refusal as well."""
    try:
        return step()
    except Refusal:
        raise
    except Exception as error:  # foreign parsers: see handover.md 7, "catch everything"
        raise Refusal("handover.found.unreadable", part=part) from error


def _pinned(roots: tuple[bytes, ...]) -> tuple["x509.Certificate", ...]:
    from jobcoach.handover import certificates

    return tuple(certificates.from_pem(root) for root in roots)


def _read(data: bytes) -> tuple[Entry, ...]:
    """All entries, when they are exactly the files that a package has, with mimetype first."""
    entries = read_zip(data)
    names = [entry.name for entry in entries]
    if names[0] != MIMETYPE or entries[0].data != ASIC_E or names[-2:] != [MANIFEST, SIGNATURE]:
        raise Refusal("handover.found.file_set", name=names[0])
    inside = names[1:-2]
    for name in sorted(_ALWAYS - set(inside)):
        raise Refusal("handover.found.file_missing", name=name)
    for name in inside:
        document = name.startswith(DOCUMENTS) and name.endswith(".pdf") and name.count("/") == 1
        if name not in _ALWAYS and not document and not mdto.is_description(name):
            raise Refusal("handover.found.file_set", name=name)
    return entries


def _root(pem: bytes) -> "x509.Certificate":
    from jobcoach.handover import certificates

    root = certificates.from_pem(pem, exact=True)
    if not certificates.is_school_root(root):
        raise Refusal("handover.found.not_a_seal")
    return root


def _seal(files: dict[str, bytes], root: "x509.Certificate") -> "SealFacts":
    from jobcoach.handover.cms_check import check_seal

    return check_seal(files[SIGNATURE], files[MANIFEST], root=root)


def _rebuilt(entries: Sequence[Entry], signed_at: datetime) -> bytes:
    """The only container that these files and this signing time can give; raises Refusal when there is none."""
    try:
        return write_zip([(entry.name, entry.data) for entry in entries], at=signed_at)
    except ValueError as error:  # a signing time that no ZIP can hold
        raise Refusal("handover.found.zip_layout") from error


def _require_digests(entries: Sequence[Entry]) -> None:
    """The manifest names every file between mimetype and META-INF, in the order of the ZIP, with its digest."""
    references = read_manifest(entries[-2].data)
    inside = entries[1:-2]
    listed, present = [reference.name for reference in references], [entry.name for entry in inside]
    for name in present:
        if name not in listed:
            raise Refusal("handover.found.file_set", name=name)
    for name in listed:
        if name not in present:
            raise Refusal("handover.found.file_missing", name=name)
    if listed != present:
        raise Refusal("handover.found.manifest")
    for reference, entry in zip(references, inside, strict=True):
        if DIGESTS[reference.algorithm](entry.data).digest() != reference.digest:
            raise Refusal("handover.found.file_changed", name=entry.name)


def _require_pdfs(entries: Sequence[Entry], root: "x509.Certificate", seal: "SealFacts") -> None:
    from jobcoach.handover.pdf_check import check_pdf

    for entry in entries:
        if entry.name.endswith(".pdf"):
            main = entry.name == MAIN_PDF
            check_pdf(
                entry.name,
                entry.data,
                root=root,
                certificate=seal.certificate,
                signed_at=seal.signed_at,
                carries=main,
            )


def _require_one_data(files: dict[str, bytes]) -> None:
    """What a reader takes out of Overdracht.pdf is what a program reads in the folder with data."""
    from jobcoach.handover.pdf_check import require_attached

    require_attached(MAIN_PDF, files[MAIN_PDF], data=files[DATA])


def _parties(data_json: bytes, root: "x509.Certificate") -> machine_data.Parties:
    """Who the package is from and for; the school in the data must be the school of the seal."""
    from jobcoach.handover import certificates

    try:
        parties = machine_data.parties_of(data_json)
    except Expected as error:
        if error.key == "handover.trial_mixed":
            raise Refusal("handover.found.trial_mixed") from error
        if error.key == "handover.two_schools":
            raise Refusal("handover.found.other_school") from error
        raise
    if parties.brin != certificates.facts_of(root).brin:
        raise Refusal("handover.found.other_school")
    return parties


def _about_time(seal: "SealFacts", *, now: datetime) -> list[Finding]:
    from jobcoach.handover import certificates

    if seal.signed_at > now + CLOCK_TOLERANCE:
        raise Refusal("handover.found.from_the_future", at=f"{local(seal.signed_at):%d-%m-%Y %H:%M}")
    end = certificates.facts_of(seal.certificate).end
    if now <= end:
        return []
    command = verify_command("school-root.pem", at=seal.signed_at)
    return [finding(Severity.LOOK, "handover.found.expired_since", end=f"{local(end):%d-%m-%Y}", command=command)]


def _about_trust(root: "x509.Certificate", pinned: tuple["x509.Certificate", ...]) -> list[Finding]:
    """Known, unknown, or, what must stop everything, another root for a school that was known."""
    from jobcoach.handover import certificates

    if root in pinned:
        return []
    facts, known = certificates.facts_of(root), [certificates.facts_of(one) for one in pinned]
    if any(one.brin == facts.brin for one in known):
        raise OtherRoot("handover.found.other_root", school=facts.organization, brin=facts.brin)
    found = [finding(Severity.LOOK, "handover.found.unknown_school", school=facts.organization, brin=facts.brin)]
    for one in known:
        if one.organization.casefold() == facts.organization.casefold():
            found.append(finding(Severity.LOOK, "handover.found.same_name", school=one.organization, brin=one.brin))
    return found


def _about_digits(root: "x509.Certificate", wanted: str) -> list[Finding]:
    """The 132 bits that the school told, against those of this root."""
    from jobcoach.handover import certificates

    if fingerprint(certificates.pem_of(root)) != wanted:
        raise Refusal("handover.found.other_digits")
    return []


def _about_list(seal: "SealFacts", root: "x509.Certificate", crl: bytes, *, now: datetime) -> list[Finding]:
    """A lost key can put any time on a package, so then all of its packages are refused; else only the later ones."""
    from jobcoach.handover.revocation import Why, read_list

    listed = _guard("de lijst met ingetrokken zegels", lambda: read_list(crl, root=root, now=now))
    item = listed.of(seal.certificate.serial_number)
    if item is None:
        return [finding(Severity.NOTE, "handover.found.not_revoked", made=f"{local(listed.made_at):%d-%m-%Y}")]
    since = f"{local(item.since):%d-%m-%Y}"
    if item.why is Why.LOST:
        raise Refusal("handover.found.revoked", since=since)
    if seal.signed_at >= item.since:
        raise Refusal("handover.found.sealed_after_end", since=since)
    return [finding(Severity.LOOK, "handover.found.ended_since", since=since)]


def _about_data(files: dict[str, bytes], parties: machine_data.Parties, root: "x509.Certificate") -> list[Finding]:
    from jobcoach.handover import certificates

    pdfs = sum(name.endswith(".pdf") for name in files)
    found = [finding(Severity.NOTE, "handover.found.all_intact", files=str(len(files)), pdfs=str(pdfs))]
    if not machine_data.is_known_schema(files[SCHEMA]):
        found.append(finding(Severity.LOOK, "handover.found.other_schema"))
    sealed_by = certificates.facts_of(root).organization
    if certificates.as_sealed(parties.school) != sealed_by:  # a school may be renamed; another one may pose as it
        found.append(finding(Severity.NOTE, "handover.found.other_name", school=parties.school, seal=sealed_by))
    if parties.trial:  # who files what is intact and known must not file this one
        found.append(finding(Severity.LOOK, "handover.found.trial"))
    if parties.practice:
        found.append(finding(Severity.NOTE, "handover.found.practice"))
    return found


def _refused(digest: str, refusal: Refusal, *, is_package: bool = True, rival_pem: bytes = b"") -> Report:
    return Report(
        verdict=Verdict.REFUSED,
        findings=(finding(Severity.REFUSE, refusal.key, **refusal.values),),
        digest=digest,
        is_package=is_package,
        rival_pem=rival_pem,
    )


def _report(
    digest: str,
    findings: Sequence[Finding],
    entries: Sequence[Entry],
    seal: "SealFacts",
    parties: machine_data.Parties,
) -> Report:
    from jobcoach.handover import certificates

    look = any(found.severity is Severity.LOOK for found in findings)
    root_pem = next(entry.data for entry in entries if entry.name == ROOT)
    return Report(
        verdict=Verdict.INTACT_LOOK if look else Verdict.INTACT_KNOWN,
        findings=tuple(findings),
        digest=digest,
        parties=parties,
        signed_at=seal.signed_at,
        holder=certificates.facts_of(seal.certificate).common_name,
        root_pem=root_pem,
        fingerprint=fingerprint(root_pem),
        files=tuple(FileLine(entry.name, len(entry.data)) for entry in entries),
    )
