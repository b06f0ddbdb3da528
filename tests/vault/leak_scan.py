"""Watches every byte that a program writes, through the system itself, and looks for marked words in all of it.

Marked words look like ``Zqkanarieqz``. They are looked for as they are, with the zeros of UTF-16, in hexadecimal, in
base64 of any alignment, and inside zlib streams (what a PDF holds).
"""

import base64
import binascii
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
MARK = re.compile(rb"Zq[a-z]{3,12}qz")
CALLS = (
    "openat,open,creat,write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,sendmmsg,rename,renameat,renameat2,"
    "link,linkat,symlink,symlinkat,mkdir,mkdirat,setxattr,fsetxattr,execve,memfd_create"
)
_CALL = re.compile(rb"^\d+ +(\w+)\(", re.MULTILINE)
_QUOTED = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
_FD = re.compile(rb"\((?:AT_FDCWD|\d+)<((?:\\x[0-9a-f]{2}|[^>])*)>")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{10,}")
_HEX = re.compile(rb"[0-9a-fA-F]{14,}")
_ZLIB = re.compile(rb"x[\x01\x5e\x9c\xda]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one program did: marked words per place they went to, the files it made, and how much it wrote."""

    marked: dict[str, set[str]] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    calls: int = 0
    size: int = 0
    output: str = ""


def fresh_home(folder: Path) -> dict[str, str]:
    """An environment whose every place to write lies in ``folder``."""
    below = {
        "HOME": "home",
        "TMPDIR": "tmp",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_CACHE_HOME": "home/.cache",
        "XDG_DATA_HOME": "home/.local/share",
        "XDG_STATE_HOME": "home/.local/state",
        "XDG_RUNTIME_DIR": "run",
    }
    for place in below.values():
        (folder / place).mkdir(parents=True, exist_ok=True, mode=0o700)
    fixed = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    python = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(CHECKOUT)}
    return {**fixed, **python, **{name: str(folder / place) for name, place in below.items()}}


def watched(folder: Path, *command: str) -> Seen:
    """Run Python with ``command`` under strace, at home in ``folder``; its files stay there to be looked at."""
    env, log = fresh_home(folder), folder.with_suffix(".strace")
    trace = ["strace", "-f", "-qq", "-y", "-xx", "-s", "2000000", "-e", f"trace={CALLS}", "-o", str(log)]
    done = subprocess.run(
        [*trace, sys.executable, *command],
        env=env,
        cwd=folder / "home",
        capture_output=True,
        timeout=300,
        check=False,
    )
    output = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert done.returncode == 0, output
    try:
        return _read(log, output.replace(str(folder), ""), home=folder)
    finally:
        log.unlink()


def left_over(folder: Path) -> dict[str, set[str]]:
    """Marked words per file that is still there; the name of the file counts too."""
    found = {}
    for file in folder.rglob("*"):
        name = str(file.relative_to(folder))
        words = marks(name.encode()) | (marks(file.read_bytes()) if file.is_file() else set())
        if words:
            found[name] = words
    return found


def marks(data: bytes) -> set[str]:
    """The marked words in some bytes, however they are spelled."""
    return {word.decode() for form in _forms(data) for word in MARK.findall(form)}


def _forms(data: bytes) -> Iterator[bytes]:
    yield data
    yield data.replace(b"\0", b"")
    for run in _HEX.findall(data):
        yield from (binascii.unhexlify(run[at : at + (len(run) - at) // 2 * 2]).replace(b"\0", b"") for at in (0, 1))
    for run in _BASE64.findall(data):
        for at in range(4):
            whole = run[at : at + (len(run) - at) // 4 * 4]
            yield base64.b64decode(whole).replace(b"\0", b"")
    for start in _ZLIB.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[start.start() :], 50_000_000)
        except zlib.error:
            continue


def _read(log: Path, output: str, *, home: Path) -> Seen:
    marked: dict[str, set[str]] = {}
    made: set[str] = set()
    calls = size = 0
    if found := marks(output.encode()):
        marked["(scherm)"] = found
    for line in log.read_bytes().splitlines():
        call = _CALL.match(line)
        if call is None:
            continue
        calls += 1
        texts = [_plain(text) for text in _QUOTED.findall(line)]
        where = str(call[1].decode())
        if call[1] in (b"openat", b"open", b"creat", b"memfd_create"):
            if call[1] in (b"creat", b"memfd_create") or b"O_CREAT" in line or b"O_TMPFILE" in line:
                where = texts[0].decode("utf-8", "replace").replace(str(home), "")
                made.add(where)
                _note(marked, where, marks(texts[0]))
            continue
        descriptor = _FD.search(line)
        if (descriptor is not None and b"write" in call[1]) or call[1].startswith(b"send"):
            where = _plain(descriptor[1]).decode("utf-8", "replace").replace(str(home), "") if descriptor else where
        size += sum(map(len, texts))
        _note(marked, where, marks(b"".join(texts)))
    return Seen(marked=marked, made=made, calls=calls, size=size, output=output)


def _note(marked: dict[str, set[str]], where: str, words: set[str]) -> None:
    if words:
        marked.setdefault(where, set()).update(words)


def _plain(text: bytes) -> bytes:
    """strace writes each byte as \\x41."""
    return bytes.fromhex(text.replace(b"\\x", b"").decode()) if text.startswith(b"\\x") else text
