"""What is drawn at the place of the seal when a paper is sealed: lock, school, when, and possibly a fingerprint."""

from datetime import date

from jobcoach.documents import marks
from jobcoach.documents.lines import INK, Line, Style, depth, set_text
from jobcoach.documents.press import print_stamp
from jobcoach.documents.sheet import HALF, TINT, Box, Page, Sheet, mm

WIDTH, HEIGHT = 232.4, 56.7
"""Size in pt of the signature field on page 1 (PDF box 62.4, 59.5, 294.8, 116.2)."""
_TITLE = "Digitaal zegel van de school"
_WORDS = mm(14)
_EPOCH = date(2000, 1, 1)  # a stamp is part of a paper that carries its own day


def build(school: str, lines: tuple[str, ...]) -> bytes:
    """A PDF of one page of 232.4 x 56.7 pt; the school's name, then each line; set smaller when that is much.

    Raises Expected: documents.character.
    """
    sheet = Sheet(title=_TITLE, author=school, subject=_TITLE, made_on=_EPOCH)
    page = Page(width=WIDTH, height=HEIGHT)
    page.draw(Box(x=0, y=0, width=WIDTH, height=HEIGHT, fill=TINT, radius=3))
    marks.lock(page, mm(4), mm(6.2))
    title, words = _fitting(school, lines)
    into = sheet.root.part("P")
    high = title[0].style.size * 0.72
    top = (HEIGHT - _height(title, words)) / 2 + high
    low = page.put(_WORDS, top, title, into=into) + 1.5
    page.put(_WORDS, low, words, into=into)
    sheet.pages.append(page)
    return print_stamp(sheet)


def _height(title: tuple[Line, ...], words: tuple[Line, ...]) -> float:
    """From the top of the capitals to the last baseline."""
    rest = depth(words[:-1]) if words else -title[0].style.lead
    return title[0].style.size * 0.72 + depth(title) + 1.5 + rest


def _fitting(school: str, lines: tuple[str, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Title and words at 9 and 8 pt, or as much smaller as it takes to fit."""
    width = HALF - mm(16)
    scale = 1.0
    while True:
        title = set_text(_TITLE, Style(9 * scale, 12 * scale, strong=True), width)
        words = set_text(
            "\n".join(_joined(school, lines, scale, width)), Style(8 * scale, 11 * scale, colour=INK), width
        )
        if _height(title, words) <= HEIGHT - 10 or scale < 0.2:
            return title, words
        scale -= 0.05


def _joined(school: str, lines: tuple[str, ...], scale: float, width: float) -> tuple[str, ...]:
    """School and first line beside each other when there is more to say and they fit."""
    if len(lines) < 2:
        return school, *lines
    together = f"{school}, {lines[0]}"
    fits = len(set_text(together, Style(8 * scale, 11 * scale), width)) == 1
    return (together, *lines[1:]) if fits else (school, *lines)
