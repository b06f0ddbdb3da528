"""A Windows of its own for a test: a Wine prefix with the libraries that Wine 8 lacks, a screen, and a user's name.

What stands in for Windows here, and so is not tried: icuuc.dll and bcryptprimitives.dll are stubs of ours
(wine_stubs), and _wmi.pyd is taken out of the installed copy, because Wine 8 falls over it.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath
from typing import IO

WINE, SERVER = "/usr/lib/wine/wine64", "/usr/lib/wine/wineserver64"
GCC = "x86_64-w64-mingw32-gcc"
STUBS = Path(__file__).parent / "wine_stubs"


def lacking(*tools: str) -> list[str]:
    """Which of the tools that are needed are not on this machine."""
    return [tool for tool in (WINE, SERVER, GCC, "Xvfb", "makensis", "wixl", *tools) if shutil.which(tool) is None]


class Windows:
    """One Windows with one user; ``home`` is the user's folder, seen from Linux."""

    def __init__(self, prefix: Path, user: str) -> None:
        self.prefix, self.user = prefix, user
        self.home = prefix / "drive_c" / "users" / user
        self.local = self.home / "AppData" / "Local"
        self.program = self.local / "Programs" / "JobCoach"
        self._screen: subprocess.Popen[str] | None = None
        self._display = ""

    def begin(self) -> None:
        """Make the prefix, with a screen and our stubs."""
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self._screen.stdout is not None
        self._display = f":{self._screen.stdout.readline().strip()}"
        code, said = self.run("wineboot", "-i")
        assert code == 0, said
        self.wait_for_all()
        system = self.prefix / "drive_c" / "windows" / "system32"
        for name, more in (("icuuc", []), ("bcryptprimitives", ["-ladvapi32"])):
            command = [GCC, "-shared", "-O1", "-s", "-o", str(system / f"{name}.dll"), str(STUBS / f"{name}.c"), *more]
            subprocess.run(command, check=True)

    def end(self) -> None:
        """Stop what runs in this prefix, and its screen; nothing else."""
        subprocess.run([SERVER, "-k"], env=self.env, check=False)
        subprocess.run([SERVER, "-w"], env=self.env, check=False, timeout=60)
        if self._screen and self._screen.stdout:
            self._screen.terminate()
            self._screen.wait()
            self._screen.stdout.close()

    def settle(self) -> None:
        """After an installation: what Wine cannot run goes out of the copy, a bare Python for the tests comes in."""
        (self.program / "programma" / "DLLs" / "_wmi.pyd").unlink(missing_ok=True)
        python = str(self.program / "python.exe")
        subprocess.run([GCC, "-municode", "-O1", "-s", "-o", python, str(STUBS / "python.c")], check=True)

    def run(self, *command: str | Path, given: bytes | None = None, most: int = 600) -> tuple[int, str]:
        """Run a Windows program to its end: exit code, and what it said on both channels."""
        with self._started(command, given=given) as process:
            said, _ = process.communicate(given, timeout=most)
            return process.returncode, said.decode("utf-8", "replace").replace("\r\n", "\n")

    def run_as_is(self, line: str) -> int:
        """Run a command line to the letter, without the quotes that are put around words elsewhere; its exit code."""
        stub = self.prefix / "drive_c" / "as_is.exe"
        subprocess.run([GCC, "-municode", "-O1", "-s", "-o", str(stub), str(STUBS / "as_is.c")], check=True)
        stub.with_suffix(".txt").write_bytes(line.encode("utf-16-le"))
        return self.run(stub)[0]

    @contextmanager
    def running(self, *command: str | Path) -> "Iterator[subprocess.Popen[bytes]]":
        """A Windows program that goes on; it is stopped at the end."""
        with self._started(command, given=b"") as process:
            try:
                yield process
            finally:
                process.terminate()

    def python(self, script: str, *words: str) -> tuple[int, str]:
        """Run a script on the Python of the installed program."""
        return self.run(self.program / "python.exe", "-B", "-X", "utf8", "-c", script, *words)

    def registry(self, key: str, value: str) -> str:
        """A value of the registry; nothing when it is not there."""
        code, said = self.run("reg", "query", key, "/v", value)
        words = [line.split("REG_SZ")[1].strip() for line in said.splitlines() if "REG_SZ" in line]
        return words[0] if code == 0 and words else ""

    def wait_for_all(self) -> None:
        """Until every program of this prefix has ended."""
        subprocess.run([SERVER, "-w"], env=self.env, check=True, timeout=300)

    def close_all(self, name: str) -> None:
        """End all programs of this name."""
        self.run("taskkill", "/f", "/im", name)

    def picture(self, to: Path) -> Path:
        """The screen as a PNG."""
        subprocess.run(["import", "-window", "root", str(to)], env=self.env, check=True)
        return to

    def name_of(self, path: Path) -> str:
        """A path inside the prefix as Windows writes it."""
        return str(PureWindowsPath("C:/", *path.relative_to(self.prefix / "drive_c").parts))

    @property
    def env(self) -> dict[str, str]:
        """The surroundings of a program in this prefix; nothing of the test's own goes along."""
        ours = {
            "WINEPREFIX": str(self.prefix), "WINEARCH": "win64", "WINEDEBUG": "-all", "USER": self.user,
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
            "DISPLAY": self._display,
        }  # fmt: skip
        dropped = ("QT_QPA_PLATFORM", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PYTHONPATH", "HOME")
        kept = {name: value for name, value in os.environ.items() if name not in dropped}
        return kept | ours | {"HOME": str(self.prefix)}

    @contextmanager
    def _started(self, command: tuple[str | Path, ...], *, given: bytes | None) -> "Iterator[subprocess.Popen[bytes]]":
        words = [str(word) for word in command]
        zero: IO[bytes]
        with open("/dev/zero", "rb") as zero:  # Wine 8 takes no file and no closed channel for its input
            process = subprocess.Popen(
                [WINE, *words], env=self.env, stdin=zero if given is None else subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
        with process:
            yield process
