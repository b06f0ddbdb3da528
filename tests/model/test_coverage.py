"""Recognition of a leerbedrijf: which werkproces, of which qualification, on which day (domain 6.1, R17)."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model.coverage import Coverage, Covered, coverage

DAY = date(2026, 11, 20)


@dataclass(frozen=True)
class One:
    code: str = "27060"
    start: date | None = None
    end: date | None = None
    feasible_codes: frozenset[str] = frozenset()


KITCHEN = frozenset({"B1-K1-W1", "B1-K2-W2"})


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([], Coverage(Covered.UNKNOWN)),
        ([One()], Coverage(Covered.YES)),
        ([One(code="25180")], Coverage(Covered.OTHER)),
        ([One(start=DAY, end=DAY)], Coverage(Covered.YES)),
        ([One(end=date(2026, 11, 19))], Coverage(Covered.ENDED, date(2026, 11, 19))),
        ([One(end=date(2020, 1, 1)), One(end=date(2026, 11, 19))], Coverage(Covered.ENDED, date(2026, 11, 19))),
        ([One(start=date(2026, 11, 21))], Coverage(Covered.NOT_YET, date(2026, 11, 21))),
        ([One(end=date(2026, 1, 1)), One(start=date(2026, 2, 1))], Coverage(Covered.YES)),
        ([One(feasible_codes=KITCHEN)], Coverage(Covered.YES)),
        ([One(feasible_codes=frozenset({"B1-K9-W9"}))], Coverage(Covered.NOT_FEASIBLE)),
        ([One(feasible_codes=frozenset({"B1-K9-W9"})), One()], Coverage(Covered.YES)),
        ([One(code="25180", end=date(2020, 1, 1)), One(code="25001")], Coverage(Covered.OTHER)),
    ],
)
def test_what_covers_a_werkproces(known: list[One], expected: Coverage) -> None:
    assert coverage(known, code="27060", werkproces="B1-K1-W1", on=DAY) == expected


def test_what_is_written_freely_asks_only_whether_any_runs() -> None:
    assert coverage([One(feasible_codes=KITCHEN)], code="", werkproces="", on=DAY) == Coverage(Covered.YES)
    assert coverage([One(end=date(2020, 1, 1))], code="", werkproces="", on=DAY).covered is Covered.ENDED


days = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
ones = st.builds(
    One, code=st.sampled_from(("27060", "25180")), start=days, end=days,
    feasible_codes=st.sampled_from((frozenset(), KITCHEN, frozenset({"B1-K9-W9"}))),
)  # fmt: skip


@given(st.lists(ones, max_size=5), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_covered_means_that_one_of_them_covers(known: list[One], on: date) -> None:
    covers = any(
        item.code == "27060" and (item.start or on) <= on <= (item.end or on)
        and (not item.feasible_codes or "B1-K1-W1" in item.feasible_codes)
        for item in known
    )  # fmt: skip
    answer = coverage(known, code="27060", werkproces="B1-K1-W1", on=on)
    assert (answer.covered is Covered.YES) == covers
    assert (answer.day is not None) == (answer.covered in (Covered.ENDED, Covered.NOT_YET))
