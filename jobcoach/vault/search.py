"""The full-text index inside the vault: which columns are in it, how letters are folded, and how it is asked."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

KINDS = 16  # rowid of the index = row id * 16 + kind code
MOST_TERMS, LONGEST_TERM = 12, 40
# Letters that Unicode does not take apart, so that "remove_diacritics" leaves them as they are.
_FOLDS = {
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ø": "o", "Ø": "O", "ß": "ss",
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH", "ð": "d", "Ð": "D", "ĳ": "ij", "Ĳ": "IJ",
}  # fmt: skip
_FOLD = str.maketrans(_FOLDS)


@dataclass(frozen=True, slots=True)
class Source:
    """One indexed table: SQL for title, body and student over ``{r}`` (the row), and the columns that change them."""

    table: str
    code: int
    title: str
    body: str
    student: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One row found: its table, its id, the student it belongs to, and the words as they were typed."""

    kind: str
    row_id: int
    student_id: int | None
    title: str = field(repr=False)
    snippet: str = field(repr=False)


def _joined(*columns: str) -> str:
    """SQL for columns with a space between; none of them is ever null."""
    return " || ' ' || ".join(f"coalesce({{r}}.{column}, '')" for column in columns)


def _source(table: str, code: int, title: tuple[str, ...], body: tuple[str, ...], student: str = "NULL") -> Source:
    columns = (*title, *body, *(() if student in ("NULL", "{r}.id") else (student.removeprefix("{r}."),)))
    return Source(table, code, _joined(*title), _joined(*body) if body else "''", student, columns)


_OWN, _OF = "{r}.id", "{r}.student_id"
SOURCES = (
    _source("student", 1, ("call_name", "infix", "last_name"), ("first_names", "number", "class_name", "place"), _OWN),
    _source("network_person", 2, ("name",), ("role", "phone", "email"), _OF),
    _source("employer", 3, ("name",), ("sector", "can_offer", "note")),
    _source("location", 4, ("street", "place"), ("postcode", "leerbedrijf_id", "travel")),
    _source("contact_person", 5, ("name",), ("function", "phone", "email")),
    _source("log_entry", 6, (), ("note",), _OF),
    _source("task", 7, ("what",), (), _OF),
    _source("document", 8, ("title",), ("number", "file_name"), _OF),
)
_KIND_OF = {source.code: source.table for source in SOURCES}


def statements() -> tuple[str, ...]:
    """SQL that makes the index and the triggers that keep it, in order."""
    made = (
        "CREATE VIRTUAL TABLE search USING fts5(title, body, kind UNINDEXED, student_id UNINDEXED, folded, "
        "tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
        "INSERT INTO search(search, rank) VALUES('secure-delete', 1)",  # else the words of an erased row stay
    )
    return made + tuple(trigger for source in SOURCES for trigger in _triggers(source))


def _triggers(source: Source) -> tuple[str, str, str]:
    title, body = (source.title or "''").format(r="new"), source.body.format(r="new")
    text = f"{title} || ' ' || {body}"
    add = (
        "INSERT INTO search(rowid, title, body, kind, student_id, folded) "
        f"SELECT new.id * {KINDS} + {source.code}, {title}, {body}, '{source.table}', "
        f"{source.student.format(r='new')}, CASE WHEN typed = plain THEN '' ELSE plain END\n"
        f"FROM (SELECT {text} AS typed,\n{_folded(text)} AS plain) WHERE new.deleted_at IS NULL;"
    )
    drop = f"DELETE FROM search WHERE rowid = old.id * {KINDS} + {source.code};"  # noqa: S608
    name, watched = f"search_{source.table}", ", ".join((*source.columns, "deleted_at"))
    return (
        f"CREATE TRIGGER {name}_insert AFTER INSERT ON {source.table} BEGIN\n{add}\nEND",
        f"CREATE TRIGGER {name}_update AFTER UPDATE OF {watched} ON {source.table} BEGIN\n{drop}\n{add}\nEND",
        f"CREATE TRIGGER {name}_delete AFTER DELETE ON {source.table} BEGIN\n{drop}\nEND",
    )


def _folded(text: str) -> str:
    for letter, plain in _FOLDS.items():
        text = f"replace({text}, '{letter}', '{plain}')"
    return text


def fold(text: str) -> str:
    """The text with the letters ł đ ı ø ß æ (and kin) spelled plainly, as the index has them too."""
    return text.translate(_FOLD)


def fts_query(text: str) -> str:
    """FTS5 query for what someone typed: every word quoted, as a prefix, all must occur; empty when nothing is asked.

    Quoting is what keeps search words out of FTS5's error messages.
    """
    clean = "".join(character if character.isprintable() else " " for character in fold(text)).replace('"', " ")
    terms = [term for term in clean.split() if any(character.isalnum() for character in term)]
    return " ".join(f'"{term[:LONGEST_TERM]}"*' for term in terms[:MOST_TERMS])


def found(text: str, *, limit: int = 50) -> Callable[[Session], tuple[Hit, ...]]:
    """Question: the best hits for a typed text; rows of students in the bin stay out. Empty text finds nothing."""
    query = fts_query(text)

    def question(session: Session) -> tuple[Hit, ...]:
        run = session.connection().exec_driver_sql
        rows = run(_BEST, (query, limit)).all() if query else []
        if not all(row[4] for row in rows):
            rows = run(_BEST_LIVE, (query, limit)).all()
        return tuple(
            Hit(_KIND_OF[row[0] % KINDS], row[0] // KINDS, row[1], row[2].strip(), row[3].strip()) for row in rows
        )

    return question


# Whose a row is stands in the text of the index, and reading that of every match means decrypting most of the file. So
# the best are taken first; only when a student in the bin is among them everything is looked at.
_LIVE = """(student_id IS NULL OR EXISTS (
    SELECT 1 FROM student WHERE student.id = search.student_id AND student.deleted_at IS NULL))"""
_BEST = f"""
SELECT rowid, student_id, title, snippet(search, 1, '', '', '…', 16), {_LIVE} FROM search
WHERE search MATCH ? ORDER BY bm25(search, 10.0, 1.0, 0, 0, 8.0), rowid DESC LIMIT ?
"""  # noqa: S608 - no text from outside
_BEST_LIVE = _BEST.replace("MATCH ?", f"MATCH ? AND {_LIVE}")
