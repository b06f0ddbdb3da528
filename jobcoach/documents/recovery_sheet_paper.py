"""The recovery sheet on paper: three thirds to fold, the code in the middle one, inside when folded (paper.md 7)."""

from jobcoach.documents import dutch, frame, marks
from jobcoach.documents.lines import ACCENT, INK, MUTED, Line, Style, depth, set_text
from jobcoach.documents.press import print_sheet
from jobcoach.documents.recovery_sheet import RecoverySheet
from jobcoach.documents.rows import HEADING, NOTE
from jobcoach.documents.school import School
from jobcoach.documents.sheet import (
    BOX,
    COLUMN,
    FULL,
    HAIR,
    HALF,
    LEFT,
    MAIN,
    TINT,
    WIDTH,
    Box,
    Element,
    Page,
    Sheet,
    X,
    mm,
)

TITLE = "Herstelblad van de kluis"
GROUPS, GROUP = 8, 4
_FOLDS = (99.0, 198.0)
_CELL, _CELL_GAP, _CELL_HEIGHT = mm(9), mm(1), mm(12.5)
_QR = mm(30)
_WHAT = (
    "Weet je de wachtzin niet meer? Met dit blad open je de kluis toch. Ben je de wachtzin en dit blad allebei kwijt? "
    "Dan kan ook de maker van het programma je niet helpen."
)
_WARNING = "Wie dit blad heeft, kan alles lezen. Bewaar het als een paspoort."
_HOW = (
    "Hoofdletters of kleine letters: allebei goed. Streepjes en spaties hoeven niet.",
    "In de code staan geen I, L, O of U. Een 1 of een 0 is dus altijd een cijfer.",
    "Eén teken fout? Het programma wijst het teken aan.",
)
_STEPS = (
    ("Vouw het blad dicht.", "De code zit dan aan de binnenkant. Doe het in een envelop en plak die dicht."),
    (
        "Leg de envelop ver van de laptop.",
        "Bijvoorbeeld in de brandkast van de school. Maak geen foto en geen scan.",
    ),
    (
        "Noteer wie hem bewaart.",
        "Kwijt, of heeft iemand anders het blad gezien? Maak dan een nieuw blad: Instellingen, Herstelblad.",
    ),
)


def build(data: RecoverySheet) -> bytes:
    """PDF bytes of one page; the same bytes for the same data. ``data.code`` must be 32 characters.

    Raises Expected: documents.character.
    """
    return print_sheet(draw(data))


def draw(data: RecoverySheet) -> Sheet:
    """The page of a recovery sheet; see ``build``."""
    if len(data.code) != GROUPS * GROUP:
        raise ValueError("a recovery code has 32 characters")
    sheet = Sheet(title=TITLE, author=data.school, subject=f"Herstelblad, kluis {data.vault}", made_on=data.made_on)
    page = Page()
    _top_third(page, data, sheet.root.part("Sect"))
    _folds(page)
    _middle_third(page, data, sheet.root.part("Sect"))
    _bottom_third(page, sheet.root.part("Sect"))
    frame.foot(page, f"Herstelblad, kluis {data.vault}. Er staan geen gegevens van leerlingen op dit blad.", 1, 1)
    marks.watermark(page, concept=False, practice=data.practice)
    sheet.pages.append(page)
    return sheet


def _top_third(page: Page, data: RecoverySheet, into: Element) -> None:
    right = [f"Blad {data.sheet}, gemaakt op {dutch.day(data.made_on)}"]
    if data.sheet > 1:
        right.append(f"Blad {data.sheet - 1} werkt niet meer")
    if data.fingerprint:
        right += ["Vingerafdruk van het schoolzegel:", data.fingerprint]
    school = School(name=data.school, place="", address=data.school_address)
    if frame.letterhead(Page(), school, right):  # the first third is short: a long name leaves no room for the address
        school = School(name=data.school, place="")
    down = frame.letterhead(page, school, right, into)
    page.write(LEFT, mm(40) + down, TITLE, Style(26, 31, strong=True, colour=ACCENT), into=into.part("H1"))
    what = set_text(_WHAT, Style(11, 16), mm(150))
    warning = set_text(_WARNING, Style(11, 16, strong=True), FULL)
    room = mm(_FOLDS[0] - 4) - (mm(60) + down) - depth(what) - 12
    name = _owner(data.coach, room)
    low = page.put(LEFT, mm(51) + down, name, into=into.part("P")) - name[-1].style.lead
    y = page.put(LEFT, low + mm(9), what, into=into.part("P"))
    page.put(LEFT, y + 12, warning, into=into.part("P"))


