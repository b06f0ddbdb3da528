"""Days in every form that a Dutch list has, and never the American way."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.exchange.dutch_dates import read_day

THE_DAY = date(2008, 11, 24)
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


@pytest.mark.parametrize(
    "text",
    [
        "24-11-2008",
        "24/11/08",
        "24.11.2008",
        "24 11 2008",
        "24 nov 2008",
        "24 november 2008",
        "24-nov-08",
        "24 nov. 2008",
        "ma 24 november 2008",
        "maandag, 24 november 2008",
        "2008-11-24",
        "2008/11/24",
        "2008-11-24T00:00:00",
        "2008-11-24T00:00:00.000Z",
        "24-11-2008 0:00",
        "24-11-2008 00:00:00",
        "20081124",
        "24112008",
        "39776",
        "39776,00",
        " 24-11-2008 ",
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    assert read_day(text) == THE_DAY


NO_DAYS = ("11/24/2008", "31-2-2008", "29-2-2009", "24-13-2008", "0-1-2008", "24 foo 2008", "nov 2008", "2008", "12")
NO_YEARS = ("24-11-208", "99999", "1", "24-11-1708", "24-11-2208", "24-11-2008-1", "²4-11-2008", "onbekend", "")


@pytest.mark.parametrize("text", NO_DAYS + NO_YEARS)
def test_what_is_no_day(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(("text", "year"), [("1-1-49", 2049), ("1-1-50", 1950), ("1-1-99", 1999), ("1-1-00", 2000)])
def test_a_year_of_two_figures(text: str, year: int) -> None:
    assert read_day(text) == date(year, 1, 1)


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_every_form_of_every_day(day: date) -> None:
    named = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    serial = str((day - date(1899, 12, 30)) // timedelta(days=1))
    forms = (day.isoformat(), f"{day.day}-{day.month}-{day.year}", f"{day:%d/%m/%y}", named, serial, f"{day:%d%m%Y}")
    assert {read_day(form) for form in forms} == {day}


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_nothing(text: str) -> None:
    day = read_day(text)
    assert day is None or 1900 <= day.year < 2100
