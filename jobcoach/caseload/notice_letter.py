"""The letter of a notice, to print or to save; it is not kept in the dossier, so that nothing more stays."""

from datetime import date

from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question, must_find, today
from jobcoach.caseload.notices import NoticeCard, notice_card
from jobcoach.caseload.paper_content import letterhead
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.documents.melding import Melding, Sent
from jobcoach.model.choices import SchoolKind
from jobcoach.model.labels import label
from jobcoach.model.law import Topic, rule
from jobcoach.model.people import Student


def notice_data(notice: int) -> Question[Melding]:
    """Question: what the letter prints today. Raises ``record.gone``, ``school.none``."""

    def answer(session: Session) -> Melding:
        card, coach = notice_card(notice)(session), the_coach(session)
        law = rule(Topic.TELL_RECIPIENTS, _kind(session, card), date.max)
        return Melding(
            school=letterhead(the_school(session)),
            made_on=today(session),
            reason=card.reason,
            recipient=card.recipient,
            recipient_contact=card.contact,
            packages=tuple(
                Sent(number=item.number, sent_on=item.sent_on, digest=item.digest) for item in card.packages
            ),
            about=tuple((label(subject), text) for subject, text in card.about.items()),
            law=law.printed,
            article=law.where,
            coach=coach.name,
            reach=", ".join(part for part in (coach.phone, coach.email) if part),
        )

    return answer


def _kind(session: Session, card: NoticeCard) -> SchoolKind:
    """The kind of school of the student; of an erased one nobody knows it any more, and the rule is the same."""
    return SchoolKind.PRO if card.student is None else must_find(session, Student, card.student).school_kind


def notice_letter(notice: int) -> Question[bytes]:
    """Question: the letter as PDF. Raises as ``notice_data``, and ``documents.character``."""

    def answer(session: Session) -> bytes:
        from jobcoach.documents.melding_paper import build

        return build(notice_data(notice)(session))

    return answer
