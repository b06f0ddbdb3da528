"""The commands of the command line, one function each; the window is opened by ``desktop``."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jobcoach import places
from jobcoach.model.expected import Expected
from jobcoach.vault import hygiene

Clock = Callable[[], datetime]


class WrongUsage(Exception):  # noqa: N818 - it is the typist's mistake, not an error of ours
    """The command line cannot be understood; the text says why, in Dutch."""


def run(words: Sequence[str]) -> int:
    """Choose the command. Raises ``WrongUsage`` and ``Expected``."""
    if not words:
        return open_program()
    known = {"demo": demo, "verify": verify, "import": import_list, "open": _open_again, "beheer": manage}
    command = known.get(words[0])
    if command is None:
        raise WrongUsage(f"De opdracht '{words[0]}' ken ik niet.")
    hygiene.harden()  # an opened vault or package is in our memory as well as in that of the window
    return command(list(words[1:]))


class Options:
    """The words after a command: options with a value, switches, and what is left."""

    def __init__(self, words: list[str], *, valued: Sequence[str] = (), switches: Sequence[str] = ()) -> None:
        self.values: dict[str, str] = {}
        self.switches: set[str] = set()
        self.rest: list[str] = []
        waiting = list(words)
        while waiting:
            word = waiting.pop(0)
            name, equals, value = word.partition("=")
            if name in valued:
                if not equals and not waiting:
                    raise WrongUsage(f"Na {name} hoort nog iets.")
                self.values[name] = value if equals else waiting.pop(0)
            elif word in switches:
                self.switches.add(word)
            elif word.startswith("-"):
                raise WrongUsage(f"De keuze '{word}' ken ik niet.")
            else:
                self.rest.append(word)

    def number(self, name: str, standard: int, *, most: int) -> int:
        """A whole number from 1 to ``most``. Raises ``WrongUsage``."""
        text = self.values.get(name, str(standard))
        plain = text.isascii() and text.isdigit() and len(text) < 12  # int() reads other digits, and no endless ones
        if not plain or not 1 <= int(text) <= most:
            raise WrongUsage(f"Bij {name} hoort een getal van 1 tot en met {most}.")
        return int(text)

    def day(self, name: str) -> date | None:
        """A day as 2026-11-24, or None. Raises ``WrongUsage``."""
        text = self.values.get(name)
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise WrongUsage(f"Bij {name} hoort een dag zoals 2026-11-24.") from None

    def only(self, count: int, what: str) -> list[str]:
        """The words that are left. Raises ``WrongUsage`` when there are more or fewer than ``count``."""
        if len(self.rest) != count:
            raise WrongUsage(what)
        return self.rest


def clock_at(day: date | None) -> Clock:
    """The clock of the machine, or one that stands still at 10:00 in the Netherlands on ``day``."""
    if day is None:
        return lambda: datetime.now(UTC)
    moment = datetime.combine(day, time(10, 0), ZoneInfo("Europe/Amsterdam")).astimezone(UTC)
    return lambda: moment


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


def verify(words: list[str]) -> int:
    """Check a package with the pinned schools, or with the root given; tell in Dutch what was found."""
    from jobcoach.handover.check import check
    from jobcoach.handover.wrapping import LARGEST_WRAPPER, is_wrapped, unwrap
    from jobcoach.ui.words.command_line import report_lines

    options = Options(words, valued=("--root",), switches=("--password-stdin",))
    (name,) = options.only(1, "Noem één bestand: jobcoach verify BESTAND.")
    data = _read(Path(name), most=LARGEST_WRAPPER)
    if is_wrapped(data):
        data = _opened(unwrap, data, _password(options))
    root = options.values.get("--root")
    roots = (_read(Path(root), most=100_000),) if root else _pinned_roots()
    report = check(data, roots=roots, now=datetime.now(UTC))
    for line in report_lines(report):
        print(line)
    return report.exit_code


def _pinned_roots() -> tuple[bytes, ...]:
    """The schools known on this machine; none where there is no place to remember them."""
    from jobcoach.handover.trust import pinned_roots

    try:
        file = places.trust_file()
    except OSError:
        return ()
    return pinned_roots(file)


def _opened(unwrap: Callable[[bytes, str], bytes], data: bytes, password: str) -> bytes:
    try:
        return unwrap(data, password)
    except Expected as error:
        raise Expected(error.key, **(error.values | {"exit_code": 65})) from error


def _read(path: Path, *, most: int) -> bytes:
    """The bytes of a file. Raises ``file.absent``, ``file.too_large``, ``file.unreadable``."""
    try:
        if path.exists() and not path.is_file():  # a device or a pipe has no end
            raise Expected("file.unreadable", name=path.name, exit_code=65)
        with path.open("rb") as file:
            data = file.read(min(path.stat().st_size, most) + 1)
        if len(data) > most:
            raise Expected("file.too_large", name=path.name, exit_code=65)
        return data
    except FileNotFoundError as error:
        raise Expected("file.absent", name=path.name, exit_code=65) from error
    except OSError as error:
        raise Expected("file.unreadable", name=path.name, exit_code=65) from error


def _password(options: Options) -> str:
    if "--password-stdin" in options.switches:
        return sys.stdin.readline().strip()
    if not sys.stdin.isatty():
        raise Expected("password.needed", exit_code=65)
    import getpass

    return getpass.getpass("Wachtwoord: ").strip()


def import_list(words: list[str]) -> int:
    """Take a class list, or a file of the catalogue, into a vault; with ``--dry-run`` only say what would happen."""
    from jobcoach.caseload.opening import PRACTICE_PASSPHRASE
    from jobcoach.exchange.catalogue_reading import LARGEST, is_catalogue
    from jobcoach.vault import keeper, passphrase

    options = Options(words, valued=("--vault",), switches=("--dry-run", "--password-stdin"))
    (name,) = options.only(1, "Noem één bestand: jobcoach import BESTAND --vault PAD.")
    if "--vault" not in options.values:
        raise WrongUsage("Zeg ook in welke kluis: --vault PAD.")
    data = _read(Path(name), most=LARGEST)
    take = _take_catalogue if is_catalogue(data) else _take_class
    reading = take(data, Path(name).name)  # a bad file needs no passphrase
    folder = Path(options.values["--vault"])
    text = PRACTICE_PASSPHRASE if keeper.label_of(folder).practice else _password(options)
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


def manage(words: list[str]) -> int:
    """What the school's administrator does: make the school's key, open a vault with it, read a lost-laptop page."""
    acts = {"sleutel": _make_school_key, "open": _open_for_school, "vermist": _read_lost_page}
    act = acts.get(words[0]) if words else None
    if act is None:
        raise WrongUsage("Zeg wat je wilt: jobcoach beheer sleutel MAP, beheer open KLUIS of beheer vermist BESTAND.")
    return act(words[1:])


def _make_school_key(words: list[str]) -> int:
    from jobcoach.ui.words.keys import pair_lines
    from jobcoach.vault import escrow, kdf, passphrase

    options = Options(words, valued=("--school",), switches=("--password-stdin",))
    (name,) = options.only(1, "Noem één map: jobcoach beheer sleutel MAP --school NAAM.")
    if "--school" not in options.values:
        raise WrongUsage("Zeg ook van welke school: --school NAAM.")
    text = _secret(options, "Wachtwoord voor de beheersleutel", twice=True)
    if refused := passphrase.refusal(text):
        raise Expected(refused)
    key = escrow.make_pair(
        Path(name),
        name=options.values["--school"],
        password=passphrase.to_bytes(text),
        cost=kdf.calibrate(),
        now=datetime.now(UTC),
    )
    for line in pair_lines(key.name, key.fingerprint, escrow.PRIVATE_FILE, escrow.PUBLIC_FILE):
        print(line)
    return 0


def _open_for_school(words: list[str]) -> int:
    from jobcoach.caseload.keys import open_for_school
    from jobcoach.vault import passphrase

    options = Options(words, valued=("--sleutel", "--voor"), switches=("--password-stdin",))
    (name,) = options.only(1, "Noem één kluis: jobcoach beheer open KLUIS --sleutel BESTAND.")
    chosen: list[str] = []

    def choose(names: tuple[str, ...]) -> str:
        wanted = options.values.get("--voor")
        if wanted is None and len(names) != 1:
            raise Expected("keys.which_person")
        return names[0] if wanted is None else wanted

    def new_passphrase() -> str:
        text = _secret(options, "Nieuwe wachtzin (leeg: het programma kiest er een)", twice=True)
        chosen.append(text or passphrase.suggest())
        return chosen[0]

    person = open_for_school(
        Path(name),
        key_file=_key_file(options),
        password=_secret(options, "Wachtwoord van de beheersleutel"),
        choose=choose,
        new_passphrase=new_passphrase,
        clock=clock_at(None),
    )
    print(f"De kluis heeft een nieuwe wachtzin voor {person}. De oude werkt niet meer.")
    print(f"De nieuwe wachtzin is: {chosen[0]}\nDe coach ziet bij het openen dat de school dit deed.")
    return 0


def _read_lost_page(words: list[str]) -> int:
    from jobcoach.ui.words.lost_laptop import page_lines
    from jobcoach.vault import escrow, lost_laptop, passphrase

    options = Options(words, valued=("--sleutel",), switches=("--password-stdin",))
    (name,) = options.only(1, "Noem één blad: jobcoach beheer vermist BESTAND [--sleutel BESTAND].")
    if "--sleutel" in options.values:
        secret = passphrase.to_bytes(_secret(options, "Wachtwoord van de beheersleutel"))
        page = lost_laptop.read(Path(name), escrow=escrow.read_private(_key_file(options), secret)[0])
    else:
        page = lost_laptop.read(Path(name), recovery=_secret(options, "Code van het herstelblad"))
    for line in page_lines(page):
        print(line)
    return 0


def _key_file(options: Options) -> Path:
    if "--sleutel" not in options.values:
        raise WrongUsage("Zeg ook met welke sleutel: --sleutel BESTAND (beheersleutel.json).")
    return Path(options.values["--sleutel"])


def _secret(options: Options, asked: str, *, twice: bool = False) -> str:
    """A secret from standard input, one per line in the order of the questions, or typed unseen."""
    if "--password-stdin" in options.switches:
        return sys.stdin.readline().strip()
    if not sys.stdin.isatty():
        raise Expected("password.needed", exit_code=65)
    import getpass

    text = getpass.getpass(f"{asked}: ").strip()
    if twice and getpass.getpass("Nog een keer: ").strip() != text:
        raise Expected("keys.passwords_differ")
    return text
