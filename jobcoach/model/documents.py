"""Kept documents, and the key of the coach's seal."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from jobcoach.model.base import Base, Kept, UtcDateTime, stored
from jobcoach.model.choices import DocumentKind


class Document(Kept, Base, kw_only=True):
    """A document as it was issued or received; its content never changes, a correction is a new document.

    A large one has no ``content`` but an attachment: an encrypted file beside the database, whose key is only here.
    """

    __tablename__ = "document"
    __table_args__ = {"sqlite_autoincrement": True}

    kind: Mapped[DocumentKind] = mapped_column(stored(DocumentKind))
    title: Mapped[str]
    file_name: Mapped[str]
    media_type: Mapped[str] = mapped_column(default="application/pdf")
    content: Mapped[bytes | None] = mapped_column(LargeBinary, default=None, deferred=True)
    size: Mapped[int] = mapped_column(default=0)
    digest: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="", index=True)
    made_on: Mapped[date]
    student_id: Mapped[int | None] = mapped_column(ForeignKey("student.id"), default=None, index=True)
    attachment_id: Mapped[str | None] = mapped_column(default=None)
    attachment_key: Mapped[bytes | None] = mapped_column(LargeBinary, default=None, deferred=True)
    attachment_nonce: Mapped[bytes | None] = mapped_column(LargeBinary, default=None, deferred=True)


class SealKeys(Kept, Base, kw_only=True):
    """The seal of this vault under the root of its school; the newest row counts.

    ``root_key`` is empty: the root's key is in a file of the school. Vaults of 0.1.0 had it, and are led to move it.
    """

    __tablename__ = "seal_keys"
    __table_args__ = {"sqlite_autoincrement": True}

    root_pem: Mapped[bytes] = mapped_column(LargeBinary)
    root_key: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    certificate_pem: Mapped[bytes] = mapped_column(LargeBinary)
    key: Mapped[bytes] = mapped_column(LargeBinary)
    fingerprint: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    valid_until: Mapped[datetime] = mapped_column(UtcDateTime)


class SealRequest(Kept, Base, kw_only=True):
    """A seal that was asked for and has not come yet: the request (PEM) and the private key it belongs to."""

    __tablename__ = "seal_request"
    __table_args__ = {"sqlite_autoincrement": True}

    pem: Mapped[bytes] = mapped_column(LargeBinary)
    key: Mapped[bytes] = mapped_column(LargeBinary)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
