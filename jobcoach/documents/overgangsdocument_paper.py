"""The overgangsdocument on paper: page 1 for the officer, a page of the youth, the facts, signatures (paper.md 7)."""

from collections.abc import Sequence

from jobcoach.documents import dutch, flow, frame, marks
from jobcoach.documents.flow import Block, Room
from jobcoach.documents.frame import Signatures, Signer
from jobcoach.documents.lines import ACCENT, INK, MUTED, Rich, Style, depth, set_text, strong
from jobcoach.documents.overgang_cover import cover, left_out, left_out_elsewhere
from jobcoach.documents.overgang_facts import facts
from jobcoach.documents.overgang_own import own_words
from jobcoach.documents.overgangsdocument import Overgangsdocument
from jobcoach.documents.press import print_sheet
from jobcoach.documents.rows import VALUE
from jobcoach.documents.sheet import FULL, HALF, LEFT, RIGHT, Attached, Element, Page, Sheet, X, mm

DATA = "overdracht.json"
_TITLE = Style(26, 31, strong=True, colour=ACCENT)
_NAME = Style(18, 23, strong=True)
_OWN_LINE = mm(270)
_PEN = mm(20)
_COMPARE = (
    "Vergelijk de vingerafdruk met die op de website van de school. Gelijk? Dan komt dit van de school en is er "
    "niets veranderd."
)


def build(data: Overgangsdocument, *, data_json: bytes = b"") -> bytes:
    """PDF bytes of an overgangsdocument; the same bytes for the same data. Page 1 leaves the place of the seal empty.

    With ``data_json`` the same facts for programs go with the paper as overdracht.json: PDF/A-3a.
    Raises Expected: documents.character (character, code, context).
    """
    sheet = draw(data)
    if data_json:
        sheet.attached = (Attached(DATA, "application/json", "Dezelfde gegevens, voor programma's", data_json),)
    return print_sheet(sheet)


def title(data: Overgangsdocument) -> str:
    """What the paper is called."""
    return f"Overgangsdocument naar {data.destination}"


def draw(data: Overgangsdocument) -> Sheet:
    """The pages of an overgangsdocument; see ``build``."""
    sheet = Sheet(
        title=f"{title(data)} {data.student_name}",
        author=data.school.name,
        subject=f"{title(data)}, nummer {data.number}" if data.number else f"{title(data)}, concept",
        made_on=data.made_on,
    )
    below = mm(27) + frame.running_head(Page(), *_running(data))
    moved = _cover_pages(sheet, data, below)
    own = _own_pages(sheet, data, below)
    _facts_pages(sheet, data, below, moved=moved)
    _frame_pages(sheet, data, returning={0, own, len(sheet.pages) - 1})
    return sheet


def _cover_pages(sheet: Sheet, data: Overgangsdocument, below: float) -> bool:
    """Page 1 and, for long texts, what follows it; True when the list of what is left out moved to the end."""
    into = sheet.root.part("Sect")
    first = Page()
    top = _opening(first, data, into)
    body = cover(data, into)
    listed = Element("Sect")
    absent = left_out(data, listed)
    moved = bool(absent) and flow.end([*body, *absent], top) > frame.BOTTOM_FIRST
    if moved:
        absent = left_out_elsewhere(data, into)
    else:
        into.parts.append(listed)
    first_room, next_room = Room(top, frame.BOTTOM_FIRST), Room(below, frame.BOTTOM_NEXT)
    _draw(sheet, flow.divide([*body, *absent], lambda index: next_room if index else first_room), first, top, below)
    return moved


def _opening(page: Page, data: Overgangsdocument, into: Element) -> float:
    """Letterhead, title and name of page 1; returns where the lead begins."""
    number = f"Nummer {data.number}, versie {data.version}" if data.number else "Concept, nog geen nummer"
    right = [_confidential(data), f"{number}, {dutch.day(data.made_on)}"]
    if data.replaces:
        right.append(f"Vervangt {data.replaces}")
    down = frame.letterhead(page, data.school, right, into)
    y = page.write(LEFT, mm(40) + down, title(data), _TITLE, into=into.part("H1"), balance=True) - _TITLE.lead
    y = page.write(LEFT, y + mm(11), data.student_name, _NAME, into=into.part("P"), balance=True) - _NAME.lead
    return y + mm(6.5) - 11 if data.lead.strip() else y + mm(14)


