"""Days on which a Dutch office works: terms in working days are counted in one place, holidays left out.

A weekend and these days do not count: Nieuwjaarsdag, tweede paasdag, Koningsdag (27 April, the day before where that
is a Sunday), Hemelvaartsdag, tweede pinksterdag, both kerstdagen, and 5 May in a lustrum year. See ``model/law``,
HOLIDAYS, for where they come from.

Choices of ours, for a term here only decides when a coach is reminded: 5 May counts as a working day outside the
lustrum years, because most offices are open then; so does Goede Vrijdag; a day that an office closes by its own
choice, or a school holiday, is not known here.
"""

from datetime import date, timedelta
from functools import cache

REPLY_DAYS = 10
"""So many working days without an answer are told: a choice of ours (issue 5.8)."""
_LUSTRUM = 5


def easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (the anonymous rule, Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """27 April, or 26 April in a year in which the 27th is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == 6 else day


@cache
def holidays(year: int) -> frozenset[date]:
    """The days of a year on which offices are closed, also those that fall in a weekend."""
    sunday = easter(year)
    found = {
        date(year, 1, 1),
        sunday + timedelta(days=1),
        kings_day(year),
        sunday + timedelta(days=39),
        sunday + timedelta(days=50),
        date(year, 12, 25),
        date(year, 12, 26),
    }
    return frozenset(found | ({date(year, 5, 5)} if year % _LUSTRUM == 0 else set()))


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no holiday."""
    return day.weekday() < 5 and day not in holidays(day.year)


def working_days(since: date, on: date) -> int:
    """How many working days there are after ``since``, up to and including ``on``; 0 when ``on`` is not later."""
    days = (on - since).days
    if days <= 0:
        return 0
    weeks, rest = divmod(days, 7)
    count = weeks * 5 + sum((since + timedelta(days=day)).weekday() < 5 for day in range(1, rest + 1))
    closed = (day for year in range(since.year, on.year + 1) for day in holidays(year))
    return count - sum(since < day <= on and day.weekday() < 5 for day in closed)


def after_working_days(since: date, days: int) -> date:
    """The first day on which so many working days have passed since ``since``; ``since`` itself for 0."""
    on = since
    for _ in range(days):
        on = first_working_day(on + timedelta(days=1))
    return on


def first_working_day(day: date) -> date:
    """The day itself, or the next one that an office works: a term ends on such a day."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
