"""Small rules of the model: ages, periods, steps, what may leave."""

from datetime import date

import pytest

from jobcoach.model import choices, tables
from jobcoach.model.base import Leaves, mark_of, years_between
from jobcoach.model.choices import HandoverStatus, Independence, LogKind
from jobcoach.model.employers import Recognition
from jobcoach.model.expected import Expected
from jobcoach.model.handover import NEXT, Handover
from jobcoach.model.internships import Internship, check_log, check_period
from jobcoach.model.labels import label
from jobcoach.model.praktijkverklaring import AssessedWerkproces

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2008, 11, 21), DAY, 18),
        (date(2008, 11, 22), DAY, 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age_counts_birthdays(born, on, age):
    assert years_between(born, on) == age


def test_an_internship_refuses_days_outside_it():
    stage = Internship(student_id=1, location_id=1, start=date(2026, 9, 1), end=date(2026, 10, 1))
    with pytest.raises(Expected, match=r"log\.outside"):
        stage.check_log(on=DAY, minutes=60, today=DAY)
    with pytest.raises(Expected, match=r"log\.future"):
        check_log(on=date(2026, 12, 1), minutes=None, today=DAY)
    with pytest.raises(Expected, match=r"log\.minutes"):
        check_log(on=DAY, minutes=1441, today=DAY)
    with pytest.raises(Expected, match=r"internship\.period"):
        check_period(start=DAY, end=date(2026, 1, 1))


def test_a_recognition_covers_its_code_and_days_only():
    row = Recognition(location_id=1, code="27060", start=date(2025, 1, 1), end=date(2026, 1, 1))
    assert row.covers("27060", date(2025, 6, 1))
    assert not row.covers("27060", DAY)
    assert not row.covers("27052", date(2025, 6, 1))


def test_a_sealed_overdracht_only_goes_forward():
    row = Handover(student_id=1, recipient_id=1)
    with pytest.raises(Expected, match=r"handover\.step"):
        row.move_to(HandoverStatus.AANGENOMEN)
    row.move_to(HandoverStatus.VERZEGELD)
    with pytest.raises(Expected, match=r"handover\.sealed"):
        row.check_open()
    assert all(HandoverStatus.VOORBEREID not in after for after in NEXT.values())


@pytest.mark.parametrize("independence", list(Independence))
def test_only_independence_from_two_up_is_mastered(independence):
    line = AssessedWerkproces(praktijkverklaring_id=1, independence=independence)
    assert line.mastered == (independence.level >= 2)


def test_what_is_secret_by_rule_is_not_marked_to_leave():
    never = {
        ("student", "boris_number"), ("student", "number"), ("student", "mentor"), ("log_entry", "note"),
        ("log_entry", "personal"), ("employer", "note"), ("talent", "student_id"), ("competence_score", "note"),
        ("internship", "goal"), ("seal_keys", "key"), ("seal_request", "key"), ("document", "content"), ("handover", "talked_with"),
    }  # fmt: skip
    for table, column in never:
        assert mark_of(tables.METADATA.tables[table].columns[column].info) is Leaves.NEVER, (table, column)


def test_health_and_network_need_a_tick_of_their_own():
    columns = tables.METADATA.tables
    assert mark_of(columns["student"].columns["health"].info) is Leaves.TICKED
    for name in ("name", "phone", "email", "role", "relation"):
        assert mark_of(columns["network_person"].columns[name].info) is Leaves.TICKED


def test_there_is_no_place_for_a_bsn_a_photo_or_a_diagnosis():
    names = {column.name for table in tables.METADATA.tables.values() for column in table.columns}
    assert not names & {"bsn", "pgn", "onderwijsnummer", "photo", "foto", "diagnosis", "diagnose", "nationality"}


def test_every_choice_has_dutch_words():
    kinds = [item for item in vars(choices).values() if isinstance(item, type) and issubclass(item, choices.Enum)]
    for kind in kinds:
        for choice in kind:
            assert label(choice)
    assert label(LogKind.STAGEDAG) == "Stagedag"
