"""The commands of the command line, one function each; the window is opened by ``desktop``."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jobcoach.model.expected import Expected
from jobcoach.typed import Clock, Options, WrongUsage, clock_at, password_of, read_file
from jobcoach.vault import hygiene


def run(words: Sequence[str]) -> int:
    """Choose the command. Raises ``WrongUsage`` and ``Expected``."""
    if not words:
        return open_program()
    from jobcoach.managing import manage
    from jobcoach.verifying import verify

    known = {"demo": demo, "verify": verify, "import": import_list, "open": _open_again, "beheer": manage}
    command = known.get(words[0])
    if command is None:
        raise WrongUsage(f"De opdracht '{words[0]}' ken ik niet.")
    hygiene.harden()  # an opened vault or package is in our memory as well as in that of the window
    return command(list(words[1:]))


def _open_again(words: list[str]) -> int:
    """What the program starts itself with after a lock: the same, at the place that was open."""
    options = Options(words, valued=("--plek",))
    options.only(0, "Na open hoort niets.")
    return open_program(start_at=options.values.get("--plek", ""))


def open_program(clock: Clock | None = None, *, practice: bool = False, start_at: str = "") -> int:
    """Open the window, at a place; ``practice`` goes straight to the oefenschool."""
    if not has_screen():
        raise Expected("start.no_screen")
    from jobcoach.desktop import open_window

    return open_window(clock=clock or clock_at(None), practice=practice, start_at=start_at)


def has_screen() -> bool:
    """Whether there is something to show a window on; Windows and macOS always have it."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def demo(words: list[str]) -> int:
    """The oefenschool: in a window, as a vault only, or the main job without a window."""
    options = Options(
        words,
        valued=("--export", "--vault", "--students", "--years", "--seed", "--today"),
        switches=("--no-window",),
    )
    options.only(0, "Na demo horen alleen keuzes, zoals --export MAP.")
    clock = clock_at(options.day("--today"))
    if "--export" in options.values:
        return _main_job(Path(options.values["--export"]), clock)
    if "--vault" in options.values:
        made = _practice_vault(Path(options.values["--vault"]), options, clock)
        if "--no-window" in options.switches:
            return made
        return open_program(clock)
    if "--no-window" in options.switches:
        raise WrongUsage("Bij --no-window hoort ook --vault PAD of --export MAP.")
    if not has_screen():
        print("Hier is geen scherm. JobCoach doet het hoofdwerk zonder venster, in de map ./oefenschool.")
        return _main_job(Path("oefenschool"), clock)
    return open_program(clock, practice=True)


def _practice_vault(folder: Path, options: Options, clock: Clock) -> int:
    from jobcoach.caseload.opening import PRACTICE_PASSPHRASE
    from jobcoach.caseload.setting_up import new_practice_vault

    vault = new_practice_vault(
        folder,
        cost=None,
        clock=clock,
        students=options.number("--students", 24, most=100_000),
        years=options.number("--years", 1, most=6),
        seed=options.number("--seed", 1, most=2**31),
    )
    vault.lock()
    print(f"Oefenkluis gemaakt: {folder}\nDe wachtzin is: {PRACTICE_PASSPHRASE}")
    return 0


def _main_job(out: Path, clock: Clock) -> int:
    import tempfile

    from jobcoach.caseload import main_job

    with tempfile.TemporaryDirectory(prefix="jobcoach-oefenschool-") as scratch:
        result = main_job.run(Path(scratch) / "oefenschool.kluis", out=out, clock=clock, say=print)
    print(f"Wachtwoord van het beveiligde pakket: {result.password}")
    return 0


def import_list(words: list[str]) -> int:
    """Take a class list, or a file of the catalogue, into a vault; with ``--dry-run`` only say what would happen."""
    from jobcoach.caseload.opening import PRACTICE_PASSPHRASE
    from jobcoach.exchange.catalogue_reading import LARGEST, is_catalogue
    from jobcoach.vault import keeper, passphrase

    options = Options(words, valued=("--vault",), switches=("--dry-run", "--password-stdin"))
    (name,) = options.only(1, "Noem één bestand: jobcoach import BESTAND --vault PAD.")
    if "--vault" not in options.values:
        raise WrongUsage("Zeg ook in welke kluis: --vault PAD.")
    data = read_file(Path(name), most=LARGEST)
    take = _take_catalogue if is_catalogue(data) else _take_class
    reading = take(data, Path(name).name)  # a bad file needs no passphrase
    folder = Path(options.values["--vault"])
    text = PRACTICE_PASSPHRASE if keeper.label_of(folder).practice else password_of(options)
    vault = keeper.unlock(folder, passphrase=passphrase.to_bytes(text), clock=clock_at(None))
    try:
        reading(vault, "--dry-run" in options.switches)
    finally:
        vault.lock()
    return 0


def _take_class(data: bytes, _name: str) -> Callable[[Any, bool], None]:
    from jobcoach.caseload.import_class import ImportClass, plan_import
    from jobcoach.exchange import class_list
    from jobcoach.ui.words.command_line import import_lines, plan_lines

    found = class_list.read(class_list.sniff(data))

    def take(vault: Any, dry_run: bool) -> None:
        for line in plan_lines(found, vault.ask(plan_import(found.rows))):
            print(line)
        if dry_run:
            print("Er is niets veranderd. Zonder --dry-run worden de leerlingen opgehaald.")
            return
        for line in import_lines(vault.carry_out(ImportClass(rows=found.rows)).result):
            print(line)

    return take


def _take_catalogue(data: bytes, name: str) -> Callable[[Any, bool], None]:
    from jobcoach.caseload.catalogue_import import ImportCatalogue, plan_catalogue
    from jobcoach.exchange.catalogue_reading import read_catalogue
    from jobcoach.ui.words.catalogue import plan_lines

    file = read_catalogue(data, name=name)

    def take(vault: Any, dry_run: bool) -> None:
        for line in plan_lines(file, vault.ask(plan_catalogue(file))):
            print(line)
        if dry_run:
            print("Er is niets veranderd. Zonder --dry-run worden de kwalificaties bewaard.")
            return
        vault.carry_out(ImportCatalogue(file=file))
        print(f"Bewaard als: {file.name}. Terugdraaien kan bij Instellingen, Laatste handelingen.")

    return take
