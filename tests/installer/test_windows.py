"""The installed program for Windows, under Wine: what a coach and the school's IT do with setup.exe and the MSI.

Slow: it builds the program twice (or takes what JOBCOACH_WINDOWS_BUILT holds: a folder in which build.py made this
version, and the quick setup.exe of 0.1.0). Wine is not Windows; installer/README.md says what only Windows can show.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from jobcoach import __version__
from tests.installer.wine import Windows, lacking

ROOT = Path(__file__).resolve().parents[2]
RELEASED = ROOT / "tests" / "vault" / "released"
OLDER = "0.1.0"
USER = "Zoë Çelik-d'Été"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
LIST = "Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum\n7001;Çiğdem;van;Dûbbeld;05-03-2009\n"
OPEN = 32  # the exit code that says: the program is open
OTHERS = 183  # the one that says: the folder holds something else
MB = 1_000_000
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with this version (folder, setup.exe, MSI) and the setup.exe of an older one."""
    if missing := lacking("openssl", "pdfsig", "pdfinfo", "pdftoppm", "xdotool", "import", "msiinfo"):
        pytest.skip(f"not on this machine: {', '.join(missing)}")
    if given := os.environ.get("JOBCOACH_WINDOWS_BUILT"):
        return Path(given)
    out = tmp_path_factory.mktemp("gebouwd")
    build = [sys.executable, str(ROOT / "installer" / "windows" / "build.py"), "--quick", "--out", str(out)]
    for more in (["--only", "setup", "--as-version", OLDER], []):
        done = subprocess.run([*build, *more], capture_output=True, text=True, check=False, timeout=1_800)
        assert done.returncode == 0, done.stderr
    return out


def fresh(tmp_path_factory: pytest.TempPathFactory, user: str) -> Iterator[Windows]:
    windows = Windows(tmp_path_factory.mktemp("wine"), user)
    try:
        windows.begin()
        yield windows
    finally:
        windows.end()


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """This version, installed silently by a user with accents, a blank and an apostrophe in the name."""
    for windows in fresh(tmp_path_factory, USER):
        assert windows.run(built / f"JobCoach-{__version__}-setup.exe", "/S") == (0, "")
        windows.settle()
        yield windows


@pytest.fixture(scope="module")
def out(installed: Windows) -> Path:
    """Where the main job wrote: a folder with blanks and accents, 200 characters long as Windows writes it."""
    folder = installed.home / "Documents" / "Mijn stukken à la carte" / ("é" * 60)
    folder /= "n" * (200 - len(installed.name_of(folder)) - 1)
    assert len(installed.name_of(folder)) == 200
    code, said = cli(installed, "demo", "--export", installed.name_of(folder))
    assert code == 0, said
    assert "Gecontroleerd: praktijkverklaring.pdf is dezelfde als in het pakket." in said
    return folder


def cli(windows: Windows, *words: str, given: bytes | None = None) -> tuple[int, str]:
    return windows.run(windows.program / "jobcoach-cli.exe", *words, given=given)


def uninstalled(windows: Windows) -> int:
    """The exit code of the silent way out. It starts itself again elsewhere, unless ``_?`` keeps it in its place."""
    place = windows.name_of(windows.program)
    return windows.run_as_is(f'"{place}\\verwijder.exe" /S _?={place}')


