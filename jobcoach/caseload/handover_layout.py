"""Which sections an overgangsdocument has, in which order and under which headings: per recipient, or for all."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find
from jobcoach.model.choices import Destination
from jobcoach.model.consent import Recipient
from jobcoach.model.expected import Expected
from jobcoach.model.handover_layout import CALL_NAME, Section, default_sections
from jobcoach.model.paper_texts import HandoverSection
from jobcoach.vault.changes import put_in_bin


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    """One section as it stands; ``own`` says that this recipient (or the school, for all) chose it."""

    key: str
    letter: str
    title: str
    used: bool
    fixed: bool
    movable: bool
    own: bool


def layout_of(destination: Destination, recipient: int | None = None) -> Question[tuple[SectionRow, ...]]:
    """Question: the sections for one recipient; without own ones those for all, and else the default."""

    def answer(session: Session) -> tuple[SectionRow, ...]:
        found = _rows(session, destination, recipient)
        kept = found or (_rows(session, destination, None) if recipient is not None else [])
        return _layout(destination, kept, own=bool(found))

    return answer


def _rows(session: Session, destination: Destination, recipient: int | None) -> list[HandoverSection]:
    whose = HandoverSection.recipient_id.is_(None) if recipient is None else HandoverSection.recipient_id == recipient
    query = select(HandoverSection).where(HandoverSection.destination == destination, whose)
    return list(session.scalars(query.order_by(HandoverSection.position, HandoverSection.id)))


def _layout(destination: Destination, kept: list[HandoverSection], *, own: bool) -> tuple[SectionRow, ...]:
    """The kept order; a section that a later version added comes where the default has it, what is unknown is left."""
    known = {section.key: section for section in default_sections(destination)}
    chosen = {row.key: row for row in kept if row.key in known}
    order = list(chosen) + [key for key in known if key not in chosen] if chosen else list(known)
    fixed_first = sorted(order, key=lambda key: known[key].movable)
    return tuple(_section(known[key], chosen.get(key), own=own) for key in fixed_first)


def _section(section: Section, row: HandoverSection | None, *, own: bool) -> SectionRow:
    return SectionRow(
        key=section.key,
        letter=section.letter,
        title=(row.title if row else "") or section.title,
        used=section.fixed or row is None or row.used,
        fixed=section.fixed,
        movable=section.movable,
        own=own,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveLayout:
    """Keep order, headings and use of all sections. ``sections`` are (key, title, used), in order.

    Raises ``layout.section`` for a section that does not exist or may not be left out, ``record.gone``.
    """

    destination: Destination
    recipient: int | None = None
    sections: tuple[tuple[str, str, bool], ...] = field(default=())

    def __call__(self, session: Session) -> None:
        if self.recipient is not None:
            must_find(session, Recipient, self.recipient)
        known = {section.key: section for section in default_sections(self.destination)}
        if sorted(key for key, _, _ in self.sections) != sorted(known):
            raise Expected("layout.section")
        if any(known[key].fixed and not used for key, _, used in self.sections):
            raise Expected("layout.section")
        rows = {row.key: row for row in _rows(session, self.destination, self.recipient)}
        for position, (key, title, used) in enumerate(self.sections):
            shown = "" if title.strip() == known[key].title else title.strip()
            row = rows.get(key)
            if row is None:
                row = HandoverSection(recipient_id=self.recipient, destination=self.destination, key=key)
                session.add(row)
            row.title, row.position, row.used = shown, position, used


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetLayout:
    """Go back to the layout for all, or to the default; the own one goes to the bin."""

    destination: Destination
    recipient: int | None = None

    def __call__(self, session: Session) -> None:
        for row in _rows(session, self.destination, self.recipient):
            put_in_bin(session, row)


def headings(layout: tuple[SectionRow, ...], call_name: str) -> tuple[tuple[str, str], ...]:
    """(key, heading) of the sections that are used, in order, with the call name filled in."""
    return tuple((row.key, row.title.replace(CALL_NAME, call_name)) for row in layout if row.used)