def _owner(coach: str, room: float) -> tuple[Line, ...]:
    """Whose vault it is: 18 pt, smaller only for a name that would push the text over the fold."""
    lines: tuple[Line, ...] = ()
    for size in (18, 15, 13, 11, 9.5, 8, 7, 6, 5, 4):
        style = Style(size, round(size * 1.28, 1), strong=True)
        lines = set_text(f"Kluis van {coach}", style, FULL, balance=True)
        if depth(lines[1:]) <= room:
            return lines
    return lines


def _folds(page: Page) -> None:
    for fold in _FOLDS:
        for x in (mm(6), WIDTH - mm(12)):
            page.rule(x, mm(fold), mm(6), colour=BOX)
        page.rule(LEFT, mm(fold), FULL, colour=HAIR, dash=(1.5, 3))
        page.write(X[2], mm(fold) - 3, "hier vouwen", Style(8, 11, colour=MUTED, align="right"), width=HALF)


def _middle_third(page: Page, data: RecoverySheet, into: Element) -> None:
    page.write(LEFT, mm(111), "De code", HEADING, into=into.part("H2"))
    page.write(X[1], mm(111), f"{GROUPS} groepen van {GROUP} tekens", Style(9.5, 13, colour=MUTED), width=MAIN)
    for index in range(GROUPS):
        group = data.code[index * GROUP : (index + 1) * GROUP]
        _group(page, X[index % 4], mm(121 if index < 4 else 143), index + 1, group, into.part("P"))
    marks.qr(page, LEFT, mm(163), _QR, data.code, into, alt="QR-code met dezelfde 32 tekens")
    y = page.write(
        X[1],
        mm(166.5),
        "Typ de 32 tekens over. In de QR-code staan dezelfde tekens.",
        Style(11, 17.4, strong=True),
        width=MAIN,
        into=into.part("P"),
    )
    for line in _HOW:
        y = page.write(X[1], y, line, Style(10, 14.5), width=MAIN, into=into.part("P"))


def _group(page: Page, x: float, y: float, number: int, group: str, into: Element) -> None:
    """Four cells with a character centred in each, so that a proportional font reads as a fixed one."""
    page.write(x, y - 3, str(number), NOTE, width=COLUMN)
    for place, character in enumerate(group):
        left = x + place * (_CELL + _CELL_GAP)
        page.draw(Box(x=left, y=y, width=_CELL, height=_CELL_HEIGHT, fill=TINT, radius=2))
        style = Style(21, 21, strong=True, colour=INK, align="centre")
        page.write(left, y + mm(9), character, style, width=_CELL, into=into)


def _bottom_third(page: Page, into: Element) -> None:
    y = mm(210)
    page.write(LEFT, y, "Wat je nu doet", HEADING, into=into.part("H2"))
    page.rule(LEFT, y + 6, FULL, colour=INK, weight=0.8)
    y += 22
    steps = into.part("L")
    for number, (what, how) in enumerate(_STEPS, start=1):
        item = steps.part("LI")
        page.write(LEFT, y, str(number), Style(11, 14, strong=True, colour=ACCENT), into=item.part("Lbl"))
        step = item.part("LBody")
        page.write(LEFT + mm(6), y, what, Style(10, 14, strong=True), width=mm(58), into=step)
        y = page.write(mm(86), y, how, Style(10, 14), width=mm(104), into=step) + 3
    line = mm(271)
    for x, width, label in ((LEFT, HALF, "Bewaard door"), (X[2], COLUMN, "Datum"), (X[3], COLUMN, "Paraaf")):
        page.rule(x, line, width, colour=INK, weight=0.7)
        page.write(x, line + 11, label, Style(8.5, 11, colour=MUTED), width=width, into=into.part("P"))