def witness(*command: str | Path, cwd: Path) -> str:
    """What an outside tool on Linux says, on both channels; it must end well."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def shows(windows: Windows, to: Path) -> Image.Image:
    """The screen, once the program's own colours are on it."""
    subprocess.run(
        ["xdotool", "search", "--sync", "--onlyvisible", "--name", "JobCoach"],
        env=windows.env, check=True, timeout=120, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(200):
        picture = Image.open(windows.picture(to)).convert("RGB")
        colours = {colour: count for count, colour in picture.getcolors(2**24) or []}
        if colours.get((0x0B, 0x5F, 0x63), 0) > 1_000 and colours.get((255, 255, 255), 0) > 50_000:
            return picture
    raise AssertionError(f"no unlock window; look at {to}")


def everything_in(folder: Path) -> dict[str, str]:
    """Each file below a folder with its digest; not the log, which every start adds to."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix != ".log"]
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


# --- as the coach installs it ------------------------------------------------------------------------------------


def test_it_is_installed_for_this_user_as_it_was_built(installed: Windows, built: Path) -> None:
    there, made = everything_in(installed.program), everything_in(built / "JobCoach")
    assert set(made) - set(there) == {"programma/DLLs/_wmi.pyd"}, "only what these tests took out"
    assert set(there) - set(made) == {"verwijder.exe", "python.exe"}, "only the way out, and what these tests put in"
    assert not [name for name, digest in made.items() if there.get(name, digest) != digest]
    assert (installed.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/JobCoach.lnk").is_file()
    assert installed.registry(rf"HKCU\{UNINSTALL}\JobCoach", "DisplayVersion") == __version__
    assert cli(installed, "--version") == (0, f"JobCoach {__version__}\n")


def test_it_is_not_too_large(built: Path) -> None:
    assert sum(file.stat().st_size for file in (built / "JobCoach").rglob("*") if file.is_file()) < 190 * MB


def test_the_user_has_no_part_in_what_python_runs(installed: Windows) -> None:
    """A module in the folder where the coach is, a PYTHONPATH, a Python of the user: nothing of it is looked at."""
    trap = installed.home / "Documents" / "sqlalchemy.py"
    trap.write_text("raise SystemExit('trapped')")
    code, said = installed.python("import sys, sqlalchemy; print(sys.flags.isolated, *sys.path, sep='\\n')")
    assert code == 0
    isolated, *places = said.splitlines()
    assert isolated == "1"
    assert places
    assert all(place.startswith(installed.name_of(installed.program)) for place in places)


def test_what_the_licences_ask_comes_along(built: Path) -> None:
    bill = json.loads((built / "JobCoach" / "onderdelen.cdx.json").read_text("utf-8"))
    named = {part["name"]: part.get("version") for part in bill["components"] if part["type"] == "library"}
    assert {"CPython", "Qt", "SQLCipher", "pyside6-essentials", "reportlab"} <= set(named)
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    pinned = dict(line.split(" ")[0].split("==") for line in lines if line[:1].isalnum())
    assert {name: named.get(name) for name in pinned} == pinned
    texts = {folder.name.lower().replace("_", "-") for folder in (built / "JobCoach" / "licenties").iterdir()}
    assert {*pinned, "cpython", "openssl", "jobcoach"} <= texts


# --- the main job, and strangers on Linux ------------------------------------------------------------------------


def test_openssl_and_pdfsig_accept_what_was_made(out: Path, tmp_path: Path) -> None:
    (container,) = (file for file in out.glob("overdracht_*.zip") if "beveiligd" not in file.name)
    with zipfile.ZipFile(container) as archive:
        archive.extractall(tmp_path)
    said = witness(
        "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "META-INF/signature001.p7s",
        "-content", "META-INF/ASiCManifest001.xml", "-CAfile", str(out / "school-root.pem"), "-out", "/dev/null",
        cwd=tmp_path,
    )  # fmt: skip
    assert "CAdES Verification successful" in said
    for pdf in [*tmp_path.rglob("*.pdf"), out / "praktijkverklaring.pdf"]:
        said = witness("pdfsig", "-nocert", pdf, cwd=tmp_path)
        assert "Signature is Valid." in said
        assert "Total document signed" in said


def test_it_checks_a_package_itself(installed: Windows, out: Path) -> None:
    (container,) = (file for file in out.glob("overdracht_*.zip") if "beveiligd" not in file.name)
    root = installed.name_of(out / "school-root.pem")
    code, said = cli(installed, "verify", installed.name_of(container), "--root", root)
    assert code == 0, said
    broken = out.parent / "stuk.zip"
    broken.write_bytes(container.read_bytes().replace(b"Overdracht.pdf", b"Overdracht.pdg"))
    code, said = cli(installed, "verify", installed.name_of(broken), "--root", root)
    assert code in (2, 65), said


def test_a_scan_is_drawn_in_a_process_of_its_own(installed: Windows, out: Path) -> None:
    pdf = (out / "praktijkverklaring.pdf").read_bytes()
    code, said = cli(installed, "pdf-apart", "count", given=pdf)
    assert (code, said.split()[0]) == (0, "pages")
    code, said = installed.python(
        "import os, sys; sys.frozen = True; sys.executable = sys.argv[2]\n"
        "from pathlib import Path; from jobcoach.documents.scans import apart\n"
        "print(apart.draw(Path(sys.argv[1]).read_bytes(), 0, 700).size)",
        installed.name_of(out / "praktijkverklaring.pdf"),
        installed.name_of(installed.program / "jobcoach.exe"),
    )
    assert (code, said) == (0, "(495, 700)\n")


def test_windows_takes_on_the_bounds_of_a_scan(installed: Windows) -> None:
    """That Windows then holds the process to them, Wine does not show: it takes them on and forgets."""
    code, said = installed.python(
        "from jobcoach.documents.scans import bounds; print(bounds.keep_within(memory=2**30, seconds=60))"
    )
    assert (code, said) == (0, "True\n")


# --- the vault ---------------------------------------------------------------------------------------------------


def test_vaults_are_in_the_local_data_of_this_user(installed: Windows) -> None:
    code, said = installed.python("from jobcoach import places; print(places.vaults(), places.log_file(), sep='\\n')")
    assert code == 0
    local = installed.name_of(installed.local / "JobCoach")
    assert [line.startswith(f"{local}\\") for line in said.splitlines()] == [True, True]


def test_a_vault_with_a_long_name_is_made_and_opened(installed: Windows) -> None:
    folder = installed.local / "JobCoach" / "kluizen" / "Élèves"
    folder /= "k" * (200 - len(installed.name_of(folder)) - 1 - len(".kluis")) + ".kluis"
    assert len(installed.name_of(folder)) == 200
    folder.parent.mkdir(parents=True)
    code, said = cli(installed, "demo", "--vault", installed.name_of(folder), "--no-window", "--students", "5")
    assert code == 0, said
    (installed.home / "Documents" / "klas.csv").write_text(LIST, "utf-8")
    words = (
        "import",
        installed.name_of(installed.home / "Documents" / "klas.csv"),
        "--vault",
        installed.name_of(folder),
    )
    code, said = cli(installed, *words, "--dry-run")
    assert code == 0, said
    code, said = cli(installed, *words)
    assert code == 0, said


def test_one_program_per_vault(installed: Windows, tmp_path: Path) -> None:
    """msvcrt's lock between two processes: the second is refused, and let in when the first has ended."""
    folder = installed.local / "JobCoach" / "kluizen" / "slot.kluis"
    shutil.copytree(RELEASED / f"{OLDER}.kluis", folder)
    script = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from jobcoach.model.expected import Expected; from jobcoach.vault import lock_file\n"
        "try: held = lock_file.hold(Path(sys.argv[1]), now=datetime.now(UTC))\n"
        "except Expected as error: print(error.key)\n"
        "else: print('held', flush=True); sys.stdin.readline()"
    )
    python = (installed.program / "python.exe", "-c", script, installed.name_of(folder))
    with installed.running(*python) as first:
        assert first.stdout is not None
        assert first.stdin is not None
        assert first.stdout.readline().strip() == b"held"
        assert installed.run(*python, given=b"\n") == (0, "vault.busy_since\n")
        (installed.home / "klas.csv").write_text(LIST, "utf-8")
        facts = json.loads((RELEASED / f"{OLDER}.json").read_text("utf-8"))
        code, said = cli(
            installed, "import", installed.name_of(installed.home / "klas.csv"), "--vault", installed.name_of(folder),
            "--dry-run", "--password-stdin", given=facts["passphrase"].encode() + b"\n",
        )  # fmt: skip
        assert code == 1
        assert "open" in said
        first.stdin.write(b"\n")
        first.stdin.close()
        first.wait(60)
    assert installed.run(*python, given=b"\n") == (0, "held\n")


