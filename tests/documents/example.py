"""The example in the docstring of jobcoach.documents, as the paper that it says it is."""

import textwrap
from dataclasses import dataclass
from datetime import date
from typing import Any

import jobcoach.documents
from jobcoach.documents import dutch, flow, frame, marks, rows
from jobcoach.documents.flow import Room
from jobcoach.documents.lines import ACCENT, Style
from jobcoach.documents.press import print_sheet
from jobcoach.documents.school import School
from jobcoach.documents.sheet import LEFT, Page, Sheet, mm
from tests.documents.samples import SCHOOL

_START, _END = "    def build(", "\nWhat is written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The data of the example."""

    school: School = SCHOOL
    made_on: date = date(2026, 7, 3)
    name: str = "Emre Can Yıldız"
    number: str = ""
    why: str = "Omdat het kan. " * 500


def build() -> bytes:
    """The example, printed."""
    told = jobcoach.documents.__doc__ or ""
    code = textwrap.dedent(told[told.index(_START) : told.index(_END)])
    names: dict[str, Any] = {
        "ACCENT": ACCENT, "Brief": Brief, "LEFT": LEFT, "Page": Page, "Room": Room, "Sheet": Sheet, "Style": Style,
        "TITLE": "Brief", "dutch": dutch, "flow": flow, "frame": frame, "marks": marks, "mm": mm,
        "print_sheet": print_sheet, "rows": rows,
    }  # fmt: skip
    exec(code, names)
    made: bytes = names["build"](Brief())
    return made
