"""The clauses of a stageovereenkomst as this school wants them: the defaults, with its own texts in their place."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import fill, today
from jobcoach.model.choices import AgreementKind
from jobcoach.model.clauses import CLAUSES, Certainty, Clause, applying
from jobcoach.model.expected import Expected
from jobcoach.model.paper_texts import ClauseText
from jobcoach.vault.changes import put_in_bin


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRow:
    """One clause as it stands: its text, whether it is used, where the default came from, and whether it is ours."""

    key: str
    title: str
    text: str
    used: bool
    origin: str
    kinds: tuple[AgreementKind, ...]
    under: int | None
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveClause:
    """Keep the school's own text of a clause, or that it is not used. Raises ``clause.gone``, ``clause.empty``."""

    key: str
    title: str
    text: str = field(repr=False)
    used: bool = True

    def __call__(self, session: Session) -> str:
        if self.key not in {clause.key for clause in CLAUSES}:
            raise Expected("clause.gone")
        title, text = self.title.strip(), self.text.strip()
        if self.used and not (title and text):
            raise Expected("clause.empty", field="text" if title else "title")
        row = _own(session).get(self.key)
        if row is None:
            row = ClauseText(key=self.key, title=title, text=text, used=self.used, changed_on=today(session))
            session.add(row)
        else:
            fill(row, {"title": title, "text": text, "used": self.used, "changed_on": today(session)})
        return self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetClause:
    """Go back to the default text of a clause; the school's own goes to the bin."""

    key: str

    def __call__(self, session: Session) -> None:
        if (row := _own(session).get(self.key)) is not None:
            put_in_bin(session, row)


def clause_rows(session: Session) -> tuple[ClauseRow, ...]:
    """Question: every clause as it stands, in the order of the paper."""
    own = _own(session)
    return tuple(_row(clause, own.get(clause.key)) for clause in CLAUSES)


def clauses_for(session: Session, kind: AgreementKind, age: int | None) -> tuple[tuple[str, str], ...]:
    """(title, text) of the clauses that this school uses for a kind of agreement and an age on the first day."""
    own = _own(session)
    rows = [_row(clause, own.get(clause.key)) for clause in applying(kind, age)]
    return tuple((row.title, row.text) for row in rows if row.used)


def dropped_for(session: Session, kind: AgreementKind, age: int | None) -> tuple[str, ...]:
    """Titles of clauses that come from the law, fit this agreement, and are not used by this school."""
    own = _own(session)
    asked = [clause for clause in applying(kind, age) if clause.origin.certainty is not Certainty.CHOICE]
    return tuple(clause.title for clause in asked if clause.key in own and not own[clause.key].used)


def _own(session: Session) -> dict[str, ClauseText]:
    return {row.key: row for row in session.scalars(select(ClauseText).order_by(ClauseText.id))}


def _row(clause: Clause, own: ClauseText | None) -> ClauseRow:
    return ClauseRow(
        key=clause.key,
        title=own.title if own else clause.title,
        text=own.text if own else clause.text,
        used=own.used if own else True,
        origin=clause.origin.words,
        kinds=clause.kinds,
        under=clause.under,
        own=own is not None,
    )
