"""On which ground the school tells what to whom: rows of dated data; the rule of law behind a row is in model/law.

A row names kinds of recipient, acts and subjects (None: the act itself). Only where someone's yes is the ground is
anything asked (``Ground.is_asked``); what is a duty goes along whatever is answered about the rest.

What is read and what is chosen (domain 2.3, 3.1, 5.1): that the municipality that continues gets the
overgangsdocument is read in the law, with the instemming of lid 2 as its condition. Which facts are in that document
the law does not say. So who it is about is part of the duty, and all else needs a yes; ``choice`` says so on screen.
"Task of public interest" is the ground of the school's own file (``KEEPING``) and of nothing that is told to others:
domain 5.1 asks a yes for each of those.
"""

from dataclasses import dataclass
from datetime import date

from jobcoach.model.choices import Act, Ground, RecipientKind, SchoolKind, Subject
from jobcoach.model.law import Rule, Topic, rule

_OTHERS = (RecipientKind.MBO, RecipientKind.DAGBESTEDING)
_WORK_OFFICES = (RecipientKind.UWV, RecipientKind.WSP)
_TELLING = tuple(item for item in Subject if item is not Subject.GEZONDHEID)
_OPTIONAL = tuple(item for item in _TELLING if item is not Subject.GEGEVENS)
_ASKING = (Act.BETREKKEN, Act.VERZOEK)
_CORE = (
    "De wet zegt niet wat er in het overgangsdocument staat. Wij rekenen naam en bereikbaarheid ertoe: zonder weet "
    "niemand over wie het gaat. Al het andere gaat alleen mee met een ja."
)
_ONE_YES = "Een ja op het verzoek telt ook als de gemeente daarna voortzet: het gaat om dezelfde hulp."


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRow:
    """From a day on: this ground for these recipients, acts and subjects, by the rule of law of ``topic``.

    An answer about the act ``counts_too`` is an answer here as well, as long as it is the newest. ``choice`` tells what
    was chosen where the law leaves it open.
    """

    kinds: tuple[RecipientKind, ...]
    acts: tuple[Act, ...]
    subjects: tuple[Subject | None, ...]
    ground: Ground
    topic: Topic
    since: date = date(2026, 1, 1)
    counts_too: Act | None = None
    choice: str = ""

    def is_about(self, kind: RecipientKind, act: Act, subject: Subject | None) -> bool:
        """Whether the row speaks of this recipient, act and subject."""
        return kind in self.kinds and act in self.acts and subject in self.subjects


GROUNDS: tuple[GroundRow, ...] = (
    GroundRow(kinds=(RecipientKind.LEERLING,), acts=(Act.MEEGEVEN,), subjects=(None, *Subject),
              ground=Ground.WETTELIJKE_TAAK, topic=Topic.OWN_DOCUMENT),
    GroundRow(kinds=(RecipientKind.GEMEENTE,), acts=(Act.BETREKKEN,), subjects=(None,),
              ground=Ground.TOESTEMMING, topic=Topic.SHARE),
    GroundRow(kinds=(RecipientKind.GEMEENTE,), acts=(Act.VERZOEK,), subjects=(None,),
              ground=Ground.INSTEMMING, topic=Topic.REQUEST),
    GroundRow(kinds=(RecipientKind.GEMEENTE,), acts=(Act.VOORTZETTEN,), subjects=(None,),
              ground=Ground.INSTEMMING, topic=Topic.REQUEST, counts_too=Act.VERZOEK, choice=_ONE_YES),
    GroundRow(kinds=(RecipientKind.GEMEENTE,), acts=(Act.VOORTZETTEN,), subjects=(Subject.GEGEVENS,),
              ground=Ground.WETTELIJKE_TAAK, topic=Topic.DOCUMENT, choice=_CORE),
    GroundRow(kinds=(RecipientKind.GEMEENTE,), acts=(Act.VOORTZETTEN,), subjects=_OPTIONAL,
              ground=Ground.TOESTEMMING, topic=Topic.SHARE, counts_too=Act.VERZOEK, choice=_ONE_YES),
    GroundRow(kinds=(RecipientKind.GEMEENTE,), acts=(Act.VOORTZETTEN,), subjects=(Subject.GEZONDHEID,),
              ground=Ground.UITDRUKKELIJK, topic=Topic.HEALTH),
    GroundRow(kinds=(RecipientKind.GEMEENTE,), acts=_ASKING, subjects=_TELLING,
              ground=Ground.TOESTEMMING, topic=Topic.SHARE),
    GroundRow(kinds=(RecipientKind.GEMEENTE,), acts=_ASKING, subjects=(Subject.GEZONDHEID,),
              ground=Ground.UITDRUKKELIJK, topic=Topic.HEALTH),
    GroundRow(kinds=_OTHERS, acts=(Act.DELEN,), subjects=(None, *_TELLING),
              ground=Ground.TOESTEMMING, topic=Topic.SHARE),
    GroundRow(kinds=_WORK_OFFICES, acts=(Act.DELEN,), subjects=(None, *_TELLING),
              ground=Ground.TOESTEMMING, topic=Topic.APPLY_SELF),
    GroundRow(kinds=(*_OTHERS, *_WORK_OFFICES), acts=(Act.DELEN,), subjects=(Subject.GEZONDHEID,),
              ground=Ground.UITDRUKKELIJK, topic=Topic.HEALTH),
)  # fmt: skip

KEEPING = GroundRow(kinds=(), acts=(), subjects=(), ground=Ground.ALGEMEEN_BELANG, topic=Topic.TASK)
"""The school's own file, which is not shared: a task of public interest (domain 5.1), so nobody is asked."""


def acts_for(kind: RecipientKind) -> tuple[Act, ...]:
    """What can be done with a recipient of this kind, in the order in which it is offered."""
    return tuple(act for act in Act if any(row.is_about(kind, act, None) for row in GROUNDS))


def is_asked(act: Act) -> bool:
    """True where the act, or a subject told with it, rests on someone's yes."""
    return any(row.ground.is_asked for row in GROUNDS if act in row.acts)


def ground_row(kind: RecipientKind, act: Act, subject: Subject | None, on: date) -> GroundRow:
    """The row that holds on a day, the newest; before all of them the oldest. Raises LookupError where none exists."""
    known = [row for row in GROUNDS if row.is_about(kind, act, subject)]
    if not known:
        raise LookupError((kind, act, subject))
    holding = [row for row in known if row.since <= on]
    return max(holding, key=lambda row: row.since) if holding else min(known, key=lambda row: row.since)


def asked_subjects(kind: RecipientKind, act: Act, on: date) -> tuple[Subject, ...]:
    """The subjects about which somebody's yes is needed; none for what is the student's own."""
    return tuple(item for item in Subject if ground_row(kind, act, item, on).ground.is_asked)


def acts_that_count(kind: RecipientKind, act: Act, subject: Subject | None, on: date) -> tuple[Act, ...]:
    """The acts of which an answer counts for this one. Raises LookupError as ``ground_row``."""
    also = ground_row(kind, act, subject, on).counts_too
    return (act,) if also is None else (act, also)


def source_of(kind: RecipientKind, act: Act, subject: Subject | None, school: SchoolKind, on: date) -> Rule:
    """The rule of law behind a ground, with its source and whether its text was read. Raises LookupError."""
    return rule(ground_row(kind, act, subject, on).topic, school, on)
