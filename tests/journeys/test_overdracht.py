"""J8 over the whole window, with keys alone: from the locked screen to a package that strangers' tools call whole."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jobcoach import desktop
from jobcoach.caseload.handovers import handover_rows
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.opening import Gate
from jobcoach.caseload.own_words import SaveAdvice, SaveNeed, SaveOwnWords
from jobcoach.caseload.papers import issue_paper
from jobcoach.caseload.skills import SaveTalent
from jobcoach.handover import container
from jobcoach.handover.check import check
from jobcoach.model.choices import HandoverStatus, Question, Relation
from jobcoach.model.expected import Expected
from jobcoach.ui.application import make_application
from jobcoach.ui.handover.look_step import LookStep
from jobcoach.ui.handover.seal_step import SealStep
from jobcoach.ui.handover.send_step import SendStep
from jobcoach.ui.lane import InlineLane
from jobcoach.ui.preferences import Preferences
from jobcoach.vault.kdf import Cost
from tests.caseload.every_column import laid_open, spellings
from tests.caseload.open_vault import PASSPHRASE, TODAY, Clock, add_dossier, add_paper, add_recipient, make_caseload
from tests.documents.vera.judge import judge
from tests.documents.vera.judge import missing as vera_missing
from tests.handover.conftest import run  # noqa: F401 - the outside witnesses
from tests.handover.test_by_hand import lines
from tests.handover.test_mdto import shared
from tests.ui.fakes import FakeAsk
from tests.ui.handover_walk import Walk, settle

Key = Qt.Key
Run = Callable[..., "subprocess.CompletedProcess[str]"]
# What the student keeps at home: said no to people and to health.
REFUSED = ("Kanariepiet Wolkenman", "06 98765432", "Kanarieziekte")
TOLD = ("Stekken en oppotten", "Eén opdracht tegelijk", "Sneed elke ochtend 60 broden")


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application(["jobcoach"])


class Keyboard(Walk):
    """The walk of the pages over the window of the program itself."""

    def __init__(self, window: Any, ask: FakeAsk) -> None:
        self.window, self.asker = window, ask

    @property
    def frame(self) -> Any:  # type: ignore[override]
        return self.window.frame

    def keys(self, sequence: str) -> None:
        QTest.keySequence(self._target(), QKeySequence(sequence))
        settle()


@dataclass
class Program:
    keyboard: Keyboard
    ask: FakeAsk
    out: Path
    clock: Clock

    def rows(self) -> Any:
        return self.keyboard.window._desk.ask(handover_rows(on=TODAY))

    def files(self) -> list[str]:
        return sorted(path.name for path in self.out.iterdir())


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: Any) -> Iterator[Program]:
    """A locked vault with Sanne (18, a stage, three praktijkverklaringen), nothing asked and nothing begun."""
    vaults, out = tmp_path / "kluizen", tmp_path / "stick"
    vaults.mkdir()
    out.mkdir()
    caseload = make_caseload(vaults)
    dossier = add_dossier(caseload, municipality="Boterdam", place="Boterdam")
    for _ in range(3):
        caseload.run(issue_paper(add_paper(caseload, dossier.stage)))
    do, student = caseload.do, dossier.student
    do(SaveOwnWords(student=student, question=Question.GOOD_AT, answer="Ik zie het meteen.", read_back=True))
    do(SaveTalent(student=student, label=TOLD[0], example="Vierhonderd plantjes op een ochtend."))
    do(SaveNeed(student=student, need=TOLD[1], now="De praktijkopleider doet voor."))
    do(SaveNetworkPerson(student=student, name=REFUSED[0], relation=Relation.OUDER, phone=REFUSED[1], share=True))
    do(SaveAdvice(student=student, work_advice="Werken met planten.", health=f"{REFUSED[2]}, rust nodig."))
    add_recipient(caseload)
    caseload.vault.lock()
    ask, clock = FakeAsk(), caseload.clock
    window = desktop.build_window(
        clock=clock, preferences=Preferences(tmp_path / "voorkeuren.ini"), restart=lambda _words: None,
        gate=Gate(vaults=lambda: vaults, clock=clock, cost=Cost(8 * 1024, 1, 1)), lane=InlineLane(), ask=ask,
    )  # fmt: skip
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    yield Program(Keyboard(window, ask), ask, out, clock)
    ask.done()
    window.close()
    window.deleteLater()
    settle()


def unlock(program: Program) -> None:
    assert program.keyboard.frame is None, "it begins locked"
    program.keyboard.type(PASSPHRASE)
    program.keyboard.press(Key.Key_Return)
    assert program.keyboard.frame is not None


def begin(program: Program) -> None:
    walk = program.keyboard
    walk.keys("Alt+5")
    walk.press(Key.Key_N, ctrl=True)
    walk.type("bruinsma")
    walk.press(Key.Key_Return)
    walk.type(" Graag.")
    walk.press(Key.Key_Return, ctrl=True)


def answer(program: Program) -> None:
    """Yes to the question and to four subjects, no to the people and to health."""
    walk = program.keyboard
    for said in "JJJJJNN":
        walk.press(Key.Key_J if said == "J" else Key.Key_N)
        walk.press(Key.Key_Tab)
    walk.press(Key.Key_Return)
    assert "4 van 6 onderwerpen mogen mee." in walk.words()
    walk.press(Key.Key_Return, ctrl=True)


def fill_and_look(program: Program) -> None:
    """It was read by Sanne; then every page is looked at and what asks for a look gets its reason."""
    walk = program.keyboard
    walk.press(Key.Key_Space)
    walk.press(Key.Key_Return, ctrl=True)
    step = walk.step(LookStep)
    assert step.pages() >= 2
    while "Laat staan" in walk.words():
        walk.reach_start("Laat staan…")
        walk.press(Key.Key_Return)
        walk.type("Komt later")
        walk.press(Key.Key_Return)
    walk.press(Key.Key_Return, ctrl=True)


def seal(program: Program) -> None:
    assert program.keyboard.focused() == "Verzegel"
    program.keyboard.press(Key.Key_Return)
    assert program.rows()[0].status is HandoverStatus.VERZEGELD


def save_wrapped(program: Program) -> tuple[Path, str]:
    """The package under its password, and the password as it stands on the screen."""
    walk, file = program.keyboard, program.out / "pakket_beveiligd.zip"
    program.ask.expect("save_file", file)
    walk.press(Key.Key_Return)
    groups = walk.step(SendStep).save.groups
    assert groups is not None
    password = "".join(groups.groups)
    walk.reach("Ik heb het, haal het weg")
    walk.press(Key.Key_Return)
    return file, password


def save_root(program: Program) -> Path:
    """What the municipality got by letter."""
    file = program.out / "school-root.pem"
    program.ask.expect("save_file", file)
    program.keyboard.reach("Bewaar schoolzegel (school-root.pem)")
    program.keyboard.press(Key.Key_Return)
    return file


def test_from_the_locked_screen_to_a_package_that_strangers_call_whole(
    program: Program,
    tmp_path: Path,
    run: Run,  # noqa: F811
) -> None:
    unlock(program)
    begin(program)
    answer(program)
    fill_and_look(program)
    seal(program)
    file, password = save_wrapped(program)
    root = save_root(program)
    program.keyboard.press(Key.Key_Return, ctrl=True)
    assert program.rows()[0].status is HandoverStatus.VERSTUURD

    # From here on only what the municipality has: the file, the password from the slip, the root from the letter.
    assert run("7zz", "x", "-pfout-fout-fout-fout-fout", "-odicht", str(file), cwd=tmp_path).returncode != 0
    assert run("7zz", "x", f"-p{password}", "-ouit", str(file), cwd=tmp_path).returncode == 0
    (inside,) = (tmp_path / "uit").iterdir()
    assert run("7zz", "x", "-opakket", str(inside), cwd=tmp_path).returncode == 0
    folder = tmp_path / "pakket"
    three_steps(folder, root, run)
    every_pdf(folder, root, run)
    the_data(folder)
    the_archive(folder, run)
    nothing_refused(inside.read_bytes(), file)
    report = check(inside.read_bytes(), roots=(root.read_bytes(),), now=program.clock())
    assert (report.exit_code, report.parties and report.parties.package) == (0, program.rows()[0].number)
    assert program.files() == ["pakket_beveiligd.zip", "school-root.pem"]


def three_steps(folder: Path, root: Path, run: Run) -> None:  # noqa: F811
    """LEESMIJ.txt as it stands there, with the root of the letter besides."""
    steps = lines((folder / "LEESMIJ.txt").read_text("utf-8").replace("\n", "\r\n"))
    done = {name: run("sh", "-c", line, cwd=folder) for name, line in steps.items()}
    assert done["school"].stdout == run(
        "openssl", "x509", "-in", str(root), "-noout", "-fingerprint", "-sha256", cwd=folder
    ).stdout  # fmt: skip
    assert "CAdES Verification successful" in done["later"].stderr
    assert (done["sums"].returncode, done["sums"].stderr) == (0, "")
    folders = sum(item.is_dir() for item in folder.rglob("*"))
    assert int(done["count"].stdout) == done["sums"].stdout.count(": OK\n") + 2 + folders
    assert f"daarna het getal {done['count'].stdout.strip()} " in (folder / "LEESMIJ.txt").read_text("utf-8")
    at = re.findall(r"-attime ([0-9]+)", steps["later"])[0]
    by_letter = f"openssl cms -verify -cades -binary -inform DER -in META-INF/signature001.p7s -content META-INF/ASiCManifest001.xml -CAfile {root} -attime {at} -out /dev/null"
    assert "CAdES Verification successful" in run(*by_letter.split(), cwd=folder).stderr


def every_pdf(folder: Path, root: Path, run: Run) -> None:  # noqa: F811
    (folder.parent / "nss").mkdir()
    run("certutil", "-N", "-d", "sql:../nss", "--empty-password", cwd=folder)
    run("certutil", "-A", "-d", "sql:../nss", "-n", "school", "-t", "C,C,C", "-i", str(root), cwd=folder)
    pdfs = sorted(path.relative_to(folder) for path in folder.rglob("*.pdf"))
    assert len(pdfs) == 4
    for pdf in pdfs:
        seen = run("pdfsig", "-nssdir", "sql:../nss", str(pdf), cwd=folder).stdout
        for said in ("Signature is Valid.", "Total document signed", "ETSI.CAdES.detached"):
            assert said in seen, (pdf, seen)
        checked = run("qpdf", "--check", str(pdf), cwd=folder)
        assert checked.returncode == 0
        assert "No syntax or stream encoding errors" in checked.stdout
    if not vera_missing():
        asked = [(profile, folder / "Overdracht.pdf") for profile in ("3a", "ua1")]
        assert {key: verdict.failures for key, verdict in judge(asked).items() if verdict.failures} == {}


def the_data(folder: Path) -> None:
    """Valid for the schema beside it, the same as in Overdracht.pdf, and it answers who, what, by when, what was refused."""
    data = json.loads((folder / "gegevens" / "overdracht.json").read_text("utf-8"))
    schema = json.loads((folder / "gegevens" / "overdracht.schema.json").read_text("utf-8"))
    jsonschema.validators.validator_for(schema).check_schema(schema)
    jsonschema.validate(data, schema)
    assert data["leerling"]["roepnaam"] == "Sanne"
    assert "voortzetten" in data["plan"]["vraag"]
    assert data["plan"]["antwoord_voor"]
    refused = [item["onderwerp"] for item in data["weggelaten"] if "wil dit niet delen" in item["reden"]]
    assert len(refused) == 2
    assert "netwerk" not in data
    assert "belemmeringen" not in data["werkadvies"]


def the_archive(folder: Path, run: Run) -> None:  # noqa: F811
    """MDTO, by the schema of the Nationaal Archief where it lies beside this project."""
    described = sorted((folder / "gegevens" / "mdto").iterdir())
    assert len(described) == 10
    try:
        schema = shared("mdto-schema-1.0.1") / "MDTO-XML1.0.1.xsd"
    except pytest.skip.Exception:
        return
    for file in described:
        done = run("xmllint", "--noout", "--nonet", "--schema", str(schema), str(file), cwd=folder)
        assert done.returncode == 0, done.stderr


def nothing_refused(container: bytes, wrapped: Path) -> None:
    """What Sanne said no to is in no byte; what she said yes to is there, else this would prove nothing."""
    with ZipFile(BytesIO(container)) as archive:
        opened = b"\n".join(laid_open(archive.read(item)) for item in archive.infolist()) + container
    for word in REFUSED:
        assert not any(spelling in opened for spelling in spellings(word)), word
        assert word.encode() not in wrapped.read_bytes()
    for word in TOLD:
        assert any(spelling in opened for spelling in spellings(word)), word


def test_leaving_at_any_step_leaves_no_file_and_nothing_sealed(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escape and cancel at every step, with the sealing itself stopped half-way."""
    walk = program.keyboard

    def nothing_left() -> None:
        assert program.files() == []
        assert all(row.status is HandoverStatus.VOORBEREID and row.document is None for row in program.rows())

    unlock(program)
    begin(program)
    for number, step in enumerate((answer, fill_and_look), start=1):
        assert walk.flow().now == number
        walk.press(Key.Key_Escape)
        assert walk.flow().now == number - 1
        nothing_left()
        walk.press(Key.Key_Return, ctrl=True)
        step(program)
    walk.press(Key.Key_Escape)
    assert walk.flow().now == 3
    nothing_left()
    walk.press(Key.Key_Return, ctrl=True)
    walk.step(SealStep)

    def stopped(*_args: object, **_more: object) -> None:
        raise Expected("job.stopped")

    with monkeypatch.context() as patch:  # the coach presses Stop when the papers are sealed and the package is not
        patch.setattr(container, "build_container", stopped)
        walk.press(Key.Key_Return)
    nothing_left()
    assert program.rows()[0].number == "99ZZ-K1-2026-0004", "the number is kept for the next try"
    walk.reach("Verzegel")
    seal(program)
    assert program.rows()[0].number == "99ZZ-K1-2026-0004"
    program.ask.expect("save_file", None)
    walk.press(Key.Key_Return)
    assert walk.step(SendStep).save.groups is None
    assert program.files() == []
    walk.press(Key.Key_Escape)
    walk.reach_start("Verstuur")
    walk.press(Key.Key_Return)
    save_wrapped(program)
    assert program.files() == ["pakket_beveiligd.zip"]
