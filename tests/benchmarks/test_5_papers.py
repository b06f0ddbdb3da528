"""Papers: ours, beside the same text in the same letters set by bare ReportLab and nothing else."""

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import pytest

from jobcoach.caseload.handovers import handover_rows
from jobcoach.caseload.papers import data_of, papers_of
from jobcoach.caseload.sealing import paper_of
from jobcoach.caseload.students import student_rows
from jobcoach.documents import overgangsdocument_paper, praktijkverklaring_paper, recovery_sheet_paper
from jobcoach.documents.overgangsdocument import Overgangsdocument
from jobcoach.documents.praktijkverklaring import Praktijkverklaring
from jobcoach.documents.recovery_sheet import RecoverySheet
from jobcoach.documents.sheet import Sheet, Words
from tests.benchmarks import large
from tests.benchmarks.conftest import School

GROUP = "5 papers"


@pytest.fixture(scope="session")
def largest_paper(school_60: School) -> Praktijkverklaring:
    """The praktijkverklaring with the most text."""
    students = [row.id for row in school_60.ask(student_rows(on=large.TODAY))]
    papers = [row.id for student in students for row in school_60.ask(papers_of(student))]
    return max((school_60.ask(data_of(paper)) for paper in papers), key=lambda data: len(repr(data)))


@pytest.fixture(scope="session")
def largest_overdracht(school_60: School) -> Overgangsdocument:
    """The overgangsdocument with the most text."""
    rows = school_60.ask(handover_rows(on=large.TODAY))
    return max((school_60.ask(paper_of(row.id))[0] for row in rows), key=lambda data: len(repr(data)))


@pytest.fixture(scope="session")
def sheet_data() -> RecoverySheet:
    return RecoverySheet(
        coach="Marieke Hol", school="Oefenschool De Linde", vault="0A1B 2C3D", made_on=large.TODAY, code="ABCD" * 8
    )


def bare(sheet: Sheet) -> bytes:
    """The text of a sheet as plain paragraphs, as a program without our layer would print it."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    from jobcoach.documents.type import REGULAR, runs

    runs(" ")  # the letters are registered once in a process, in both ways of printing
    style = ParagraphStyle("plain", fontName=REGULAR, fontSize=9.5, leading=13)
    target = BytesIO()
    SimpleDocTemplate(target, pagesize=A4).build([Paragraph(escape(text), style) for text in texts(sheet)])
    return target.getvalue()


def texts(sheet: Sheet) -> list[str]:
    """What is written on a sheet, in order."""
    written = [thing for page in sheet.pages for thing in page.drawn if isinstance(thing, Words)]
    return [" ".join(line.text for line in words.lines) for words in written]


def measure(benchmark: Any, make: Any, *given: Any) -> None:
    pdf = benchmark.pedantic(make, args=given, rounds=15, warmup_rounds=2)
    assert pdf.startswith(b"%PDF-")
    benchmark.extra_info["bytes"] = len(pdf)


@pytest.mark.benchmark(group=GROUP)
def test_praktijkverklaring(benchmark: Any, largest_paper: Praktijkverklaring) -> None:
    measure(benchmark, praktijkverklaring_paper.build, largest_paper)


@pytest.mark.benchmark(group=GROUP)
def test_praktijkverklaring_bare_reportlab(benchmark: Any, largest_paper: Praktijkverklaring) -> None:
    measure(benchmark, bare, praktijkverklaring_paper.draw(largest_paper))


@pytest.mark.benchmark(group=GROUP)
def test_overgangsdocument(benchmark: Any, largest_overdracht: Overgangsdocument) -> None:
    measure(benchmark, overgangsdocument_paper.build, largest_overdracht)


@pytest.mark.benchmark(group=GROUP)
def test_overgangsdocument_bare_reportlab(benchmark: Any, largest_overdracht: Overgangsdocument) -> None:
    measure(benchmark, bare, overgangsdocument_paper.draw(largest_overdracht))


@pytest.mark.benchmark(group=GROUP)
def test_recovery_sheet(benchmark: Any, sheet_data: RecoverySheet) -> None:
    measure(benchmark, recovery_sheet_paper.build, sheet_data)


@pytest.mark.benchmark(group=GROUP)
def test_recovery_sheet_bare_reportlab(benchmark: Any, sheet_data: RecoverySheet) -> None:
    measure(benchmark, bare, recovery_sheet_paper.draw(sheet_data))