def _own_pages(sheet: Sheet, data: Overgangsdocument, below: float) -> int:
    """The page of the youth with an own signature; returns the index of the page that is signed, or 0."""
    into = sheet.root.part("Sect")
    first = Page()
    top = _titled(first, dict(data.order).get("eigen_woorden") or "Dit ben ik", below, into)
    blocks = own_words(data, into)
    if not blocks:
        return 0
    name = set_text(f"Handtekening van {data.call_name}", Style(8.5, 11, colour=MUTED), HALF)
    line = _OWN_LINE - depth(name[1:])
    top_room, next_room = Room(top, frame.BOTTOM_NEXT), Room(below, frame.BOTTOM_NEXT)
    pages = flow.divide(blocks, lambda index: next_room if index else top_room, lambda _index: line - _PEN)
    _draw(sheet, pages, first, top, below)
    last = sheet.pages[-1]
    last.rule(X[1], line, HALF, colour=INK, weight=0.7)
    last.put(X[1], line + 12, name, width=HALF, into=into.part("P"))
    return len(sheet.pages) - 1


def _titled(page: Page, text: str, below: float, into: Element) -> float:
    """The title of a next page; returns where its content begins."""
    y = below + mm(10)
    low = page.write(LEFT, y, text, _TITLE, into=into.part("H1"), balance=True) - _TITLE.lead
    return low + mm(7.4)


def _facts_pages(sheet: Sheet, data: Overgangsdocument, below: float, *, moved: bool) -> None:
    """The facts, what page 1 had no room for, and the signatures."""
    into = sheet.root.part("Sect")
    first = Page()
    blocks = facts(data, into)
    top = _titled(first, "De feiten", below, into.part("Sect")) - mm(3.4) + 9 if blocks else below
    if moved:
        blocks += left_out(data, into)
    signing = _signatures(data)
    top_room, next_room = Room(top, frame.BOTTOM_NEXT), Room(below, frame.BOTTOM_NEXT)
    pages = flow.divide(blocks, lambda index: next_room if index else top_room, lambda _index: signing.top)
    _draw(sheet, pages, first, top, below)
    signing.draw(sheet.pages[-1], into.part("Sect"))


def _signatures(data: Overgangsdocument) -> Signatures:
    made = f"Opgesteld door {data.made_by}. " if data.made_by else ""
    agreed = f"Gelezen en akkoord in {data.school.place}, op {dutch.day(data.made_on)}:"
    function = "; ".join(filter(None, [data.school.director_function, data.consulted]))
    signers = [Signer("Leerling", data.student_name), Signer("School", data.school.director, function)]
    intro = set_text(made + agreed, VALUE, FULL)
    return frame.signatures(signers, intro, bottom=frame.BOTTOM_NEXT, line=mm(262), width=mm(68), gap=mm(6))


def _draw(sheet: Sheet, pages: Sequence[Sequence[Block]], first: Page, top: float, below: float) -> None:
    """Draw divided blocks on new pages behind those that are there; ``first`` is already begun."""
    for index, blocks in enumerate(pages):
        page = Page() if index else first
        flow.draw(page, blocks, below if index else top)
        sheet.pages.append(page)


def _confidential(data: Overgangsdocument) -> str:
    return f"Vertrouwelijk, alleen voor {data.request.recipient}"


def _running(data: Overgangsdocument) -> tuple[Rich, str]:
    born = f", geboren {dutch.day(data.born_on)}" if data.born_on else ""
    return (strong(title(data)), f" van {data.student_name}{born}"), _confidential(data)


def _frame_pages(sheet: Sheet, data: Overgangsdocument, returning: set[int]) -> None:
    """Running heads, strip, QR codes on pages that come back on paper, footers and watermarks."""
    number = f"nummer {data.number}, versie {data.version}" if data.number else "concept"
    for index, page in enumerate(sheet.pages):
        coded = data.number and data.digest and index in returning
        code = marks.paper_code(data.number, index + 1, data.digest) if coded else ""
        if index:
            frame.running_head(page, *_running(data))
        else:
            text = _COMPARE if data.fingerprint and data.number else ""
            frame.proof_strip(page, text, sheet.root.parts[0], concept=not data.number, code=code)
        if index and code:
            marks.qr(page, RIGHT - marks.QR, mm(251.2), marks.QR, code, sheet.root)
        frame.foot(page, f"{title(data)}, {number}", index + 1, len(sheet.pages))
        marks.watermark(page, concept=not data.number, practice=data.school.practice)
