"""Keeping a log entry with all that hangs on it, and reading what is typed, among 5,000 students."""

from datetime import timedelta
from typing import Any

import pytest

from jobcoach.caseload.log_book import KeepLog, log_choices, read_for_log
from jobcoach.caseload.skills import talents_of
from jobcoach.caseload.students import student_rows
from jobcoach.caseload.today import board
from jobcoach.model.choices import LogKind
from jobcoach.model.note_reading import Promise
from tests.benchmarks import large
from tests.benchmarks.conftest import School

NOTE = "Vandaag bij Molenzicht langs geweest met Noor Visser, 40 minuten. Beloofd: rooster mailen vóór vrijdag."


def noor(school: School) -> int:
    """A student with talents, so that an entry can be evidence."""
    return next(row.id for row in school.ask(student_rows(on=large.TODAY, filter_text="Noor Visser")))


@pytest.mark.benchmark(group="4 log, 5,000 students")
def test_keep_log(benchmark: Any, school_5000: School) -> None:
    student = noor(school_5000)
    talent = school_5000.ask(talents_of(student))[0].id
    verb = KeepLog(
        kind=LogKind.BEZOEK,
        on=large.TODAY,
        student=student,
        minutes=40,
        note=NOTE,
        promises=(Promise(what="Rooster mailen", due=large.TODAY + timedelta(days=3)),),
        talents=(talent,),
    )
    benchmark.pedantic(lambda: school_5000.vault.carry_out(verb), rounds=30, warmup_rounds=2)


@pytest.mark.benchmark(group="4 log, 5,000 students")
def test_read_for_log(benchmark: Any, school_5000: School) -> None:
    reading = benchmark.pedantic(lambda: school_5000.ask(read_for_log(NOTE)), rounds=10, warmup_rounds=1)
    assert reading.student == noor(school_5000)


@pytest.mark.benchmark(group="4 log, 5,000 students")
def test_names_of_the_quick_log(benchmark: Any, school_5000: School) -> None:
    benchmark.pedantic(lambda: school_5000.ask(log_choices), rounds=10, warmup_rounds=1)


@pytest.mark.benchmark(group="4 log, 60 students")
def test_read_for_log_of_60(benchmark: Any, school_60: School) -> None:
    benchmark.pedantic(lambda: school_60.ask(read_for_log(NOTE)), rounds=20, warmup_rounds=1)


@pytest.mark.benchmark(group="7 Vandaag: the question")
def test_board(benchmark: Any, school: School) -> None:
    found = benchmark.pedantic(lambda: school.ask(board(on=large.TODAY)), rounds=20, warmup_rounds=2)
    assert found.late
