"""A PDF of somebody else is drawn in a process of its own: one that never ends, or takes all memory, ends only that.

A file of a kilobyte can make PDFium work for hours (drawings that call drawings), and nothing in its library can stop
it; what was typed and not yet kept would go with it. File and picture go through pipes, never over the disk.
"""

import subprocess
import sys
from collections.abc import Sequence

from PIL import Image

from jobcoach import places
from jobcoach.documents.scans import bounds
from jobcoach.model.expected import Expected

SECONDS = 40  # a page of 60 million points takes some 3
MOST_MEMORY = 1_500 * 2**20
WORD = "pdf-apart"  # the command of the program that ``app`` gives to ``main``; not for people
_MODES = {"L": 1, "RGB": 3}


def count(content: bytes) -> int:
    """Pages of a PDF. Raises as ``files.count_pages`` does, and ``scan.too_fine`` when that takes too much."""
    kind, said, _ = _asked(content, "count")
    if kind != "pages" or not said.isdigit():
        raise Expected("scan.broken")
    return int(said)


def draw(content: bytes, page: int, long: int) -> Image.Image:
    """One page (from 0) as ``files.picture`` gives it. Raises as that does, and ``scan.too_fine`` as ``count``."""
    mode, said, pixels = _asked(content, "draw", str(page), str(long))
    size = tuple(int(part) for part in said.split("x") if part.isdigit())
    if mode not in _MODES or len(size) != 2 or len(pixels) != size[0] * size[1] * _MODES[mode]:
        raise Expected("scan.broken")
    return Image.frombytes(mode, (size[0], size[1]), pixels)


def _asked(content: bytes, *what: str) -> tuple[str, str, bytes]:
    """The two words and the bytes that the other process answers; it is this very program, installed or not."""
    program, surroundings = places.this_program()
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # only Windows has it
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [*program, WORD, *what], input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False,
            timeout=SECONDS, env=surroundings, creationflags=hidden,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Expected("scan.too_fine") from None
    except OSError as error:
        raise Expected("scan.broken") from error
    if done.returncode:  # out of memory, or fallen over
        raise Expected("scan.too_fine")
    return _split(done.stdout)


def _split(answer: bytes) -> tuple[str, str, bytes]:
    head, _, rest = answer.partition(b"\n")
    kind, _, said = head.decode("ascii", "replace").partition(" ")
    if kind == "refused":
        raise Expected(said if said in ("scan.locked", "scan.too_fine") else "scan.broken")
    return kind, said, rest


def _answer(content: bytes, what: str, *numbers: str) -> bytes:
    from jobcoach.documents.scans import files

    try:
        if what == "count":
            return f"pages {files.pdf_pages(content)}\n".encode()
        page, long = map(int, numbers)
        image = files.pdf_picture(content, page, long)
    except Expected as error:
        return f"refused {error.key}\n".encode()
    return f"{image.mode} {image.width}x{image.height}\n".encode() + image.tobytes()


def main(what: Sequence[str]) -> None:
    """What the other process does: read a PDF, answer, end."""
    from jobcoach.vault.hygiene import harden

    harden()
    bounds.keep_within(memory=MOST_MEMORY, seconds=SECONDS)
    sys.stdout.buffer.write(_answer(sys.stdin.buffer.read(), *what))
