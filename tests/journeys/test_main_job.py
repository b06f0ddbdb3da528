"""The main job from two logged days to a package on disk, and what strangers with their own tools say of it."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from jobcoach.caseload import main_job
from jobcoach.caseload.practice import PASSPHRASE
from jobcoach.caseload.practice.proof import MainJob, prove
from jobcoach.handover.check import check
from jobcoach.handover.report import Verdict
from jobcoach.handover.wrapping import unwrap
from jobcoach.model.expected import Expected
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import unlock
from jobcoach.vault.passphrase import to_bytes
from tests.documents.vera.judge import judge, missing

CHEAP = Cost(8 * 1024, 1, 1)
CHECKOUT = Path(__file__).resolve().parents[2]
# As the command line does it, with the clock of this machine: openssl looks at the seal's dates with its own clock.
_SCRIPT = """
import dataclasses, json, sys
from datetime import UTC, datetime
from pathlib import Path
from jobcoach.caseload import main_job
before = sorted(sys.modules)
from jobcoach.vault.kdf import Cost
lines = []
job = main_job.run(
    Path(sys.argv[1]), out=Path(sys.argv[2]), clock=lambda: datetime.now(UTC), say=lines.append, cost=Cost(8 * 1024, 1, 1)
)
print(json.dumps({"job": dataclasses.asdict(job), "lines": lines, "before": before, "after": sorted(sys.modules)}))
"""


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The main job done by another process in a fresh folder."""
    folder = tmp_path_factory.mktemp("hoofdwerk")
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", _SCRIPT, str(folder / "oefen.kluis"), str(folder / "uit")],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    return {**json.loads(ran.stdout), "folder": folder, "out": folder / "uit"}


@pytest.fixture(scope="module")
def unpacked(done: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, unpacked by Python's own zipfile."""
    folder = tmp_path_factory.mktemp("gemeente") / "pakket"
    with zipfile.ZipFile(done["out"] / done["job"]["container"]) as archive:
        archive.extractall(folder)
    shutil.copy(done["out"] / "school-root.pem", folder.parent)
    return folder


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run an outside witness; skip only where it is not installed."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed on this machine")
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=60)


