"""Dutch days and hours as coaches type them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model.expected import Expected
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import (
    MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
    clock,
    day_for_field,
    due,
    hours,
    local_day,
    minutes_for_field,
    moment,
    read_day,
    read_minutes,
    short_day,
)

TODAY = date(2026, 11, 24)


def answer(read):
    try:
        return read()
    except Expected as error:
        return error


DAYS = st.dates(date(1940, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_every_way_of_writing_a_day_is_read_back(day: date) -> None:
    month = MONTHS[day.month - 1]
    ways = (day_for_field(day), f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat(), f"{day.day} {month} {day.year}",
            f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}", f"{WEEKDAYS[day.weekday()]} {day.day} {month.upper()} {day.year}")  # fmt: skip
    assert {read_day(way, TODAY) for way in ways} == {day}


@given(DAYS, DAYS)
def test_without_a_year_the_nearest_one_is_meant(day: date, today: date) -> None:
    if (day.month, day.day) == (2, 29):
        return
    found = read_day(f"{day.day} {SHORT_MONTHS[day.month - 1]}", today)
    assert found is not None
    assert (found.month, found.day) == (day.month, day.day)
    assert abs((found - today).days) <= 183


@given(DAYS, DAYS)
def test_the_short_day_on_the_screen_can_be_typed_back(day: date, today: date) -> None:
    shown = short_day(day, today)
    if day.year != today.year:
        assert read_day(shown, today) == day
    else:
        assert str(day.year) not in shown


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_sentence(text: str) -> None:
    found = answer(lambda: read_day(text, TODAY))
    if isinstance(found, Expected):
        assert "Dit lukte niet" not in sentence(found)
    else:
        assert found is None or isinstance(found, date)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24 nov", date(2026, 11, 24)),
        ("3 jan", date(2027, 1, 3)),
        ("vr 27 nov", date(2026, 11, 27)),
        ("morgen", date(2026, 11, 25)),
        ("14-3-08", date(2008, 3, 14)),
        ("1 sept. 2026", date(2026, 9, 1)),
        ("", None),
        ("  ", None),
    ],
)
def test_what_coaches_type(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31 nov 2026", "November 2026 heeft 30 dagen."),
        ("29-2-2027", "Februari 2027 heeft 28 dagen."),
        ("12-13-2026", "Maand 13 bestaat niet"),
        ("ooit", "niet te lezen"),
        ("0-0-0", "niet te lezen"),
    ],
)
def test_a_day_that_is_none_gets_a_sentence(text: str, words: str) -> None:
    with pytest.raises(Expected) as caught:
        read_day(text, TODAY)
    assert words in sentence(caught.value) or caught.value.key == "date.no_such_month"


@given(st.integers(0, 24 * 60))
def test_hours_are_read_back(minutes: int) -> None:
    assert read_minutes(minutes_for_field(minutes)) == minutes
    assert read_minutes(hours(minutes)) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2 uur", 120),
        ("2:30", 150),
        ("2,5", 150),
        ("2.25", 135),
        ("2u30", 150),
        ("45 min", 45),
        ("1 uur 15", 75),
        ("8", 480),
        ("", None),
    ],
)
def test_hours_as_coaches_type_them(text: str, minutes: int | None) -> None:
    assert read_minutes(text) == minutes


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_a_sentence(text: str) -> None:
    found = answer(lambda: read_minutes(text))
    if isinstance(found, Expected):
        assert found.key == "hours.unreadable"
    else:
        assert found is None or found >= 0


def test_late_is_said_in_days() -> None:
    assert [due(date(2026, 11, day), TODAY) for day in (15, 23, 24, 25, 27)] == [
        "9 dagen te laat",
        "1 dag te laat",
        "vandaag",
        "morgen",
        "vr 27 nov",
    ]


def test_the_clock_is_the_one_on_the_wall_here() -> None:
    summer, winter = datetime(2026, 7, 1, 22, 30, tzinfo=UTC), datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
    assert (clock(summer), clock(winter)) == ("00:30", "10:04")
    assert local_day(summer) == date(2026, 7, 2)
    assert moment(datetime(2026, 11, 24, 7, 15, tzinfo=UTC), winter) == "vandaag 08:15"
    assert moment(datetime(2026, 11, 23, 7, 15, tzinfo=UTC), winter) == "gisteren 08:15"
