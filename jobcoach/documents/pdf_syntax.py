"""How PDF spells things: text, numbers, days (ISO 32000-1, 7.3 and 7.9)."""

from datetime import date


def pdf_text(text: str) -> str:
    """A text string: literal when it is plain ASCII, UTF-16 otherwise."""
    if text.isascii() and text.isprintable():
        for special in "\\()":
            text = text.replace(special, "\\" + special)
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def number(value: float) -> str:
    """A number with at most three decimals, never in scientific form."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def pdf_day(day: date) -> str:
    """A day at noon UTC, as in the file's properties."""
    return f"D:{day:%Y%m%d}120000+00'00'"


def xmp_day(day: date) -> str:
    """The same moment as in the metadata stream."""
    return f"{day:%Y-%m-%d}T12:00:00+00:00"
