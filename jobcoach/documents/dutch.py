"""Dutch on paper: days, counts and lists as words, kept together by no-break spaces."""

from collections.abc import Sequence
from datetime import date

from jobcoach.documents.type import GLUE

_MONTHS = ("januari februari maart april mei juni juli augustus september oktober november december").split()  # noqa: SIM905 - a list of words reads as words
_DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
_COUNTS = ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]


def day(on: date) -> str:
    """'3 juli 2026', on one line."""
    return f"{on.day}{GLUE}{_MONTHS[on.month - 1]}{GLUE}{on.year}"


def weekday(on: date) -> str:
    """'vrijdag 3 juli 2026'."""
    return f"{_DAYS[on.weekday()]} {day(on)}"


def count(number: int) -> str:
    """Up to twelve in words, beyond in figures."""
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else str(number)


def counted(number: int, one: str, many: str) -> str:
    """'één werkproces', 'vier werkprocessen'."""
    return f"{count(number)} {one if number == 1 else many}"


def listed(parts: Sequence[str]) -> str:
    """'a', 'a en b', 'a, b en c'."""
    return " en ".join(filter(None, [", ".join(parts[:-1]), parts[-1] if parts else ""]))


def hours(text: str) -> str:
    """Hours as the coach typed them, with the unit if it is not there yet."""
    return text if not text or "uur" in text else f"{text}{GLUE}uur"


def period(start: date | None, end: date | None) -> str:
    """'1 september 2025 tot en met 26 juni 2026'; one-sided when one side is not known."""
    if start and end:
        return f"{day(start)} tot en met {day(end)}"
    if start:
        return f"vanaf {day(start)}"
    return f"tot en met {day(end)}" if end else ""


def capital(text: str) -> str:
    """The first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]
