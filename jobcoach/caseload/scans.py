"""Signed papers come back: files are read in as a pile of pages, and a whole paper is kept as the scan of its twin."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import must_find, today
from jobcoach.caseload.consent_scans import link_scan
from jobcoach.caseload.documents import keep
from jobcoach.caseload.paper_ways import PaperWay, all_ways
from jobcoach.caseload.scan_pile import PiledPaper, Sheet, Why, place
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.caseload.undo import Act, Acted
from jobcoach.caseload.work import Job, Work
from jobcoach.documents.scans import files
from jobcoach.documents.scans.recognise import recognise
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.choices import DocumentKind, PaperPlace
from jobcoach.model.expected import Expected
from jobcoach.model.paper_trail import AT_SCHOOL, PaperSignature, PaperTrail


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file, or one page of it (from 1), that was not read, and why."""

    file: str = field(repr=False)
    error: Expected
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadIn:
    """What came of reading files: pages (keys count from 1), the papers as they stand, and what was refused."""

    sheets: tuple[Sheet, ...]
    ways: tuple[PaperWay, ...]
    refused: tuple[Refused, ...]


def read_scans(paths: Sequence[Path]) -> Job[ReadIn]:
    """Job: every page of these files, recognised; a file that is refused does not stop the others.

    One file and one unfolded page are in memory at a time; of each page a JPEG under about 250 KB stays.
    Nothing is written. Raises ``job.stopped``.
    """

    def job(work: Work) -> ReadIn:
        refused: list[Refused] = []
        sheets: list[Sheet] = []
        for path in paths:
            work.say(f"{path.name} openen")
            try:
                content = _content(path)
                pages = files.count_pages(content)
                if len(sheets) + pages > files.MOST_PAGES:
                    raise Expected("scan.too_many", most=files.MOST_PAGES)
            except Expected as error:
                refused.append(Refused(file=path.name, error=error))
                continue
            _read_pages(work, path.name, content, pages, sheets, refused)
        ways = work.ask(all_ways)
        brin, coach = work.ask(_whose)
        laid = tuple(_laid(sheet, ways, brin, coach) for sheet in sheets)
        return ReadIn(sheets=laid, ways=ways, refused=tuple(refused))

    return job


def _read_pages(work: Work, name: str, content: bytes, pages: int, sheets: list[Sheet], refused: list[Refused]) -> None:
    for number in range(pages):
        work.check()
        work.say(f"Bladzijde {number + 1} van {pages} herkennen", number, pages)
        try:
            page = recognise(content, number)
        except Expected as error:
            refused.append(Refused(file=name, error=error, page=number + 1))
        else:
            sheets.append(Sheet(key=len(sheets) + 1, page=page, file=name, at=number + 1))


def _content(path: Path) -> bytes:
    """The bytes of a file that is not too large. Raises ``scan.too_large`` (most) and ``scan.file``."""
    try:
        with path.open("rb") as stream:
            content = stream.read(files.MOST_BYTES + 1)
    except OSError as error:
        raise Expected("scan.file") from error
    if len(content) > files.MOST_BYTES:
        raise Expected("scan.too_large", most=files.MOST_BYTES // 2**20)
    return content


def _whose(session: Session) -> tuple[str, str]:
    return (the_school(session).brin or "0000").upper(), the_coach(session).code.upper()


def _laid(sheet: Sheet, ways: tuple[PaperWay, ...], brin: str, coach: str) -> Sheet:
    way, why = place(sheet.page.code, ways, brin=brin, coach=coach)
    code = sheet.page.code
    if way is None or code is None:
        return replace(sheet, why=why or Why.UNREADABLE)
    return replace(sheet, way=way.id, number=code.page)


def keep_scan(paper: PiledPaper, signed: Sequence[tuple[int, date | None]] = ()) -> Job[Acted[DocumentId]]:
    """Job: bind the pages as PDF/A-2b and keep them as the scan of their paper; gives its id, to be taken back.

    ``signed`` are signatures (id) with the day, as ticked while looking. A later scan takes the place of an earlier
    one, which stays among the documents. Raises ``scan.incomplete``, ``record.gone`` and what ticking raises.
    """

    def job(work: Work) -> Acted[DocumentId]:
        from jobcoach.documents.scans.bind import ScanFacts, bind

        if not paper.complete:
            raise Expected("scan.incomplete")
        way = paper.way
        work.say("PDF maken")
        facts = ScanFacts(title=f"Getekend: {way.title}", subject=f"Scan van {way.number}", scanned_on=work.ask(today))
        pdf = bind([sheet.page.jpeg for sheet in paper.sheets], facts)
        work.check()
        return work.carry_out(Act(KeepScan(way=way.id, pdf=pdf, signed=tuple(signed))))

    return job


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepScan:
    """Keep a bound scan with its paper, tick what was seen on it, and note that the paper is back."""

    way: int
    pdf: bytes = field(repr=False)
    signed: tuple[tuple[int, date | None], ...] = ()

    def __call__(self, session: Session) -> DocumentId:
        trail = must_find(session, PaperTrail, self.way)
        twin, on = trail.document, today(session)
        student = None if twin.student_id is None else StudentId(twin.student_id)
        scan = keep(
            session,
            kind=DocumentKind.GETEKEND,
            title=f"Getekend: {twin.title}",
            file_name=f"getekend_{twin.kind.value}_{twin.number}.pdf",
            content=self.pdf,
            number=twin.number,
            student=student,
        )
        before = trail.scan_id
        trail.scan_id, trail.scanned_on = scan.id, on
        link_scan(session, trail, before=before)
        if trail.place not in AT_SCHOOL:
            trail.move(PaperPlace.COACH, on, today=on)
        for signature, day in self.signed:
            row = must_find(session, PaperSignature, signature)
            if row.trail_id != trail.id:
                raise Expected("record.gone")
            trail.sign(row, day, today=on)
        return DocumentId(scan.id)