def test_exactly_the_promised_files_are_written(done: dict[str, Any]) -> None:
    job, out = done["job"], done["out"]
    number = job["number"]
    assert re.fullmatch(r"99ZZ-K1-\d{4}-\d{4}", number)
    assert {path.name for path in out.iterdir()} == {
        "praktijkverklaring.pdf",
        f"overdracht_{number}.zip",
        f"overdracht_{number}_beveiligd.zip",
        "school-root.pem",
    }
    for file in job["files"]:
        content = (out / file["name"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file["size"], file["digest"])


def test_every_step_is_one_dutch_line(done: dict[str, Any]) -> None:
    lines = done["lines"]
    begins = [line.split(":")[0].split(" (")[0] for line in lines]
    for step in ("Stagedag vastgelegd", "Talent met bewijs", "Praktijkverklaring uitgegeven", "Toestemming vastgelegd",
                 "Overdracht nagelezen", "Geschreven", "Gecontroleerd"):  # fmt: skip
        assert step in begins
    assert begins.count("Stagedag vastgelegd") == 2
    assert begins.count("Toestemming vastgelegd") == 2
    assert begins.count("Geschreven") == 4
    assert begins.count("Gecontroleerd") >= 3
    assert all("\n" not in line and line.endswith(".") for line in lines)
    assert not any(done["job"]["password"] in line for line in lines)


def test_nothing_of_qt_is_imported_and_nothing_heavy_before_it_is_needed(done: dict[str, Any]) -> None:
    def roots(names: list[str]) -> set[str]:
        return {name.split(".")[0] for name in names}

    assert not roots(done["after"]) & {"PySide6", "shiboken6", "qtawesome"}
    assert not roots(done["before"]) & {"reportlab", "pyhanko", "pyzipper", "alembic", "lxml"}
    assert {"reportlab", "pyhanko"} <= roots(done["after"])


def test_openssl_verifies_the_seal_over_the_manifest(unpacked: Path) -> None:
    seen = run(
        "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "META-INF/signature001.p7s",
        "-content", "META-INF/ASiCManifest001.xml", "-CAfile", "../school-root.pem", "-out", "/dev/null",
        cwd=unpacked,
    )  # fmt: skip
    assert seen.returncode == 0
    assert "CAdES Verification successful" in seen.stderr


def test_the_manifest_names_every_file_with_its_digest(unpacked: Path) -> None:
    manifest = (unpacked / "META-INF" / "ASiCManifest001.xml").read_text(encoding="utf-8")
    files = [path for path in unpacked.rglob("*") if path.is_file() and path.parent.name != "META-INF"]
    named = set(re.findall(r'DataObjectReference URI="([^"]+)"', manifest))
    assert named == {path.relative_to(unpacked).as_posix() for path in files if path.name != "mimetype"}
    for path in files:
        if path.name != "mimetype":
            digest = hashlib.sha256(path.read_bytes()).digest()
            assert base64.b64encode(digest).decode() in manifest


def test_pdfsig_accepts_each_pdf(unpacked: Path, done: dict[str, Any]) -> None:
    pdfs = [*unpacked.rglob("*.pdf"), done["out"] / "praktijkverklaring.pdf"]
    # The praktijkverklaring that was issued in this job, the overgangsdocument, and the copy beside the package.
    assert len(pdfs) == 3
    for pdf in pdfs:
        seen = run("pdfsig", "-nocert", str(pdf), cwd=unpacked).stdout
        assert "Signature is Valid." in seen
        assert "Total document signed" in seen
        assert "ETSI.CAdES.detached" in seen


def test_the_papers_say_what_was_done(unpacked: Path) -> None:
    text = run("pdftotext", "-layout", "Overdracht.pdf", "-", cwd=unpacked).stdout
    for words in ("Overgangsdocument naar werk", "Noor Elisabeth Visser", "Lunchroom Molenzicht", "gemeente Lindeborg",
                  "Praktijkverklaring", "instemming", "Mirjam Visser", "niet delen"):  # fmt: skip
        assert words in text
    (paper,) = (unpacked / "documenten").iterdir()
    text = run("pdftotext", "-layout", str(paper), "-", cwd=unpacked).stdout
    for words in ("Praktijkverklaring", "Maakt mise en place", "27060", "J. Terpstra"):
        assert words in text
    assert "Nog invullen" not in text


def test_the_sealed_pdf_carries_the_same_data(unpacked: Path, tmp_path: Path) -> None:
    run("pdfdetach", "-saveall", "-o", str(tmp_path), "Overdracht.pdf", cwd=unpacked)
    assert (tmp_path / "overdracht.json").read_bytes() == (unpacked / "gegevens" / "overdracht.json").read_bytes()


def test_verapdf_finds_nothing_in_the_sealed_papers(unpacked: Path) -> None:
    """PDF/A-3a for the PDF that carries the data, PDF/A-2a for the others, PDF/UA-1 for all."""
    if lacking := missing():
        pytest.skip(f"{lacking} is not installed: .ci/run says how")
    papers = list((unpacked / "documenten").iterdir())
    asked = [("3a", unpacked / "Overdracht.pdf"), *(("2a", paper) for paper in papers)]
    verdicts = judge([*asked, *(("ua1", file) for _, file in asked)])
    assert len(verdicts) == 2 + 2 * len(papers)
    for named, verdict in verdicts.items():
        assert not verdict.failures, f"{named}: {verdict.failures}"


def test_the_data_holds_what_was_agreed_to_and_no_more(unpacked: Path) -> None:
    data = json.loads((unpacked / "gegevens" / "overdracht.json").read_text(encoding="utf-8"))
    assert {row["door"] for row in data["toestemmingen"]} == {"Noor Visser", "Mirjam Visser"}
    assert "belemmeringen" not in data["werkadvies"]
    assert [row["naam"] for row in data["netwerk"]] == ["Mirjam Visser"]
    assert len(data["praktijkverklaringen"][0]["kwalificaties"][0]["werkprocessen"]) == 4
    assert "Voor mijzelf" not in json.dumps(data, ensure_ascii=False)


def test_the_wrapped_package_opens_with_the_password_only(done: dict[str, Any], tmp_path: Path) -> None:
    wrapped = done["out"] / done["job"]["wrapped"]
    container = (done["out"] / done["job"]["container"]).read_bytes()
    assert unwrap(wrapped.read_bytes(), done["job"]["password"]) == container
    with pytest.raises(Expected) as caught:
        unwrap(wrapped.read_bytes(), "2222-2222-2222-2222-2222")
    assert caught.value.key == "handover.wrong_password"
    seen = run("7zz", "x", f"-p{done['job']['password']}", str(wrapped), cwd=tmp_path)
    assert seen.returncode == 0
    (inside,) = tmp_path.iterdir()
    assert inside.read_bytes() == container


def test_one_flipped_byte_is_refused(done: dict[str, Any]) -> None:
    container = bytearray((done["out"] / done["job"]["container"]).read_bytes())
    container[len(container) // 2] ^= 1
    root = (done["out"] / "school-root.pem").read_bytes()
    assert check(bytes(container), roots=(root,), now=datetime.now(UTC)).verdict is Verdict.REFUSED


def test_the_vault_keeps_no_readable_word(done: dict[str, Any]) -> None:
    for path in (done["folder"] / "oefen.kluis").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not [word for word in (b"Visser", "Yıldız".encode(), b"Molenzicht", b"SQLite") if word in content]
    vault = unlock(done["folder"] / "oefen.kluis", passphrase=to_bytes(PASSPHRASE), clock=lambda: datetime.now(UTC))
    vault.lock()


def job_in(folder: Path, say: Callable[[str], None]) -> MainJob:
    """The main job in this process, at a moment that stands still."""
    return main_job.run(
        folder / "oefen.kluis",
        out=folder / "uit",
        clock=lambda: datetime(2027, 3, 2, 8, 0, tzinfo=UTC),
        say=say,
        cost=CHEAP,
    )


def test_a_changed_file_stops_the_job(tmp_path: Path) -> None:
    lines: list[str] = []
    job = job_in(tmp_path, lines.append)
    root = tmp_path / "uit" / "school-root.pem"
    root.write_bytes(root.read_bytes().replace(b"M", b"N", 1))
    with pytest.raises(RuntimeError):
        prove(
            tmp_path / "uit",
            job,
            root_file="school-root.pem",
            paper_file="praktijkverklaring.pdf",
            now=datetime(2027, 3, 2, 8, 0, tzinfo=UTC),
            say=lines.append,
        )


def test_a_place_that_is_a_file_is_told_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("een bestand")
    with pytest.raises(Expected) as caught:
        job_in(tmp_path, lambda _line: None)
    assert caught.value.key == "file.folder"
    assert not (tmp_path / "oefen.kluis").exists()


def test_a_folder_with_another_vault_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "oefen.kluis").mkdir()
    (tmp_path / "oefen.kluis" / "iets.txt").write_text("van iemand anders")
    with pytest.raises(Expected) as caught:
        job_in(tmp_path, lambda _line: None)
    assert caught.value.key == "vault.exists"
    assert (tmp_path / "oefen.kluis" / "iets.txt").read_text() == "van iemand anders"