def test_amsterdam_is_known_without_a_time_zone_of_the_system(installed: Windows) -> None:
    code, said = installed.python(
        "from datetime import datetime; from zoneinfo import TZPATH, ZoneInfo\n"
        "z = ZoneInfo('Europe/Amsterdam')\n"
        "print(TZPATH, *(datetime(2026, m, 1, tzinfo=z).utcoffset().seconds for m in (1, 7)))"
    )
    assert (code, said) == (0, "() 3600 7200\n")


# --- the window --------------------------------------------------------------------------------------------------


def test_the_unlock_window_shows_and_an_open_program_is_not_replaced(
    installed: Windows, built: Path, tmp_path: Path
) -> None:
    setup = built / f"JobCoach-{__version__}-setup.exe"
    before = everything_in(installed.program)
    with installed.running(installed.program / "jobcoach.exe"):
        shows(installed, picture_place(tmp_path, "ontgrendelen.png"))
        assert installed.run(setup, "/S") == (OPEN, "")
        assert uninstalled(installed) == OPEN
    installed.close_all("jobcoach.exe")
    assert everything_in(installed.program) == before


def test_after_a_lock_the_program_begins_again(installed: Windows, tmp_path: Path) -> None:
    script = (
        "import sys; sys.frozen = True; sys.executable = sys.argv[1]\n"
        "from jobcoach import desktop; desktop.restart(['--plek', 'students'])"
    )
    python, program = installed.program / "python.exe", installed.name_of(installed.program / "jobcoach.exe")
    with installed.running(python, "-c", script, program) as process:
        assert process.wait(120) == 0
    shows(installed, picture_place(tmp_path, "opnieuw.png"))
    installed.close_all("jobcoach.exe")


