"""The last look before sealing: what must change, what to look at, what is good; each with better words."""

import json
import re
from dataclasses import dataclass, field
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find
from jobcoach.caseload.handover_content import Content, gather
from jobcoach.caseload.handover_picker import Spot
from jobcoach.model.base import Base, HandoverId
from jobcoach.model.choices import Act, Subject
from jobcoach.model.expected import Expected
from jobcoach.model.grounds import is_asked
from jobcoach.model.handover import Handover
from jobcoach.model.journal import Draft
from jobcoach.model.people import NetworkPerson, Student
from jobcoach.model.praktijkverklaring import AssessedWerkproces, Praktijkverklaring
from jobcoach.model.wording import Flaw, remarks_on

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
        reasons = reasons_of(row)
        found = [_excused(item, reasons) for item in found]
        order = list(Weight)
        return tuple(sorted(found, key=lambda item: order.index(item.weight)))

    return answer


def reasons_of(row: Handover) -> dict[str, str]:
    """The findings that the coach let stand, each with the reason given."""
    kept = json.loads(row.reasons) if row.reasons else {}
    return {str(key): str(value) for key, value in kept.items()}


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
    gaps = {
        "finding.no_question": asks and not row.question.strip(),
        "finding.no_reply_by": asks and row.reply_by is None,
        "finding.not_read": not row.read_by_student,
    }
    found = [_must(key) for key, missing in gaps.items() if missing]
    looks = {
        "finding.no_talk": asks and row.talked_on is None,
        "finding.no_plan": not row.plan.strip(),
        "finding.no_address": not row.student.municipality.strip(),
        "finding.no_words": Subject.EIGEN_WOORDEN in content.standing.allowed and not row.student.words,
    }
    found += [_look(key) for key, missing in looks.items() if missing]
    return found if found else [_good("finding.parts_good")]


def _about_words(session: Session, content: Content, row: Handover) -> list[Finding]:
    found: list[Finding] = []
    strangers = _names_without_consent(session, content, row)
    for spot in content.spots:
        for remark in remarks_on(spot.text):
            key = {Flaw.BSN: "finding.bsn", Flaw.MEDICAL: "finding.medical", Flaw.PRIVATE: "finding.private"}
            found.append(
                Finding(
                    id=f"{remark.flaw.value}:{spot.table}:{spot.row}:{spot.column}:{remark.word}",
                    weight=Weight.MUST if remark.flaw is Flaw.BSN else Weight.LOOK,
                    key=key[remark.flaw],
                    word=remark.word,
                    better=remark.better,
                    section=spot.section,
                    spot=spot,
                )
            )
        found += [
            _stranger(spot, name, match.group(), kind)
            for name, kind in strangers
            if (match := _found_in(name, spot.text))
        ]
    if not any(item.key == "finding.bsn" for item in found):
        found.append(_good("finding.no_bsn"))
    if not any(item.key in ("finding.medical", "finding.private") for item in found):
        found.append(_good("finding.words_good"))
    return found


def _names_without_consent(session: Session, content: Content, row: Handover) -> list[tuple[str, str]]:
    """Whole names of other students, and of network people who are not ticked or not allowed."""
    others = session.scalars(select(Student).where(Student.id != row.student_id))
    own = row.student.name.casefold()  # a namesake is no stranger
    names = [(student.name, "finding.other_student") for student in others if student.name.casefold() != own]
    may = Subject.NETWERK in content.standing.allowed
    people = session.scalars(select(NetworkPerson).where(NetworkPerson.student_id == row.student_id))
    agreed = {str(item.get("door", "")) for item in _consent_rows(content)}
    names += [
        (person.name, "finding.other_person")
        for person in people
        if not (may and person.share) and person.name not in agreed
    ]
    return [(name, kind) for name, kind in names if len(name.split()) > 1 or len(name) > 3]


def _consent_rows(content: Content) -> list[dict[str, object]]:
    rows = content.snapshot.sections.get("toestemmingen")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _found_in(name: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)


def _stranger(spot: Spot, name: str, as_written: str, kind: str) -> Finding:
    better = "een andere leerling" if kind == "finding.other_student" else "een familielid"
    return Finding(
        id=f"naam:{spot.table}:{spot.row}:{spot.column}:{name}",
        weight=Weight.LOOK,
        key=kind,
        word=as_written,
        better=better,
        section=spot.section,
        spot=spot,
    )


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
        row.reasons = json.dumps(reasons_of(row) | {self.finding: self.reason.strip()}, ensure_ascii=False)
