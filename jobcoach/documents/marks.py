"""Small drawings: lock, QR code, squares of independence, yes and no, the school's initials, the watermark."""

from itertools import groupby

import segno

from jobcoach.documents.lines import ACCENT, INK, MUTED, Style, set_text
from jobcoach.documents.sheet import (
    BOX,
    GHOST,
    HEIGHT,
    LEFT,
    WHITE,
    WIDTH,
    Box,
    Dot,
    Element,
    Figure,
    Page,
    Path,
    Squares,
    Turned,
    mm,
)

QR = mm(20)
PAPER_QR = "QR-code met het nummer en de bladzijde van dit papier"
_METER, _METER_GAP = 6.2, 2.2


def qr(
    page: Page, x: float, y: float, size: float, data: str, into: Element | None = None, *, alt: str = PAPER_QR
) -> None:
    """A QR code (level M) of ``size`` pt, without its quiet zone: leave 4 mm white around it.

    With ``into`` it is a figure that says ``alt``; without, it is only for the eye.
    """
    matrix = segno.make(data, error="m", micro=False, boost_error=False).matrix
    cell = size / len(matrix)
    boxes = []
    for row, bits in enumerate(matrix):
        for dark, group in groupby(enumerate(bits), key=lambda pair: pair[1]):
            columns = [column for column, _ in group]
            if dark:
                boxes.append((x + columns[0] * cell, y + row * cell, len(columns) * cell, cell))
    squares = Squares(tuple(boxes), INK)
    if into is None:
        page.draw(squares)
    else:
        figure = into.part("Figure", alt)
        page.draw(Figure(x=x, y=y, width=size, height=size, things=(squares,), into=figure))


def paper_code(number: str, page: int, digest: str) -> str:
    """What the QR of a paper that comes back says; capitals and the start of the digest keep it small (version 2)."""
    return f"JC1:{number}:{page}:{digest[:12]}".upper()


def meter(page: Page, x: float, y: float, level: int) -> None:
    """Three squares on the baseline ``y``; level 2 fills one, 4 fills three. The words stand beside it."""
    for place in range(3):
        filled = place < level - 1
        page.draw(
            Box(
                x=x + place * (_METER + _METER_GAP),
                y=y - _METER,
                width=_METER,
                height=_METER,
                fill=ACCENT if filled else WHITE,
                stroke=ACCENT if filled else BOX,
            )
        )


def check(page: Page, x: float, y: float, size: float = 8) -> None:
    """A check mark on the baseline."""
    points = ((x, y - size * 0.38), (x + size * 0.36, y), (x + size, y - size * 0.8))
    page.draw(Path(points=points, stroke=ACCENT, weight=1.4, round_ends=True))


def cross(page: Page, x: float, y: float, size: float = 6) -> None:
    """A cross on the baseline."""
    for start, end in (((x, y), (x + size, y - size)), ((x, y - size), (x + size, y))):
        page.draw(Path(points=(start, end), stroke=MUTED, weight=1.2, round_ends=True))


def lock(page: Page, x: float, y: float, size: float = mm(7)) -> None:
    """A closed lock with its top left corner at x, y."""
    left, right, middle = x + size * 0.25, x + size * 0.75, x + size / 2
    bow = y + size * 0.32
    page.draw(
        Dot(x=middle, y=bow, radius=size * 0.25, stroke=ACCENT, weight=1.3, half=True),
        *(Path(points=((side, bow), (side, y + size * 0.5)), stroke=ACCENT, weight=1.3) for side in (left, right)),
        Box(x=x + size * 0.1, y=y + size * 0.46, width=size * 0.8, height=size * 0.58, fill=ACCENT, radius=2),
        Dot(x=middle, y=y + size * 0.74, radius=size * 0.08, fill=WHITE),
    )


def initials(page: Page, school: str) -> None:
    """The place of the school's logo: its initials, as long as it has no logo here."""
    letters = "".join(word[0] for word in school.split() if word[0].isalpha())[:2].upper()
    size = mm(9)
    page.draw(Box(x=LEFT, y=mm(13), width=size, height=size, fill=ACCENT, radius=size * 0.2))
    page.write(LEFT, mm(13) + 17.2, letters, Style(13, 13, strong=True, colour=WHITE, align="centre"), width=size)


def watermark(page: Page, *, concept: bool, practice: bool, trial: bool = False) -> None:
    """ "concept", "oefenschool" and "proefzending" across the page, as far as they hold, under everything."""
    found = (("concept", concept), ("oefenschool", practice), ("proefzending", trial))
    words = [word for word, wanted in found if wanted]
    for index, word in enumerate(words):
        size = 104 if len(word) < 9 else 84
        (line,) = set_text(word, Style(size, size, strong=True, colour=GHOST), HEIGHT)
        shift = (index - (len(words) - 1) / 2) * mm(38)
        page.under(Turned(line, WIDTH / 2 + shift * 0.57, HEIGHT / 2 + shift * 0.82 + 20, 35))