def test_a_paper_is_printed_to_a_pdf(installed: Windows, out: Path, tmp_path: Path) -> None:
    to = installed.home / "Documents" / "Afdruk van Zoë.pdf"
    code, said = installed.python(
        "import sys; from pathlib import Path\n"
        "from PySide6.QtPrintSupport import QPrinter\n"
        "from jobcoach.ui.application import make_application; from jobcoach.ui.paper_view import print_pages\n"
        "app = make_application(['jobcoach'])\n"
        "printer = QPrinter(QPrinter.PrinterMode.HighResolution)\n"
        "printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat); printer.setOutputFileName(sys.argv[2])\n"
        "print_pages(Path(sys.argv[1]).read_bytes(), printer, step=lambda page, of: None)\n"
        "print(app.translate('QPlatformTheme', 'Cancel'))",
        installed.name_of(out / "praktijkverklaring.pdf"),
        installed.name_of(to),
    )
    assert (code, said.strip()) == (0, "Annuleren")
    pages = [
        line.split()[1]
        for pdf in (out / "praktijkverklaring.pdf", to)
        for line in witness("pdfinfo", pdf, cwd=tmp_path).splitlines()
        if line.startswith("Pages:")
    ]
    assert pages[0] == pages[1]
    witness("pdftoppm", "-r", "40", "-png", to, tmp_path / "blad", cwd=tmp_path)
    first = Image.open(min(tmp_path.glob("blad*.png"))).convert("L")
    assert first.getextrema()[0] < 100, "there is ink on it"


# --- upgrade, uninstall, and the school's IT ---------------------------------------------------------------------


