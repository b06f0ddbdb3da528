"""A complete dossier with a marker of its own in every column, and the search for those markers in what leaves.

The columns come from the metadata: a column that is added tomorrow gets a marker and is covered by itself.
"""

import re
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, String, Table
from sqlalchemy import Enum as StoredEnum

from jobcoach.caseload.catalogue import werkprocessen
from jobcoach.caseload.circumstances import now
from jobcoach.caseload.clauses import SaveClause
from jobcoach.caseload.consents import Answer, RecordConsent
from jobcoach.caseload.drafts import KeepDraft
from jobcoach.caseload.employers import AddRecognition, SaveContactPerson, SaveEmployer, location_of
from jobcoach.caseload.handovers import SaveHandover
from jobcoach.caseload.internships import SaveInternship
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.own_words import AddInterest, SaveAdvice, SaveNeed, SaveOwnWords
from jobcoach.caseload.paper_trail import follow
from jobcoach.caseload.papers import SaveLine, SaveRemarks, StartPaper
from jobcoach.caseload.skills import SaveScores, SaveTalent, competences_of
from jobcoach.caseload.students import SaveStudent
from jobcoach.caseload.tasks import FinishTask, SaveTask
from jobcoach.model.base import Kept, UtcDateTime
from jobcoach.model.catalogue import DossierEnd
from jobcoach.model.choices import (
    Act,
    Capacity,
    Destination,
    DocumentKind,
    Independence,
    LogKind,
    NoticeReason,
    NoticeWay,
    Outcome,
    Question,
    Rater,
    Relation,
    SignerRole,
    Subject,
    Transport,
)
from jobcoach.model.consent import RecipientPerson
from jobcoach.model.documents import Document
from jobcoach.model.labels import long_day
from jobcoach.model.note_reading import Promise
from jobcoach.model.notices import RecipientNotice
from jobcoach.model.paper_texts import HandoverSection
from jobcoach.model.skills import Evidence
from jobcoach.model.tables import METADATA, MODULES
from jobcoach.model.trial import Trial
from tests.caseload.open_vault import TODAY, Caseload, add_recipient

Place = tuple[str, int, str]  # table, row, column
_LETTERS = "abcdeghkmnoprstuvwx"  # no f, i, l: type sets them as one sign
_DAY = timedelta(days=1)
# What the program gives itself when a paper is issued or sealed, and what the vault needs to stay a vault.
_MADE_BY_PROGRAM = {
    ("praktijkverklaring", "number"),
    ("handover", "number"),
    ("seal_keys", "fingerprint"),
    ("vault_fact", "key"),
    ("vault_fact", "value"),
    ("counter", "last"),
    ("change_set", "undone_by"),
    ("change", "row_id"),
    ("audit_entry", "student_id"),
}


