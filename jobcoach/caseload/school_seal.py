"""The long jobs around the school's seal file: make, move a root into it, renew, give, revoke."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, now, today
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.caseload.seals import (
    ForgetRootKey,
    KeepSeal,
    Names,
    names,
    root_inside,
    seal_card,
    seal_to_use,
    seals_of,
)
from jobcoach.caseload.work import Job, Work
from jobcoach.handover import school_file
from jobcoach.handover.issuing import issue
from jobcoach.handover.revocation import Revoked, Why, make_list
from jobcoach.handover.school_file import Issued, SchoolSeal
from jobcoach.handover.seal import Seal, fingerprint, make_root, make_seal, sha256_hex
from jobcoach.model.expected import Expected
from jobcoach.vault.kdf import Cost, calibrate

__all__ = ["Issued", "Why", "file_name"]  # for the screens, which see no floor below this one by themselves
file_name = school_file.file_name
LIST_NAME = "ingetrokken-zegels-{brin}.crl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A new file of the school: where it stands, its password (shown once), the fingerprint of the school."""

    file: Path
    school: str
    brin: str
    password: str = field(repr=False)
    fingerprint: str


def make_school_seal(file: Path, *, cost: Cost | None = None, new_root: bool = False) -> Job[Made]:
    """Job: make the root of the school, write its file, read it back, and give this vault its own seal.

    Raises ``seal.exists`` (unless ``new_root``), ``seal.brin``, ``handover.school_incomplete``,
    ``handover.school_file_*``, ``vault.disk_full``, ``vault.read_only``.
    """

    def job(work: Work) -> Made:
        from jobcoach.handover.wrapping import new_password

        if work.ask(seal_card) is not None and not new_root:
            raise Expected("seal.exists")
        facts, moment = work.ask(names), work.ask(now)
        work.say("Schoolzegel maken", 0, 3)
        root = make_root(school=facts.school, brin=facts.brin, place=facts.place, now=moment)
        seal = _own_seal(SchoolSeal(root=root), facts, moment)
        content = SchoolSeal(root=root).with_seal(seal.certificate_pem)
        password = new_password()
        work.say("Bestand schrijven en teruglezen", 1, 3)
        school_file.save(file, content, password=password, cost=cost or calibrate(), made=moment, new=True)
        work.say("Jouw zegel bewaren", 2, 3)
        with _or_no_file(file):
            work.carry_out(KeepSeal(seal=seal, new_root=new_root))
        return _made(file, facts, password, root.certificate_pem)

    return job


def make_file(file: Path, *, school: str, brin: str, place: str, at: datetime, cost: Cost | None = None) -> Made:
    """The file of a school that an administrator makes before any coach has a seal.

    Raises ``handover.school_incomplete``, ``handover.school_file_*``, ``vault.disk_full``, ``vault.read_only``.
    """
    from jobcoach.handover.wrapping import new_password

    root = make_root(school=school, brin=brin, place=place, now=at)
    password = new_password()
    school_file.save(file, SchoolSeal(root=root), password=password, cost=cost or calibrate(), made=at, new=True)
    facts = Names(school=school, brin=brin, place=place, coach="")
    return _made(file, facts, password, root.certificate_pem)


def move_root_out(file: Path, *, cost: Cost | None = None) -> Job[Made]:
    """Job: write the root that is still in this vault to a file of the school, and only then empty it here.

    Raises ``seal.moved`` (it is not here), ``handover.school_file_*``, ``vault.disk_full``, ``vault.read_only``.
    """

    def job(work: Work) -> Made:
        from jobcoach.handover.wrapping import new_password

        root = work.ask(root_inside())
        if root is None:
            raise Expected("seal.moved")
        facts, moment = work.ask(names), work.ask(now)
        content = SchoolSeal(root=root)
        for certificate in work.ask(seals_of(root.certificate_pem)):
            content = content.with_seal(certificate)
        password = new_password()
        work.say("Bestand schrijven en teruglezen", 1, 3)
        school_file.save(file, content, password=password, cost=cost or calibrate(), made=moment, new=True)
        work.say("Sleutel uit de kluis halen", 2, 3)
        with _or_no_file(file):
            work.carry_out(ForgetRootKey(file_name=file.name))
        return _made(file, facts, password, root.certificate_pem)

    return job


def renew_seal(file: Path, *, password: str) -> Job[None]:
    """Job: a new seal of three years for this vault, under the same root.

    Raises ``seal.other_root``, ``seal.other_school``, ``handover.school_file_*``, ``handover.root_expired``.
    """

    def job(work: Work) -> None:
        work.say("Schoolzegelbestand openen", 0, 3)
        content = school_file.read(file, password=password)
        facts, moment = work.ask(names), work.ask(now)
        card = work.ask(seal_card)
        if card is not None and card.root_pem != content.root.certificate_pem:
            raise Expected("seal.other_root")
        seal = _own_seal(content, facts, moment)
        _save(file, content.with_seal(seal.certificate_pem), password, moment)
        work.say("Zegel bewaren", 2, 3)
        work.carry_out(KeepSeal(seal=seal))

    return job


