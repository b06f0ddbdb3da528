"""Mijn map: the youth's own goes to the youth whatever was answered to offices; what is somebody else's stays."""

import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from jobcoach.caseload import own_map_files
from jobcoach.caseload.documents import documents_of
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.own_map import own_map
from jobcoach.caseload.own_map_files import map_paper, save_folder, save_one_pdf
from jobcoach.caseload.own_map_papers import OVERGANG, paper_content
from jobcoach.caseload.own_words import AddInterest, SaveAdvice, SaveNeed, SaveOwnWords
from jobcoach.caseload.papers import CorrectPaper, issue_paper
from jobcoach.caseload.profile import make_profile
from jobcoach.caseload.recipients import OwnRecipient
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.skills import SaveScores, SaveTalent, competences_of
from jobcoach.documents.overgangsdocument import Overgangsdocument
from jobcoach.documents.pages import page_count
from jobcoach.exchange.outgoing import write_whole
from jobcoach.model.base import Leaves, StudentId, mark_of
from jobcoach.model.choices import Act, Capacity, DocumentKind, LogKind, Question, Rater, Relation, Subject
from jobcoach.model.expected import Expected
from jobcoach.model.tables import METADATA
from tests.caseload.every_column import found_in, pdf_text, whole_dossier
from tests.caseload.open_vault import (
    TODAY,
    Caseload,
    Dossier,
    add_dossier,
    add_paper,
    add_recipient,
    add_student,
    opened,
    prepare,
    refused,
    say_yes,
)

# Beside what is marked to leave: how the school, the coach and a company are reached, and the words of a scale.
MORE = {
    ("school", "name"), ("school", "street"), ("school", "postcode"), ("school", "place"), ("school", "phone"),
    ("coach", "function"), ("location", "place"), ("competence_list", "scale"), ("document", "number"),
    ("recipient", "name"), ("recipient", "contact"), ("recipient", "function"), ("recipient", "phone"),
    ("recipient", "email"),
}  # fmt: skip


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path) as made:
        yield made


@pytest.fixture
def dossier(caseload: Caseload) -> Dossier:
    made = add_dossier(caseload)
    student, do = made.student, caseload.do
    do(SaveOwnWords(student=student, question=Question.HELPS, answer="Doe het voor, dan kan ik het.", read_back=True))
    do(AddInterest(student=student, label="brood bakken"))
    do(SaveNeed(student=student, need="Een vaste plek", now="Achter in de bakkerij"))
    talent = do(SaveTalent(student=student, label="Rustig blijven", example="Ook als het druk is."))
    do(
        KeepLog(kind=LogKind.STAGEDAG, on=TODAY, note="Zei dat zijn baas lelijk deed.", student=student,
                internship=made.stage, talents=(talent,))
    )  # fmt: skip
    do(KeepLog(kind=LogKind.GESPREK, on=TODAY, note="Let op thuis.", student=student, personal=True, talents=(talent,)))
    listed = caseload.ask(competences_of(student))
    assert listed is not None
    do(SaveScores(student=student, rater=Rater.SCHOOL, on=TODAY, scores=((listed.rows[0].id, 3),)))
    return made


def text(caseload: Caseload, student: StudentId) -> str:
    chosen = frozenset(one.key for one in caseload.ask(own_map(student)).papers if one.proposed)
    return " ".join(pdf_text(caseload.run(map_paper(student, chosen))).split())


def test_it_tells_what_the_youth_can_and_where_that_showed(caseload: Caseload, dossier: Dossier) -> None:
    read = text(caseload, dossier.student)
    for part in (
        "Mijn map", "Sanne Bruinsma", "Jij beslist wie hem ziet", "Doe het voor, dan kan ik het.", "brood bakken",
        "Een vaste plek", "Rustig blijven", "Ook als het druk is.", "stage bij Bedrijf Bruinsma", "meestal",
        "Marieke Hol",
    ):  # fmt: skip
        assert part in read.replace("\N{NO-BREAK SPACE}", " "), part
    assert "lelijk" not in read
    assert "Let op thuis" not in read
    assert read.count("Dat bleek op") == 1, "what the coach wrote for himself is no proof to show"


def test_a_no_to_an_office_takes_nothing_out_of_the_own_map(caseload: Caseload, dossier: Dossier) -> None:
    before = text(caseload, dossier.student)
    recipient = add_recipient(caseload)
    say_yes(caseload, dossier.student, recipient, refuse=frozenset(Subject), to_act=False)
    assert text(caseload, dossier.student) == before


