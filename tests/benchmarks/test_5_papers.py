"""Papers: ours, beside the same text in the same letters set by bare ReportLab and nothing else."""

import tracemalloc
from dataclasses import replace
from io import BytesIO
from time import perf_counter
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


def measure(benchmark: Any, build: Any, data: Any, sheet: Sheet) -> None:
    """Our paper, with beside it how it compares to bare ReportLab with the same text: pages, bytes, p99, ratio."""
    pdf = benchmark.pedantic(build, args=(data,), rounds=30, warmup_rounds=3)
    assert pdf.startswith(b"%PDF-")
    plain = sorted(timed(bare, sheet) for _ in range(15))
    ours = benchmark.stats.stats.sorted_data
    benchmark.extra_info |= {
        "pages": len(sheet.pages),
        "bytes": len(pdf),
        "p99_ms": round(1000 * ours[int(0.99 * (len(ours) - 1))], 1),
        "bare_ms": round(1000 * plain[7], 1),
        "ratio": round(benchmark.stats.stats.median / plain[7], 2),
    }


def timed(make: Any, *given: Any) -> float:
    start = perf_counter()
    make(*given)
    return perf_counter() - start


@pytest.mark.benchmark(group=GROUP)
def test_praktijkverklaring(benchmark: Any, largest_paper: Praktijkverklaring) -> None:
    measure(benchmark, praktijkverklaring_paper.build, largest_paper, praktijkverklaring_paper.draw(largest_paper))


@pytest.mark.benchmark(group=GROUP)
def test_overgangsdocument(benchmark: Any, largest_overdracht: Overgangsdocument) -> None:
    measure(
        benchmark, overgangsdocument_paper.build, largest_overdracht, overgangsdocument_paper.draw(largest_overdracht)
    )


@pytest.mark.benchmark(group=GROUP)
def test_overgangsdocument_of_six_pages(benchmark: Any, largest_overdracht: Overgangsdocument) -> None:
    long = six_pages(largest_overdracht)
    measure(benchmark, overgangsdocument_paper.build, long, overgangsdocument_paper.draw(long))


@pytest.mark.benchmark(group=GROUP)
def test_recovery_sheet(benchmark: Any, sheet_data: RecoverySheet) -> None:
    measure(benchmark, recovery_sheet_paper.build, sheet_data, recovery_sheet_paper.draw(sheet_data))


@pytest.mark.benchmark(group=GROUP)
def test_batch_of_60_praktijkverklaringen(benchmark: Any, largest_paper: Praktijkverklaring) -> None:
    """A whole class, each under its own number; beside it what the batch holds at most (Python's own memory)."""
    papers = [
        replace(largest_paper, number=f"99ZZ-K1-2026-{number:04d}", digest=f"K7QF{number:04d}") for number in range(60)
    ]

    def batch() -> int:
        return sum(len(praktijkverklaring_paper.build(data)) for data in papers)

    size = benchmark.pedantic(batch, rounds=5, warmup_rounds=1)
    tracemalloc.start()
    batch()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    each = sorted(timed(praktijkverklaring_paper.build, data) for data in papers)
    benchmark.extra_info |= {
        "bytes": size,
        "peak_mb": round(peak / 1e6, 1),
        "each_median_ms": round(1000 * each[30], 1),
        "each_p99_ms": round(1000 * each[59], 1),
    }


def six_pages(data: Overgangsdocument) -> Overgangsdocument:
    """The same paper with more of everything until it has six pages."""
    while len(overgangsdocument_paper.draw(data).pages) < 6:
        data = replace(
            data,
            work=(*data.work, *data.work[:1]),
            plan=(*data.plan, *data.plan[:1]),
            needs=(*data.needs, *data.needs[:1]),
        )
    return data