def read_pkcs12(file: Path, *, password: str) -> Job[None]:
    """Job: take the seal out of a PKCS#12 file that the school's IT made. Raises ``file.*``, ``handover.pkcs_*`` and
    ``seal.other_root``, and what ``require_usable`` raises.
    """

    def job(work: Work) -> None:
        from jobcoach.handover import pkcs12

        work.say("Zegel lezen")
        try:
            with file.open("rb") as stream:
                data = stream.read(pkcs12.LARGEST_FILE + 1)
        except OSError as error:
            raise Expected("file.unreadable", name=file.name) from error
        facts, moment = work.ask(names), work.ask(now)
        work.carry_out(KeepSeal(seal=pkcs12.read_pkcs12(data, password=password, brin=facts.brin, at=moment)))

    return job


def give_seal(file: Path, *, password: str, request: bytes, at: datetime) -> bytes:
    """The seal file for a coach's request; the seal is in the register before it is given.

    Raises as ``handover.issuing.issue`` and ``school_file.read``, ``school_file.save``.
    """
    content = school_file.read(file, password=password)
    made = issue(content.root, request, now=at)
    _save(file, content.with_seal(made[: made.index(b"-----END") + 26]), password, at)
    return made


def register_of(file: Path, *, password: str) -> tuple[SchoolSeal, tuple[Issued, ...]]:
    """The file's content, and the seals in it that were not revoked. Raises as ``school_file.read``."""
    content = school_file.read(file, password=password)
    gone = {item.serial for item in content.revoked}
    return content, tuple(item for item in content.issued if item.serial not in gone)


def revoke(file: Path, *, password: str, serials: tuple[int, ...], why: Why, since: datetime, at: datetime) -> bytes:
    """The new list of revoked seals (PEM), everything that was revoked before included; also kept in the file.

    A seal that was revoked before as "gestopt" can still be said to be lost. A lost key counts from ``since`` too, but
    whoever checks refuses all of its packages. Without ``serials`` the same list again, for two more years.
    Raises ``seal.serial`` (not given out by this school), and as ``school_file.read``, ``school_file.save``.
    """
    content = school_file.read(file, password=password)
    known = {item.serial for item in content.issued}
    for serial in serials:
        if serial not in known:
            raise Expected("seal.serial", serial=f"{serial:x}")
    kept = tuple(item for item in content.revoked if item.serial not in serials or item.why is Why.LOST)
    worse = {item.serial for item in kept}
    new = tuple(Revoked(serial=one, since=since.replace(microsecond=0), why=why) for one in serials if one not in worse)
    changed = replace(content, revoked=(*kept, *new), list_number=content.list_number + 1)
    made = make_list(content.root, changed.revoked, number=changed.list_number, now=at)
    _save(file, changed, password, at)
    return made


def own_serial(session: Session) -> int | None:
    """Question: the serial number of the seal that this vault uses now."""
    from jobcoach.handover import certificates

    card = seal_card(session)
    if card is None:
        return None
    return certificates.from_pem(seal_to_use()(session).certificate_pem).serial_number


@contextmanager
def _or_no_file(file: Path) -> Iterator[None]:
    """A new file whose password nobody will ever see must not stay behind."""
    try:
        yield
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _own_seal(content: SchoolSeal, facts: Names, moment: datetime) -> Seal:
    return make_seal(content.root, school=facts.school, brin=facts.brin, coach=facts.coach, now=moment)


def _save(file: Path, content: SchoolSeal, password: str, at: datetime) -> None:
    school_file.save(file, content, password=password, cost=school_file.cost_of(file), made=at)


def _made(file: Path, facts: Names, password: str, root_pem: bytes) -> Made:
    return Made(
        file=file, school=facts.school, brin=facts.brin, password=password, fingerprint=fingerprint(root_pem)
    )  # fmt: skip


def check_letter(session: Session) -> bytes:
    """Question: the letter with which a recipient checks the seal, as PDF. Raises ``seal.none``."""
    from jobcoach.documents.seal_paper import build_letter
    from jobcoach.documents.seal_papers import CheckLetter
    from jobcoach.handover.readme import by_hand

    card = seal_card(session)
    if card is None:
        raise Expected("seal.none")
    coach = the_coach(session)
    return build_letter(
        CheckLetter(
            school=the_school(session).name, school_address=_address(session),
            brin=the_school(session).brin, coach=coach.name, phone=coach.phone,
            made_on=today(session), fingerprint=card.fingerprint, sha256=sha256_hex(card.root_pem),
            commands=by_hand(), practice=the_school(session).practice,
        )
    )  # fmt: skip


def safe_sheet(made: Made) -> Question[bytes]:
    """Question: the sheet with the password of a new school file, as PDF; the password is kept nowhere."""

    def answer(session: Session) -> bytes:
        from jobcoach.documents.seal_paper import build_safe
        from jobcoach.documents.seal_papers import SafeSheet

        return build_safe(
            SafeSheet(
                school=the_school(session).name, school_address=_address(session),
                brin=made.brin, made_on=today(session), file_name=made.file.name,
                password=made.password, fingerprint=made.fingerprint,
            )
        )  # fmt: skip

    return answer


def _address(session: Session) -> str:
    school = the_school(session)
    town = " ".join(part for part in (school.postcode, school.place) if part)
    return ", ".join(part for part in (school.street, town) if part)
