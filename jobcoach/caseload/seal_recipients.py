"""Who must hear that a seal was revoked: everyone who may have had a package of the last 12 months."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question
from jobcoach.model.consent import Recipient
from jobcoach.model.handover import Handover

TERM = timedelta(days=366)  # decisions, seal and package: the recipients of the last 12 months


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    """A recipient, how to reach it, how many packages it may have and the day of the last one."""

    name: str
    contact: str = field(repr=False)
    email: str = field(repr=False)
    phone: str = field(repr=False)
    packages: int
    last: date


def recipients_to_tell(*, on: date) -> Question[tuple[ToTell, ...]]:
    """Question: recipients of what was sealed or sent in the 12 months before ``on``, by name.

    What is in the bin counts too, and so does a package that was sealed and never marked as sent: it may have left.
    """

    def answer(session: Session) -> tuple[ToTell, ...]:
        since = on - TERM
        query = (
            select(
                Recipient.id, Recipient.name, Recipient.contact, Recipient.email, Recipient.phone,
                Handover.sent_on, Handover.sealed_at,
            )
            .join(Recipient, Recipient.id == Handover.recipient_id)
            .where(Handover.sealed_at.is_not(None), or_(Handover.sent_on.is_(None), Handover.sent_on >= since))
            .execution_options(include_deleted=True)
        )  # fmt: skip
        found: dict[int, ToTell] = {}
        for key, name, contact, email, phone, sent_on, sealed_at in session.execute(query):
            day = sent_on or (sealed_at.date() if sealed_at else None)
            if day is None or day < since:
                continue
            known = found.get(key)
            found[key] = ToTell(
                name=name, contact=contact, email=email, phone=phone,
                packages=1 + (known.packages if known else 0), last=max(day, known.last) if known else day,
            )  # fmt: skip
        return tuple(sorted(found.values(), key=lambda item: item.name.casefold()))

    return answer
