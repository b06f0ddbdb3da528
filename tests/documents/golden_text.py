"""What poppler reads in a paper, written so that a person can compare it: its text, and the tree of its tags."""

import re
from collections.abc import Callable
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
Tool = Callable[..., str]
_RUN = re.compile(r"(?<!\S)(\S*?)(\d+)(?: \1(\d+))+(?!\S)")


def text_of(pdf: bytes, tool: Tool) -> str:
    """The text as it is laid out; runs of spaces do not count."""
    return _plain(tool("pdftotext", "-layout", pdf=pdf, after=("-",)).replace("\f", "\n"))


def tags_of(pdf: bytes, tool: Tool) -> str:
    """The tree of tags with what each says, indented as it is nested."""
    lines = tool("pdfinfo", "-struct-text", pdf=pdf).splitlines()
    return "\n".join(_short(line.rstrip()) for line in lines if line.strip() and "/BBox" not in line) + "\n"


def _plain(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(_short(line) for line in lines if line) + "\n"


def _short(line: str) -> str:
    """'woord0 woord1 woord2' of the long samples as 'woord0..2'."""
    return _RUN.sub(r"\1\2..\3", line)
