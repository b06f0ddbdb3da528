"""Working days: holidays that a calendar on the wall shows, and counting that agrees with going day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model.working_days import (
    after_working_days,
    easter,
    first_working_day,
    holidays,
    is_working_day,
    kings_day,
    working_days,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5),
     (2027, 3, 28), (2038, 4, 25), (2049, 4, 18), (2076, 4, 19)],
)  # fmt: skip
def test_easter_is_where_the_almanac_has_it(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    found = easter(year)
    assert found.weekday() == 6
    assert date(year, 3, 22) <= found <= date(year, 4, 25)


def test_the_holidays_of_a_year_by_name() -> None:
    assert holidays(2026) == {
        date(2026, 1, 1), date(2026, 4, 6), date(2026, 4, 27), date(2026, 5, 14), date(2026, 5, 25),
        date(2026, 12, 25), date(2026, 12, 26),
    }  # fmt: skip


def test_kings_day_is_a_day_early_where_it_would_be_a_sunday() -> None:
    assert kings_day(2025) == date(2025, 4, 26)
    assert kings_day(2026) == date(2026, 4, 27)
    assert kings_day(2031) == date(2031, 4, 26)


@given(st.integers(1990, 2090))
def test_kings_day_is_never_a_sunday(year: int) -> None:
    assert kings_day(year).weekday() != 6
    assert (kings_day(year).day == 27) is (date(year, 4, 27).weekday() != 6)


@pytest.mark.parametrize(("year", "works"), [(2025, False), (2026, True), (2027, True), (2030, True), (2031, True)])
def test_bevrijdingsdag_is_free_in_a_lustrum_year_only(year: int, works: bool) -> None:
    assert is_working_day(date(year, 5, 5)) is (works and date(year, 5, 5).weekday() < 5 and year % 5 != 0)


@given(DAYS, st.integers(0, 800))
def test_counting_agrees_with_going_day_by_day(since: date, length: int) -> None:
    on = since + timedelta(days=length)
    assert working_days(since, on) == sum(is_working_day(since + timedelta(days=n)) for n in range(1, length + 1))


@given(DAYS, st.integers(1, 120))
def test_the_last_day_of_a_term_is_the_first_on_which_it_has_passed(since: date, days: int) -> None:
    found = after_working_days(since, days)
    assert is_working_day(found)
    assert working_days(since, found) == days
    assert working_days(since, found - timedelta(days=1)) == days - 1


@given(DAYS)
def test_a_term_ends_on_a_day_that_an_office_works(day: date) -> None:
    found = first_working_day(day)
    assert is_working_day(found)
    assert not any(is_working_day(day + timedelta(days=n)) for n in range((found - day).days))


def test_ten_working_days_over_christmas_take_longer() -> None:
    assert after_working_days(date(2026, 12, 18), 10) == date(2027, 1, 5)
    assert working_days(date(2026, 11, 24), date(2026, 11, 24)) == 0
    assert working_days(date(2026, 11, 24), date(2026, 11, 1)) == 0
