"""Writes what every paper says and how it is tagged to ``golden/``: ``python -m tests.documents.write_golden``.

Read the difference before committing it: it is what a reader sees and what a screen reader says.
"""

import subprocess
import tempfile
from pathlib import Path

from tests.documents.golden_text import GOLDEN, tags_of, text_of
from tests.documents.papers import KINDS, PAPERS


def _tool(name: str, *options: str, pdf: bytes, after: tuple[str, ...] = ()) -> str:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(pdf)
        return subprocess.run([name, *options, file.name, *after], capture_output=True, check=True).stdout.decode()


def main() -> None:
    """See the docstring of this module."""
    for paper in PAPERS:
        for kind in KINDS:
            pdf = paper.build(paper.data(kind))
            for ending, read in (("txt", text_of), ("tags", tags_of)):
                (GOLDEN / f"{paper.name}-{kind}.{ending}").write_text(read(pdf, _tool), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
