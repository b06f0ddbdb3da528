"""The command line as someone types it: exit codes, plain Dutch, nothing changed by a mistake, no name in the log."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from jobcoach.caseload.catalogue_editions import edition_rows
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.opening import PRACTICE_PASSPHRASE
from jobcoach.caseload.road import wrap_handover
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.seals import seal_card
from jobcoach.caseload.students import student_rows
from jobcoach.documents.road_paper import build_cover
from jobcoach.documents.road_papers import Cover
from jobcoach.handover.envelope import wrap_in_pdf
from jobcoach.handover.wrapping import unwrap
from jobcoach.vault import keeper
from jobcoach.vault.passphrase import to_bytes
from tests.caseload.open_vault import PASSPHRASE, TODAY, add_recipient, add_student, opened, prepare, say_yes
from tests.exchange import catalogue_files

ROOT = Path(__file__).resolve().parents[2]
LIST = "Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum\n7001;Çiğdem;van;Dûbbeld;05-03-2009\n"


@dataclass(frozen=True)
class Said:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


class Terminal:
    """Runs commands in a folder with a home of its own, with the plain locale of a bare machine."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, folder / "thuis"
        self.home.mkdir()

    def run(self, *words: str | Path, stdin: bytes = b"", home: Path | None = None, **env: str) -> Said:
        return self.python("-m", "jobcoach", *words, stdin=stdin, home=home, **env)

    def python(self, *words: str | Path, stdin: bytes = b"", home: Path | None = None, **env: str) -> Said:
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMPDIR") if name in os.environ}
        whole = {**kept, "HOME": str(home or self.home), "PYTHONPATH": str(ROOT), "LC_ALL": "C", **env}
        done = subprocess.run(
            [sys.executable, *map(os.fspath, words)], input=stdin, capture_output=True, cwd=self.folder, env=whole
        )
        return Said(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    def logs(self) -> str:
        return "".join(file.read_text("utf-8") for file in self.home.rglob("*.log"))


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@dataclass(frozen=True)
class Package:
    """A sealed overdracht, wrapped too, with the root that knows it."""

    container: bytes
    wrapped: bytes
    password: str
    root: bytes


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    with opened(tmp_path_factory.mktemp("pakket"), day=datetime.now(UTC).date() - timedelta(days=1)) as caseload:
        student, recipient = add_student(caseload), add_recipient(caseload)
        say_yes(caseload, student, recipient)
        document = caseload.run(seal_handover(prepare(caseload, student, recipient))).document
        wrapped = caseload.run(wrap_handover(document))
        card = caseload.ask(seal_card)
        assert card is not None
        yield Package(caseload.ask(content_of(document)), wrapped.content, wrapped.password, card.root_pem)


# --- the first words ---------------------------------------------------------------------------------------------


def test_version_and_help_need_nothing_heavy(terminal: Terminal) -> None:
    code = (
        "import sys; from jobcoach.app import main; code = main(sys.argv[1:])\n"
        "heavy = {'sqlalchemy', 'PySide6', 'reportlab', 'sqlcipher3', 'pyhanko', 'cryptography'} & set(sys.modules)\n"
        "sys.exit(f'{code} {heavy}' if code or heavy else 0)"
    )
    version, told = (terminal.python("-c", code, word) for word in ("--version", "--help"))
    assert (version.code, version.err) == (0, "")
    assert version.out.startswith("JobCoach ")
    assert (told.code, told.err) == (0, "")
    for word in ("demo", "verify", "import", "--export", "--dry-run", "--password-stdin"):
        assert word in told.out


HELPED = {
    ("verify", "--help"): "jobcoach verify BESTAND",
    ("verify", "een.zip", "-h"): "jobcoach verify BESTAND",
    ("verify", "--help", "--json"): "verify eindigt met 0",
    ("demo", "--vault", "k", "--no-window", "--help"): "jobcoach demo --vault PAD",
    ("import", "-h"): "jobcoach import BESTAND",
    ("beheer", "--help"): "jobcoach beheer beleid",
    ("beheer", "zegel", "--help"): "jobcoach beheer zegel lijst",
    ("beheer", "zegel", "geef", "-h"): "jobcoach beheer zegel geef AANVRAAG",
    ("beheer", "sleutel", "k", "--help"): "jobcoach beheer sleutel MAP",
    ("open", "--help"): "jobcoach --version",
    ("help", "import"): "jobcoach import BESTAND",
    ("-h",): "jobcoach --version",
}


def test_help_after_a_command_is_about_that_command_and_does_nothing(terminal: Terminal) -> None:
    answers = said(terminal, [list(words) for words in HELPED])
    for (words, line), (number, out, err) in zip(HELPED.items(), answers, strict=True):
        assert (number, err) == (0, ""), words
        assert line in out, words
    told = {words: out for words, (_, out, _) in zip(HELPED, answers, strict=True)}
    assert "jobcoach demo" not in told["verify", "--help"]
    assert "beheer sleutel" not in told["beheer", "zegel", "--help"]
    assert told["beheer", "zegel", "geef", "-h"].count("  jobcoach ") == 1
    assert not (terminal.folder / "k").exists()


MISTAKES: list[list[str]] = [
    ["exporteer"],
    ["--onzin"],
    ["verify"],
    ["verify", "een", "twee"],
    ["verify", "een", "--wachtwoord", "x"],
    ["verify", "een", "--root"],
    ["import", "lijst.csv"],
    ["import", "--vault", "k"],
    ["demo", "zomaar"],
    ["demo", "--no-window"],
    ["demo", "--vault", "k", "--no-window", "--students", "0"],
    ["demo", "--vault", "k", "--no-window", "--students", "²"],
    ["demo", "--vault", "k", "--no-window", "--students", "٣"],
    ["demo", "--vault", "k", "--no-window", "--students", "9" * 5000],
    ["demo", "--vault", "k", "--no-window", "--years", "7"],
    ["demo", "--vault", "k", "--no-window", "--seed", "-1"],
    ["demo", "--vault", "k", "--no-window", "--today", "gisteren"],
    ["demo", "--vault", "k", "--no-window", "--today", "2026-13-40"],
]


def said(terminal: Terminal, commands: list[list[str]]) -> list[tuple[int, str, str]]:
    """Exit code, output and errors of each, all in one process."""
    code = (
        "import contextlib, io, json, sys; from jobcoach.app import main\n"
        "def said(words):\n"
        "    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:\n"
        "        return [main(words), out.getvalue(), err.getvalue()]\n"
        "print(json.dumps([said(words) for words in json.load(sys.stdin)]))"
    )
    return [(*answer,) for answer in json.loads(terminal.python("-c", code, stdin=json.dumps(commands).encode()).out)]


def test_what_cannot_be_understood_is_64_and_makes_nothing(terminal: Terminal) -> None:
    answers = said(terminal, MISTAKES)
    for words, (number, out, err) in zip(MISTAKES, answers, strict=True):
        assert (number, out) == (64, ""), words
        assert err.endswith("Kijk met: jobcoach --help\n")
    assert terminal.run(*MISTAKES[0]).code == 64
    assert not (terminal.folder / "k").exists()


# --- verify ------------------------------------------------------------------------------------------------------


def test_a_known_root_is_0_an_unknown_one_1(terminal: Terminal, package: Package) -> None:
    file, root = terminal.folder / "pakket.zip", terminal.folder / "school.pem"
    file.write_bytes(package.container)
    root.write_bytes(package.root)
    known, unknown = terminal.run("verify", file, "--root", root), terminal.run("verify", file)
    assert (known.code, unknown.code) == (0, 1)
    assert known.out.startswith("Dit pakket is echt en heel.")
    assert "Praktijkschool De Linde" in known.out
    assert "Vingerafdruk van de school: " in unknown.out
    assert known.err == unknown.err == ""
    assert not any("Sanne" in text for text in (known.out, unknown.out, terminal.logs()))


@pytest.mark.parametrize("share", [0.1, 0.35, 0.6, 0.85, 0.999])
def test_one_flipped_byte_is_2(terminal: Terminal, package: Package, share: float) -> None:
    file = terminal.folder / "pakket.zip"
    changed = bytearray(package.container)
    changed[int(len(changed) * share)] ^= 1
    file.write_bytes(changed)
    said = terminal.run("verify", file)
    assert said.code == 2
    assert said.out.startswith("Gebruik dit pakket niet.")


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"%PDF-1.7\n", "één brief".encode(), bytes(range(256)) * 40, b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_package_is_65(terminal: Terminal, content: bytes) -> None:
    file = terminal.folder / "brief.zip"
    file.write_bytes(content)
    said = terminal.run("verify", file)
    assert said.code == 65
    assert "Traceback" not in said.err


def test_a_wrapped_package_opens_with_its_password_only(terminal: Terminal, package: Package) -> None:
    file = terminal.folder / "pakket_beveiligd.zip"
    file.write_bytes(package.wrapped)
    password = package.password.encode()
    right = terminal.run("verify", file, "--password-stdin", stdin=password + b"\r\n")
    wrong = terminal.run("verify", file, "--password-stdin", stdin=password[:-1] + b"\n")
    empty = terminal.run("verify", file, "--password-stdin")
    strict = {"PYTHONIOENCODING": "utf-8:strict"}  # as on a Dutch desktop, where a wrong byte is no text
    strange = terminal.run("verify", file, "--password-stdin", stdin=b"\xff\xfe\x00\n", **strict)
    asked = terminal.run("verify", file)
    assert right.code == 1
    assert [said.code for said in (wrong, empty, strange, asked)] == [65] * 4
    assert "--password-stdin" in asked.err
    assert all(package.password not in said.out + said.err for said in (right, wrong, empty, strange, asked))


def test_an_envelope_of_pdf_opens_with_its_password_only(terminal: Terminal, package: Package) -> None:
    file = terminal.folder / "pakket_beveiligd.pdf"
    container = unwrap(package.wrapped, package.password)
    cover = build_cover(Cover(school="PrO De Oefenschool", number="99ZZ-K1-2026-0001", made_on=date(2026, 6, 8)))
    file.write_bytes(wrap_in_pdf(container, cover=cover, password=package.password))
    right = terminal.run("verify", file, "--password-stdin", stdin=package.password.lower().encode() + b"\n")
    wrong = terminal.run("verify", file, "--password-stdin", stdin=b"2222-2222-2222-2222-2222\n")
    asked = terminal.run("verify", file)
    (terminal.folder / "pakket.zip").write_bytes(container)
    bare = terminal.run("verify", terminal.folder / "pakket.zip")
    assert (right.code, right.out) == (bare.code, bare.out)
    assert right.code == 1
    assert [said.code for said in (wrong, asked)] == [65, 65]
    assert all(package.password not in said.out + said.err for said in (right, wrong, asked))


def test_a_file_that_cannot_be_read_is_65(terminal: Terminal, package: Package) -> None:
    (terminal.folder / "map").mkdir()
    for name in ("weg.zip", "map", "x" * 400, "map/in/niets"):
        said = terminal.run("verify", name)
        assert said.code == 65, name
        assert said.err.count("\n") == 1
    file = terminal.folder / "pakket.zip"
    file.write_bytes(package.container)
    for content in (
        b"",
        b"geen zegel",
        package.root[:200],
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ):
        (terminal.folder / "school.pem").write_bytes(content)
        said = terminal.run("verify", file, "--root", "school.pem")
        assert said.code != 0
        assert said.code != 70, said.err
        assert "Traceback" not in said.err


@pytest.mark.skipif(os.name == "nt", reason="devices and pipes of POSIX")
def test_a_device_or_a_pipe_is_no_package(terminal: Terminal) -> None:
    os.mkfifo(terminal.folder / "pijp")
    for name in ("/dev/zero", "pijp", "."):
        said = terminal.run("verify", name)
        assert (said.code, said.out) == (65, ""), name
        assert "kan niet gelezen worden" in said.err


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux was run")
def test_the_memory_of_a_command_is_closed_as_well(terminal: Terminal) -> None:
    """A package or a vault opened from a terminal is as secret as one in the window."""
    said = terminal.python(
        "-c",
        "import ctypes, resource; from jobcoach import app; app.main(['verify', 'x']);"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))",
    )
    assert said.out == "0 (0, 0)\n"


