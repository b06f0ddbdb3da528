"""What someone typed: the words after a command, the files they name, the secrets they give; and the clock."""

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from jobcoach.model.expected import Expected

Clock = Callable[[], datetime]


class WrongUsage(Exception):  # noqa: N818 - it is the typist's mistake, not an error of ours
    """The command line cannot be understood; the text says why, in Dutch."""


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

    def must(self, name: str, why: str) -> str:
        """A value that cannot be left out; ``why`` says it in Dutch. Raises ``WrongUsage``."""
        if name not in self.values:
            raise WrongUsage(why)
        return self.values[name]

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


def read_file(path: Path, *, most: int) -> bytes:
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


def password_of(options: Options) -> str:
    """The password of a package. Raises ``password.needed``."""
    if "--password-stdin" in options.switches:
        return sys.stdin.readline().strip()
    if not sys.stdin.isatty():
        raise Expected("password.needed", exit_code=65)
    import getpass

    return getpass.getpass("Wachtwoord: ").strip()


def secret_of(options: Options, asked: str, *, twice: bool = False) -> str:
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
