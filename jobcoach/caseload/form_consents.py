"""The consent form, the instemming form, the letter home and the privacy notice, filled from a dossier."""

from typing import Any

from sqlalchemy.orm import Session

from jobcoach.caseload import form_facts as facts
from jobcoach.caseload.by_policy import keep_years
from jobcoach.caseload.circumstances import must_find, today
from jobcoach.caseload.consents import deciders
from jobcoach.caseload.form_facts import Wish
from jobcoach.documents.instemming import Instemming
from jobcoach.documents.ouderbrief import Ouderbrief, Reader
from jobcoach.documents.privacybericht import Privacybericht
from jobcoach.documents.toestemming import Asked, Toestemming
from jobcoach.model.choices import Act, Capacity, RecipientKind, SignerRole
from jobcoach.model.consent import who_consents
from jobcoach.model.expected import Expected
from jobcoach.model.grounds import asked_subjects
from jobcoach.model.law import Topic, years_after
from jobcoach.model.people import Student
from jobcoach.model.signing import Signing, signer_roles, signing

_READERS = {
    Signing.PARENTS: Reader.PARENTS,
    Signing.BOTH: Reader.PARENTS_TOO,
    Signing.STUDENT: Reader.STUDENT,
    Signing.REPRESENTATIVE: Reader.REPRESENTATIVE,
}


def toestemming(session: Session, wish: Wish) -> Toestemming:
    """The consent form for one recipient, with a card for all that is asked.

    Raises ``consent.age``, ``form.recipient``, ``form.own`` (the own map asks nothing), ``record.gone``.
    """
    asked = _asked(session, wish)
    subjects = asked_subjects(asked["recipient_kind"], asked["act"], today(session))
    return Toestemming(**asked, subjects=subjects)


def instemming(session: Session, wish: Wish) -> Instemming:
    """The statutory instemming, always about the request to a municipality (lid 2).

    Raises as ``toestemming``, and ``form.town`` for another recipient.
    """
    student = must_find(session, Student, wish.student)
    if facts.the_recipient(session, wish).kind is not RecipientKind.GEMEENTE:
        raise Expected("form.town")
    asked = _asked(session, Wish(student=wish.student, recipient=wish.recipient, act=Act.VERZOEK))
    return Instemming(**asked, start=facts.start_day(student))


def _asked(session: Session, wish: Wish) -> dict[str, Any]:
    student, recipient = must_find(session, Student, wish.student), facts.the_recipient(session, wish)
    age, act = facts.age_today(session, student), facts.the_act(session, wish)
    topic = Topic.REQUEST if act.needs_instemming else Topic.INVOLVE
    law = facts.lawful(session, student, topic) if recipient.kind is RecipientKind.GEMEENTE else None
    home = deciders(wish.student, act=act, on=today(session))(session)
    return facts.head(session, student) | {
        "recipient": recipient.name,
        "recipient_contact": facts.contact_of(recipient),
        "recipient_kind": recipient.kind,
        "act": act,
        "signing": signing(age=age, decides_alone=student.decides_alone, act=act),
        "age": age,
        "until": facts.until(session, student),
        "parent": facts.home_name(session, wish.student),
        "second_parent": home.parents[1] if home.needed > 1 else "",
        "representative": student.representative,
        "article": law.where if law else "",
        "law": law.printed if law else "",
    }


def consent_signers(data: Asked) -> tuple[tuple[SignerRole, str], ...]:
    """Whose pen a consent form waits for, with the names that are known."""
    home = data.representative if data.signing is Signing.REPRESENTATIVE else data.parent
    names = {
        SignerRole.LEERLING: data.student_name,
        SignerRole.OUDER: home,
        SignerRole.SCHOOL: data.contact.name,
    }
    found: list[tuple[SignerRole, str]] = []
    for role in signer_roles(data.signing):
        found.append((role, names[role]))
        if role is SignerRole.OUDER and data.second_parent and data.signing is not Signing.REPRESENTATIVE:
            found.append((role, data.second_parent))
    return tuple(found)


def ouderbrief(session: Session, wish: Wish) -> Ouderbrief:
    """The letter about the handover, to who must read it at this age; an adult reads it himself.

    ``wish.home`` asks for a letter to the parents of an adult: raises ``form.adult`` unless the student agreed
    (model/law, ADULT_HOME). Raises ``consent.age``, ``form.recipient``, ``record.gone`` too.
    """
    student, recipient = must_find(session, Student, wish.student), facts.the_recipient(session, wish)
    age = facts.age_today(session, student)
    reader = _READERS[signing(age=age, decides_alone=student.decides_alone, act=Act.VERZOEK)]
    if reader is Reader.STUDENT and wish.home:
        if not wish.agreed:
            raise Expected("form.adult", name=student.call_name)
        reader = Reader.HOME_OF_ADULT
    names = {Reader.STUDENT: student.official_name, Reader.REPRESENTATIVE: student.representative}
    return Ouderbrief(
        **facts.head(session, student),
        reader=reader,
        act=facts.the_act(session, wish),
        to_name=names.get(reader, facts.home_name(session, wish.student)),
        recipient=recipient.name,
        leave_on=facts.leave_day(student),
        start=facts.start_day(student),
        until=facts.until(session, student),
        article=facts.lawful(session, student, Topic.REQUEST).where,
    )


def privacybericht(session: Session, wish: Wish) -> Privacybericht:
    """The privacy notice. Without a birth date it says that others may decide too. Raises ``record.gone``."""
    student = must_find(session, Student, wish.student)
    day, age = facts.leave_day(student), student.age_on(today(session))
    years = keep_years(facts.lawful(session, student, Topic.RETENTION).years)
    decides = () if age is None else who_consents(age=age, decides_alone=student.decides_alone)
    return Privacybericht(
        **facts.head(session, student),
        gone_on=years_after(day, years) if day else None,
        years=years,
        decides_self=decides == (Capacity.STUDENT,),
        task=facts.lawful(session, student, Topic.TASK).printed,
        rights=facts.lawful(session, student, Topic.RIGHTS).printed,
    )
