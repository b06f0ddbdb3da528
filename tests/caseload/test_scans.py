"""From the issued paper to the scan that counts: recognised, sorted, completed, kept; and every page that is not ours."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import func, select

from jobcoach.caseload.documents import NotePrinted, content_of, documents_of
from jobcoach.caseload.paper_trail import PaperOrder, make_paper
from jobcoach.caseload.paper_ways import MovePaper, PaperWay, TickSignature, find_way, waiting_ways, ways_of
from jobcoach.caseload.papers import CorrectPaper, issue_paper, papers_of
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.readiness import readiness_of
from jobcoach.caseload.scan_pile import Pile, Why, place
from jobcoach.caseload.scans import ReadIn, keep_scan, read_scans
from jobcoach.caseload.school import school_form
from jobcoach.caseload.today import board
from jobcoach.caseload.undo import Undo
from jobcoach.documents.pages import page_count, render
from jobcoach.documents.scans import files, upright
from jobcoach.documents.scans.codes import PaperCode
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.choices import DocumentKind, PaperPlace, SignerRole
from jobcoach.model.documents import Document
from jobcoach.model.expected import Expected
from jobcoach.model.working_days import working_days
from tests.caseload.open_vault import Caseload, Dossier, add_dossier, add_paper, opened, refused
from tests.documents.wet_paper import WetPaper, build


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caseload]:
    with opened(tmp_path_factory.mktemp("scans")) as made:
        yield made


@pytest.fixture
def dossier(caseload: Caseload) -> Dossier:
    return add_dossier(caseload)


def work(caseload: Caseload) -> DirectWork:
    return DirectWork(caseload.vault)


def agreement(caseload: Caseload, student: StudentId, *, pages: int = 2, mark: str = "Afspraak") -> DocumentId:
    order = PaperOrder(
        kind=DocumentKind.TOESTEMMING, title=mark, student=student, data=lambda _s: WetPaper(pages=pages, mark=mark),
        build=build, signers=lambda _s: ((SignerRole.LEERLING, "Sanne"), (SignerRole.OUDER, "Karin")),
    )  # fmt: skip
    return make_paper(order)(work(caseload))


def pages_of(caseload: Caseload, document: DocumentId) -> list[Image.Image]:
    pdf = caseload.ask(content_of(document))
    return [files.picture(pdf, number, long=1754) for number in range(page_count(pdf))]


def scan(folder: Path, *pages: Image.Image, name: str = "scan.pdf") -> Path:
    """Pages as a scanner makes them: one PDF of pictures."""
    first, *rest = pages
    first.save(folder / name, save_all=True, append_images=rest, resolution=150)
    return folder / name


def read(caseload: Caseload, *paths: Path) -> ReadIn:
    return read_scans(paths)(work(caseload))


def pile_of(found: ReadIn) -> Pile:
    return Pile().more(found.sheets, found.ways)


def way_of(caseload: Caseload, document: DocumentId) -> PaperWay:
    return caseload.ask(find_way(document))


def test_a_praktijkverklaring_counts_as_signed_only_with_all_signatures_and_the_scan(
    caseload: Caseload, dossier: Dossier, tmp_path: Path
) -> None:
    paper = add_paper(caseload, dossier.stage)
    document = issue_paper(paper)(work(caseload))
    caseload.do(NotePrinted(about="", student=dossier.student, document=document))
    way = way_of(caseload, document)
    assert way.printed_on == caseload.today
    assert way.waits_for == (SignerRole.BEDRIJF, SignerRole.SCHOOL, SignerRole.LEERLING)

    def signed() -> bool:
        (row,) = caseload.ask(papers_of(dossier.student))
        return row.signed

    for one in way.signatures:
        caseload.do(TickSignature(signature=one.id, on=caseload.today))
        assert not signed()
    (piled,) = pile_of(read(caseload, scan(tmp_path, *pages_of(caseload, document)))).papers()
    kept = keep_scan(piled)(work(caseload)).result
    assert signed()
    caseload.do(TickSignature(signature=way.signatures[1].id, on=None))
    assert not signed()
    # the twin is as it was issued, and the scan beside it
    rows = {row.id: row for row in caseload.ask(documents_of(dossier.student))}
    assert rows[kept].kind is DocumentKind.GETEKEND
    assert rows[kept].number == rows[document].number
    assert caseload.ask(content_of(kept)) != caseload.ask(content_of(document))


def test_two_papers_in_one_scan_mixed_and_turned_are_sorted(
    caseload: Caseload, dossier: Dossier, tmp_path: Path
) -> None:
    one, two = (agreement(caseload, dossier.student, pages=pages) for pages in (2, 3))
    a, b = pages_of(caseload, one), pages_of(caseload, two)
    mixed = [b[2], a[1].rotate(180), b[0], upright.quarter_turn(b[1], 90), a[0].rotate(2, fillcolor="white")]
    found = read(caseload, scan(tmp_path, *mixed))
    assert found.refused == ()
    papers = {piled.way.document: piled for piled in pile_of(found).papers()}
    assert set(papers) == {one, two}
    assert [sheet.at for sheet in papers[one].sheets] == [5, 2]
    assert [sheet.at for sheet in papers[two].sheets] == [3, 4, 1]
    assert all(piled.complete and not piled.doubles for piled in papers.values())
    pdf = caseload.ask(content_of(keep_scan(papers[two])(work(caseload)).result))
    assert page_count(pdf) == 3


def test_a_missing_page_is_named_and_a_later_scan_completes_it(
    caseload: Caseload, dossier: Dossier, tmp_path: Path
) -> None:
    document = agreement(caseload, dossier.student, pages=3)
    first, second, third = pages_of(caseload, document)
    pile = pile_of(read(caseload, scan(tmp_path, third, first)))
    (piled,) = pile.papers()
    assert piled.missing == (2,)
    with refused("scan.incomplete"):
        keep_scan(piled)(work(caseload))
    again = read(caseload, scan(tmp_path, second, third, name="nog.pdf"))
    pile = pile.more(again.sheets, again.ways)
    (piled,) = pile.papers()
    assert piled.complete
    (double,) = piled.doubles
    assert (double.file, double.number) == ("nog.pdf", 3)
    (swapped,) = pile.use(double.key).papers()
    assert [sheet.file for sheet in swapped.sheets] == ["scan.pdf", "nog.pdf", "nog.pdf"]
    (single,) = pile.without(double.key).papers()
    assert single.doubles == ()


def code_page(number: str, page: int, digest: str) -> Image.Image:
    """A page that says this in its code, whoever printed it."""
    pdf = build(WetPaper(number=number, digest=digest, pages=page, issued_on=date(2026, 11, 24)))
    return files.picture(pdf, page - 1, long=1754)


def test_the_start_of_a_digest_is_not_the_digest(caseload: Caseload, dossier: Dossier) -> None:
    way = way_of(caseload, agreement(caseload, dossier.student))
    brin, coach = way.number.split("-")[:2]
    whole, start = PaperCode(way.number, 1, way.code), PaperCode(way.number, 1, way.code[:4])
    assert place(whole, (way,), brin=brin, coach=coach) == (way, None)
    assert place(start, (way,), brin=brin, coach=coach) == (None, Why.CHANGED)


def test_a_page_that_is_not_ours_says_why_and_nothing_is_lost(
    caseload: Caseload, dossier: Dossier, tmp_path: Path
) -> None:
    document = agreement(caseload, dossier.student)
    way = way_of(caseload, document)
    wrong = {
        Why.OTHER_SCHOOL: code_page("11AA-K1-2026-0001", 1, way.code),
        Why.COLLEAGUE: code_page(way.number.replace("-K1-", "-K9-"), 1, way.code),
        Why.UNKNOWN: code_page(way.number[:-4] + "9999", 1, way.code),
        Why.CHANGED: code_page(way.number, 1, "ZZZZZZZZ"),
        Why.TOO_MANY: code_page(way.number, 3, way.code),
        Why.UNREADABLE: Image.new("RGB", (1240, 1754), "white"),
    }
    pile = pile_of(read(caseload, scan(tmp_path, *wrong.values())))
    assert [sheet.why for sheet in pile.loose()] == list(wrong)
    assert pile.papers() == ()


def test_a_page_without_a_readable_code_is_laid_with_its_paper_by_hand(
    caseload: Caseload, dossier: Dossier, tmp_path: Path
) -> None:
    document = agreement(caseload, dossier.student)
    first, second = pages_of(caseload, document)
    second.paste("white", (0, second.height * 4 // 5, second.width, second.height))  # coffee over the code
    pile = pile_of(read(caseload, scan(tmp_path, first, second)))
    (loose,) = pile.loose()
    assert loose.why is Why.UNREADABLE
    way = way_of(caseload, document)
    assert way in caseload.ask(waiting_ways)
    (piled,) = pile.turn(loose.key).lay(loose.key, way.id, 2).papers()
    assert piled.complete


def test_a_bad_file_does_not_stop_the_others(caseload: Caseload, dossier: Dossier, tmp_path: Path) -> None:
    document = agreement(caseload, dossier.student, pages=1)
    (tmp_path / "foto.heic").write_bytes(b"\x00\x00\x00\x18ftypheic" + bytes(90))
    (tmp_path / "scan2.pdf").write_bytes(b"MZ" + bytes(900))
    good = scan(tmp_path, *pages_of(caseload, document))
    found = read(caseload, tmp_path / "foto.heic", tmp_path / "weg.pdf", good, tmp_path / "scan2.pdf")
    assert [(item.file, item.error.key) for item in found.refused] == [
        ("foto.heic", "scan.heic"), ("weg.pdf", "scan.file"), ("scan2.pdf", "scan.kind"),
    ]  # fmt: skip
    assert len(pile_of(found).papers()) == 1


def test_a_file_of_300_mb_is_not_read_whole(caseload: Caseload, tmp_path: Path) -> None:
    large = tmp_path / "groot.pdf"
    with large.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(300 * 2**20)  # a hole: takes no room on the disk
    (item,) = read(caseload, large).refused
    assert item.error.key == "scan.too_large"


def test_stopping_keeps_nothing(caseload: Caseload, dossier: Dossier, tmp_path: Path) -> None:
    document = agreement(caseload, dossier.student)
    path = scan(tmp_path, *pages_of(caseload, document))

    class Stopped(DirectWork):
        def check(self) -> None:
            raise Expected("job.stopped")

    before = caseload.ask(lambda session: session.scalar(select(func.count(Document.id))))
    with refused("job.stopped"):
        read_scans([path])(Stopped(caseload.vault))
    (piled,) = pile_of(read(caseload, path)).papers()
    with refused("job.stopped"):
        keep_scan(piled)(Stopped(caseload.vault))
    assert caseload.ask(lambda session: session.scalar(select(func.count(Document.id)))) == before


def test_keeping_a_scan_and_ticking_are_taken_back_in_one_go(
    caseload: Caseload, dossier: Dossier, tmp_path: Path
) -> None:
    document = agreement(caseload, dossier.student)
    way = way_of(caseload, document)
    caseload.do(MovePaper(way=way.id, place=PaperPlace.OUDERS))
    moved = way_of(caseload, document)
    (piled,) = pile_of(read(caseload, scan(tmp_path, *pages_of(caseload, document)))).papers()
    ticks = [(one.id, caseload.today) for one in way.signatures]
    kept = keep_scan(piled, ticks)(work(caseload))
    after = way_of(caseload, document)
    assert (after.signed, after.scan, after.place) == (True, kept.result, PaperPlace.COACH)
    assert after not in caseload.ask(waiting_ways)
    caseload.do(Undo(int(kept.change_set or 0)))
    assert way_of(caseload, document) == moved
    with refused("record.gone"):
        caseload.ask(content_of(kept.result))


def test_a_second_scan_takes_the_place_of_the_first_which_stays(
    caseload: Caseload, dossier: Dossier, tmp_path: Path
) -> None:
    document = agreement(caseload, dossier.student, pages=1)
    path = scan(tmp_path, *pages_of(caseload, document))
    first = keep_scan(pile_of(read(caseload, path)).papers()[0])(work(caseload)).result
    second = keep_scan(pile_of(read(caseload, path)).papers()[0])(work(caseload)).result
    assert way_of(caseload, document).scan == second
    assert {first, second} <= {row.id for row in caseload.ask(documents_of(dossier.student))}


def test_a_large_scan_lies_beside_the_database_in_cipher(caseload: Caseload, dossier: Dossier, tmp_path: Path) -> None:
    document = agreement(caseload, dossier.student, pages=4)
    before = set(caseload.vault.folder.rglob("*"))
    (piled,) = pile_of(read(caseload, scan(tmp_path, *pages_of(caseload, document)))).papers()
    kept = keep_scan(piled)(work(caseload)).result
    new = [file for file in set(caseload.vault.folder.rglob("*")) - before if file.is_file()]
    assert any("bijlagen" in file.parts for file in new)
    assert not any(b"%PDF" in file.read_bytes() or b"\xff\xd8\xff" in file.read_bytes()[:4] for file in new)
    assert render(caseload.ask(content_of(kept)), 3, width_px=300).height > 400


# where the paper is


def test_a_paper_that_is_out_too_long_is_told_on_vandaag_and_what_misses_at_readiness(
    caseload: Caseload, dossier: Dossier
) -> None:
    document = agreement(caseload, dossier.student)
    way = way_of(caseload, document)
    (missing,) = caseload.ask(readiness_of(dossier.student, on=caseload.today)).papers
    assert missing.waits_for == (SignerRole.LEERLING, SignerRole.OUDER)
    caseload.do(MovePaper(way=way.id, place=PaperPlace.BEDRIJF))

    def late() -> list[str]:
        return [item.what for item in caseload.ask(board(on=caseload.today)).late if item.paper == document]

    start = caseload.today
    with caseload_on(caseload, start + timedelta(days=14)):
        assert working_days(start, caseload.today) == 10
        assert late() == []
    with caseload_on(caseload, start + timedelta(days=15)):
        assert late() == ["Toestemmingsformulier nog bij het bedrijf"]
        caseload.do(replace(caseload.ask(school_form), paper_days=20))
        assert late() == []
        caseload.do(replace(caseload.ask(school_form), paper_days=10))
        caseload.do(MovePaper(way=way.id, place=PaperPlace.DOSSIER))
        assert late() == []


def caseload_on(caseload: Caseload, day: date) -> Any:
    from contextlib import contextmanager

    @contextmanager
    def moved() -> Iterator[None]:
        before = caseload.clock.moment
        caseload.clock.moment = before + (day - caseload.today)
        try:
            yield
        finally:
            caseload.clock.moment = before

    return moved()


def test_days_that_cannot_be_are_refused(caseload: Caseload, dossier: Dossier) -> None:
    way = way_of(caseload, agreement(caseload, dossier.student))
    tomorrow, before = caseload.today + timedelta(days=1), caseload.today - timedelta(days=1)
    for day, key in ((tomorrow, "paper_trail.future"), (before, "paper_trail.before")):
        with refused(key):
            caseload.do(TickSignature(signature=way.signatures[0].id, on=day))
        with refused(key):
            caseload.do(MovePaper(way=way.id, place=PaperPlace.BEDRIJF, since=day))
    assert way_of(caseload, way.document) == way
    for days in (0, 61):
        with refused("paper_trail.days"):
            caseload.do(replace(caseload.ask(school_form), paper_days=days))


def test_a_replaced_paper_waits_no_more(caseload: Caseload, dossier: Dossier) -> None:
    old = add_paper(caseload, dossier.stage)
    document = issue_paper(old)(work(caseload))
    issue_paper(caseload.do(CorrectPaper(paper=old)))(work(caseload))
    assert document not in {way.document for way in caseload.ask(waiting_ways)}
    assert {way.document: way.replaced for way in caseload.ask(ways_of(dossier.student))}[document]


def test_a_picture_in_a_png_and_a_photo_in_a_jpeg_are_read_too(
    caseload: Caseload, dossier: Dossier, tmp_path: Path
) -> None:
    document = agreement(caseload, dossier.student)
    for number, (page, kind) in enumerate(zip(pages_of(caseload, document), ("png", "jpeg"), strict=True)):
        out = BytesIO()
        page.save(out, kind)
        (tmp_path / f"{number}.bin").write_bytes(out.getvalue())  # the name says nothing
    (piled,) = pile_of(read(caseload, tmp_path / "1.bin", tmp_path / "0.bin")).papers()
    assert piled.complete
