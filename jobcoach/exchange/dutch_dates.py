"""Days as Dutch lists write them: 24-11-2008, 24/11/08, 24 nov 2008, 2008-11-24, 20081124 or a number of Excel."""

import re
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mrt maa mar",
            "apr",
            "mei may",
            "jun",
            "jul",
            "aug",
            "sep",
            "okt oct",
            "nov",
            "dec",
        ),
        start=1,
    )
    for name in names.split()
}
_TIME = re.compile(r"[T ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?Z?$")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NAMED = re.compile(r"(?:[a-z]{2,9},? )?(\d{1,2})[-/. ]*([a-z]{3,9})\.?[-/. ]*(\d{4}|\d{2})")
_WHOLE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WHOLE_DAY_FIRST = re.compile(r"(\d{2})(\d{2})(\d{4})")
_EXCEL = re.compile(r"(\d{5})(?:[.,]0+)?")
_EXCEL_START = date(1899, 12, 30)  # Excel counts a 29 February 1900 that never was; right from 1 March 1900 on
_YEARS = range(1900, 2100)


def read_day(text: str) -> date | None:
    """The day that a cell means, or None when it cannot be read; day before month, never the American way.

    A year of two figures is 1950-2049. The time behind a day is dropped.
    """
    words = _TIME.sub("", text.strip()).strip().casefold()
    found = _YEAR_FIRST.fullmatch(words) or _WHOLE.fullmatch(words)
    if found and (day := _day(found[1], found[2], found[3])):
        return day
    if found := _DAY_FIRST.fullmatch(words) or _WHOLE_DAY_FIRST.fullmatch(words):
        return _day(found[3], found[2], found[1])
    if found := _NAMED.fullmatch(words):
        month = _MONTHS.get(found[2][:3])
        return _day(found[3], str(month), found[1]) if month else None
    if found := _EXCEL.fullmatch(words):
        day = _EXCEL_START + timedelta(days=int(found[1]))
        return day if 1950 <= day.year < 2050 else None
    return None


def _day(year: str, month: str, day: str) -> date | None:
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 50 else 1900)
    try:
        return date(full, int(month), int(day)) if full in _YEARS else None
    except ValueError:
        return None
