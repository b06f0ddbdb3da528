"""The way of a class list without a screen: read the file, try it, take it over; the page only shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from jobcoach.caseload.import_class import Fate, ImportClass, Imported, Planned, plan_import
from jobcoach.caseload.undo import Act, Acted
from jobcoach.exchange.class_list import Problem, Sniffed, StudentRow, read, sniff
from jobcoach.exchange.columns import Field
from jobcoach.exchange.delimited import MAX_BYTES
from jobcoach.model.expected import Expected
from jobcoach.model.people import check_student
from jobcoach.ui.lane import Work
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import day_for_field

Mapping = tuple[Field | None, ...]
_SIGNS = {";": "puntkomma's", ",": "komma's", "\t": "tabs", "|": "rechte strepen"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """A file that was looked at; ``name`` is the file's name without its folder."""

    name: str
    sniffed: Sniffed


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What taking it over would do; nothing was written. ``planned`` has one entry per row of ``rows``.

    ``problems`` begin with those that skip a row.
    """

    rows: tuple[StudentRow, ...] = field(repr=False)
    problems: tuple[Problem, ...] = field(repr=False)
    planned: tuple[Planned, ...] = field(repr=False)
    skipped: int

    def times(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return sum(item.fate is fate for item in self.planned)


def pick(file: Path) -> Callable[[Work], Picked]:
    """Job: read a file and recognise its columns.

    Raises ``file.absent``, ``file.unreadable`` and what ``class_list.sniff`` raises.
    """

    def job(work: Work) -> Picked:
        work.say("Bestand lezen")
        return Picked(name=file.name, sniffed=sniff(_bytes_of(file)))

    return job


def prove(picked: Picked, mapping: Mapping, *, today: date) -> Callable[[Work], Proof]:
    """Job: read the rows with these columns and say what would happen; writes nothing.

    Raises ``class_list.no_name_column`` and ``class_list.mapped_twice``.
    """

    def job(work: Work) -> Proof:
        work.say("Proef doen")
        found = read(picked.sniffed, mapping)
        rows, strange = _possible(
            found.rows,
            today,
            column=picked.sniffed.header[mapping.index(Field.BORN_ON)] if Field.BORN_ON in mapping else "",
        )
        return Proof(
            rows=rows,
            problems=tuple(sorted(found.problems + strange, key=lambda problem: (not problem.skips, problem.row))),
            planned=work.ask(plan_import(rows)),
            skipped=found.skipped + len(strange),
        )

    return job


def take_over(proof: Proof) -> Callable[[Work], Acted[Imported]]:
    """Job: take the rows over in one act that can be turned back."""

    def job(work: Work) -> Acted[Imported]:
        work.say("Leerlingen ophalen")
        return work.carry_out(Act(ImportClass(rows=proof.rows)))

    return job


def describe(sniffed: Sniffed) -> str:
    """``26 rijen, 12 van 14 kolommen herkend``, and what keeps the columns apart."""
    known = sum(known is not None for known in sniffed.mapping)
    sign = _SIGNS.get(sniffed.delimiter, "een teken")
    return f"{len(sniffed.rows)} rijen · {known} van {len(sniffed.header)} kolommen herkend · gescheiden met {sign}"


def examples(sniffed: Sniffed, column: int, *, most: int = 2) -> str:
    """The first values of a column that are not empty."""
    cells = (line.cells[column] for line in sniffed.rows if column < len(line.cells) and line.cells[column].strip())
    return ", ".join(cell for cell, _ in zip(cells, range(most), strict=False))


def problem_words(problem: Problem) -> str:
    """The sentence of a problem, without the row and column that stand beside it in the table."""
    words = sentence(Expected(problem.key, row=problem.row, column=problem.column, value=problem.value))
    for start in (f"Rij {problem.row}, {problem.column}: ", f"Rij {problem.row}: "):
        words = words.removeprefix(start)
    if problem.value and words.startswith(problem.value):
        return words
    return words[:1].upper() + words[1:]


def fate_words(planned: Planned) -> str:
    """``nieuw``, ``gelijk``, or ``gewijzigd: klas, telefoon``."""
    if planned.fate is not Fate.CHANGED:
        return str(planned.fate.value)
    return f"gewijzigd: {', '.join(Field[name.upper()].value for name in planned.changes)}"


def student_cells(row: StudentRow, planned: Planned) -> tuple[str, ...]:
    """One line of the preview: row, name, number, born, class, what happens."""
    return (
        str(row.row), planned.name, row.number, day_for_field(row.born_on), row.class_name, fate_words(planned)
    )  # fmt: skip


def _bytes_of(file: Path) -> bytes:
    """At most one byte more than may be read, so that a huge file is refused without reading it."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise Expected("file.absent", name=file.name) from error
    except OSError as error:
        raise Expected("file.unreadable", name=file.name) from error


def _possible(
    rows: Sequence[StudentRow], today: date, *, column: str
) -> tuple[tuple[StudentRow, ...], tuple[Problem, ...]]:
    """Rows that the caseload will take, and a problem in ``column`` for each with an age that no student has."""
    taken, strange = [], []
    for row in rows:
        try:
            check_student(call_name=row.call_name, last_name=row.last_name, born_on=row.born_on, today=today)
        except Expected:
            born = day_for_field(row.born_on)
            strange.append(Problem(row=row.row, column=column, key="class_import.age", value=born, skips=True))
        else:
            taken.append(row)
    return tuple(taken), tuple(strange)
