"""A paper that is signed with a pen: who must sign, who did, where the paper is, and the scan that came back."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobcoach.model.base import Base, Kept, stored
from jobcoach.model.choices import PaperPlace, SignerRole
from jobcoach.model.documents import Document


class PaperTrail(Kept, Base, kw_only=True):
    """The way of a printed document until it is back; ``code`` is the digest in its QR, ``pages`` how many return."""

    __tablename__ = "paper_trail"
    __table_args__ = {"sqlite_autoincrement": True}

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    code: Mapped[str] = mapped_column(default="")
    pages: Mapped[int] = mapped_column(default=1)
    place: Mapped[PaperPlace] = mapped_column(stored(PaperPlace), default=PaperPlace.COACH)
    place_since: Mapped[date]
    scan_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), default=None)
    scanned_on: Mapped[date | None] = mapped_column(default=None)

    document: Mapped[Document] = relationship(init=False, foreign_keys="PaperTrail.document_id")
    signatures: Mapped[list["PaperSignature"]] = relationship(
        init=False, order_by="PaperSignature.position", back_populates="trail"
    )

    @property
    def signed(self) -> bool:
        """Whether it counts as signed: everybody signed and the scan lies in the vault."""
        return self.scan_id is not None and all(signature.signed_on for signature in self.signatures)


class PaperSignature(Kept, Base, kw_only=True):
    """One signature that a paper asks for; ``signed_on`` is the day it was seen on the paper."""

    __tablename__ = "paper_signature"
    __table_args__ = {"sqlite_autoincrement": True}

    trail_id: Mapped[int] = mapped_column(ForeignKey("paper_trail.id"), index=True)
    role: Mapped[SignerRole] = mapped_column(stored(SignerRole))
    name: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    signed_on: Mapped[date | None] = mapped_column(default=None)

    trail: Mapped[PaperTrail] = relationship(init=False, back_populates="signatures")
