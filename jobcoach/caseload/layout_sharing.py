"""The layout of an overgangsdocument out to a file and in again: for the schools and offices of one region."""

import re
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.handover_layout import SaveLayout, layout_of
from jobcoach.exchange.layout_file import read_layout, write_layout
from jobcoach.model.choices import Destination
from jobcoach.model.expected import Expected
from jobcoach.model.handover_layout import default_sections
from jobcoach.model.people import Student

_SHORTEST_NAME = 3


def layout_file(name: str, *, recipient: int | None = None, region: str = "") -> Question[bytes]:
    """Question: the layout of a recipient, a region or all as a file that says ``name``.

    Raises ``layout.personal`` (heading): a heading of the school holds the name of a student.
    """

    def answer(session: Session) -> bytes:
        layouts = {
            destination: tuple((row.key, row.title, row.used) for row in rows)
            for destination in Destination
            if (rows := layout_of(destination, recipient, region=region)(session))
        }
        defaults = {section.title for destination in Destination for section in default_sections(destination)}
        typed = {heading for rows in layouts.values() for _, heading, _ in rows} - defaults
        _check_names(session, sorted(typed))
        return write_layout(name, layouts)

    return answer


def _check_names(session: Session, headings: list[str]) -> None:
    students = session.execute(
        select(Student.call_name, Student.first_names, Student.last_name).execution_options(include_deleted=True)
    )
    names = {part.casefold() for row in students for name in row for part in re.findall(r"\w+", name)}
    for heading in headings:
        words = {word.casefold() for word in re.findall(r"\w+", heading) if len(word) >= _SHORTEST_NAME}
        if words & names:
            raise Expected("layout.personal", heading=heading)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLayout:
    """Take the layout of a file for a recipient, a region or all; gives the name that the file has.

    Raises ``layout.file``, ``layout.newer``, ``record.gone``.
    """

    content: bytes = field(repr=False)
    recipient: int | None = None
    region: str = ""

    def __call__(self, session: Session) -> str:
        name, layouts = read_layout(self.content)
        for destination, sections in layouts.items():
            SaveLayout(destination=destination, recipient=self.recipient, region=self.region, sections=sections)(
                session
            )
        return name