def test_an_upgrade_keeps_vault_and_settings_and_uninstalling_leaves_them(
    built: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for windows in fresh(tmp_path_factory, "coach"):
        assert windows.run(built / f"JobCoach-{OLDER}-setup.exe", "/S") == (0, "")
        windows.settle()
        assert cli(windows, "--version") == (0, f"JobCoach {OLDER}\n")
        (windows.program / "programma" / "oud.dll").write_bytes(b"of an older version")
        folder = windows.local / "JobCoach" / "kluizen" / "school.kluis"
        shutil.copytree(RELEASED / f"{OLDER}.kluis", folder)
        settings = "from jobcoach import places; from jobcoach.ui.preferences import Preferences\n"
        settings += "own = Preferences(places.preferences_file())\n"
        assert windows.python(f"{settings}own.text_size = 150")[0] == 0
        before = everything_in(windows.local / "JobCoach")
        assert len(before) > 5

        assert windows.run(built / f"JobCoach-{__version__}-setup.exe", "/S") == (0, "")
        windows.settle()
        assert everything_in(windows.local / "JobCoach") == before
        assert cli(windows, "--version") == (0, f"JobCoach {__version__}\n")
        assert not (windows.program / "programma" / "oud.dll").exists()
        assert not (windows.program / "programma.oud").exists()
        assert windows.registry(rf"HKCU\{UNINSTALL}\JobCoach", "DisplayVersion") == __version__
        assert windows.python(f"{settings}print(own.text_size)") == (0, "150\n")
        (windows.home / "klas.csv").write_text(LIST, "utf-8")
        facts = json.loads((RELEASED / f"{OLDER}.json").read_text("utf-8"))
        code, said = cli(
            windows, "import", windows.name_of(windows.home / "klas.csv"), "--vault", windows.name_of(folder),
            "--dry-run", "--password-stdin", given=facts["passphrase"].encode() + b"\n",
        )  # fmt: skip
        assert code == 0, said
        assert "Er is niets veranderd." in said

        before = everything_in(windows.local / "JobCoach")
        assert uninstalled(windows) == 0
        left = {file.name for file in windows.program.glob("*")}
        assert left == {"python.exe", "verwijder.exe"}, "what these tests put there, and what they kept waiting"
        assert windows.registry(rf"HKCU\{UNINSTALL}\JobCoach", "DisplayVersion") == ""
        assert not (windows.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/JobCoach.lnk").exists()
        assert everything_in(windows.local / "JobCoach") == before


def test_a_folder_with_something_else_is_left_alone(built: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    for windows in fresh(tmp_path_factory, "coach"):
        other = windows.home / "Documents" / "Foto's"
        (other / "programma").mkdir(parents=True)
        (other / "programma" / "vakantie.jpg").write_bytes(b"mine")
        code, _ = windows.run(built / f"JobCoach-{__version__}-setup.exe", "/S", f"/D={windows.name_of(other)}")
        assert code == OTHERS
        assert [file.name for file in sorted(other.rglob("*"))] == ["programma", "vakantie.jpg"]


def test_the_msi_is_found_by_its_product_code_and_goes_away_whole(
    built: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    msi = built / f"JobCoach-{__version__}.msi"
    (code,) = [
        line.split("\t")[1].strip()
        for line in witness("msiinfo", "export", msi, "Property", cwd=built).splitlines()
        if line.startswith("ProductCode")
    ]
    for windows in fresh(tmp_path_factory, "beheer"):
        vault = windows.local / "JobCoach" / "kluizen" / "school.kluis"
        shutil.copytree(RELEASED / f"{OLDER}.kluis", vault)
        before = everything_in(windows.local / "JobCoach")
        assert windows.run("msiexec", "/i", msi, "/qn")[0] == 0
        assert windows.registry(rf"HKLM\{UNINSTALL}\{code}", "DisplayVersion") == __version__
        program = windows.prefix / "drive_c" / "Program Files" / "JobCoach"
        (program / "programma" / "DLLs" / "_wmi.pyd").unlink()
        assert windows.run(program / "jobcoach-cli.exe", "--version") == (0, f"JobCoach {__version__}\n")
        assert windows.run("msiexec", "/x", code, "/qn")[0] == 0
        assert windows.registry(rf"HKLM\{UNINSTALL}\{code}", "DisplayVersion") == ""
        assert not [file for file in program.rglob("*") if file.is_file()]
        assert everything_in(windows.local / "JobCoach") == before


def picture_place(otherwise: Path, name: str) -> Path:
    """Where a picture of the screen goes: JOBCOACH_PICTURES, to look at it afterwards."""
    return Path(os.environ.get("JOBCOACH_PICTURES", otherwise)) / name
