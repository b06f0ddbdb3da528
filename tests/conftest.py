"""The ground of every test: a fresh home, no network beyond this machine, no file left outside the temporary folder."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

# A fresh home before anything asks platformdirs where files live: a test never sees or changes the user's own vaults.
HOME = Path(tempfile.mkdtemp(prefix="jobcoach-tests-")).resolve()
for name, below in {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": "run",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "HYPOTHESIS_STORAGE_DIRECTORY": "hypothesis",
}.items():
    (HOME / below).mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ[name] = str(HOME / below)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LANG", "C.UTF-8")

from hypothesis import HealthCheck, settings  # noqa: E402 - its folder is set above

# Time is measured in tests/benchmarks and never asserted, so no deadline and no complaint about a busy machine.
_calm = [HealthCheck.too_slow]
settings.register_profile("ci", derandomize=True, deadline=None, database=None, suppress_health_check=_calm)
settings.register_profile("explore", max_examples=2_000, deadline=None, suppress_health_check=_calm)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHECKOUT = Path(__file__).resolve().parent.parent
_MADE_BY_TOOLS = ("__pycache__", ".import_linter_cache", ".benchmarks")


class Trespass(AssertionError):
    """A test reached for something outside its own temporary folder and this machine."""


class _Watch:
    """What the audit hook allows; ``found`` holds the trespasses of the running test."""

    def __init__(self) -> None:
        self.on = False
        self.found: list[str] = []
        self.allowed = {str(HOME), str(Path(tempfile.gettempdir()).resolve()), tempfile.gettempdir()}

    def path_is_fine(self, path: object) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return True  # a file descriptor: it was judged when it was opened
        where = os.path.realpath(os.fsdecode(path))
        if where.startswith(("/dev/", "/proc/self/")) or where.lower() == "nul":
            return True
        if any(part in _MADE_BY_TOOLS for part in Path(where).parts):
            return True
        roots = [root for root in (*self.allowed, str(_CHECKOUT)) if where == root or where.startswith(root + os.sep)]
        return max(roots, key=len, default="") in self.allowed  # a checkout inside /tmp is still not a place to write

    def hook(self, event: str, args: tuple[object, ...]) -> None:
        """Audit hook (PEP 578): sees Python's own opens, folders, renames and sockets, in every thread."""
        if not self.on:
            return
        if event == "open":
            flags = args[2] if isinstance(args[2], int) else 0
            if flags & _WRITES and not self.path_is_fine(args[0]):
                self.trespass(f"opens {args[0]!r} for writing")
        elif event in ("os.mkdir", "os.symlink", "os.link", "os.rename", "shutil.copyfile"):
            target = args[0] if event == "os.mkdir" else args[1]
            if not self.path_is_fine(target):
                self.trespass(f"{event} {target!r}")
        elif event in ("socket.connect", "socket.bind", "socket.sendto"):
            if not _stays_here(args[1]):
                self.trespass(f"{event} {args[1]!r}")
        elif event in ("socket.getaddrinfo", "socket.gethostbyname") and not _is_here(args[0]):
            self.trespass(f"{event} {args[0]!r}")

    def trespass(self, what: str) -> None:
        self.found.append(what)
        raise Trespass(what)


def _stays_here(address: object) -> bool:
    return not isinstance(address, tuple) or _is_here(address[0])  # AF_UNIX addresses are text, not tuples


def _is_here(host: object) -> bool:
    if host is None:
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    return name in ("localhost", "::1") or name.startswith("127.")


_watch = _Watch()
sys.addaudithook(_watch.hook)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--all`` runs the tests marked slow too."""
    parser.addoption("--all", action="store_true", help="run the tests marked slow too")


def pytest_configure(config: pytest.Config) -> None:
    """Let pytest's own temporary folder be written, wherever --basetemp put it."""
    if basetemp := config.getoption("basetemp", None):
        _watch.allowed.add(str(Path(basetemp).resolve()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow tests out unless ``--all`` was given."""
    if config.getoption("--all"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the fresh home away again."""
    _watch.on = False
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture
def trespasses() -> list[str]:
    """What the running test reached for that it should not; a test of the guard itself empties it."""
    return _watch.found


@pytest.fixture(autouse=True)
def _policy_of_nobody(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test obeys what the IT of this very machine decided."""
    from jobcoach import places
    from jobcoach.policy import file

    monkeypatch.setattr(places, "policy_file", lambda: HOME / "no-policy" / "policy.toml")
    file.in_force.cache_clear()
    yield
    file.in_force.cache_clear()


@pytest.fixture
def set_policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Write the policy of this computer, as an administrator; the tests' own user plays one."""
    from jobcoach import places
    from jobcoach.policy import file

    def write(text: str) -> Path:
        where = tmp_path / "machine" / "jobcoach" / "policy.toml"
        where.parent.mkdir(parents=True, exist_ok=True)
        where.parent.chmod(0o755)
        where.write_text(text, "utf-8")
        where.chmod(0o644)
        monkeypatch.setattr(places, "policy_file", lambda: where)
        monkeypatch.setattr(file, "_ADMINISTRATOR", where.stat().st_uid)
        file.in_force.cache_clear()
        return where

    return write


@pytest.fixture(autouse=True)
def _stay_inside(trespasses: list[str]) -> Iterator[None]:
    trespasses.clear()
    _watch.on = True
    yield
    _watch.on = False
    assert not trespasses, f"outside the temporary folder or this machine: {trespasses}"
