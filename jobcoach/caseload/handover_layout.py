"""Which sections an overgangsdocument has, their order and headings: per recipient, per region, or for all.

A region is the words that the school typed with its recipients (arbeidsmarktregio); every one of them follows the
layout of its region, until it gets its own.
"""

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
    """One section as it stands; ``own``: chosen for exactly this recipient, this region, or for all."""

    key: str
    letter: str
    title: str
    used: bool
    fixed: bool
    movable: bool
    own: bool


def layout_of(
    destination: Destination, recipient: int | None = None, *, region: str = ""
) -> Question[tuple[SectionRow, ...]]:
    """Question: the sections for a recipient, a region, or all; without own ones those of the next, and the default."""

    def answer(session: Session) -> tuple[SectionRow, ...]:
        for step, (who, where) in enumerate(_steps(session, recipient, region)):
            found = _rows(session, destination, who, where)
            if found:
                return _layout(destination, found, own=not step)
        return _layout(destination, [], own=False)

    return answer


def region_followed(destination: Destination, recipient: int) -> Question[str]:
    """Question: the region whose layout this recipient follows, or "" (an own one, that for all, or the default)."""

    def answer(session: Session) -> str:
        own, *others = _steps(session, recipient, "")
        if _rows(session, destination, *own):
            return ""
        return next((region for _, region in others if region and _rows(session, destination, None, region)), "")

    return answer


def _steps(session: Session, recipient: int | None, region: str) -> list[tuple[int | None, str]]:
    """(recipient, region) from the nearest layout to that for all."""
    if recipient is not None:
        of = session.get(Recipient, recipient)
        return [(recipient, ""), *([(None, of.region)] if of is not None and of.region else []), (None, "")]
    return [(None, region), (None, "")] if region else [(None, "")]


def _rows(session: Session, destination: Destination, recipient: int | None, region: str) -> list[HandoverSection]:
    query = select(HandoverSection).where(
        HandoverSection.destination == destination,
        HandoverSection.recipient_id.is_(None) if recipient is None else HandoverSection.recipient_id == recipient,
        HandoverSection.region == region,
    )
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
    """Keep order, headings and use of all sections, for a recipient, a region or (without) all.

    ``sections`` are (key, title, used), in order.

    Raises ``layout.section`` for a section that does not exist or may not be left out, ``record.gone``.
    """

    destination: Destination
    recipient: int | None = None
    region: str = ""
    sections: tuple[tuple[str, str, bool], ...] = field(default=())

    def __call__(self, session: Session) -> None:
        if self.recipient is not None:
            must_find(session, Recipient, self.recipient)
        known = {section.key: section for section in default_sections(self.destination)}
        if sorted(key for key, _, _ in self.sections) != sorted(known):
            raise Expected("layout.section")
        if any(known[key].fixed and not used for key, _, used in self.sections):
            raise Expected("layout.section")
        rows = {row.key: row for row in _rows(session, self.destination, self.recipient, self.region)}
        for position, (key, title, used) in enumerate(self.sections):
            shown = "" if title.strip() == known[key].title else title.strip()
            row = rows.get(key)
            if row is None:
                row = HandoverSection(
                    recipient_id=self.recipient, region=self.region, destination=self.destination, key=key
                )
                session.add(row)
            row.title, row.position, row.used = shown, position, used


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetLayout:
    """Go back to the layout of the region, for all, or the default; the own one goes to the bin."""

    destination: Destination
    recipient: int | None = None
    region: str = ""

    def __call__(self, session: Session) -> None:
        for row in _rows(session, self.destination, self.recipient, self.region):
            put_in_bin(session, row)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLayout:
    """Give a recipient, a region or all the layout that another one has now, to work and to dagbesteding.

    Raises ``record.gone``.
    """

    from_recipient: int | None = None
    from_region: str = ""
    recipient: int | None = None
    region: str = ""

    def __call__(self, session: Session) -> None:
        for destination in Destination:
            rows = layout_of(destination, self.from_recipient, region=self.from_region)(session)
            sections = tuple((row.key, row.title, row.used) for row in rows)
            SaveLayout(destination=destination, recipient=self.recipient, region=self.region, sections=sections)(
                session
            )


def headings(layout: tuple[SectionRow, ...], call_name: str) -> tuple[tuple[str, str], ...]:
    """(key, heading) of the sections that are used, in order, with the call name filled in."""
    return tuple((row.key, row.title.replace(CALL_NAME, call_name)) for row in layout if row.used)
