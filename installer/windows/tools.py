"""What all steps of the build share: saying, stopping, running a tool, reading the head of a Windows file."""

import os
import shutil
import struct
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
MINGW = "x86_64-w64-mingw32-"
NEEDS = {  # tool: the Debian package that has it
    f"{MINGW}gcc": "gcc-mingw-w64-x86-64",
    "makensis": "nsis",
    "wixl": "wixl",
    "dpkg-deb": "dpkg",
    "git": "git",
}
APT = "apt-get install -y --no-install-recommends python3-pip git nsis wixl gcc-mingw-w64-x86-64"
APT_SIGN = "apt-get install -y --no-install-recommends osslsigncode"


class Stopped(SystemExit):
    """The build cannot go on; its sentence was said."""


def say(text: str) -> None:
    """Tell what is happening, on standard error."""
    print(f"build.py: {text}", file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    """End with a sentence that says what to do."""
    say(text)
    raise Stopped(1)


def check_tools(*, signing: bool) -> None:
    """Stop with the line that installs what is missing."""
    missing = sorted({package for tool, package in NEEDS.items() if shutil.which(tool) is None})
    if signing and shutil.which("osslsigncode") is None:
        stop(f"to sign, osslsigncode is needed. As root: apt-get update && {APT_SIGN}")
    if missing:
        stop(f"missing: {' '.join(missing)}. As root, on Debian 12 or 13: apt-get update && {APT}")


def run(*command: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None, quiet: bool = True) -> str:
    """Run a tool and give what it said; stops with its last lines when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=cwd, env=dict(os.environ) | (env or {}), check=False, text=True, errors="replace",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-15:])
        stop(f"{words[0]} failed ({done.returncode}):\n{tail}")
    if not quiet:
        sys.stderr.write(done.stdout)
    return done.stdout


def file_version(file: Path) -> tuple[int, int, int, int]:
    """The number in a Windows file's version resource (VS_FIXEDFILEINFO); zeros when there is none."""
    data = file.read_bytes()
    at = data.find(struct.pack("<II", 0xFEEF04BD, 0x00010000))
    if at < 0:
        return (0, 0, 0, 0)
    high, low = struct.unpack_from("<II", data, at + 8)
    return (high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF)


@cache
def imported(file: Path) -> frozenset[str]:
    """Names in lower case of the libraries that a Windows file asks for, at once or later; asked once per file."""
    said = run(f"{MINGW}objdump", "-p", file)
    return frozenset(line.split(":", 1)[1].strip().lower() for line in said.splitlines() if "DLL Name:" in line)


def size_mb(path: Path) -> float:
    """Size of a file or of all files in a folder, in MB (10^6 bytes)."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6