def test_verify_works_where_nothing_can_be_written(terminal: Terminal, package: Package) -> None:
    """A helpdesk checks a package on a machine without a home; the answer must not depend on it."""
    file, blocked = terminal.folder / "pakket.zip", terminal.folder / "bestand"
    file.write_bytes(package.container)
    blocked.write_text("geen map")
    said = terminal.run("verify", file, home=blocked)
    assert (said.code, said.err) == (1, "")


# --- import ------------------------------------------------------------------------------------------------------


@pytest.fixture
def vault(terminal: Terminal) -> Path:
    with opened(terminal.folder) as caseload:
        add_student(caseload, "Yusuf", "Kaya", number="7000")
    return terminal.folder / "linde.kluis"


def names_in(folder: Path) -> list[str]:
    made = keeper.unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=lambda: datetime.now(UTC))
    try:
        return [row.name for row in made.ask(student_rows(on=TODAY))]
    finally:
        made.lock()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1254"])
def test_a_dry_run_changes_nothing_and_an_import_adds(terminal: Terminal, vault: Path, encoding: str) -> None:
    text = LIST if encoding != "cp1254" else LIST.replace("ğ", "g")
    (terminal.folder / "lijst.csv").write_bytes(text.encode(encoding))
    words = ("import", "lijst.csv", "--vault", vault, "--password-stdin")
    key = PASSPHRASE.encode() + b"\n"
    dry = terminal.run(*words, "--dry-run", stdin=key)
    assert dry.code == 0, dry.err
    assert dry.out.startswith("1 nieuwe leerling, 0 gewijzigd, 0 gelijk, 0 overgeslagen.")
    assert "Er is niets veranderd." in dry.out
    assert names_in(vault) == ["Yusuf Kaya"]
    done = terminal.run(*words, stdin=key)
    assert done.code == 0
    assert "Opgehaald: 1 nieuw" in done.out
    again = terminal.run(*words, stdin=key)
    assert "0 nieuw, 0 gewijzigd, 1 gelijk" in again.out
    assert "Dûbbeld" not in dry.out + done.out + again.out + terminal.logs()
    first = "Çiğdem" if encoding != "cp1254" else "Çigdem"
    assert names_in(vault) == [f"{first} van Dûbbeld", "Yusuf Kaya"]


