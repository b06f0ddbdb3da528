"""A real class list in CSV: look at it first, let the coach choose the columns, then read students and problems.

Nothing is written here; the verb in ``caseload`` does that, as one change that can be undone.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from jobcoach.exchange.columns import Field, is_state_number, match
from jobcoach.exchange.delimited import DELIMITERS, MAX_ROWS, Line, decode, first_lines, split, without_hint
from jobcoach.exchange.dutch_dates import read_day
from jobcoach.exchange.names import looks_garbled, looks_odd, take_apart
from jobcoach.model.expected import Expected
from jobcoach.model.wording import passes_eleven_test

_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
_NAMES: Final = (Field.NAME, Field.CALL_NAME, Field.FIRST_NAMES, Field.INFIX, Field.LAST_NAME)


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What the file looks like. ``mapping`` has one entry per header; cells of a BSN column are already empty."""

    encoding: str
    delimiter: str
    header: tuple[str, ...]
    rows: tuple[Line, ...] = field(repr=False)
    mapping: tuple[Field | None, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StudentRow:
    """One student as the list has it. ``row`` is the row number in the spreadsheet; "" and None mean: not known."""

    row: int
    number: str = ""
    call_name: str
    first_names: str = ""
    infix: str = ""
    last_name: str
    born_on: date | None = None
    born_in: str = ""
    class_name: str = ""
    street: str = ""
    postcode: str = ""
    place: str = ""
    municipality: str = ""
    phone: str = ""
    email: str = ""
    mentor: str = ""
    enrolled_on: date | None = None
    expected_leave_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong at one cell; ``key`` has a sentence in ui/words. ``skips`` means that the row is not read.

    ``row`` 1 with an empty value is about the column itself. ``value`` never repeats a number that may be a BSN.
    """

    row: int
    column: str
    key: str
    value: str = field(default="", repr=False)
    skips: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassList:
    """The students that can be taken over, and everything to say about the list; ``skipped`` rows were not read."""

    rows: tuple[StudentRow, ...] = field(repr=False)
    problems: tuple[Problem, ...]
    skipped: int


def sniff(data: bytes) -> Sniffed:
    """Find encoding, separator, header and the likely meaning of each column.

    Raises what ``decode`` and ``split`` raise, ``class_list.empty`` and ``class_list.no_rows``.
    """
    text, encoding = decode(data)
    text, hint = without_hint(text)
    delimiter = hint or max(DELIMITERS, key=lambda sign: _fits(first_lines(text, sign)))
    lines = tuple(split(text, delimiter))
    if not lines:
        raise Expected("class_list.empty")
    at = _header_at(lines)
    if len(lines) == at + 1:
        raise Expected("class_list.no_rows")
    if len(lines) - at - 1 > MAX_ROWS:
        raise Expected("class_list.too_many_rows", limit=MAX_ROWS)
    header = lines[at].cells
    secret = {column for column, name in enumerate(header) if is_state_number(name)}
    return Sniffed(
        encoding=encoding,
        delimiter=delimiter,
        header=header,
        rows=tuple(_without(line, secret) for line in lines[at + 1 :]),
        mapping=match(header),
        left_out=tuple(header[column] for column in sorted(secret)),
    )


def _fits(lines: Sequence[Line]) -> tuple[int, int, int]:
    """How well a separator fits: known headers, then lines as wide as the header, then columns."""
    if not lines:
        return (0, 0, 0)
    header = lines[_header_at(lines)].cells
    alike = sum(len(line.cells) == len(header) for line in lines) if len(header) > 1 else 0
    return (_known(header), alike, len(header) - 1)


def _known(cells: Sequence[str]) -> int:
    return sum(known is not None for known in match(cells))


def _header_at(lines: Sequence[Line]) -> int:
    """Index of the header: the first of the lines at the top that has the most known names (titles may precede it)."""
    return max(range(min(len(lines), 10)), key=lambda at: (_known(lines[at].cells), -at))


def _without(line: Line, secret: set[int]) -> Line:
    if not secret:
        return line
    return Line(line.number, tuple("" if at in secret else cell for at, cell in enumerate(line.cells)))


def read(sniffed: Sniffed, mapping: Sequence[Field | None] | None = None) -> ClassList:
    """Read the students with the columns that ``mapping`` gives (one entry per header; the found one by default).

    A row is skipped, and told, without a last name or call name, with a birth date that cannot be read, with cells
    beyond the header, or with a number that an earlier row has. Raises ``class_list.no_name_column`` and
    ``class_list.mapped_twice`` (field).
    """
    columns = _columns(sniffed, sniffed.mapping if mapping is None else mapping)
    problems = [Problem(row=1, column=name, key="class_list.bsn_column") for name in sniffed.left_out]
    students: list[StudentRow] = []
    numbers: set[str] = set()
    for line in sniffed.rows:
        reader = _Row(line, columns, len(sniffed.header))
        student = reader.student(numbers)
        problems += reader.problems
        if student:
            students.append(student)
            numbers.add(student.number)
    return ClassList(rows=tuple(students), problems=tuple(problems), skipped=len(sniffed.rows) - len(students))


def _columns(sniffed: Sniffed, mapping: Sequence[Field | None]) -> dict[Field, tuple[int, str]]:
    """Index and header of each field that is read; a column that was left out stays out whatever the mapping says."""
    columns: dict[Field, tuple[int, str]] = {}
    for at, (known, name) in enumerate(zip(mapping, sniffed.header, strict=True)):
        if known is None or is_state_number(name):
            continue
        if known in columns:
            raise Expected("class_list.mapped_twice", field=known.value)
        columns[known] = (at, name)
    if Field.LAST_NAME not in columns and Field.NAME not in columns:
        raise Expected("class_list.no_name_column")
    return columns


class _Row:
    """One line while it is read: hands out cells and gathers what is wrong with them."""

    def __init__(self, line: Line, columns: dict[Field, tuple[int, str]], width: int) -> None:
        self.line = line
        self.columns = columns
        self.width = width
        self.problems: list[Problem] = []

    def student(self, numbers: set[str]) -> StudentRow | None:
        """The student, or None when a problem skips the row; ``numbers`` are those of earlier rows."""
        if len(self.line.cells) > self.width:
            self.wrong(None, "class_list.too_many_cells", skips=True)
        for known in self.columns:
            self.look_at(known)
        number = self.exact(Field.NUMBER)
        if number and number in numbers:
            self.wrong(Field.NUMBER, "class_list.double_number", skips=True)
        call, first_names, infix, last = self.name()
        student = StudentRow(
            row=self.line.number,
            number=number,
            call_name=call,
            first_names=first_names,
            infix=infix,
            last_name=last,
            born_on=self.day(Field.BORN_ON, skips=True),
            born_in=self.cell(Field.BORN_IN),
            class_name=self.cell(Field.CLASS_NAME),
            street=self.street(),
            postcode=self.postcode(),
            place=self.cell(Field.PLACE),
            municipality=self.cell(Field.MUNICIPALITY),
            phone=self.phone(),
            email=self.checked(Field.EMAIL, "class_list.email", lambda text: re.fullmatch(r"\S+@\S+\.\S+", text)),
            mentor=self.cell(Field.MENTOR),
            enrolled_on=self.day(Field.ENROLLED_ON, skips=False),
            expected_leave_on=self.day(Field.EXPECTED_LEAVE_ON, skips=False),
        )
        return None if any(problem.skips for problem in self.problems) else student

    def cell(self, known: Field) -> str:
        """The cell of a field, "" when the column or the cell is not there."""
        at, _ = self.columns.get(known, (self.width, ""))
        return self.line.cells[at] if at < min(len(self.line.cells), self.width) else ""

    def wrong(self, known: Field | None, key: str, *, value: str | None = None, skips: bool = False) -> None:
        """Note a problem at the cell of ``known``, or at the whole row."""
        column = self.columns.get(known, (0, known.value))[1] if known else ""
        shown = self.cell(known) if known and value is None else value or ""
        self.problems.append(Problem(row=self.line.number, column=column, key=key, value=shown, skips=skips))

    def look_at(self, known: Field) -> None:
        """What can be wrong with any cell: a number that may be a BSN, and letters of a wrong encoding."""
        text = self.cell(known)
        digits = re.sub(r"[ .-]", "", text)
        # Eight digits are more often a date or a school's own number; a phone number lost its 0 (see phone).
        if known is not Field.PHONE and re.fullmatch(r"\d{9}", digits) and passes_eleven_test(digits):
            self.wrong(known, "class_list.may_be_bsn", value=f"••••••{digits[-3:]}")
        elif looks_garbled(text):
            self.wrong(known, "class_list.garbled")
        elif known in _NAMES and looks_odd(text):
            self.wrong(known, "class_list.odd_letters")

    def name(self) -> tuple[str, str, str, str]:
        """Call name, first names, tussenvoegsel and last name; own columns go before one for the whole name."""
        call, first_names = self.cell(Field.CALL_NAME), self.cell(Field.FIRST_NAMES)
        infix, last = self.cell(Field.INFIX), self.cell(Field.LAST_NAME)
        whole = self.cell(Field.NAME)
        if whole and not last:
            parts = take_apart(whole)
            if not parts.sure and not call:
                self.wrong(Field.NAME, "class_list.guessed_name")
            call, infix, last = call or parts.call, infix or parts.infix, parts.last
        call = call or first_names.partition(" ")[0]
        if not last:
            self.wrong(
                Field.LAST_NAME if Field.LAST_NAME in self.columns else Field.NAME,
                "class_list.no_last_name",
                skips=True,
            )
        elif not call:
            self.wrong(Field.CALL_NAME, "class_list.no_call_name", value="", skips=True)
        return call, first_names, infix, last

    def day(self, known: Field, *, skips: bool) -> date | None:
        """The day in a cell; one that cannot be read is a problem and counts as not known."""
        text = self.cell(known)
        day = read_day(text) if text else None
        if text and day is None:
            self.wrong(known, "class_list.birth_date" if skips else "class_list.date", skips=skips)
        return day

    def street(self) -> str:
        """Street and house number on one line."""
        number = self.cell(Field.HOUSE_NUMBER) + self.cell(Field.HOUSE_ADDITION)
        return f"{self.cell(Field.STREET)} {number}".strip()

    def postcode(self) -> str:
        """``1234 AB``; another form is kept as it stands, with a warning."""
        text = self.cell(Field.POSTCODE)
        if found := re.fullmatch(r"([1-9]\d{3}) ?([A-Za-z]{2})", text):
            return f"{found[1]} {found[2].upper()}"
        return self.checked(Field.POSTCODE, "class_list.postcode", lambda _: None)

    def phone(self) -> str:
        """The phone number, with the 0 back that spreadsheets take away."""
        text = self.exact(Field.PHONE)
        if re.fullmatch(r"[1-9]\d{8}", text):
            self.wrong(Field.PHONE, "class_list.phone_zero")
            return f"0{text}"
        return text

    def exact(self, known: Field) -> str:
        """A number kept as text; ``6,1E+08`` lost its figures in a spreadsheet and counts as not known."""
        text = self.cell(known)
        if _SCIENTIFIC.fullmatch(text):
            self.wrong(known, "class_list.lost_figures")
            return ""
        return text

    def checked(self, known: Field, key: str, fits: Callable[[str], object]) -> str:
        """The cell as it stands; one that does not fit gets a warning."""
        text = self.cell(known)
        if text and not fits(text):
            self.wrong(known, key)
        return text
