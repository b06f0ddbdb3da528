"""Invented papers as fixtures, the tools of other makers, and what veraPDF says of every paper."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from jobcoach.documents.overgangsdocument import Overgangsdocument
from jobcoach.documents.praktijkverklaring import Praktijkverklaring
from jobcoach.documents.profielblad import Profielblad
from jobcoach.documents.recovery_sheet import RecoverySheet
from jobcoach.documents.stageovereenkomst import Stageovereenkomst
from tests.documents import samples, samples_letters
from tests.documents.files import Made, all_files
from tests.documents.vera.judge import Verdict, judge, missing

Tool = Callable[..., str]


@pytest.fixture(scope="session")
def verklaring() -> Praktijkverklaring:
    return samples.verklaring()


@pytest.fixture(scope="session")
def lange_verklaring() -> Praktijkverklaring:
    return samples.lange_verklaring()


@pytest.fixture(scope="session")
def overgang() -> Overgangsdocument:
    return samples.overgang()


@pytest.fixture(scope="session")
def lang_overgang() -> Overgangsdocument:
    return samples.lang_overgang()


@pytest.fixture(scope="session")
def blad() -> RecoverySheet:
    return samples.blad()


@pytest.fixture(scope="session")
def overeenkomst() -> Stageovereenkomst:
    return samples_letters.overeenkomst()


@pytest.fixture(scope="session")
def lange_overeenkomst() -> Stageovereenkomst:
    return samples_letters.lange_overeenkomst()


@pytest.fixture(scope="session")
def profiel() -> Profielblad:
    return samples_letters.profiel()


@pytest.fixture(scope="session")
def lang_profiel() -> Profielblad:
    return samples_letters.lang_profiel()


@pytest.fixture(scope="session")
def files() -> dict[str, Made]:
    """Every file that the house can print, by name."""
    return all_files()


@pytest.fixture(scope="session")
def verdicts(files: dict[str, Made], tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Verdict]:
    """What veraPDF says of every file, by name and profile: one run of Java for the whole session."""
    if lacking := missing():
        pytest.skip(f"{lacking} is not installed: .ci/run says how")
    folder = tmp_path_factory.mktemp("vera")
    asked: list[tuple[str, Path]] = []
    for name, made in files.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(made.pdf)
        asked += [(profile, path) for profile in made.profiles]
    return judge(asked)


@pytest.fixture(scope="session")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Tool:
    """Runs a program of another maker on PDF bytes; the test is skipped where it is not installed."""
    file = tmp_path_factory.mktemp("papers") / "paper.pdf"

    def run(name: str, *options: str, pdf: bytes, after: tuple[str, ...] = ()) -> str:
        path = shutil.which(name)
        if not path:
            pytest.skip(f"{name} is not installed")
        file.write_bytes(pdf)
        done = subprocess.run([path, *options, str(file), *after], capture_output=True, check=True)
        return done.stdout.decode()

    return run
