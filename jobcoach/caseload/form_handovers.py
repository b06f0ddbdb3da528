"""The request to B&W, the checklist with its slip, and the offer after school, filled from a dossier."""

from datetime import date

from sqlalchemy.orm import Session

from jobcoach.caseload import form_facts as facts
from jobcoach.caseload.asking import question_for
from jobcoach.caseload.circumstances import must_find, today
from jobcoach.caseload.form_facts import Wish
from jobcoach.caseload.handover_experience import issued_papers
from jobcoach.caseload.recipients import shown_name
from jobcoach.documents.aanbod import Aanbod
from jobcoach.documents.checklist import Checklist, Step
from jobcoach.documents.verzoek import Agreement, Verzoek
from jobcoach.model.choices import HandoverStatus, RecipientKind, SignerRole, Subject
from jobcoach.model.expected import Expected
from jobcoach.model.handover import Handover
from jobcoach.model.labels import long_day
from jobcoach.model.law import Topic, years_after
from jobcoach.model.people import Student

_SEALED = "de overdracht verzegelen (bij Overdracht)"


def verzoek(session: Session, wish: Wish) -> Verzoek:
    """The request for the newest overdracht; the address and the papers only come along as far as consented.

    Without the instemming that the law asks it stays a concept. Raises ``form.handover``, ``form.involve`` for an
    overdracht that only involves the municipality, ``consent.age``, ``record.gone``.
    """
    student, handover = must_find(session, Student, wish.student), facts.the_handover(session, wish)
    if not handover.act.needs_instemming:
        raise Expected("form.involve")
    state, said = facts.agreements(session, handover)
    head, recipient = facts.head(session, student), handover.recipient
    head["missing"] += (
        *(() if state.agreed else ("de instemming (bij Toestemming)",)),
        *(() if handover.start_on else ("de begindatum (bij Overdracht)",)),
        *(() if handover.reply_by else ("de dag van het antwoord (bij Overdracht)",)),
        *facts.better_words(handover.question, handover.explanation),
    )
    return Verzoek(
        **head,
        recipient=recipient.name,
        recipient_contact=facts.contact_of(recipient),
        decides=f"College van burgemeester en wethouders van {_place(recipient.name)}",
        question=handover.question or question_for(student.call_name, handover.start_on),
        explanation=handover.explanation,
        start=handover.start_on,
        reply_by=handover.reply_by,
        article=facts.lawful(session, student, Topic.REQUEST).where,
        document_article=facts.lawful(session, student, Topic.DOCUMENT).where,
        address=student.address if Subject.GEGEVENS in state.allowed else "",
        agreements=said,
        package=_package(handover),
        papers=_papers(session, handover) if Subject.STAGES in state.allowed and _package(handover) else (),
    )


def _place(name: str) -> str:
    return name.removeprefix("gemeente ").removeprefix("Gemeente ")


def _package(handover: Handover) -> str:
    """The number of what was sealed; what is still being prepared does not come along."""
    return handover.number if handover.status is not HandoverStatus.VOORBEREID else ""


def _papers(session: Session, handover: Handover) -> tuple[str, ...]:
    return tuple(f"praktijkverklaring {paper.number}" for paper in issued_papers(session, handover))


def checklist(session: Session, wish: Wish) -> Checklist:
    """The checklist of the newest overdracht; without a sealed package the slip has no number and stays a concept.

    Raises ``form.handover``, ``consent.age``, ``record.gone``.
    """
    student, handover = must_find(session, Student, wish.student), facts.the_handover(session, wish)
    state, said = facts.agreements(session, handover)
    head, package = facts.head(session, student), _package(handover)
    head["missing"] += () if package else (_SEALED,)
    contact = head["contact"]
    found = Step(
        what="Overgangsdocument",
        found=f"{package}, versie {handover.version}" if package else "",
        done=bool(package),
    )
    papers = _papers(session, handover) if Subject.STAGES in state.allowed else ()
    return Checklist(
        **head,
        recipient=shown_name(handover.recipient, student, today(session)),
        recipient_contact=facts.contact_of(handover.recipient),
        package=package,
        asked=_ASKED[handover.recipient.kind],
        before=_before(handover, student, said, agreed=state.agreed),
        along=(found, *(Step(what=one.capitalize(), done=bool(package)) for one in papers)),
        back_to=", ".join(part for part in (contact.name, contact.email, head["school"].address) if part),
    )


_ASKED = {
    RecipientKind.GEMEENTE: "Zet de gemeente de begeleiding voort?",
    RecipientKind.UWV: "Gebruikt u dit bij de aanvraag?",
    RecipientKind.MBO: "Kan de jongere beginnen?",
    RecipientKind.WSP: "Zoekt u mee naar een werkplek?",
    RecipientKind.DAGBESTEDING: "Is er een plek?",
    RecipientKind.LEERLING: "Klopt alles?",
}


def _before(handover: Handover, student: Student, said: tuple[Agreement, ...], *, agreed: bool) -> tuple[Step, ...]:
    """What must be done before and after sending. With whom it was talked over is not told: it names people at home."""
    name = student.call_name
    yes = ", ".join(f"{one.by} ({one.capacity}), {long_day(one.on)}" for one in said)
    sealed = handover.sealed_at.date() if handover.sealed_at else None
    return (
        _dated(f"Besproken met {name}", handover.talked_on),
        Step(what=f"Teruggelezen door {name}", done=handover.read_by_student),
        Step(what="Instemming met de vraag", found=yes, done=agreed),
        _dated("Overdracht verzegeld", sealed),
        _dated("Verstuurd", handover.sent_on),
        _dated("Antwoord ontvangen", handover.answered_on),
    )


def _dated(what: str, on: date | None) -> Step:
    return Step(what=what, found=long_day(on), done=on is not None)


def offer_year(left_on: date, on: date) -> int:
    """1 in the first year after leaving, 2 from the day that this year is over (WVO 2020 art. 2.31a lid 3 and 7)."""
    return 2 if on >= years_after(left_on, 1) else 1


def aanbod(session: Session, wish: Wish) -> Aanbod:
    """The offer of the year in which the student is. Before leaving it stays a concept.

    Raises ``form.offer_over`` (on) when the term is past (lid 6 lets a school go on, without this letter),
    ``record.gone``.
    """
    student, day = must_find(session, Student, wish.student), today(session)
    head, left = facts.head(session, student), facts.leave_day(student)
    last = facts.until(session, student)
    if last is not None and day > last:
        raise Expected("form.offer_over", on=last)
    head["missing"] += (
        *(() if student.left_on else ("de dag van uitschrijven (bij Gegevens)",)),
        *(() if student.address else ("het adres (bij Gegevens)",)),
    )
    year = offer_year(left, day) if left else 1
    law = facts.lawful(session, student, Topic.OFFER if year == 1 else Topic.OFFER_AGAIN)
    return Aanbod(
        **head,
        year=year,
        address=student.address,
        left_on=student.left_on,
        until=last,
        article=law.where,
        law=law.printed,
    )


def offer_signers(data: Aanbod) -> tuple[tuple[SignerRole, str], ...]:
    """The student signs the slip."""
    return ((SignerRole.LEERLING, data.student_name),)


def slip_signers(data: Checklist) -> tuple[tuple[SignerRole, str], ...]:
    """The municipality signs the slip."""
    return ((SignerRole.GEMEENTE, data.recipient_contact),)
