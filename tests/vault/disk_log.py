"""What a program asked of the disk, in order: the log of strace, read as steps on the files below one folder."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
CALLS = (
    "openat,write,pwrite64,writev,pwritev,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,"
    "mkdir,mkdirat,rmdir,link,linkat,copy_file_range,sendfile,lseek"
)
SAID = b"ZEG "  # what the program says on its standard output stands in the log between its writes
SHARED = "-shm"  # written through memory, made anew by SQLite after a crash
RESERVED = "ballast"  # blocks without content
_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)(?:<((?:\\x[0-9a-f]{2})*)>)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"^(\d+)(?:<((?:\\x[0-9a-f]{2}|[^>\\])*)>)?")
_NUMBER = re.compile(r", (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that was asked: ``say``, ``file``, ``folder``, ``write``, ``cut``, ``sync``, ``remove``, ``move``, ``link``.

    ``path`` and ``to`` are below the watched folder; ``at`` is the place of a write, or the length after a cut.
    """

    kind: str
    path: str = ""
    to: str = ""
    at: int = 0
    data: bytes = field(default=b"", repr=False)


def watched(folder: Path, log: Path, *words: str) -> list[Step]:
    """Run Python with ``words`` under strace and give what it asked of the disk below ``folder``."""
    trace = ["strace", "-f", "-qq", "-y", "-xx", "-s", "4000000", "-e", f"trace={CALLS}", "-o", str(log)]
    done = subprocess.run(
        [*trace, sys.executable, "-B", *words], cwd=CHECKOUT, capture_output=True, timeout=300, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-2000:])
    try:
        return list(Reader(folder).steps(log))
    finally:
        log.unlink()


class Reader:
    """Reads the log of one process with several threads."""

    def __init__(self, folder: Path) -> None:
        self._top = str(folder.resolve())
        self._places: dict[str, int] = {}  # where a handle stands, for writes without a place

    def steps(self, log: Path) -> Iterator[Step]:
        for line in _whole_lines(log):
            call = _CALL.match(line)
            if call is None or int(call[3]) < 0:
                continue
            step = self._step(call[1], call[2], int(call[3]), _plain(call[4] or "").decode())
            if step is not None and not step.path.endswith((SHARED, RESERVED)):
                yield step

    def _step(self, call: str, words: str, result: int, opened: str) -> Step | None:
        if call == "openat":
            return self._opened(words, str(result), opened)
        if call in ("write", "pwrite64", "ftruncate", "fsync", "fdatasync", "lseek"):
            return self._on_handle(call, words, result)
        paths = [self._below(_plain(text).decode()) for text in _TEXT.findall(words)]
        if not paths or paths[0] is None:
            if _escaped(self._top) in words:
                raise ValueError(f"the model of the disk does not know {call}")
            return None
        kind = {"unlink": "remove", "unlinkat": "remove", "rmdir": "remove", "mkdir": "folder", "mkdirat": "folder"}
        if call in kind:
            return Step(kind=kind[call], path=paths[0])
        return Step(kind="link" if call.startswith("link") else "move", path=paths[0], to=paths[1] or "")

    def _opened(self, words: str, handle: str, opened: str) -> Step | None:
        self._places[handle] = 0
        path = self._below(opened)
        if path is None or "O_CREAT" not in words:
            return None
        return Step(kind="file", path=path, at=0 if "O_TRUNC" in words else -1)

    def _on_handle(self, call: str, words: str, result: int) -> Step | None:
        handle = _HANDLE.match(words)
        assert handle is not None, words[:80]
        if call == "write" and handle[1] == "1":
            data = _plain(_TEXT.findall(words)[0])
            return Step(kind="say", data=data[len(SAID) :].strip()) if data.startswith(SAID) else None
        if call == "lseek":
            self._places[handle[1]] = result
            return None
        path = self._below(_plain(handle[2] or "").decode())
        if path is None:
            return None
        if call in ("fsync", "fdatasync"):
            return Step(kind="sync", path=path)
        if call == "ftruncate":
            return Step(kind="cut", path=path, at=int(_NUMBER.findall(words)[-1]))
        data = _plain(_TEXT.findall(words)[0])
        assert len(data) >= result, "strace cut a write short"
        at = int(_NUMBER.findall(words)[-1]) if call == "pwrite64" else self._places.get(handle[1], 0)
        if call == "write":
            self._places[handle[1]] = at + result
        return Step(kind="write", path=path, at=at, data=data[:result])

    def _below(self, path: str) -> str | None:
        path = path.rstrip("/")
        if path == self._top:
            return ""
        return path[len(self._top) + 1 :] if path.startswith(self._top + "/") else None


def _whole_lines(log: Path) -> Iterator[str]:
    """The lines, those of calls that another thread came between joined again."""
    half: dict[str, str] = {}
    with log.open(encoding="ascii", errors="replace") as stream:
        for text in stream:
            line = text.rstrip("\n")
            thread = line.partition(" ")[0]
            if line.endswith("<unfinished ...>"):
                half[thread] = line.removesuffix("<unfinished ...>")
            elif " resumed>" in line[:80]:
                yield half.pop(thread, "") + line.partition(" resumed>")[2]
            else:
                yield line


def _escaped(text: str) -> str:
    return "".join(f"\\x{value:02x}" for value in text.encode())


def _plain(text: str) -> bytes:
    """strace writes each byte as \\x41."""
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()