def test_no_column_that_is_not_the_youths_gets_in(tmp_path: Path) -> None:
    with opened(tmp_path, seal=False) as caseload:
        whole = whole_dossier(caseload)
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_STORED) as archive:
            archive.writestr("map.pdf", caseload.run(map_paper(whole.student, frozenset({OVERGANG}))))
        found = found_in(packed.getvalue(), whole.planted)
    wrong = {
        (table, column)
        for table, row, column in found
        if (table, row) in whole.planted.stranger_rows
        or (mark_of(METADATA.tables[table].c[column].info) is Leaves.NEVER and (table, column) not in MORE)
    }
    assert wrong == set()
    assert ("talent", "example") in {(table, column) for table, _, column in found}, "the search does find"
    assert ("student", "health") not in {(table, column) for table, _, column in found}


def test_what_names_somebody_else_stays_and_is_told(caseload: Caseload, dossier: Dossier) -> None:
    student = dossier.student
    add_student(caseload, "Emre", "Yıldız")
    caseload.do(SaveNetworkPerson(student=student, name="Piotr Wolski", relation=Relation.FAMILIE))
    caseload.do(SaveNetworkPerson(student=student, name="Anna Vos", relation=Relation.OUDER, share=True))
    caseload.do(SaveNeed(student=student, need="Piotr Wolski brengt haar.", now=""))
    caseload.do(SaveOwnWords(student=student, question=Question.PROUD, answer="Dat ik Emre Yıldız hielp."))
    caseload.do(SaveOwnWords(student=student, question=Question.LATER, answer="Ik werk straks bij oom Piotr Wolski."))
    caseload.do(SaveTalent(student=student, label="Helpen", example="Zijn nummer is 111222333."))
    read = text(caseload, student)
    assert "Emre" not in read
    assert "brengt haar" not in read
    assert "111222333" not in read
    assert "bij oom Piotr Wolski" in read, "the youth's own words about the own family are the youth's"
    assert "Anna Vos" in read
    stays = {(one.word, one.why) for one in caseload.ask(own_map(student)).stays}
    assert stays == {("Emre Yıldız", "student"), ("Piotr Wolski", "person"), ("111222333", "bsn")}


def test_the_overgangsdocument_goes_in_the_own_one_first(caseload: Caseload, dossier: Dossier) -> None:
    student = dossier.student
    concept = caseload.ask(paper_content(student, OVERGANG))
    assert isinstance(concept, Overgangsdocument)
    assert (concept.number, concept.request.asks) == ("", False)
    recipient = add_recipient(caseload)
    say_yes(caseload, student, recipient)
    office = caseload.run(seal_handover(prepare(caseload, student, recipient)))
    paper = caseload.ask(own_map(student)).papers[0]
    assert (paper.key, paper.concept, paper.about) == (OVERGANG, False, f"nummer {office.number}")
    own = caseload.do(OwnRecipient())
    mine = caseload.run(
        seal_handover(prepare(caseload, student, own, act=Act.MEEGEVEN, question="", explanation="", reply_by=None))
    )
    say_yes(caseload, student, add_recipient(caseload, "gemeente Later"))
    assert caseload.ask(own_map(student)).papers[0].about == f"nummer {mine.number}"
    content = caseload.ask(paper_content(student, OVERGANG))
    assert isinstance(content, bytes)
    assert mine.number in pdf_text(content)


def test_a_concept_leaves_no_trace_in_the_vault(caseload: Caseload, dossier: Dossier) -> None:
    def counts() -> list[int]:
        return caseload.ask(
            lambda session: [
                session.connection().exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar()
                for name in ("handover", "recipient")
            ]
        )

    before = counts()
    caseload.run(save_one_pdf(dossier.student, frozenset({OVERGANG}), Path(caseload.vault.folder).parent / "m.pdf"))
    assert counts() == before


def test_health_of_the_youth_is_in_the_document_that_is_the_youths(caseload: Caseload, dossier: Dossier) -> None:
    caseload.do(SaveAdvice(student=dossier.student, work_advice="Een bakkerij", health="Kan niet lang staan."))
    concept = caseload.ask(paper_content(dossier.student, OVERGANG))
    assert isinstance(concept, Overgangsdocument)
    assert "Kan niet lang staan." in str(concept.advice)


