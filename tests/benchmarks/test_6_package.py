"""The sealed package: the whole job, and its parts on the package that it made."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jobcoach.caseload import main_job
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.seals import seal_card, seal_to_use
from jobcoach.handover.check import check
from jobcoach.handover.container import Contents, build_container
from jobcoach.handover.seal import Seal
from jobcoach.handover.wrapping import new_password, unwrap, wrap
from jobcoach.handover.zip_reader import read_zip
from tests.benchmarks import large
from tests.benchmarks.conftest import School

GROUP = "6 package"


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
    """The student of the main job, with everything but the overdracht done."""
    found = main_job._student(ready.work)
    for step in (main_job._log, main_job._paper, main_job._consent):
        step(ready.work, found, lambda _line: None)
    return found


@pytest.fixture(scope="module")
def package(ready: School, student: Any) -> bytes:
    """A sealed container."""
    handover = main_job._handover(ready.work, student, lambda _line: None)
    return ready.ask(content_of(seal_handover(handover)(ready.work).document))


@pytest.fixture(scope="module")
def parts(package: bytes) -> Contents:
    """What is in the container, to build it again."""
    files = {entry.name: entry.data for entry in read_zip(package)}
    papers = tuple((Path(name).name, data) for name, data in files.items() if name.startswith("documenten/"))
    main = next(data for name, data in files.items() if name.endswith(".pdf") and not name.startswith("documenten/"))
    schema = next(data for name, data in files.items() if name.endswith("schema.json"))
    data = next(data for name, data in files.items() if name.endswith(".json") and not name.endswith("schema.json"))
    return Contents(overdracht_pdf=main, documents=papers, data_json=data, schema_json=schema)


@pytest.mark.benchmark(group=GROUP)
def test_seal_handover_the_whole_job(benchmark: Any, ready: School, student: Any, package: bytes) -> None:
    def prepared() -> tuple[tuple[int], dict[str, Any]]:
        return (main_job._handover(ready.work, student, lambda _line: None),), {}

    work = DirectWork(ready.vault)
    benchmark.pedantic(lambda handover: seal_handover(handover)(work), setup=prepared, rounds=7, warmup_rounds=1)


@pytest.mark.benchmark(group=GROUP)
def test_build_the_container(benchmark: Any, ready: School, parts: Contents) -> None:
    seal: Seal = ready.ask(seal_to_use())
    built = benchmark.pedantic(lambda: build_container(parts, seal, at=large.NOW), rounds=10, warmup_rounds=1)
    benchmark.extra_info["bytes"] = len(built)


@pytest.mark.benchmark(group=GROUP)
def test_check_as_a_stranger(benchmark: Any, ready: School, package: bytes) -> None:
    card = ready.ask(seal_card)
    report = benchmark.pedantic(
        lambda: check(package, roots=(card.root_pem,), now=large.NOW), rounds=10, warmup_rounds=1
    )
    assert report.exit_code == 0


@pytest.mark.benchmark(group=GROUP)
def test_wrap(benchmark: Any, package: bytes) -> None:
    password = new_password()
    wrapped = benchmark.pedantic(
        lambda: wrap(package, inner_name="overdracht.zip", password=password), rounds=10, warmup_rounds=1
    )
    assert unwrap(wrapped, password) == package
