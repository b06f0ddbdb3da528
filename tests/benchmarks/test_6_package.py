"""The sealed package of four PDFs: the whole of it, beside its bare parts; the check; a class of forty, and its memory."""

import shutil
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from jobcoach.caseload import main_job
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.package_batch import give_class
from jobcoach.caseload.papers import StartPaper, data_of, issue_paper, lines_of, papers_of
from jobcoach.caseload.road import wrap_handover
from jobcoach.caseload.sealing import paper_of, seal_handover
from jobcoach.caseload.seals import seal_card, seal_to_use
from jobcoach.documents import overgangsdocument_paper, praktijkverklaring_paper
from jobcoach.handover.check import check
from jobcoach.handover.container import Contents, build_container
from jobcoach.handover.data import to_json
from jobcoach.handover.envelope import open_envelope
from jobcoach.handover.pades import signer_of
from jobcoach.handover.seal import Seal
from jobcoach.handover.wrapping import new_password, unwrap, wrap
from jobcoach.handover.zip_reader import read_zip
from jobcoach.model.base import HandoverId
from jobcoach.model.road import Road
from tests.benchmarks import large
from tests.benchmarks.conftest import School

GROUP = "6 package"
ROUNDS = 60


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """The practice school, after the main job was done once: everybody said yes."""
    folder: Path = tmp_path_factory.mktemp("ready")
    vault = large.practice(folder, students=large.WRITTEN)
    try:
        yield School(vault)
    finally:
        vault.lock()


@pytest.fixture(scope="module")
def student(ready: School) -> Any:
    """The student of the main job with three praktijkverklaringen, and everything but the overdracht done."""
    found = main_job._student(ready.work)
    for step in (main_job._log, main_job._paper, main_job._consent):
        step(ready.work, found, lambda _line: None)
    stage = main_job._stage(ready.work, found.id)
    first = ready.ask(papers_of(found.id))[0]
    for _ in range(2):
        paper = ready.work.carry_out(StartPaper(internship=stage.id))
        for line in ready.ask(lines_of(first.id)):
            ready.work.carry_out(replace(line, id=None, paper=paper, evidence=()))
        issue_paper(paper, reason="Voor de meting.")(ready.work)
    return found


