"""The praktijkverklaring on paper: facts, werkprocessen, signatures, the place of the seal (paper.md 5-7)."""

from dataclasses import replace

from jobcoach.documents import dutch, flow, frame, marks, werkprocessen
from jobcoach.documents.flow import Block, Room
from jobcoach.documents.frame import Signer
from jobcoach.documents.lines import ACCENT, INK, TODO, Line, Rich, Style, set_text, strong, to_do
from jobcoach.documents.praktijkverklaring import Praktijkverklaring, Qualification
from jobcoach.documents.press import print_sheet
from jobcoach.documents.rows import VALUE, label_value
from jobcoach.documents.sheet import FULL, LEFT, MAIN, RIGHT, Element, Page, Sheet, mm
from jobcoach.documents.type import GLUE

TITLE = "Praktijkverklaring"
WEB = "Deze verklaring is geen diploma of certificaat als bedoeld in de Wet educatie en beroepsonderwijs (WEB)."
_TITLE = Style(26, 31, strong=True, colour=ACCENT)
_NAME = Style(18, 23, strong=True)
_LEAD = Style(11, 15)
_NEXT = Style(8.5, 12)
_SCAN = "Teken met pen en scan dit papier. De code zegt bij welk bestand het hoort, meer niet."


def build(data: Praktijkverklaring) -> bytes:
    """PDF bytes of a praktijkverklaring; the same bytes for the same data. Page 1 leaves the place of the seal empty.

    Raises Expected: documents.character (character, code, context); documents.unfinished (werkproces) when an issued
    one has a werkproces without an assessment.
    """
    return print_sheet(draw(data))


def draw(data: Praktijkverklaring) -> Sheet:
    """The pages of a praktijkverklaring; see ``build``."""
    werkprocessen.refuse_unfinished(data)
    sheet = Sheet(
        title=f"{TITLE} {data.student_name}",
        author=data.school.name,
        subject=f"{TITLE}, nummer {data.number}" if data.number else f"{TITLE}, concept",
        made_on=data.issued_on or data.changed_on,
    )
    first = Page()
    opening = sheet.root.part("Sect")
    top = _opening(first, data, opening)
    proof = frame.signatures(_signers(data), _intro(data), bottom=mm(252), line=mm(239))
    blocks = [
        *_facts(data, opening),
        *werkprocessen.table(data, sheet.root),
        *_remarks(data, sheet.root),
    ]
    below = mm(27) + frame.running_head(Page(), *_running(data))
    pages = flow.divide(
        blocks, lambda index: Room(below if index else top, frame.BOTTOM_FIRST), lambda _index: proof.top
    )
    for index, part in enumerate(pages):
        page = Page() if index else first
        flow.draw(page, part, below if index else top)
        sheet.pages.append(page)
    proof.draw(sheet.pages[-1], sheet.root.part("Sect"))
    _frame_pages(sheet, data, [sum(block.anchor for block in part) for part in pages])
    return sheet


def _opening(page: Page, data: Praktijkverklaring, into: Element) -> float:
    """Letterhead, title, name and the sentence that runs on from it; returns where the facts begin."""
    if data.number:
        when = dutch.day(data.issued_on) if data.issued_on else ""
        right = [f"Nummer {data.number}", ", ".join(filter(None, [f"Versie {data.version}", when]))]
    else:
        right = ["Concept, nog geen nummer", f"Bijgewerkt op {dutch.day(data.changed_on)}"]
    if data.replaces:
        right.append(f"Vervangt {data.replaces}")
    down = frame.letterhead(page, data.school, right, into)
    page.write(LEFT, mm(40) + down, TITLE, _TITLE, into=into.part("H1"))
    y = page.write(LEFT, mm(51) + down, data.student_name, _NAME, into=into.part("P"), balance=True) - 23
    number = werkprocessen.total(data)
    what = "het werkproces" if number == 1 else f"de {dutch.count(number)} werkprocessen"
    sentence = f"heeft in de praktijk geleerd en beheerst {what} op deze verklaring."
    if not number:
        sentence = "heeft in de praktijk geleerd. Er staat nog geen werkproces op deze verklaring."
    page.write(LEFT, y + mm(6.5), sentence, _LEAD, into=into.part("P"))
    page.rule(LEFT, y + mm(14.5), FULL, colour=INK, weight=0.8)
    return y + mm(14.5) + 4


def _remarks(data: Praktijkverklaring, into: Element) -> list[Block]:
    blocks = label_value("Bijzonderheden", data.remarks, into)
    return [replace(block, anchor=False, air=0 if index else 4) for index, block in enumerate(blocks)]


def _facts(data: Praktijkverklaring, into: Element) -> list[Block]:
    concept = not data.number
    blocks: list[Block] = []
    for label, value in _fact_rows(data):
        shown: Rich = value if value != "" else to_do("Nog invullen") if concept else ""
        blocks += label_value(label, shown, into)
    return [replace(block, anchor=False) for block in blocks]


def _fact_rows(data: Praktijkverklaring) -> list[tuple[str, Rich]]:
    born = dutch.day(data.born_on) if data.born_on else ""
    school = ", ".join(filter(None, [data.school.name, data.school.location and f"locatie {data.school.location}"]))
    return [
        ("Geboren", f"{born} in {data.born_in}" if born and data.born_in else born),
        ("School", f"{school} (BRIN {data.school.brin})" if data.school.brin else school),
        ("Leerbedrijf", _employer(data)),
        ("Praktijkopleider", ", ".join(filter(None, [data.trainer, data.trainer_function]))),
        ("Periode", _period(data)),
        ("Kwalificatie", _qualifications(data)),
    ]


