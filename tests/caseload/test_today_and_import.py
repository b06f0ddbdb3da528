"""Vandaag: what presses, in its group; and a class list that becomes students, shown first and undone whole."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcoach.caseload.employers import AddRecognition, location_of
from jobcoach.caseload.import_class import Fate, ImportClass, plan_import
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.students import SaveStudent, student_form, student_rows
from jobcoach.caseload.tasks import FinishTask, SaveTask
from jobcoach.caseload.today import RECOGNITION_NOTICE, board
from jobcoach.caseload.undo import Undo
from jobcoach.exchange.class_list import StudentRow
from jobcoach.model.choices import LogKind, TaskKind
from jobcoach.model.expected import Expected
from tests.caseload.open_vault import TODAY, Caseload, add_company, add_dossier, opened, refused


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path) as made:
        yield made


def day(ahead: int) -> date:
    return TODAY + timedelta(days=ahead)


def test_each_to_do_stands_in_its_group(caseload: Caseload) -> None:
    student = add_dossier(caseload).student
    for what, kind, due in (
        ("te laat", TaskKind.BELOFTE, day(-4)),
        ("heel laat", TaskKind.NAZORG, day(-9)),
        ("gemist bezoek", TaskKind.BEZOEK, day(-1)),
        ("beloofd", TaskKind.BELOFTE, day(0)),
        ("aanbod", TaskKind.AANBOD, day(3)),
        ("toestemming", TaskKind.TOESTEMMING, day(2)),
        ("nazorg", TaskKind.NAZORG, None),
        ("bezoek", TaskKind.BEZOEK, day(0)),
        ("bezoek straks", TaskKind.BEZOEK, day(2)),
        ("nog een", TaskKind.BEZOEK, day(2)),
        ("volgende maand", TaskKind.BEZOEK, day(40)),
    ):
        caseload.do(SaveTask(what=what, kind=kind, due=due, student=student))
    seen = caseload.ask(board(on=TODAY))
    assert [item.what for item in seen.late] == ["heel laat", "te laat", "gemist bezoek"]
    assert [item.late_days for item in seen.late] == [9, 4, 1]
    assert [item.what for item in seen.promised] == ["beloofd"]
    assert [item.what for item in seen.legal] == ["toestemming", "aanbod"]
    assert [item.what for item in seen.later] == ["nazorg"]
    assert [item.what for item in seen.visits] == ["bezoek"]
    assert seen.visits_ahead == ((day(2), 2),)
    for item in seen.late:
        assert item.task is not None
        caseload.do(FinishTask(task=item.task))
    assert caseload.ask(board(on=TODAY)).late == ()


def test_a_visit_tells_what_is_good_to_know_at_the_door(caseload: Caseload) -> None:
    dossier = add_dossier(caseload)
    for ahead, note in ((-20, "eerste keer"), (-6, "sneed brood"), (0, "vandaag al")):
        caseload.do(
            KeepLog(kind=LogKind.BEZOEK, on=day(ahead), note=note, student=dossier.student, employer=dossier.employer)
        )
    caseload.do(SaveTask(what="schoenen regelen", kind=TaskKind.BELOFTE, due=day(5), student=dossier.student))
    caseload.do(
        SaveTask(
            what="langs", kind=TaskKind.BEZOEK, due=TODAY, at="10:30", student=dossier.student, internship=dossier.stage
        )
    )
    (visit,) = caseload.ask(board(on=TODAY)).visits
    assert (visit.at, visit.student_name, visit.employer_name) == ("10:30", "Sanne Bruinsma", "Bedrijf Bruinsma")
    assert (visit.number, visit.last_on, visit.last_note) == (3, day(-6), "sneed brood")
    assert visit.promises == ("schoenen regelen",)
    assert not any(word in repr(visit) for word in ("Sanne", "brood", "schoenen"))


@pytest.mark.parametrize(
    ("ahead", "group", "words"),
    [
        (-1, "late", "Erkenning leerbedrijf is verlopen"),
        (0, "legal", "Erkenning leerbedrijf loopt af"),
        (RECOGNITION_NOTICE.days, "legal", "Erkenning leerbedrijf loopt af"),
        (RECOGNITION_NOTICE.days + 1, None, ""),
    ],
)
def test_an_expiring_recognition_shows_in_time(caseload: Caseload, ahead: int, group: str | None, words: str) -> None:
    employer = add_company(caseload)
    location = caseload.ask(location_of(employer))
    caseload.do(AddRecognition(location=location, code="27060", end=day(ahead)))
    caseload.do(AddRecognition(location=location, code="27061", end=None))
    seen = caseload.ask(board(on=TODAY))
    shown = {name: [item.what for item in getattr(seen, name)] for name in ("late", "promised", "legal", "later")}
    assert {name: items for name, items in shown.items() if items} == ({group: [words]} if group else {})


# --- a class list --------------------------------------------------------------------------------------------------


def listed(row: int, call_name: str, last_name: str, **facts: object) -> StudentRow:
    return StudentRow(row=row, call_name=call_name, last_name=last_name, **facts)  # type: ignore[arg-type]


def names(caseload: Caseload) -> list[str]:
    return [row.name for row in caseload.ask(student_rows(on=TODAY))]


def test_an_import_does_what_the_dry_run_said_and_is_undone_whole(caseload: Caseload) -> None:
    known = caseload.do(SaveStudent(call_name="Yusuf", last_name="Kaya", number="7001", phone="06 5550 0002"))
    same = caseload.do(SaveStudent(call_name="Mila", last_name="de Wit", born_on=date(2009, 1, 2)))
    rows = (
        listed(2, "Yusuf", "Kaya", number="7001", class_name="P4a"),
        listed(3, "Mila", "de Wit", born_on=date(2009, 1, 2)),
        listed(4, "Noor", "Yilmaz", number="7003"),
        listed(5, "Yusuf", "Kaya", number="7009"),  # a namesake with another number is another person
    )
    before = caseload.audit()
    planned = caseload.ask(plan_import(rows))
    assert [item.fate for item in planned] == [Fate.CHANGED, Fate.SAME, Fate.NEW, Fate.NEW]
    assert planned[0].changes == ("class_name",)
    assert caseload.audit() == before
    done = caseload.outcome(ImportClass(rows=rows))
    assert (done.result.new, done.result.changed, done.result.same) == (2, 1, 1)
    assert names(caseload) == ["Mila de Wit", "Yusuf Kaya", "Yusuf Kaya", "Noor Yilmaz"]
    assert caseload.ask(student_form(known)).phone == "06 5550 0002"  # an empty cell wipes nothing
    assert ("ingelezen", "ImportClass") in [item[:2] for item in caseload.audit()]
    assert all(item.fate is Fate.SAME for item in caseload.ask(plan_import(rows)))
    assert done.change_set is not None
    caseload.do(Undo(done.change_set))
    assert names(caseload) == ["Mila de Wit", "Yusuf Kaya"]
    assert caseload.ask(student_form(known)).class_name == ""
    assert same


@pytest.mark.parametrize("born_on", [date(1950, 1, 1), date(2025, 1, 1)])
@pytest.mark.parametrize("number", ["7001", "7002"])
def test_an_impossible_birth_date_in_a_list_changes_nothing(caseload: Caseload, born_on: date, number: str) -> None:
    """Neither for a student who is known nor for a new one."""
    caseload.do(SaveStudent(call_name="Yusuf", last_name="Kaya", number="7001", born_on=date(2009, 1, 1)))
    rows = (listed(2, "Noor", "Yilmaz"), listed(3, "Yusuf", "Kaya", number=number, born_on=born_on))
    before = caseload.audit()
    with refused("import.born_on"):
        caseload.ask(plan_import(rows))
    with refused("import.born_on"):
        caseload.do(ImportClass(rows=rows))
    assert names(caseload) == ["Yusuf Kaya"]
    assert caseload.audit() == before


word = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
people = st.builds(
    listed,
    st.integers(2, 50),
    word,
    word,
    number=st.sampled_from(["", "1", "2", "3"]),
    born_on=st.sampled_from([None, date(2008, 2, 29), date(2010, 5, 5)]),
)


@settings(max_examples=25)
@given(rows=st.lists(people, max_size=6, unique_by=lambda row: row.number or object()))
def test_importing_the_same_list_again_adds_nobody(
    tmp_path_factory: pytest.TempPathFactory, rows: list[StudentRow]
) -> None:
    caseload = _shared(tmp_path_factory)
    try:
        caseload.do(ImportClass(rows=tuple(rows)))
    except Expected:
        nameless = [row for row in rows if not (row.call_name.strip() and row.last_name.strip())]
        with refused("student.name"):
            caseload.ask(plan_import(nameless))
        return
    for planned, row in zip(caseload.ask(plan_import(rows)), rows, strict=True):
        assert planned.fate is not Fate.NEW or (not row.number and row.born_on is None)


_SHARED: list[Caseload] = []


def _shared(factory: pytest.TempPathFactory) -> Caseload:
    """One vault for all examples; each adds to what the ones before it left."""
    if not _SHARED:
        from tests.caseload.open_vault import make_caseload

        _SHARED.append(make_caseload(factory.mktemp("lijsten")))
    return _SHARED[0]


@pytest.fixture(scope="module", autouse=True)
def _lock_shared() -> Iterator[None]:
    yield
    while _SHARED:
        _SHARED.pop().vault.lock()
