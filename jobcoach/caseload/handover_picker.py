"""Taking values out of the dossier for an overdracht: only columns that are marked to leave (model/base)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TypeAlias, TypeVar

from sqlalchemy import inspect

from jobcoach.model.base import Base, Kept, Leaves, mark_of

Section: TypeAlias = dict[str, object]
Row = TypeVar("Row", bound=Kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a text that leaves stands in the dossier, so that the lint can show and mend it."""

    table: str
    row: int
    column: str
    section: str
    text: str = field(repr=False)


class Picker:
    """Takes values out of rows, and only those that are marked to leave."""

    def __init__(self) -> None:
        self.spots: list[Spot] = []

    def pick(self, row: Base, names: Mapping[str, str], *, section: str, ticked: bool = False) -> Section:
        """Values of columns (``{json key: attribute}``) as plain JSON values."""
        return {key: self.value(row, name, section=section, ticked=ticked) for key, name in names.items()}

    def value(self, row: Base, name: str, *, section: str, ticked: bool = False) -> object:
        """One value; ``ticked`` opens the columns that need a tick of their own."""
        column = inspect(type(row)).columns[name]
        mark = mark_of(column.info)
        if mark is not Leaves.STANDARD and not (mark is Leaves.TICKED and ticked):
            raise PermissionError(f"{column.table.name}.{name} may not leave")
        found = getattr(row, name)
        if isinstance(found, str):
            self.look_at(row, name, found, section=section)
        return plain(found)

    def look_at(self, row: Base, name: str, text: str, *, section: str) -> None:
        """Let the lint read a text that leaves, and where it stands."""
        if text.strip():
            table = str(inspect(type(row)).local_table.name)  # type: ignore[attr-defined]
            self.spots.append(Spot(table=table, row=int(row.id), column=name, section=section, text=text))  # type: ignore[attr-defined]


def plain(value: object) -> object:
    """A JSON value: days as ISO text, choices by their stored value."""
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def alive(rows: Iterable[Row]) -> list[Row]:
    """Rows that are not in the bin; a relationship may hold rows that were deleted in this same session."""
    return [row for row in rows if row.deleted_at is None]
