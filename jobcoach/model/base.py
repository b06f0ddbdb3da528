"""The ground of every table: ids, the change-set mark, the tombstone, and where a field may go at handover."""

from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, ClassVar, NewType

from sqlalchemy import Dialect, ForeignKey, MetaData, String, TypeDecorator
from sqlalchemy import Enum as StoredEnum
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

StudentId = NewType("StudentId", int)
EmployerId = NewType("EmployerId", int)
LocationId = NewType("LocationId", int)
ContactPersonId = NewType("ContactPersonId", int)
InternshipId = NewType("InternshipId", int)
LogEntryId = NewType("LogEntryId", int)
TaskId = NewType("TaskId", int)
TalentId = NewType("TalentId", int)
WerkprocesId = NewType("WerkprocesId", int)
PraktijkverklaringId = NewType("PraktijkverklaringId", int)
ConsentId = NewType("ConsentId", int)
HandoverId = NewType("HandoverId", int)
DocumentId = NewType("DocumentId", int)
ChangeSetId = NewType("ChangeSetId", int)


class Leaves(Enum):
    """What may happen to a field at handover (domain ch. 10): a field without a mark is NEVER."""

    STANDARD = "S"
    TICKED = "T"
    NEVER = "N"


class UtcDateTime(TypeDecorator[datetime]):
    """An instant, kept as ISO text in UTC so that it sorts as text; naive datetimes are refused."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def process_result_value(self, value: str | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value.replace("Z", "+00:00"))


def stored(choice: type[Enum]) -> StoredEnum:
    """Column type that keeps the value of a choice as text, so that a renamed member breaks no vault."""
    return StoredEnum(choice, native_enum=False, length=40, values_callable=lambda kind: [item.value for item in kind])


class Base(MappedAsDataclass, DeclarativeBase, eq=False, repr=False, kw_only=True):
    """Declarative base. No repr, so that a traceback cannot show a student."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcDateTime}


class Kept(MappedAsDataclass, kw_only=True, repr=False, eq=False):
    """What every row of the dossier carries: its id, the last change set that touched it, and a tombstone.

    ``deleted_at`` is set instead of deleting; the bin shows such rows for 30 days (decisions, vault). Both marks
    are written by the vault's listener; verbs only set ``deleted_at`` through ``vault.changes.bin``.
    """

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    change_set_id: Mapped[int | None] = mapped_column(
        ForeignKey("change_set.id"), init=False, default=None, index=False
    )
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime, init=False, default=None)


def leaves(mark: Leaves, section: str = "") -> dict[str, object]:
    """Column ``info`` that declares whether a field may leave at handover, and in which section of the data."""
    return {"leaves": mark, "section": section}


def mark_of(info: dict[Any, Any]) -> Leaves:
    """The handover mark of a column's ``info``; unmarked is NEVER."""
    found = info.get("leaves", Leaves.NEVER)
    return found if isinstance(found, Leaves) else Leaves.NEVER


def years_between(born: date, on: date) -> int:
    """Age in whole years on a day; someone born on 29 February has a birthday on 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