@dataclass(frozen=True, slots=True)
class Planted:
    """The markers: words by place, days and numbers by place, and the rows that belong to nobody who is told about."""

    words: dict[Place, str] = field(default_factory=dict)
    days: dict[Place, date] = field(default_factory=dict)
    numbers: dict[Place, int] = field(default_factory=dict)
    stranger_rows: set[tuple[str, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Ids of the one complete dossier, before anything is sealed: two overdrachten to two recipients."""

    student: Any
    paper: Any
    nearly_all_refused: Any
    all_allowed: Any
    planted: Planted


def tables() -> tuple[Table, ...]:
    return tuple(METADATA.sorted_tables)


def kept_tables() -> set[str]:
    return {
        kind.__tablename__
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Kept) and hasattr(kind, "__tablename__")
    }


def whole_dossier(caseload: Caseload) -> Whole:
    """A dossier with something in every table, another student's beside it, and a copy of everything in the bin."""
    other_recipient = add_recipient(caseload, "gemeente Elders")
    stranger = _dossier(caseload, "Berend", "Vreemd", other_recipient)
    foreign = _rows(caseload)
    closed, opened = add_recipient(caseload, "gemeente Dicht"), add_recipient(caseload, "gemeente Open")
    mine = _dossier(caseload, "Sanne", "Bruinsma", other_recipient)
    caseload.do(SaveClause(key="geheim", title="x", text="x"))
    caseload.do(_add_section)
    first = _consent(caseload, mine["student"], closed, allowed=frozenset({Subject.GEGEVENS}))
    second = _consent(caseload, mine["student"], opened, allowed=frozenset(Subject))
    shared = {"school", "coach", "competence_list", "competence", "edition", "qualification", "kerntaak", "werkproces"}
    shared.add("dossier_end")
    planted = Planted(stranger_rows={row for row in foreign if row[0] not in shared})
    planted.stranger_rows.update(mine["never"])
    _copy_into_bin(caseload, planted)
    _plant(caseload, planted)
    assert stranger["student"] != mine["student"]
    return Whole(
        student=mine["student"], paper=mine["paper"], nearly_all_refused=first, all_allowed=second, planted=planted
    )


def _add_section(session: Any) -> None:
    session.add(HandoverSection(destination=Destination.WERK, key="x", title="x"))
    session.add(RecipientPerson(recipient_id=1, name="x"))
    session.add(Trial(recipient_id=1, number="x", made_at=now(session), saved_on=TODAY, answered_on=TODAY))


def _dossier(caseload: Caseload, call_name: str, last_name: str, recipient: int) -> dict[str, Any]:
    do = caseload.do
    student = do(
        SaveStudent(
            call_name=call_name,
            last_name=last_name,
            born_on=date(2008, 3, 5),
            transport=Transport.FIETS,
            enrolled_on=date(2021, 8, 23),
            expected_leave_on=date(2027, 7, 9),
        )
    )
    for question in Question:
        do(SaveOwnWords(student=student, question=question, answer="x"))
    do(AddInterest(student=student, label="x"))
    do(AddInterest(student=student, label="x", likes=False))
    do(SaveNeed(student=student, need="x", now="x"))
    do(SaveAdvice(student=student, work_advice="x", health="x"))
    do(SaveNetworkPerson(student=student, name="x", relation=Relation.OUDER, share=True))
    unshared = do(SaveNetworkPerson(student=student, name="x", relation=Relation.VRIEND))
    employer = do(SaveEmployer(name="x", leerbedrijf_id="x", max_students=2))
    location = caseload.ask(location_of(employer))
    trainer = do(SaveContactPerson(employer=employer, name="x", trainer=True))
    extra = do(SaveContactPerson(employer=employer, name="x"))
    do(AddRecognition(location=location, code="x", start=TODAY, end=TODAY))
    stage = do(
        SaveInternship(
            student=student,
            location=location,
            trainer=trainer,
            start=date(2026, 9, 1),
            end=date(2027, 1, 29),
            hours_per_week="x",
            outcome=Outcome.AFGEROND,
        )
    )
    process = caseload.ask(werkprocessen())[0].id
    talent = do(SaveTalent(student=student, label="x", example="x"))
    entry = do(
        KeepLog(
            kind=LogKind.STAGEDAG,
            on=TODAY,
            note="x",
            minutes=60,
            student=student,
            personal=True,
            talents=(talent,),
            werkprocessen=(process,),
            promises=(Promise(what="x", due=TODAY),),
        )
    )
    do(FinishTask(task=do(SaveTask(what="x", student=student, employer=employer, internship=stage, due=TODAY))))
    listed = caseload.ask(competences_of(student))
    assert listed is not None
    do(SaveScores(student=student, rater=Rater.SCHOOL, on=TODAY - 9 * _DAY, scores=((listed.rows[0].id, 2),)))
    do(SaveScores(student=student, rater=Rater.SCHOOL, on=TODAY, scores=((listed.rows[0].id, 3),)))
    paper = do(StartPaper(internship=stage))
    do(SaveRemarks(paper=paper, remarks="x"))
    complete = {"done": "x", "assessed_on": TODAY, "assessor": "x", "evidence": (entry,)}
    seen = Independence.OWN_JUDGEMENT
    do(SaveLine(paper=paper, werkproces=process, independence=seen, **complete))
    do(SaveLine(paper=paper, free_title="x", independence=seen, **complete))
    weak = do(SaveLine(paper=paper, free_title="x", independence=Independence.WITH_HELP, **complete))
    do(KeepDraft(form="x", subject=str(student), content="x"))

    def attach(session: Any) -> int:
        row = Document(
            kind=DocumentKind.BIJLAGE,
            title="x",
            file_name="x",
            content=b"x",
            size=1,
            made_on=TODAY,
            student_id=student,
        )
        session.add(row)
        session.flush()
        session.add(Evidence(talent_id=talent, document_id=row.id))
        session.add(
            RecipientNotice(
                student_id=student, recipient_id=recipient, reason=NoticeReason.INTREKKING, made_on=TODAY,
                told_on=TODAY, way=NoticeWay.MAIL,
            )
        )  # fmt: skip
        session.add(DossierEnd(edition_id=1, dossier_code="x", intake_until=TODAY, ends_on=TODAY))
        trail = follow(session, row, code="x", pages=1, signers=((SignerRole.LEERLING, "x"),))
        trail.scanned_on = trail.signatures[0].signed_on = TODAY
        return row.id

    do(attach)
    answers = tuple(Answer(subject=subject, yes=True) for subject in (None, *Subject))
    consents = {("consent", row[1]) for row in _rows(caseload) if row[0] == "consent"}
    do(
        RecordConsent(
            student=student,
            recipient=recipient,
            act=Act.VERZOEK,
            by_name="x",
            capacity=Capacity.STUDENT,
            on=TODAY,
            answers=answers,
        )
    )
    elsewhere = _handover(caseload, student, recipient)
    consents = {row for row in _rows(caseload) if row[0] == "consent"} - consents
    never = {("network_person", unshared), ("contact_person", extra), ("assessed_werkproces", weak)}
    return {"student": student, "paper": paper, "never": never | consents | {("handover", elsewhere)}}


def _consent(caseload: Caseload, student: Any, recipient: int, *, allowed: frozenset[Subject]) -> Any:
    answers = tuple(Answer(subject=subject, yes=subject in allowed) for subject in Subject)
    caseload.do(
        RecordConsent(
            student=student,
            recipient=recipient,
            act=Act.VERZOEK,
            by_name="x",
            capacity=Capacity.STUDENT,
            on=TODAY,
            answers=(Answer(subject=None, yes=True), *answers),
        )
    )
    return _handover(caseload, student, recipient)


def _handover(caseload: Caseload, student: Any, recipient: int) -> Any:
    return caseload.do(
        SaveHandover(
            student=student,
            recipient=recipient,
            question="x",
            reply_by=TODAY + 28 * _DAY,
            start_on=TODAY + 60 * _DAY,
            talked_on=TODAY,
            talked_with="x",
            read_by_student=True,
        )
    )


def _rows(caseload: Caseload) -> set[tuple[str, int]]:
    found: set[tuple[str, int]] = set()

    def look(session: Any) -> None:
        for table in tables():
            if "id" in table.c:
                rows = session.connection().exec_driver_sql(f'SELECT id FROM "{table.name}"')
                found.update((table.name, row.id) for row in rows)

    caseload.ask(look)
    return found


def _copy_into_bin(caseload: Caseload, planted: Planted) -> None:
    """Beside every dossier row a twin that is in the bin: what it says may never leave."""
    before = _rows(caseload)
    for table in tables():
        if table.name not in kept_tables():
            continue
        names = [column.name for column in table.c if column.name not in ("id", "uid", "deleted_at")]
        listed = ", ".join(f'"{name}"' for name in names)
        uid = ("uid, ", "id || 'bin', ") if "uid" in table.c else ("", "")
        caseload.sql(
            f'INSERT INTO "{table.name}" ({uid[0]}deleted_at, {listed}) '
            f"SELECT {uid[1]}'2026-11-01T10:00:00.000Z', {listed} FROM \"{table.name}\""
        )
    planted.stranger_rows.update(_rows(caseload) - before)


def _plant(caseload: Caseload, planted: Planted) -> None:
    """Put the markers in, behind the back of the verbs; choices, links, switches and empty days stay as they are."""

    def plant(session: Any) -> None:
        connection = session.connection()
        for table in tables():
            key = next(iter(table.primary_key)).name
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table.name}"').mappings().all():
                values = dict(_markers(table, row, key, planted))
                for name, value in values.items():
                    connection.exec_driver_sql(
                        f'UPDATE "{table.name}" SET "{name}" = ? WHERE "{key}" = ?', (value, row[key])
                    )

    caseload.do(plant)


def _markers(table: Table, row: Any, key: str, planted: Planted) -> Iterator[tuple[str, object]]:
    for column in table.c:
        place = (table.name, row[key], column.name)
        if column.primary_key or column.foreign_keys or (table.name, column.name) in _MADE_BY_PROGRAM:
            continue
        kind = column.type
        if isinstance(kind, StoredEnum | Boolean | UtcDateTime):
            continue
        if isinstance(kind, LargeBinary):
            if table.name == "document":
                planted.words[place] = _word(planted)
                yield column.name, planted.words[place].encode()
        elif isinstance(kind, Date):
            if row[column.name] is not None and _is_never(column):
                planted.days[place] = date(1931, 1, 1) + 29 * _DAY * len(planted.days)
                yield column.name, planted.days[place].isoformat()
        elif isinstance(kind, Integer):
            if row[column.name] is not None and _is_never(column):
                planted.numbers[place] = 7_000_003 + 7 * len(planted.numbers)
                yield column.name, planted.numbers[place]
        elif isinstance(kind, String):
            word = planted.words[place] = _word(planted)
            yield column.name, f'{{"x": "{word}"}}' if column.name == "reasons" else _fitting(table, column, word)


def _is_never(column: Column[Any]) -> bool:
    return not column.info.get("leaves")


def _fitting(table: Table, column: Column[Any], word: str) -> str:
    """Most columns take any word; a BRIN has its own form and is looked for as such."""
    return "99QX" if (table.name, column.name) == ("school", "brin") else word


def _word(planted: Planted) -> str:
    number, letters = 4_000 + len(planted.words), ""
    while number:
        number, digit = divmod(number, len(_LETTERS))
        letters = _LETTERS[digit] + letters
    return f"Zq{letters}qz"


def found_in(container: bytes, planted: Planted) -> dict[Place, set[str]]:
    """Where each marker stands: the names of the files of the container that hold it, in any spelling."""
    texts: dict[str, bytes] = {}
    with ZipFile(BytesIO(container)) as archive:
        assert all(item.compress_type == ZIP_STORED for item in archive.infolist())
        for item in archive.infolist():
            texts[item.filename] = item.filename.encode() + b"\n" + laid_open(archive.read(item))
    texts["(pakket)"] = container
    found: dict[Place, set[str]] = {}
    for name, text in texts.items():
        for place, word in planted.words.items():
            if any(spelling in text for spelling in spellings(word)):
                found.setdefault(place, set()).add(name)
        readable = text.decode("utf-8", "replace")
        for place, day in planted.days.items():
            ways = (day.isoformat(), f"{day:%d-%m-%Y}", long_day(day), long_day(day).replace("\N{NO-BREAK SPACE}", ""))
            if any(way in readable for way in ways):
                found.setdefault(place, set()).add(name)
        for place, number in planted.numbers.items():
            if re.search(rf"(?<!\d){number}(?!\d)", readable):
                found.setdefault(place, set()).add(name)
    return found


def spellings(word: str) -> tuple[bytes, ...]:
    """A word as bytes, in UTF-8 and UTF-16, plain and in hexadecimal digits."""
    plain, wide = word.encode(), word.encode("utf-16-be")
    return (plain, wide, *(form for raw in (plain, wide) for form in (raw.hex().encode(), raw.hex().upper().encode())))


def laid_open(data: bytes) -> bytes:
    """The bytes themselves, and of a PDF also its text (with and without spaces) and its unpacked streams."""
    if not data.startswith(b"%PDF"):
        return data
    text = pdf_text(data).encode()
    streams = [_inflated(part) for part in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)]
    return b"\n".join((data, text, re.sub(rb"\s+|\xc2\xad|-\n", b"", text), *streams))


def _inflated(part: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(part)
    except zlib.error:
        return b""


def pdf_text(pdf: bytes) -> str:
    """The text of a PDF as poppler reads it, a program that is not ours."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()
