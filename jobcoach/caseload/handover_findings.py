"""The last look before sealing: what must change, what to look at, what is good; each with better words."""

import re
from dataclasses import dataclass, field
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find
from jobcoach.caseload.handover_content import Content, gather
from jobcoach.caseload.handover_picker import Spot
from jobcoach.caseload.handover_words import remarks_of
from jobcoach.model.base import Base, HandoverId
from jobcoach.model.choices import Act, Subject
from jobcoach.model.expected import Expected
from jobcoach.model.grounds import is_asked
from jobcoach.model.handover import NOT_READ, Handover
from jobcoach.model.journal import Draft
from jobcoach.model.praktijkverklaring import AssessedWerkproces, Praktijkverklaring

CONSENT_DRAFT = "handover.consent"
"""Name of the drafts of answers on the consent step; their subject is "overdracht:who"."""


class Weight(Enum):
    """How heavy a finding is: the first blocks sealing."""

    MUST = "moet anders"
    LOOK = "kijk na"
    GOOD = "goed"
    LEFT_OUT = "weggelaten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. ``key`` names the sentence; ``id`` stays the same while the text stays the same."""

    id: str
    weight: Weight
    key: str
    word: str = field(default="", repr=False)
    better: str = field(default="", repr=False)
    section: str = ""
    spot: Spot | None = None
    reason: str = field(default="", repr=False)


def findings_of(handover: HandoverId) -> Question[tuple[Finding, ...]]:
    """Question: all findings, the heaviest first; those left standing with a reason count as good."""

    def answer(session: Session) -> tuple[Finding, ...]:
        row = must_find(session, Handover, handover)
        content = gather(session, row)
        found = [
            *_about_consent(content, row),
            *_about_unsaid(session, row),
            *_about_parts(content, row),
            *_about_words(session, content, row),
        ]
        reasons = row.reasons_kept()
        found = [_excused(item, reasons) for item in found]
        order = list(Weight)
        return tuple(sorted(found, key=lambda item: order.index(item.weight)))

    return answer


def _excused(item: Finding, reasons: dict[str, str]) -> Finding:
    if item.weight is not Weight.LOOK or item.id not in reasons:
        return item
    return Finding(
        id=item.id,
        weight=Weight.GOOD,
        key="finding.let_stand",
        word=item.word,
        section=item.section,
        reason=reasons[item.id],
    )


def _about_consent(content: Content, row: Handover) -> list[Finding]:
    state, found = content.standing, []
    if state.refused_act:
        found.append(_must("finding.act_refused"))
    elif not state.agreed:
        found.append(_must("finding.no_instemming" if row.act.needs_instemming else "finding.no_consent"))
    if Subject.GEGEVENS not in state.allowed:
        found.append(_must("finding.no_person"))
    found += [_left(subject, "finding.refused") for subject in Subject if subject in state.refused]
    found += [_left(subject, "finding.not_asked") for subject in Subject if subject in state.unanswered]
    if not any(item.weight is Weight.MUST for item in found):
        found.append(_good("finding.consent_good" if is_asked(row.act) else "finding.own_good"))
    return found


def _about_unsaid(session: Session, row: Handover) -> list[Finding]:
    """Answers that were chosen on screen and not recorded: a no among them must not be passed by."""
    waiting = select(Draft.id).where(Draft.form == CONSENT_DRAFT, Draft.subject.startswith(f"{row.id}:")).limit(1)
    return [] if session.scalar(waiting) is None else [_must("finding.unsaid")]


def _about_parts(content: Content, row: Handover) -> list[Finding]:
    asks = row.act is not Act.MEEGEVEN  # what is someone's own asks nothing of him
    why = row.reasons_kept().get(NOT_READ, "")
    gaps = {
        "finding.no_question": asks and not row.question.strip(),
        "finding.no_reply_by": asks and row.reply_by is None,
        NOT_READ: not row.read_by_student and not why,
    }
    found = [_must(key) for key, missing in gaps.items() if missing]
    looks = {
        "finding.no_talk": asks and row.talked_on is None,
        "finding.no_plan": not row.plan.strip(),
        "finding.no_address": not row.student.municipality.strip(),
        "finding.no_words": Subject.EIGEN_WOORDEN in content.standing.allowed and not row.student.words,
    }
    found += [_look(key) for key, missing in looks.items() if missing]
    if why and not row.read_by_student:
        found.append(Finding(id="finding.not_read_why", weight=Weight.GOOD, key="finding.not_read_why", reason=why))
    return found if any(item.weight is not Weight.GOOD for item in found) else [*found, _good("finding.parts_good")]


def _about_words(session: Session, content: Content, row: Handover) -> list[Finding]:
    found = [
        Finding(
            id=remark.id,
            weight=Weight.MUST if remark.key == "finding.bsn" else Weight.LOOK,
            key=remark.key,
            word=remark.word,
            better=remark.better,
            section=remark.section,
            spot=remark.spot,
        )
        for remark in remarks_of(session, content, row)
    ]
    keys = {item.key for item in found}
    if "finding.bsn" not in keys:
        found.append(_good("finding.no_bsn"))
    if not keys & {"finding.medical", "finding.private"}:
        found.append(_good("finding.words_good"))
    return found


def _must(key: str) -> Finding:
    return Finding(id=key, weight=Weight.MUST, key=key)


def _look(key: str) -> Finding:
    return Finding(id=key, weight=Weight.LOOK, key=key)


def _good(key: str) -> Finding:
    return Finding(id=key, weight=Weight.GOOD, key=key)


def _left(subject: Subject, key: str) -> Finding:
    return Finding(id=f"{key}:{subject.value}", weight=Weight.LEFT_OUT, key=key, section=subject.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceWords:
    """Put better words in the place of ``word``, in the dossier itself.

    Raises ``finding.gone`` when it moved, ``paper.frozen`` (number) and ``handover.sealed`` (number) when the text
    stands on a paper that went out: the words would change here and stay on the paper.
    """

    spot: Spot
    word: str = field(repr=False)
    better: str = field(repr=False)

    def __call__(self, session: Session) -> None:
        mapped = {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}  # type: ignore[attr-defined]
        row = must_find(session, mapped[self.spot.table], self.spot.row)
        paper = row.paper if isinstance(row, AssessedWerkproces) else row
        if isinstance(paper, Praktijkverklaring | Handover):
            paper.check_open()
        text = str(getattr(row, self.spot.column))
        if text != self.spot.text or self.word not in text:
            raise Expected("finding.gone")
        setattr(row, self.spot.column, better_sentence(text, self.word, self.better))


def better_sentence(text: str, word: str, better: str) -> str:
    """Replace the word; when the better words are a sentence of their own, replace the whole sentence it stands in."""
    whole_word = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    if not better.endswith("."):
        return whole_word.sub(lambda _: better, text)
    sentences = re.split(r"(?<=[.!?])(\s+)", text)
    return "".join(better if whole_word.search(sentence) else sentence for sentence in sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetStand:
    """Let a finding stand, with the reason. Raises ``finding.reason``, ``handover.sealed``."""

    handover: HandoverId
    finding: str
    reason: str = field(repr=False)

    def __call__(self, session: Session) -> None:
        row = must_find(session, Handover, self.handover)
        row.check_open()
        if not self.reason.strip():
            raise Expected("finding.reason")
        row.keep_reason(self.finding, self.reason)