def editions_in(folder: Path) -> list[str]:
    made = keeper.unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=lambda: datetime.now(UTC))
    try:
        return [row.name for row in made.ask(edition_rows())]
    finally:
        made.lock()


def test_files_of_the_catalogue_are_known_by_what_they_hold(terminal: Terminal, vault: Path) -> None:
    before = editions_in(vault)
    files = {"lijst.dat": catalogue_files.code_list(), "kd.dat": catalogue_files.DOSSIER.encode(), "school.csv": catalogue_files.SCHOOL.encode()}  # fmt: skip
    key = PASSPHRASE.encode() + b"\n"
    for name, data in files.items():
        (terminal.folder / name).write_bytes(data)
        dry = terminal.run("import", name, "--vault", vault, "--password-stdin", "--dry-run", stdin=key)
        assert (dry.code, dry.err) == (0, "")
        assert "Gevonden: " in dry.out
        assert "Er is niets veranderd." in dry.out
    assert editions_in(vault) == before
    done = terminal.run("import", "kd.dat", "--vault", vault, "--password-stdin", stdin=key)
    assert "Bewaard als: Kwalificatiedossier 23231" in done.out
    again = terminal.run("import", "kd.dat", "--vault", vault, "--password-stdin", stdin=key)
    assert again.code == 1
    assert "al ingelezen" in again.err
    assert len(editions_in(vault)) == len(before) + 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 64,
        LIST.encode("utf-16"),
        b"a;b\n1;2\n",
        b"PK\x03\x04 werkblad",
        b'"open',
        b"<a><b>",
        b"<!DOCTYPE a []><a/>",
    ],
)
def test_a_list_that_cannot_be_read_changes_nothing(terminal: Terminal, vault: Path, content: bytes) -> None:
    (terminal.folder / "lijst.csv").write_bytes(content)
    said = terminal.run("import", "lijst.csv", "--vault", vault, "--password-stdin", stdin=PASSPHRASE.encode() + b"\n")
    assert said.code not in (0, 70)
    assert said.err.count("\n") == 1
    assert names_in(vault) == ["Yusuf Kaya"]


