"""The inzage-afdruk: every column of every table is printed or has a reason, and nothing of somebody else is there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary
from sqlalchemy.orm import Session

from jobcoach.caseload.consents import WithdrawConsent, consents_of
from jobcoach.caseload.documents import NoteExported, NotePrinted, content_of, documents_of
from jobcoach.caseload.handovers import MarkSent
from jobcoach.caseload.inzage import inzage_data, make_inzage
from jobcoach.caseload.inzage_plan import (
    EVERYWHERE,
    LEFT_OUT,
    NOT_PRINTED,
    OTHER_TABLES,
    SAID_WITH_ROW,
    TOLD,
)
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.school_seal import own_serial
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.students import DeleteStudent, OpenDossier
from jobcoach.caseload.work import Job
from jobcoach.model.choices import DocumentKind, LogKind, Subject
from jobcoach.model.labels import long_day
from jobcoach.model.note_reading import Promise
from jobcoach.ui.words.verbs import act_words
from tests.caseload.every_column import Whole, pdf_text, tables, whole_dossier
from tests.caseload.open_vault import (
    TODAY,
    Caseload,
    add_dossier,
    add_recipient,
    add_student,
    opened,
    prepare,
    refused,
    say_yes,
)

PRINTED = {told.model.__tablename__: told for told in TOLD}


@dataclass(frozen=True)
class Read:
    whole: Whole
    text: str
    mine: set[tuple[str, int]]


def about(caseload: Caseload, student: int) -> set[tuple[str, int]]:
    """Every row that is about the student, found by following the links in the file itself."""
    found = {("student", student)}

    def follow(session: Session) -> None:
        before = 0
        while len(found) > before:
            before = len(found)
            for table in tables():
                if table.name not in PRINTED or table.name == "student":
                    continue
                links = [(c.name, key.column.table.name) for c in table.c for key in c.foreign_keys]
                links = [one for one in links if one[0] == "student_id"] or links
                for row in session.connection().exec_driver_sql(f'SELECT * FROM "{table.name}"').mappings():
                    if any((kind, row[name]) in found for name, kind in links):
                        found.add((table.name, row["id"]))

    caseload.ask(follow)
    return found


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """The complete dossier of every_column, printed."""
    with opened(tmp_path_factory.mktemp("inzage"), seal=False) as caseload:
        whole = whole_dossier(caseload)
        caseload.sql("UPDATE log_entry SET personal = 0")
        text = pdf_text(caseload.ask(content_of(caseload.run(make_inzage(whole.student)))))
        yield Read(whole, re.sub(r"\s", "", text), about(caseload, whole.student))


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path, seal=False) as made:
        yield made


# --- the plan ----------------------------------------------------------------------------------------------------


def test_every_table_is_told_or_has_a_reason() -> None:
    """A new table must be put in one of the two lists of inzage_plan."""
    names = {table.name for table in tables()}
    assert names == set(PRINTED) | set(OTHER_TABLES)
    assert not set(PRINTED) & set(OTHER_TABLES)
    assert all(OTHER_TABLES.values())


def test_every_column_is_printed_or_has_a_reason() -> None:
    """A new column of a table about a student must be printed, or say why not."""
    wrong = []
    for table in tables():
        if (told := PRINTED.get(table.name)) is None:
            continue
        for column in table.c:
            ways = [
                column.name in told.columns,
                column.name in EVERYWHERE and column.name not in told.columns,
                column.name in SAID_WITH_ROW,
                bool(NOT_PRINTED.get((table.name, column.name))),
            ]
            if ways.count(True) != 1:
                wrong.append(f"{table.name}.{column.name}: {ways.count(True)} ways")
    assert wrong == []


def test_the_plan_names_nothing_that_is_not_there() -> None:
    known = {(table.name, column.name) for table in tables() for column in table.c}
    assert {(name, column) for name, told in PRINTED.items() for column in told.columns} <= known
    assert set(NOT_PRINTED) <= known
    assert set(OTHER_TABLES) <= {name for name, _ in known}


def test_a_table_that_points_at_a_student_is_not_called_nobodys() -> None:
    about = {table.name for table in tables() if "student_id" in table.c}
    assert about - set(PRINTED) == {"audit_entry"}


# --- the paper ---------------------------------------------------------------------------------------------------


def test_every_column_of_every_row_is_printed_exactly_when_it_is_about_the_student(read: Read) -> None:
    """Words, days and numbers; also of what lies in the bin. What has a reason not to be printed is not printed."""
    planted, wrong, seen = read.whole.planted, [], set()
    marks = dict(planted.words)
    marks |= {place: re.sub(r"\s", "", long_day(day)) for place, day in planted.days.items()}
    marks |= {place: str(number) for place, number in planted.numbers.items()}
    for (table, row, column), mark in marks.items():
        if (told := PRINTED.get(table)) is None:
            continue
        expected = (table, row) in read.mine and column in told.columns
        if (mark in read.text) != expected:
            wrong.append(f"{table}.{column} (row {row}) {'is missing' if expected else 'is printed'}")
        seen.add((table, column)) if expected else None
    assert wrong == []
    assert len(seen) > 80


def test_what_a_stage_is_called_is_not_a_number(read: Read) -> None:
    """Links are printed by name: the company of the stage, the talent, the recipient."""
    planted = read.whole.planted
    names = {(t, c) for (t, _, c), word in planted.words.items() if word in read.text}
    assert {("employer", "name"), ("recipient", "name"), ("contact_person", "name"), ("competence", "name")} <= names


def test_no_bytes_and_no_keys_are_printed() -> None:
    for table in tables():
        for column in table.c:
            if isinstance(column.type, LargeBinary) and table.name in PRINTED:
                assert (table.name, column.name) in NOT_PRINTED


def test_who_opened_printed_and_exported_stands_on_it(caseload: Caseload) -> None:
    student = add_dossier(caseload).student
    other = add_student(caseload, "Berend", "Vreemd")
    caseload.do(OpenDossier(student=student))
    caseload.do(NotePrinted(about="99ZZ-K1-2026-0007", student=student))
    caseload.do(NoteExported(about="99ZZ-K1-2026-0008", student=other))
    seen = caseload.ask(inzage_data(student, words=act_words)).seen
    whats = [what for _, _, what in seen]
    assert whats[:2] == ["Geprint: 99ZZ-K1-2026-0007", "Dossier geopend"]
    assert "Leerling bewaard" in whats
    assert all("0008" not in what for what in whats)
    assert all(who == "Marieke Hol" for _, who, _ in seen)


def test_who_made_which_package_of_what_for_whom_on_which_ground(caseload: Caseload) -> None:
    caseload.make_seal()
    student, recipient = add_dossier(caseload).student, add_recipient(caseload)
    say_yes(caseload, student, recipient, refuse=frozenset({Subject.NODIG}))
    handover = prepare(caseload, student, recipient)
    sealed = caseload.run(seal_handover(handover))
    serial = f"{caseload.ask(own_serial):x}"
    caseload.do(MarkSent(handover=handover, on=caseload.today))
    withdrawn = next(one for one in caseload.ask(consents_of(student)) if one.subject is Subject.STAGES)
    caseload.do(WithdrawConsent(consent=withdrawn.id))
    found = caseload.ask(inzage_data(student, words=act_words))

    (made,) = [what for _, who, what in found.seen if "sha256" in what and who == "Marieke Hol"]
    for part in (
        sealed.number,
        "verzoek aan gemeente Boterdam",
        "versie 1",
        f"zegel {serial}",
        f"sha256 {sealed.digest}",
    ):
        assert part in made
    sections = {section.title: [dict(record) for record in section.records] for section in found.sections}
    (package,) = sections["Overdrachten"]
    assert package["Aan"] == "gemeente Boterdam"
    assert package["Verzegeld door"] == "Marieke Hol"
    assert package["Nummer van het zegel"] == serial
    assert package["Controlegetal van het pakket (SHA-256)"] == sealed.digest
    grounds = package["Waarom dit gedeeld mocht worden"].splitlines()
    assert grounds[0].startswith("Verzoek om de begeleiding voort te zetten: instemming volgens de wet (WVO 2020")
    assert any(line.startswith("Stages en wat je kunt: toestemming (AVG)") for line in grounds)
    assert not any(line.startswith("Wat nodig is") for line in grounds), "refused, so not in it"
    (notice,) = sections["Wat ontvangers moesten horen"]
    assert notice["Waarom"] == "toestemming ingetrokken"
    assert notice["Waarover"] == "Stages en wat je kunt"
    assert notice["Pakketten"].startswith(f"{sealed.number}, verstuurd op 24")
    with_words = pdf_text(caseload.ask(content_of(caseload.run(make_inzage(student, words=act_words)))))
    solid = re.sub(r"\s", "", with_words)
    assert solid.count(sealed.digest) >= 3, "with the package, with the notice, and among who did what"


def test_personal_notes_are_counted_and_not_printed(caseload: Caseload) -> None:
    dossier = add_dossier(caseload)
    for number, personal in enumerate((True, True, False)):
        day = TODAY - timedelta(days=number)
        caseload.do(
            KeepLog(kind=LogKind.NOTITIE, on=day, note=f"notitie{number}", student=dossier.student, personal=personal)
        )
    text = pdf_text(caseload.ask(content_of(caseload.run(make_inzage(dossier.student)))))
    assert "2 persoonlijke" in text
    assert "notitie2" in text
    assert "notitie0" not in text
    assert "notitie1" not in text


def test_a_task_out_of_a_personal_note_is_as_personal(caseload: Caseload) -> None:
    student = add_dossier(caseload).student
    for word, personal in (("stilletjes", True), ("hardop", False)):
        promise = Promise(what=f"{word} bellen", due=TODAY)
        caseload.do(
            KeepLog(
                kind=LogKind.NOTITIE, on=TODAY, note="bellen", student=student, personal=personal, promises=(promise,)
            )
        )
    text = pdf_text(caseload.ask(content_of(caseload.run(make_inzage(student)))))
    assert "hardop" in text
    assert "stilletjes" not in text
    assert "met de taken daaruit" in re.sub(r"\s+", " ", text)


def test_it_is_kept_in_the_dossier_and_says_what_is_not_in_it(caseload: Caseload) -> None:
    student = add_dossier(caseload).student
    document = caseload.run(make_inzage(student))
    (row,) = caseload.ask(documents_of(student))
    assert (row.id, row.kind) == (document, DocumentKind.INZAGE)
    text = re.sub(r"\s+", " ", pdf_text(caseload.ask(content_of(document))))
    for what, _ in LEFT_OUT:
        assert what in text
    assert "Marieke Hol" in text


def test_a_student_in_the_bin_has_no_inzage(caseload: Caseload) -> None:
    student = add_student(caseload)
    caseload.do(DeleteStudent(student=student))
    job: Job[object] = make_inzage(student)
    with refused("record.gone"):
        caseload.run(job)
