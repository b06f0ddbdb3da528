"""The letter case: Fira Sans with tabular digits, Noto Sans for the odd character, and what may be printed at all.

Imported by the press and the papers only; it imports ReportLab and must itself be imported lazily.
"""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import fontpkg_fira_sans
import fontpkg_noto_sans
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from jobcoach.model.expected import Expected

REGULAR = "Paper-Regular"
STRONG = "Paper-SemiBold"
OTHER = "Paper-Other"
GLUE = "\u00a0"

_AROUND = 30
"""How many characters before and after one that cannot be printed say where it is."""
_DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_NEWLINES = dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), "\n")
_GLUES = dict.fromkeys((0xA0, 0x2007, 0x202F), GLUE)
_HYPHENS = dict.fromkeys((0x2010, 0x2011, 0x2043), "-")
_REPLACED = _NEWLINES | _GLUES | _HYPHENS | {0x09: " "}


class Run(NamedTuple):
    """A stretch of text in one font; ``width`` is for a size of 1 pt."""

    font: str
    text: str
    width: float


def clean(text: str) -> str:
    """Text as it will be printed: composed, one kind of newline, no-break space kept, no control characters."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_REPLACED)
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(filter(None, map(_printed, composed)))


def one_line(text: str) -> str:
    """Text for a title or a file property: cleaned, all white space single."""
    return " ".join(clean(text).replace(GLUE, " ").split())


def runs(text: str, *, strong: bool = False, context: str = "") -> tuple[Run, ...]:
    """Cleaned text cut where the font changes; ``context`` is the line that it comes from.

    Raises Expected: documents.character (character, code, context) when no font has a character.
    """
    if not text:
        return ()
    first = STRONG if strong else REGULAR
    try:
        return (Run(first, text, measure(text, first)),)
    except KeyError:
        return _mixed_runs(text, first, context or text)


def _mixed_runs(text: str, first: str, context: str) -> tuple[Run, ...]:
    """Runs of a text with characters that the first font lacks."""
    found: list[tuple[str, str]] = []
    for c in text:
        font = _font_of(c, first, context)
        if found and found[-1][0] == font:
            found[-1] = (font, found[-1][1] + c)
        else:
            found.append((font, c))
    return tuple(Run(font, part, measure(part, font)) for font, part in found)


def measure(text: str, font: str) -> float:
    """Width of text in a font at 1 pt."""
    return sum(map(_widths(font).__getitem__, text)) / 1000


def _printed(c: str) -> str:
    """One character as it will be printed; empty when it only steers."""
    if c in ("\n", GLUE):
        return c
    kind = unicodedata.category(c)
    if kind in ("Cc", "Cf", "Cs"):
        return ""
    if kind == "Zs":
        return " "
    if kind == "Pd" and c not in _widths(REGULAR):
        return "-"
    return c


def _font_of(c: str, first: str, context: str) -> str:
    if c in _widths(first):
        return first
    if c in _widths(OTHER):
        return OTHER
    at = context.find(c)
    around = context[max(0, at - _AROUND) : at + _AROUND].strip()
    raise Expected("documents.character", character=c, code=f"U+{ord(c):04X}", context=around)


@cache
def _widths(font: str) -> dict[str, float]:
    """Widths in 1/1000 em by character. Scripts that must be shaped, and planes that lose their text, are left out."""
    return {
        chr(code): width
        for code, width in _faces()[font].charWidths.items()
        if 31 < code < 0xFFFE and not _needs_shaping(chr(code))
    }


def _needs_shaping(c: str) -> bool:
    name = unicodedata.name(c, "")
    return "DEVANAGARI" in name or "VEDIC" in name


@cache
def _faces() -> dict[str, Any]:
    """Load and register the three fonts once per process."""
    fira = Path(fontpkg_fira_sans.__file__).parent / "files"
    noto = Path(fontpkg_noto_sans.__file__).parent / "files"
    fonts = {
        REGULAR: TTFont(REGULAR, str(fira / "FiraSans-Regular.ttf"), asciiReadable=0),
        STRONG: TTFont(STRONG, str(fira / "FiraSans-SemiBold.ttf"), asciiReadable=0),
        OTHER: TTFont(OTHER, str(noto / "NotoSans[wdth,wght].ttf"), asciiReadable=0),
    }
    _align_digits(fonts[REGULAR].face, fira / "FiraSans-Regular.ttf")
    _align_digits(fonts[STRONG].face, fira / "FiraSans-SemiBold.ttf")
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    return {name: font.face for name, font in fonts.items()}


def _align_digits(face: Any, path: Path) -> None:
    """Point the digits at the font's own tabular glyphs: ReportLab knows no OpenType features."""
    from fontTools.ttLib import TTFont as FontFile

    with FontFile(path, lazy=True) as font:
        for value, name in enumerate(_DIGITS):
            face.charToGlyph[48 + value] = font.getGlyphID(f"{name}.tf")
            face.charWidths[48 + value] = font["hmtx"][f"{name}.tf"][0] * 1000 / font["head"].unitsPerEm
