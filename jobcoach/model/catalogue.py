"""Dated editions of kwalificatiedossier, kwalificatie, kerntaak and werkproces; codes are text (domain 1.1, 1.8)."""

import re
from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobcoach.model.base import Base, Kept, Leaves, leaves, stored
from jobcoach.model.choices import EditionKind
from jobcoach.model.expected import Expected

S = Leaves.STANDARD
UNCHECKED = "niet gecontroleerd"  # what the mark of an edition says when nobody held it against the source
WERKPROCES_CODE = re.compile(r"[BP]\d{1,2}-K\d{1,2}-W\d{1,2}|D\d-K\d-W\d")


class Edition(Kept, Base, kw_only=True):
    """Where a part of the catalogue came from, from when it counts, and how far it was checked."""

    __tablename__ = "edition"
    __table_args__ = {"sqlite_autoincrement": True}

    name: Mapped[str]
    source: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None] = mapped_column(default=None)
    status: Mapped[str] = mapped_column(default="")
    imported_on: Mapped[date | None] = mapped_column(default=None)
    valid_to: Mapped[date | None] = mapped_column(default=None)
    kind: Mapped[EditionKind] = mapped_column(stored(EditionKind), default=EditionKind.SHIPPED)
    sha256: Mapped[str] = mapped_column(default="", index=True)


class Qualification(Kept, Base, kw_only=True):
    """A kwalificatie with its opleidingscode (crebo) inside a kwalificatiedossier."""

    __tablename__ = "qualification"
    __table_args__ = {"sqlite_autoincrement": True}

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    dossier_code: Mapped[str] = mapped_column(default="", info=leaves(S, "praktijkverklaringen"))
    dossier_name: Mapped[str] = mapped_column(default="", info=leaves(S, "praktijkverklaringen"))
    code: Mapped[str] = mapped_column(index=True, info=leaves(S, "praktijkverklaringen"))
    name: Mapped[str] = mapped_column(info=leaves(S, "praktijkverklaringen"))
    level: Mapped[int | None] = mapped_column(default=None, info=leaves(S, "praktijkverklaringen"))
    valid_from: Mapped[date | None] = mapped_column(default=None)
    valid_to: Mapped[date | None] = mapped_column(default=None)

    edition: Mapped[Edition] = relationship(init=False)
    kerntaken: Mapped[list["Kerntaak"]] = relationship(init=False, order_by="Kerntaak.code")

    def runs(self, first: date, last: date) -> bool:
        """Whether it counts on some day from ``first`` to ``last``; own dates go before the edition's, open is open."""
        since, until = self.valid_from or self.edition.valid_from, self.valid_to or self.edition.valid_to
        return (since is None or since <= last) and (until is None or first <= until)


class DossierEnd(Kept, Base, kw_only=True):
    """A kwalificatiedossier that ended (sheet "Vervallen" of the code list, domain 1.8), and what came after it."""

    __tablename__ = "dossier_end"
    __table_args__ = {"sqlite_autoincrement": True}

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    dossier_code: Mapped[str] = mapped_column(index=True)
    dossier_name: Mapped[str] = mapped_column(default="")
    intake_until: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    replaced_by: Mapped[str] = mapped_column(default="")
    replaced_by_code: Mapped[str] = mapped_column(default="")


class Kerntaak(Kept, Base, kw_only=True):
    """A core task of a qualification."""

    __tablename__ = "kerntaak"
    __table_args__ = {"sqlite_autoincrement": True}

    qualification_id: Mapped[int] = mapped_column(ForeignKey("qualification.id"), index=True)
    code: Mapped[str] = mapped_column(info=leaves(S, "praktijkverklaringen"))
    title: Mapped[str] = mapped_column(info=leaves(S, "praktijkverklaringen"))

    qualification: Mapped[Qualification] = relationship(init=False, back_populates="kerntaken")
    werkprocessen: Mapped[list["Werkproces"]] = relationship(init=False, order_by="Werkproces.code")


class Werkproces(Kept, Base, kw_only=True):
    """A recognisable set of actions with a begin, an end and a result."""

    __tablename__ = "werkproces"
    __table_args__ = {"sqlite_autoincrement": True}

    kerntaak_id: Mapped[int] = mapped_column(ForeignKey("kerntaak.id"), index=True)
    code: Mapped[str] = mapped_column(info=leaves(S, "praktijkverklaringen"))
    title: Mapped[str] = mapped_column(info=leaves(S, "praktijkverklaringen"))
    description: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[str] = mapped_column(Text, default="")
    behaviour: Mapped[str] = mapped_column(Text, default="")

    kerntaak: Mapped[Kerntaak] = relationship(init=False, back_populates="werkprocessen")


def plain_code(code: str) -> str:
    """A code as text: without spaces of any kind (the lists hold non-breaking ones), in capitals, zeros kept."""
    return "".join(code.split()).replace("\u200b", "").replace("\ufeff", "").upper()


def check_werkproces_code(code: str) -> str:
    """Return the code in capitals without spaces. Raises ``catalogue.code`` when it is no werkproces code."""
    clean = plain_code(code)
    if not WERKPROCES_CODE.fullmatch(clean):
        raise Expected("catalogue.code", code=code)
    return clean