@dataclass
class Timed:
    """Wall and CPU time of one act, round by round, in seconds."""

    wall: list[float]
    cpu: list[float]

    def run(self, act: Callable[[], Any]) -> Any:
        start, used = time.perf_counter(), time.process_time()
        made = act()
        self.wall.append(time.perf_counter() - start)
        self.cpu.append(time.process_time() - used)
        return made

    def told(self) -> dict[str, float]:
        """Milliseconds: a machine that does other work too shows in the wall and hardly in the CPU."""
        wall, cpu = sorted(self.wall), sorted(self.cpu)
        at = int(0.99 * (len(wall) - 1))
        return {
            "p99_ms": round(1000 * wall[at], 1),
            "cpu_median_ms": round(1000 * cpu[len(cpu) // 2], 1),
            "cpu_p99_ms": round(1000 * cpu[at], 1),
        }


def prepared(school: School, student: Any, number: int) -> list[HandoverId]:
    return [main_job._handover(school.work, student, lambda _line: None) for _ in range(number)]


@pytest.fixture(scope="module")
def package(ready: School, student: Any) -> bytes:
    """A sealed container of four PDFs."""
    (handover,) = prepared(ready, student, 1)
    made: bytes = ready.ask(content_of(seal_handover(handover)(ready.work).document))
    assert sum(entry.name.endswith(".pdf") for entry in read_zip(made)) == 4
    return made


@pytest.fixture(scope="module")
def parts(package: bytes) -> Contents:
    """What is in the container, to build it again."""
    files = {entry.name: entry.data for entry in read_zip(package)}
    papers = tuple((Path(name).name, data) for name, data in files.items() if name.startswith("documenten/"))
    schema = next(data for name, data in files.items() if name.endswith("schema.json"))
    return Contents(
        overdracht_pdf=files["Overdracht.pdf"], documents=papers, data_json=files["gegevens/overdracht.json"],
        schema_json=schema,
    )  # fmt: skip


@pytest.mark.benchmark(group=GROUP)
def test_the_whole_package(benchmark: Any, ready: School, student: Any, package: bytes) -> None:
    """Look it over, print, seal four PDFs, data, MDTO, seal, check, keep in the vault, wrap; beside its bare parts."""
    timed = Timed([], [])

    def whole(handover: HandoverId) -> None:
        timed.run(lambda: wrap_handover(seal_handover(handover)(ready.work).document)(ready.work))

    def setup() -> tuple[tuple[HandoverId], dict[str, Any]]:
        return (prepared(ready, student, 1)[0],), {}

    benchmark.pedantic(whole, setup=setup, rounds=ROUNDS, warmup_rounds=3)
    del timed.wall[:3], timed.cpu[:3]
    bare = bare_parts(ready, student)
    middle = sorted(timed.cpu)[len(timed.cpu) // 2]
    benchmark.extra_info |= timed.told() | {
        "bytes": len(package),
        "bare_cpu_ms": round(1000 * bare, 1),
        "ratio": round(middle / bare, 2),
    }


def bare_parts(school: School, student: Any) -> float:
    """CPU seconds of the four PDFs as documents/ builds them, each with a signature by pyHanko alone."""
    (handover,) = prepared(school, student, 1)
    main, content = school.ask(paper_of(handover))
    data_json = to_json(
        replace(content.snapshot, parties=replace(content.snapshot.parties, package="99ZZ-K1-2026-0001"))
    )
    papers = [school.ask(data_of(row.id)) for row in school.ask(papers_of(student.id)) if row.number]
    seal: Seal = school.ask(seal_to_use())
    timed = Timed([], [])

    def bare() -> None:
        pdfs = [overgangsdocument_paper.build(main, data_json=data_json)]
        pdfs += [praktijkverklaring_paper.build(data) for data in papers[:3]]
        for pdf in pdfs:
            signed_by_pyhanko(pdf, seal)

    for _ in range(15):
        timed.run(bare)
    return sorted(timed.cpu)[7]


def signed_by_pyhanko(pdf: bytes, seal: Seal) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter

    metadata = signers.PdfSignatureMetadata(field_name="Kaal", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    target = BytesIO()
    signers.PdfSigner(metadata, signer=signer_of(seal)).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=target)
    return target.getvalue()


@pytest.mark.benchmark(group=GROUP)
def test_build_the_container(benchmark: Any, ready: School, parts: Contents) -> None:
    seal: Seal = ready.ask(seal_to_use())
    built = benchmark.pedantic(lambda: build_container(parts, seal, at=large.NOW), rounds=20, warmup_rounds=2)
    benchmark.extra_info["bytes"] = len(built)


@pytest.mark.benchmark(group=GROUP)
def test_check_as_a_stranger(benchmark: Any, ready: School, package: bytes) -> None:
    card = ready.ask(seal_card)
    timed = Timed([], [])
    report = benchmark.pedantic(
        lambda: timed.run(lambda: check(package, roots=(card.root_pem,), now=large.NOW)), rounds=ROUNDS, warmup_rounds=2
    )
    assert report.exit_code == 0
    benchmark.extra_info |= timed.told()


@pytest.mark.benchmark(group=GROUP)
def test_wrap(benchmark: Any, package: bytes) -> None:
    password = new_password()
    wrapped = benchmark.pedantic(
        lambda: wrap(package, inner_name="overdracht.zip", password=password), rounds=20, warmup_rounds=1
    )
    assert unwrap(wrapped, password) == package


@pytest.mark.benchmark(group=GROUP)
def test_wrap_in_a_pdf(benchmark: Any, ready: School, student: Any) -> None:
    (handover,) = prepared(ready, student, 1)
    sealed = seal_handover(handover)(ready.work)
    wrapped = benchmark.pedantic(
        lambda: wrap_handover(sealed.document, Road.PDF)(ready.work), rounds=20, warmup_rounds=1
    )
    assert open_envelope(wrapped.content, wrapped.password)[:2] == b"PK"


@pytest.mark.benchmark(group=GROUP)
def test_a_class_of_40(benchmark: Any, ready: School, student: Any, package: bytes, tmp_path: Path) -> None:
    """Forty packages of four PDFs into a folder; beside it what 4 and what 40 hold at most (Python's own memory)."""

    def setup() -> tuple[tuple[list[HandoverId]], dict[str, Any]]:
        shutil.rmtree(tmp_path / "stick", ignore_errors=True)
        (tmp_path / "stick").mkdir()
        return (prepared(ready, student, 40),), {}

    def give(handovers: list[HandoverId]) -> int:
        return len(give_class(handovers, tmp_path / "stick")(ready.work).given)

    made = benchmark.pedantic(give, setup=setup, rounds=3, warmup_rounds=0)
    assert made == 40
    peaks = {}
    for number in (4, 40):
        handovers = prepared(ready, student, number)
        tracemalloc.start()
        give(handovers)
        peaks[f"peak_{number}_mb"] = round(tracemalloc.get_traced_memory()[1] / 1e6, 1)
        tracemalloc.stop()
    benchmark.extra_info |= peaks