def test_own_papers_are_offered_and_replaced_ones_are_not(caseload: Caseload, dossier: Dossier) -> None:
    student = dossier.student
    first = add_paper(caseload, dossier.stage)
    caseload.run(issue_paper(first))
    caseload.run(make_profile(student))
    caseload.run(issue_paper(caseload.do(CorrectPaper(paper=first))))
    offered = {one.key for one in caseload.ask(own_map(student)).papers}
    kept = {row.kind: f"document {row.id}" for row in reversed(caseload.ask(documents_of(student)))}
    papers = [row for row in caseload.ask(documents_of(student)) if row.kind is DocumentKind.PRAKTIJKVERKLARING]
    assert len(papers) == 2
    assert offered == {OVERGANG, kept[DocumentKind.PROFIELBLAD], f"document {papers[0].id}"}
    other = add_student(caseload, "Emre", "Yıldız")
    for key in (f"document {papers[0].id}", "document 999", "iets anders"):
        with refused("record.gone"):
            caseload.ask(paper_content(other, key))


def test_it_leaves_as_a_folder_that_anyone_can_read(caseload: Caseload, dossier: Dossier, tmp_path: Path) -> None:
    student = dossier.student
    caseload.run(issue_paper(add_paper(caseload, dossier.stage)))
    chosen = frozenset(one.key for one in caseload.ask(own_map(student)).papers)
    target = tmp_path / "stick"
    target.mkdir()
    folder = caseload.run(save_folder(student, chosen, target))
    names = sorted(file.name for file in folder.iterdir())
    assert (folder.name, len(names), "mijn_map.pdf" in names) == ("Mijn map", 3, True)
    assert not any(word in name.casefold() for name in names for word in ("sanne", "bruinsma"))
    for file in folder.iterdir():
        done = subprocess.run(["qpdf", "--is-encrypted", str(file)], check=False)
        assert done.returncode == 2, "no password is needed"
        assert page_count(file.read_bytes())
    again = caseload.run(save_folder(student, chosen, target))
    assert again.name == "Mijn map 2", "a map that is there stays as it is"
    assert [entry[2] for entry in caseload.audit() if entry[1] == "NoteExported"] == [student, student]


def test_or_as_one_pdf(caseload: Caseload, dossier: Dossier, tmp_path: Path) -> None:
    student = dossier.student
    alone, whole = tmp_path / "a.pdf", tmp_path / "b.pdf"
    caseload.run(save_one_pdf(student, frozenset(), alone))
    caseload.run(save_one_pdf(student, frozenset({OVERGANG}), whole))
    assert alone.read_bytes() == caseload.run(map_paper(student, frozenset()))
    assert page_count(whole.read_bytes()) > page_count(alone.read_bytes())
    assert "Overgangsdocument naar werk" in pdf_text(whole.read_bytes())


def test_a_stick_that_is_pulled_leaves_no_half_map(
    caseload: Caseload, dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []

    def pulled(target: Path, content: bytes) -> None:
        if written:
            raise Expected("file.failed", name=target.name)
        written.append(target)
        write_whole(target, content)

    monkeypatch.setattr("jobcoach.exchange.outgoing.write_whole", pulled)
    target = tmp_path / "stick"
    target.mkdir()
    with refused("file.failed"):
        caseload.run(save_folder(dossier.student, frozenset({OVERGANG}), target))
    assert written
    assert list(target.iterdir()) == []
    assert not [entry for entry in caseload.audit() if entry[1] == "NoteExported"]
    with refused("file.folder"):
        caseload.run(save_folder(dossier.student, frozenset(), tmp_path / "weg"))


@pytest.mark.parametrize(
    ("born", "receiver"), [(2012, Capacity.PARENT), (2009, Capacity.PARENT), (2007, Capacity.STUDENT)]
)
def test_who_receives_it_follows_from_the_age(caseload: Caseload, born: int, receiver: Capacity) -> None:
    student = add_student(caseload, "Fatima", "El Amrani", born_on=TODAY.replace(year=born, month=1))
    assert caseload.ask(own_map(student)).receiver is receiver


def test_without_a_birth_date_there_is_a_map_without_the_document(caseload: Caseload) -> None:
    student = add_student(caseload, "Fatima", "El Amrani", born_on=None)
    found = caseload.ask(own_map(student))
    assert (found.receiver, found.papers) == (None, ())
    assert own_map_files.FILE == "mijn_map.pdf"
    assert "Fatima" in text(caseload, student)
