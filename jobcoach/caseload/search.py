"""Search everywhere: students, companies, people, notes, tasks and documents, by the beginnings of words."""

from dataclasses import dataclass, field

from sqlalchemy import text
from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import Question
from jobcoach.model.base import StudentId
from jobcoach.vault.search import fts_query


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place where the words stand: which kind of record, its id, and a line to recognise it by."""

    kind: str
    id: int
    title: str = field(repr=False)
    line: str = field(repr=False)
    student: StudentId | None


def search(words: str, *, limit: int = 30) -> Question[tuple[Hit, ...]]:
    """Question: records that hold every word, people first, then the newest. Fewer than 2 letters finds nothing."""

    def answer(session: Session) -> tuple[Hit, ...]:
        query = fts_query(words)
        if not query or len(words.strip()) < 2:
            return ()
        found = session.execute(
            text(
                "SELECT rowid, title, body, kind, student_id FROM search WHERE search MATCH :query "
                "ORDER BY rowid DESC LIMIT 400"
            ),
            {"query": query},
        ).all()
        hits = [
            Hit(
                kind=row.kind,
                id=row.rowid >> 4,
                title=row.title,
                line=_around(row.body or "", words),
                student=None if row.student_id is None else StudentId(int(row.student_id)),
            )
            for row in found
        ]
        hits.sort(key=lambda hit: _ORDER.get(hit.kind, 9))
        return tuple(hits[:limit])

    return answer


_ORDER = {"student": 0, "employer": 1, "contact_person": 2, "network_person": 3, "task": 4, "log_entry": 5}


def _around(body: str, words: str, width: int = 90) -> str:
    flat = " ".join(body.split())
    first = words.split()[0].casefold() if words.split() else ""
    at = flat.casefold().find(first)
    start = max(0, at - width // 3)
    cut = flat[start : start + width]
    return ("… " if start else "") + cut + (" …" if start + width < len(flat) else "")