def test_a_wrong_passphrase_or_vault_is_told_in_one_sentence(terminal: Terminal, vault: Path) -> None:
    (terminal.folder / "lijst.csv").write_text(LIST, "utf-8")
    (terminal.folder / "leeg").mkdir()
    for where, key in ((vault, b"vijver kapstok linnen zaak\n"), (vault, b""), ("weg.kluis", b""), ("leeg", b"")):
        said = terminal.run("import", "lijst.csv", "--vault", where, "--password-stdin", stdin=key)
        assert said.code not in (0, 70), (where, said)
        assert said.err.count("\n") == 1
        assert "vijver" not in said.err
    assert names_in(vault) == ["Yusuf Kaya"]


# --- demo --------------------------------------------------------------------------------------------------------


def test_a_practice_vault_opens_with_the_practice_passphrase(terminal: Terminal) -> None:
    words = ("demo", "--vault", "oefen.kluis", "--no-window", "--today", "2026-11-24")
    said = terminal.run(*words)
    assert said.code == 0, said.err
    assert PRACTICE_PASSPHRASE in said.out
    folder = terminal.folder / "oefen.kluis"
    assert keeper.label_of(folder).practice
    made = keeper.unlock(
        folder, passphrase=to_bytes(PRACTICE_PASSPHRASE), clock=lambda: datetime(2026, 11, 24, 9, tzinfo=UTC)
    )
    try:
        students = made.ask(student_rows(on=TODAY))
    finally:
        made.lock()
    assert len(students) >= 24
    again = terminal.run(*words)
    assert again.code == 1  # what is there is never overwritten
    assert again.err.count("\n") == 1
    names = [row.name for row in students]
    assert not any(name in said.out + terminal.logs() for name in names)
    data = (folder / "kluis.db").read_bytes()
    assert not any(name.encode() in data for name in names)


def test_no_screen_is_said_and_nothing_is_opened(terminal: Terminal) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux can be without a screen")
    said = terminal.run()
    assert said.code == 1
    assert "Hier is geen scherm" in said.err


def test_a_bug_tells_its_place_and_never_its_words(terminal: Terminal) -> None:
    code = (
        "import sys; from jobcoach import app, commands\n"
        "def broken(words): raise ValueError('Yusuf Kaya')\n"
        "commands.run = broken\n"
        "sys.exit(app.main(['verify', 'x']))"
    )
    said = terminal.python("-c", code)
    assert said.code == 70
    assert "ValueError" in said.err
    assert "ValueError" in terminal.logs()
    assert "Yusuf" not in said.err + said.out + terminal.logs()
    blocked = terminal.folder / "bestand"
    blocked.write_text("geen map")
    without = terminal.python("-c", code, home=blocked)
    assert without.code == 70
    assert "ValueError" in without.err
    assert "Traceback" not in without.err
