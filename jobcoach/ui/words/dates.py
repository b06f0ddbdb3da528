"""Dutch days, hours and clock times: read what a coach types, write what a coach reads."""

import calendar
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from jobcoach.model.expected import Expected

ZONE = ZoneInfo("Europe/Amsterdam")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
SHORT_WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")

_NEAR = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_WEEKDAY = re.compile(rf"^({'|'.join((*WEEKDAYS, *SHORT_WEEKDAYS))})\.?,?\s+")
_NUMBERS = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$")
_WORDS = re.compile(r"^(\d{1,2})[-/. ]?\s*([a-z]+)\.?(?:[-/, ]+(\d{4}|\d{2}))?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")


def read_day(text: str, today: date) -> date | None:
    """The day in "24-11-2026", "24 nov", "vr 27 november", "morgen" or "2026-11-24"; None when empty.

    Without a year it is the one nearest to ``today``; with two figures at most ten years ahead.
    Raises ``date.unreadable``, ``date.no_such_month`` (month), ``date.no_such_day`` (month, year, days).
    """
    words = _WEEKDAY.sub("", " ".join(text.casefold().split()))
    if not words:
        return None
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if found := _ISO.match(words):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _NUMBERS.match(words):
        return _with_year(int(found[1]), int(found[2]), found[3], today)
    if found := _WORDS.match(words):
        return _with_year(int(found[1]), _month(found[2]), found[3], today)
    raise Expected("date.unreadable")


def day_for_field(day: date | None) -> str:
    """``24-11-2026``, or nothing."""
    return "" if day is None else f"{day.day}-{day.month}-{day.year:04d}"


def short_day(day: date, today: date) -> str:
    """``vr 27 nov``; with the year only when it is another one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]}{year}"


def long_day(day: date) -> str:
    """``dinsdag 24 november``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def full_day(day: date) -> str:
    """``24 november 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def due(day: date, today: date) -> str:
    """``vandaag``, ``morgen``, ``wo 25 nov``, or in days how late it is: ``9 dagen te laat``."""
    late = (today - day).days
    if late > 0:
        return "1 dag te laat" if late == 1 else f"{late} dagen te laat"
    return {0: "vandaag", -1: "morgen"}.get(late) or short_day(day, today)


def local_day(instant: datetime) -> date:
    """The day in the Netherlands of an aware instant."""
    return instant.astimezone(ZONE).date()


def clock(instant: datetime) -> str:
    """``10:04`` in the Netherlands, of an aware instant."""
    return f"{instant.astimezone(ZONE):%H:%M}"


def moment(instant: datetime, now: datetime) -> str:
    """``vandaag 08:15``, ``gisteren 16:40`` or ``vr 20 nov``."""
    day, today = instant.astimezone(ZONE).date(), now.astimezone(ZONE).date()
    if (today - day).days in (0, 1):
        return f"{'vandaag' if day == today else 'gisteren'} {clock(instant)}"
    return short_day(day, today)


def read_minutes(text: str) -> int | None:
    """Minutes in "2 uur", "2:30", "2u30", "2,5", "2.5 uur", "45 min"; None when empty. Raises ``hours.unreadable``."""
    words = " ".join(text.casefold().split())
    if not words:
        return None
    if found := re.match(r"^(\d{1,4})\s*(?:m|min|minuut|minuten)\.?$", words):
        return int(found[1])
    hour = r"(?:u|uur|uren|h)"
    if found := re.match(rf"^(\d{{1,3}})\s*(?::|{hour})\s*([0-5]?\d)(?:\s*(?:min|minuten|{hour}))?$", words):
        return int(found[1]) * 60 + int(found[2])
    if found := re.match(rf"^(\d{{1,3}})(?:[,.](\d{{1,2}}))?\s*{hour}?$", words):
        hundredths = int((found[2] or "0").ljust(2, "0"))
        return int(found[1]) * 60 + round(hundredths * 60 / 100)
    raise Expected("hours.unreadable")


def hours(minutes: int) -> str:
    """``2 uur``, ``2:30 uur``, ``45 min``."""
    whole, rest = divmod(minutes, 60)
    if not rest:
        return f"{whole} uur"
    return f"{whole}:{rest:02d} uur" if whole else f"{rest} min"


def minutes_for_field(minutes: int | None) -> str:
    """``2:30``, or nothing."""
    return "" if minutes is None else f"{minutes // 60}:{minutes % 60:02d}"


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, 1):
        if word == SHORT_MONTHS[number - 1] or (len(word) >= 3 and name.startswith(word)):
            return number
    raise Expected("date.unreadable")


def _with_year(day: int, month: int, year: str | None, today: date) -> date:
    if year is None:
        return min(
            (_day(day, month, today.year + step) for step in (0, -1, 1) if _exists(day, month, today.year + step)),
            key=lambda found: abs((found - today).days),
            default=None,
        ) or _day(day, month, today.year)
    number = int(year)
    if len(year) == 2:
        number += today.year // 100 * 100
        number -= 100 if number > today.year + 10 else 0
    return _day(day, month, number)


def _exists(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _day(day: int, month: int, year: int) -> date:
    if not 1 <= month <= 12:
        raise Expected("date.no_such_month", month=month)
    if not 1 <= year <= 9999 or day < 1:
        raise Expected("date.unreadable")
    days = calendar.monthrange(year, month)[1]
    if day > days:
        raise Expected("date.no_such_day", month=MONTHS[month - 1].capitalize(), year=year, days=days)
    return date(year, month, day)