def _employer(data: Praktijkverklaring) -> Rich:
    if not data.employer:
        return ""
    where = " in ".join(filter(None, [data.employer_address, data.employer_place]))
    code = data.leerbedrijf_id and f"leerbedrijf-ID {data.leerbedrijf_id}"
    return strong(data.employer), "".join(f", {part}" for part in (where, code) if part)


def _period(data: Praktijkverklaring) -> str:
    days = GLUE.join([str(data.days_per_week), "dag" if data.days_per_week == 1 else "dagen"])
    size = f"{days} per week" if data.days_per_week else ""
    if data.hours_per_week:
        hours = dutch.hours(data.hours_per_week)
        size = f"{size} ({hours})" if size else f"{hours} per week"
    return ", ".join(filter(None, [dutch.period(data.start, data.end), size]))


def _qualifications(data: Praktijkverklaring) -> str:
    known = [q for q in data.qualifications if not werkprocessen.is_free(q)]
    if len(known) == 1:
        dossier = ", ".join(filter(None, [known[0].dossier_name, known[0].dossier_code]))
        return _qualification(known[0]) + (f"\nKwalificatiedossier {dossier}" if dossier else "")
    lines = []
    for one in known:
        dossier = ", ".join(filter(None, [one.dossier_name, one.dossier_code]))
        lines.append(_qualification(one) + (f" (dossier {dossier})" if dossier else ""))
    if not lines and data.qualifications:
        return "geen: eigen omschrijving van het bedrijf"
    return "\n".join(lines)


def _qualification(one: Qualification) -> str:
    level = f"mbo-niveau{GLUE}{one.level}" if one.level is not None else ""
    return ", ".join(filter(None, [one.name, one.code and f"opleidingscode {one.code}", level]))


def _intro(data: Praktijkverklaring) -> tuple[Line, ...]:
    """The line above the signatures: where and when, or what is still missing."""
    if data.number:
        when = dutch.day(data.issued_on) if data.issued_on else ""
        text = " op ".join(filter(None, [f"Uitgegeven in {data.school.place}", when]))
        return set_text(text, VALUE, FULL)
    if not data.missing:
        return set_text("Concept, nog niet uitgegeven", VALUE, FULL)
    number = dutch.counted(len(data.missing), "ding", "dingen")
    style = replace(VALUE, strong=True, colour=TODO)
    return set_text(f"Nog {number}: {', '.join(data.missing)}.", style, FULL)


def _signers(data: Praktijkverklaring) -> list[Signer]:
    school = data.school
    return [
        Signer("Leerbedrijf", data.trainer, ", ".join(filter(None, ["praktijkopleider", data.employer]))),
        Signer("School", school.director, f"{school.director_function} {school.name}"),
        Signer("Leerling", data.student_name),
    ]


def _running(data: Praktijkverklaring) -> tuple[Rich, str]:
    born = f", geboren {dutch.day(data.born_on)}" if data.born_on else ""
    right = f"Nummer {data.number}, versie {data.version}" if data.number else "Concept, nog geen nummer"
    return (strong(TITLE), f" van {data.student_name}{born}"), right


def _frame_pages(sheet: Sheet, data: Praktijkverklaring, rows_on: list[int]) -> None:
    """Running heads, strips, QR codes, footers and watermarks, now that the number of pages is known."""
    number = len(sheet.pages)
    for index, page in enumerate(sheet.pages):
        code = marks.paper_code(data.number, index + 1, data.digest) if data.number and data.digest else ""
        if index:
            frame.running_head(page, *_running(data))
        if index == 0:
            frame.proof_strip(page, _proof(data, rows_on), sheet.root, concept=not data.number, code=code)
        elif code:
            marks.qr(page, RIGHT - marks.QR, frame.STRIP_TOP, marks.QR, code, sheet.root)
        if index and index == number - 1:
            page.write(LEFT, mm(259), _holds_for(data, number), _NEXT, width=MAIN, into=sheet.root.part("P"))
        frame.foot(page, WEB, index + 1, number, sheet.root if index == number - 1 else None)
        marks.watermark(page, concept=not data.number, practice=data.school.practice)


def _proof(data: Praktijkverklaring, rows_on: list[int]) -> str:
    """What page 1 says beside the QR code: what follows on the next pages, what to do with the paper."""
    lines = []
    if len(rows_on) > 1:
        rest = sum(rows_on[1:])
        more = f"nog {dutch.counted(rest, 'werkproces', 'werkprocessen')} en " if rest else ""
        pages = "2" if len(rows_on) == 2 else "2 en 3" if len(rows_on) == 3 else f"2 tot en met {len(rows_on)}"
        lines.append(f"Op bladzijde {pages}: {more}de handtekeningen.")
    return "\n".join([*lines, _SCAN] if data.number else lines)


def _holds_for(data: Praktijkverklaring, pages: int) -> str:
    total = werkprocessen.total(data)
    what = "het werkproces" if total == 1 else f"alle {dutch.count(total)} werkprocessen"
    where = "1 en 2" if pages == 2 else f"1 tot en met {pages}"
    return f"De handtekeningen gelden voor {what} op bladzijde {where}."
