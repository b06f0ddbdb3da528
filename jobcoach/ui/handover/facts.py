"""How far an overdracht is, without Qt: the six steps, the words under them, the step to open at."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.consents import deciders, standing_of
from jobcoach.caseload.documents import DocumentRow, documents_of
from jobcoach.caseload.handovers import HandoverRow, SaveHandover, handover_form, handover_rows
from jobcoach.caseload.students import student_form
from jobcoach.model.base import HandoverId, StudentId
from jobcoach.model.choices import HandoverStatus, Subject
from jobcoach.model.consent import Standing
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui.words.dates import short_day

STEPS = ("Ontvanger", "Toestemming", "Inhoud", "Door hun ogen", "Verzegel", "Verstuur")
RECIPIENT, CONSENT, CONTENT, LOOK, SEAL, SEND = range(6)
_ANSWERED = (HandoverStatus.AANGENOMEN, HandoverStatus.TERUG, HandoverStatus.VERVANGEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One overdracht as the flow needs it; ``row`` is None while it was never saved, ``standing`` without an age."""

    form: SaveHandover = field(repr=False)
    call_name: str = field(repr=False)
    student_name: str = field(repr=False)
    recipient: str = ""
    row: HandoverRow | None = None
    age: int | None = None
    standing: Standing | None = None
    package: DocumentRow | None = None

    @property
    def sealed(self) -> bool:
        """True when nothing may change any more."""
        return self.row is not None and self.row.status is not HandoverStatus.VOORBEREID

    @property
    def answered(self) -> bool:
        """True when nothing more is expected of the recipient."""
        return self.row is not None and self.row.status in _ANSWERED

    def title(self) -> str:
        """``Overdracht Łukasz Nowak``."""
        return f"Overdracht {self.student_name}"

    def subtitle(self) -> str:
        """``naar gemeente Lindeborg · versie 1 · concept``."""
        if self.row is None:
            return "nieuwe overdracht"
        state = label(self.row.status) if self.sealed else "concept"
        number = (self.row.number,) if self.sealed else ()
        return " · ".join((f"naar {self.recipient}", *number, f"versie {self.row.version}", state))


def facts_of(handover: HandoverId, *, on: date) -> Question[Facts]:
    """Question: everything that the steps tell about one overdracht. Raises ``record.gone``."""

    def answer(session: Any) -> Facts:
        form: SaveHandover = handover_form(handover)(session)
        rows: tuple[HandoverRow, ...] = handover_rows(on=on, student=form.student)(session)
        row = next(row for row in rows if row.id == handover)
        papers: tuple[DocumentRow, ...] = documents_of(form.student)(session)
        return Facts(
            form=form,
            call_name=student_form(form.student)(session).call_name,
            student_name=row.student_name,
            recipient=row.recipient,
            row=row,
            age=deciders(form.student, act=form.act, on=on)(session).age,
            standing=_standing(session, form, on),
            package=next((paper for paper in papers if paper.id == row.document), None),
        )

    return answer


def new_facts(form: SaveHandover, *, student: StudentId) -> Question[Facts]:
    """Question: an overdracht that was never saved."""

    def answer(session: Any) -> Facts:
        row = student_form(student)(session)
        name = " ".join(part for part in (row.call_name, row.infix, row.last_name) if part)
        return Facts(form=form, call_name=row.call_name, student_name=name)

    return answer


def notes(facts: Facts, *, pages: int = 0, today: date) -> tuple[str, ...]:
    """The small words under the six steps."""
    row = facts.row
    if row is None:
        return ("wie krijgt het", "wie zegt ja", "wat gaat mee", "lees mee", "daarna vast", "en noteer antwoord")
    sealed = f"op {short_day(facts.package.made_on, today)}" if facts.package else "daarna vast"
    return (
        facts.recipient,
        consent_note(facts.standing),
        _read_note(facts.form),
        f"{pages} bladzijden" if pages > 1 else "lees mee",
        sealed,
        _sent_note(row, today),
    )


def _read_note(form: SaveHandover) -> str:
    if form.read_by_student:
        return "gelezen"
    return "niet gelezen, met reden" if form.not_read else "nog niet gelezen"


def consent_note(standing: Standing | None) -> str:
    """``5 van 6 onderwerpen``, or what is still waited for."""
    if standing is None:
        return "geboortedatum ontbreekt"
    if standing.refused_act:
        return "er is nee gezegd"
    if standing.waiting_for:
        who = standing.waiting_for
        return f"wacht op {label(who[0])}" if len(who) == 1 else f"wacht op {len(who)} mensen"
    return f"{len(standing.allowed)} van {len(Subject)} onderwerpen"


def first_open(facts: Facts, reached: int) -> int:
    """The step to open at: a sealed one at the end, else where the coach was, never past sealing."""
    return SEND if facts.sealed else min(max(reached, RECIPIENT), SEAL)


def _sent_note(row: HandoverRow, today: date) -> str:
    if row.status in _ANSWERED or row.status is HandoverStatus.ONTVANGEN:
        return label(row.status)
    return f"verstuurd {short_day(row.sent_on, today)}" if row.sent_on else "en noteer antwoord"


def _standing(session: Any, form: SaveHandover, on: date) -> Standing | None:
    try:
        return standing_of(form.student, recipient=form.recipient, act=form.act, on=on)(session)
    except Expected:  # consent.age: nobody can be named without a birth date
        return None
