"""The overdracht to a municipality: what is asked, what was agreed, and where it stands."""

import json
from datetime import date, datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobcoach.model.base import Base, Kept, Leaves, UtcDateTime, leaves, stored
from jobcoach.model.choices import Act, Destination, HandoverStatus
from jobcoach.model.consent import Recipient
from jobcoach.model.expected import Expected
from jobcoach.model.people import Student
from jobcoach.model.working_days import REPLY_DAYS, after_working_days

S = Leaves.STANDARD
NOT_READ = "finding.not_read"
"""The finding that the young person did not read it; its reason is kept with the others."""

NEXT: dict[HandoverStatus, tuple[HandoverStatus, ...]] = {
    HandoverStatus.VOORBEREID: (HandoverStatus.VERZEGELD,),
    HandoverStatus.VERZEGELD: (HandoverStatus.VERSTUURD, HandoverStatus.VERVANGEN),
    HandoverStatus.VERSTUURD: (
        HandoverStatus.ONTVANGEN,
        HandoverStatus.AANGENOMEN,
        HandoverStatus.TERUG,
        HandoverStatus.VERVANGEN,
    ),
    HandoverStatus.ONTVANGEN: (HandoverStatus.AANGENOMEN, HandoverStatus.TERUG, HandoverStatus.VERVANGEN),
    HandoverStatus.AANGENOMEN: (HandoverStatus.VERVANGEN,),
    HandoverStatus.TERUG: (HandoverStatus.VERVANGEN,),
    HandoverStatus.VERVANGEN: (),
}

WAITING = (HandoverStatus.VERSTUURD, HandoverStatus.ONTVANGEN)
"""An answer is waited for."""


class Handover(Kept, Base, kw_only=True):
    """One overdracht of one student to one recipient; what was sealed is frozen, a correction is a new one.

    ``digest`` is the SHA-256 of the container, ``seal`` the serial number of the certificate that sealed it (hex),
    ``grounds`` a line per subject with the ground on which it left, ``made_by`` the coach who sealed.
    """

    __tablename__ = "handover"
    __table_args__ = {"sqlite_autoincrement": True}

    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipient.id"), index=True)
    act: Mapped[Act] = mapped_column(stored(Act), default=Act.VERZOEK, info=leaves(S, "plan"))
    destination: Mapped[Destination] = mapped_column(
        stored(Destination), default=Destination.WERK, info=leaves(S, "plan")
    )
    status: Mapped[HandoverStatus] = mapped_column(stored(HandoverStatus), default=HandoverStatus.VOORBEREID)
    question: Mapped[str] = mapped_column(Text, default="", info=leaves(S, "plan"))
    explanation: Mapped[str] = mapped_column(Text, default="", info=leaves(S, "plan"))
    reply_by: Mapped[date | None] = mapped_column(default=None, info=leaves(S, "plan"))
    start_on: Mapped[date | None] = mapped_column(default=None, info=leaves(S, "plan"))
    plan: Mapped[str] = mapped_column(Text, default="", info=leaves(S, "plan"))
    talked_on: Mapped[date | None] = mapped_column(default=None, info=leaves(S, "plan"))
    talked_with: Mapped[str] = mapped_column(default="")
    read_by_student: Mapped[bool] = mapped_column(default=False)
    reaction: Mapped[str] = mapped_column(Text, default="", info=leaves(S, "plan"))
    reasons: Mapped[str] = mapped_column(Text, default="")
    number: Mapped[str] = mapped_column(default="", index=True, info=leaves(S, "plan"))
    version: Mapped[int] = mapped_column(default=1, info=leaves(S, "plan"))
    sealed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    digest: Mapped[str] = mapped_column(default="")
    seal: Mapped[str] = mapped_column(default="")
    grounds: Mapped[str] = mapped_column(Text, default="")
    made_by: Mapped[str] = mapped_column(default="")
    frozen: Mapped[str] = mapped_column(Text, default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), default=None)
    sent_on: Mapped[date | None] = mapped_column(default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    answer: Mapped[str] = mapped_column(Text, default="")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("handover.id"), default=None)

    student: Mapped[Student] = relationship(init=False)
    recipient: Mapped[Recipient] = relationship(init=False)

    def reasons_kept(self) -> dict[str, str]:
        """The findings that the coach let stand, each with the reason given."""
        kept = json.loads(self.reasons) if self.reasons else {}
        return {str(key): str(value) for key, value in kept.items()}

    def keep_reason(self, finding: str, reason: str) -> None:
        """Keep why a finding may stand; an empty reason takes it away."""
        kept = self.reasons_kept()
        kept.pop(finding, None)
        if reason.strip():
            kept[finding] = reason.strip()
        self.reasons = json.dumps(kept, ensure_ascii=False) if kept else ""

    def move_to(self, status: HandoverStatus) -> None:
        """Take one allowed step. Raises ``handover.step`` when the step makes no sense from here."""
        if status not in NEXT[self.status]:
            raise Expected("handover.step", now=self.status, wanted=status)
        self.status = status

    @property
    def answer_due(self) -> date | None:
        """Until when an answer is waited for: the day that was asked, or ten working days after it went.

        Who said that it came in (``ONTVANGEN``) has until the day that was asked, or ten working days from then.
        None when no answer is waited for.
        """
        if self.status is HandoverStatus.VERSTUURD and self.sent_on is not None:
            silent = after_working_days(self.sent_on, REPLY_DAYS)
            return min(silent, self.reply_by) if self.reply_by and self.reply_by > self.sent_on else silent
        if self.status is HandoverStatus.ONTVANGEN and self.answered_on is not None:
            later = after_working_days(self.answered_on, REPLY_DAYS)
            return self.reply_by if self.reply_by and self.reply_by > self.answered_on else later
        return None

    def check_open(self) -> None:
        """Refuse a change to what was sealed. Raises ``handover.sealed`` (number)."""
        if self.status is not HandoverStatus.VOORBEREID:
            raise Expected("handover.sealed", number=self.number)
