"""What leaves: per column of every table, in every byte of a sealed overdracht, only what its handover mark allows."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from jobcoach.caseload import handover_words
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.handover_content import gather
from jobcoach.caseload.handovers import handover_rows
from jobcoach.caseload.papers import issue_paper
from jobcoach.caseload.road import password_slip, wrap_handover
from jobcoach.caseload.sealing import seal_handover
from jobcoach.model.base import Leaves, mark_of
from jobcoach.model.choices import Subject
from jobcoach.model.documents import SealKeys
from jobcoach.model.handover import Handover
from jobcoach.model.road import Road
from jobcoach.model.tables import METADATA
from jobcoach.ui.handover.saving import mail_text
from tests.caseload.every_column import Place, Whole, found_in, laid_open, spellings, tables, whole_dossier
from tests.caseload.open_vault import Caseload, opened

# Which subject opens a section; the other sections always go along.
SUBJECT_OF = {
    "leerling": Subject.GEGEVENS,
    "eigen_woorden": Subject.EIGEN_WOORDEN,
    "talenten": Subject.EIGEN_WOORDEN,
    "werkervaring": Subject.STAGES,
    "competenties": Subject.STAGES,
    "praktijkverklaringen": Subject.STAGES,
    "werkadvies": Subject.NODIG,
    "netwerk": Subject.NETWERK,
}
# On the praktijkverklaring itself and nowhere else (domain 1.3: birth place, address and function of the trainer).
ON_THE_PAPER = {("student", "born_in"), ("location", "street"), ("contact_person", "function")}
# The address on the envelope: what the recipient knows already.
ADDRESS = {("recipient", "name"), ("recipient", "contact"), ("recipient", "function")}


@dataclass(frozen=True)
class Sealed:
    whole: Whole
    refused: dict[Place, set[str]]
    allowed: dict[Place, set[str]]
    containers: tuple[bytes, bytes]
    caseload: Caseload


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sealed]:
    folder: Path = tmp_path_factory.mktemp("lek")
    with opened(folder, seal=False) as caseload:
        whole = whole_dossier(caseload)
        caseload.make_seal()
        caseload.run(issue_paper(whole.paper))
        containers = tuple(_seal(caseload, number) for number in (whole.nearly_all_refused, whole.all_allowed))
        yield Sealed(whole, *(found_in(item, whole.planted) for item in containers), containers, caseload)  # type: ignore[arg-type]


def _seal(caseload: Caseload, handover: object) -> bytes:
    return caseload.ask(content_of(caseload.run(seal_handover(handover)).document))  # type: ignore[arg-type]


def _wrong(found: dict[Place, set[str]], sealed: Sealed, allowed: frozenset[Subject]) -> list[str]:
    return [
        f"{table}.{column} (row {row}) in {sorted(files)}"
        for (table, row, column), files in sorted(found.items())
        if not _may(table, column, files, allowed) or (table, row) in sealed.whole.planted.stranger_rows
    ]


def _may(table: str, column: str, files: set[str], allowed: frozenset[Subject]) -> bool:
    if (table, column) in ADDRESS:
        return True
    if (table, column) in ON_THE_PAPER:
        papers = {name for name in files if name.startswith("documenten/praktijkverklaring_")}
        return Subject.STAGES in allowed and files - {"(pakket)"} == papers
    info = METADATA.tables[table].c[column].info
    mark = mark_of(info)
    if mark is Leaves.NEVER:
        return False
    subject = Subject.GEZONDHEID if column == "health" else SUBJECT_OF.get(str(info["section"]))
    return subject is None or subject in allowed


def test_every_column_of_every_table_was_marked(sealed: Sealed) -> None:
    planted = sealed.whole.planted
    places = {(table, column) for table, _, column in (*planted.words, *planted.days, *planted.numbers)}
    assert {table.name for table in tables()} - {table for table, _ in places} == {
        "log_werkproces",  # only links
        "assessment_evidence",
        "vault_fact",
        "counter",
        "seal_keys",  # its own test below
        "seal_request",  # a key and a request, in a vault that waits for a seal
    }
    assert len(set(planted.words.values())) == len(planted.words) > 500


def test_with_all_refused_only_the_needed_leaves(sealed: Sealed) -> None:
    assert _wrong(sealed.refused, sealed, frozenset({Subject.GEGEVENS})) == []


def test_with_all_allowed_only_what_is_marked_leaves(sealed: Sealed) -> None:
    assert _wrong(sealed.allowed, sealed, frozenset(Subject)) == []


def test_the_search_does_find_what_leaves(sealed: Sealed) -> None:
    """Else the two tests above would pass on an empty package."""
    told = {(table, column) for table, _, column in sealed.allowed}
    for place in (
        ("own_words", "answer"),
        ("talent", "example"),
        ("network_person", "phone"),
        ("student", "health"),
        ("internship", "tasks"),
        ("assessed_werkproces", "done"),
        ("consent", "by_name"),
        ("handover", "explanation"),
        *ON_THE_PAPER,
    ):
        assert place in told, place


# What is no text: codes, and what the program itself writes in the number of a paper.
NOT_READ = {("location", "leerbedrijf_id"), ("school", "brin"), ("school", "logo")}


def test_every_text_that_leaves_was_read_for_words_that_may_not(sealed: Sealed) -> None:
    """The last look reads the whole package: data, papers, headings, titles; a new text is read by itself."""

    def answer(session: Session) -> str:
        row = session.get(Handover, sealed.whole.all_allowed)
        assert row is not None
        content = gather(session, row)
        texts = (*handover_words._spots(content), *handover_words._loose(session, content, row))
        return "\n".join(text.text for text in texts)

    read = sealed.caseload.ask(answer)
    words = sealed.whole.planted.words
    missed = {
        (table, column)
        for (table, row, column) in sealed.allowed
        if (table, row, column) in words and words[table, row, column] not in read
    }
    codes = {(table, column) for table, column in missed if column.endswith("code")}
    assert missed - codes - NOT_READ == set()


def test_the_person_who_opened_the_vault_is_not_named(sealed: Sealed) -> None:
    """The coach's name leaves because the school's data say so, not because the vault knows who works in it."""
    assert all(b"Marieke" not in container for container in sealed.containers)


@pytest.mark.parametrize("road", [Road.ZIP, Road.PDF])
def test_what_travels_beside_the_package_names_nobody(sealed: Sealed, road: Road) -> None:
    """The wrapper with its own names and facts, the slip with the password, the words for the mail."""
    caseload = sealed.caseload
    row = next(row for row in caseload.ask(handover_rows(on=caseload.today)) if row.id == sealed.whole.all_allowed)
    assert row.document is not None
    wrapped = caseload.run(wrap_handover(row.document, road))
    slip = caseload.ask(password_slip(wrapped))
    mail = mail_text(number=wrapped.number, school="", road=road) + wrapped.file_name
    planted = sealed.whole.planted
    for what, data in (("wrapper", wrapped.content), ("slip", laid_open(slip)), ("mail", mail.encode())):
        told = {place for place, word in planted.words.items() if any(one in data for one in spellings(word))}
        assert {(table, column) for table, _, column in told} <= {("school", "name"), ("school", "street"),
            ("school", "postcode"), ("school", "place"), ("coach", "code")}, what  # fmt: skip


def test_the_archive_the_file_names_and_the_facts_of_the_pdfs_say_no_more(sealed: Sealed) -> None:
    """MDTO and the names tell the school and numbers; the facts of a PDF tell no more than its text."""
    told = {
        (table, column)
        for (table, _, column), files in sealed.allowed.items()
        if any(name.startswith("gegevens/mdto/") for name in files)
    }
    assert told <= {("school", "name"), ("school", "brin"), ("coach", "code")}  # the code is part of the number
    secret = {place: word for place, word in sealed.whole.planted.words.items() if place[0] != "school"}
    for container in sealed.containers:
        with ZipFile(BytesIO(container)) as archive:
            names = " ".join(archive.namelist())
            assert {place[::2] for place, word in secret.items() if word in names} <= {("coach", "code")}
            for name in archive.namelist():
                if name.endswith(".pdf"):
                    with pikepdf.open(BytesIO(archive.read(name))) as pdf:
                        facts = str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode()
                    found = {(table, column) for (table, _, column), word in secret.items() if word in facts}
                    assert found <= IN_THE_TITLE, name


# The title of a paper says whose it is and its number, which holds the code of the coach.
IN_THE_TITLE = {
    ("coach", "code"), ("student", "call_name"), ("student", "first_names"), ("student", "infix"),
    ("student", "last_name"),
}  # fmt: skip


def test_no_key_leaves(sealed: Sealed) -> None:
    secrets = sealed.caseload.ask(lambda session: list(session.scalars(select(SealKeys))))
    for row in secrets:
        assert row.root_key is None
        middle = row.key[len(row.key) // 3 :][:24]
        for container in sealed.containers:
            assert middle not in container
            assert middle.hex().encode() not in container.lower()
