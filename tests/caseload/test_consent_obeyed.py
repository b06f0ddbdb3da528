"""Consent: who must say yes, what a no takes away, and that a withdrawn answer blocks at once."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from jobcoach.caseload.consents import Answer, RecordConsent, WithdrawConsent, consents_of, deciders, standing_of
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.handover_findings import Weight, findings_of
from jobcoach.caseload.handovers import DeleteHandover
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.own_words import SaveAdvice, SaveNeed, SaveOwnWords
from jobcoach.caseload.papers import issue_paper
from jobcoach.caseload.recipients import SaveRecipient, recipients
from jobcoach.caseload.sealing import preview, seal_handover
from jobcoach.caseload.skills import SaveTalent
from jobcoach.caseload.students import student_form
from jobcoach.caseload.today import board
from jobcoach.model.base import HandoverId, StudentId
from jobcoach.model.choices import Act, Capacity, Ground, Question, RecipientKind, Relation, Subject
from jobcoach.model.labels import label
from tests.caseload.every_column import pdf_text
from tests.caseload.open_vault import (
    TODAY,
    Caseload,
    add_dossier,
    add_paper,
    add_recipient,
    add_student,
    opened,
    prepare,
    refused,
    say_yes,
)

SECTIONS = {
    Subject.EIGEN_WOORDEN: ("eigen_woorden", "talenten"),
    Subject.STAGES: ("werkervaring", "praktijkverklaringen"),
    Subject.NODIG: ("werkadvies",),
    Subject.NETWERK: ("netwerk",),
}
IN_PRINT = {
    Subject.EIGEN_WOORDEN: "Zingen tijdens het werk",
    Subject.STAGES: "Bedrijf Bruinsma",
    Subject.NODIG: "Een vaste plek",
    Subject.NETWERK: "Oma Riet",
    Subject.GEZONDHEID: "Niet zwaar tillen",
}


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caseload]:
    with opened(tmp_path_factory.mktemp("toestemming")) as made:
        yield made


@pytest.fixture(scope="module")
def student(caseload: Caseload) -> StudentId:
    dossier = add_dossier(caseload)
    who = dossier.student
    caseload.do(SaveOwnWords(student=who, question=Question.GOOD_AT, answer="Zingen tijdens het werk"))
    caseload.do(SaveTalent(student=who, label="Opgewekt"))
    caseload.do(SaveNeed(student=who, need="Een vaste plek"))
    caseload.do(SaveAdvice(student=who, work_advice="Werk met de handen", health="Niet zwaar tillen"))
    caseload.do(SaveNetworkPerson(student=who, name="Oma Riet", relation=Relation.FAMILIE, share=True))
    caseload.run(issue_paper(add_paper(caseload, dossier.stage)))
    return who


def sealed(caseload: Caseload, handover: HandoverId) -> tuple[dict[str, object], bytes, list[str]]:
    """The data, the overgangsdocument, and the names of the files in the package."""
    container = caseload.ask(content_of(caseload.run(seal_handover(handover)).document))
    with ZipFile(BytesIO(container)) as archive:
        names = archive.namelist()
        data = next(name for name in names if name.endswith(".json") and "schema" not in name)
        pdf = next(name for name in names if name.endswith(".pdf") and "praktijkverklaring" not in name)
        return json.loads(archive.read(data)), archive.read(pdf), names


def first_page(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-l", "1", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


@pytest.mark.parametrize("subject", [item for item in Subject if item is not Subject.GEGEVENS])
def test_a_refused_subject_stays_home_and_page_one_says_so(
    caseload: Caseload, student: StudentId, subject: Subject
) -> None:
    recipient = add_recipient(caseload)
    say_yes(caseload, student, recipient, refuse=frozenset({subject}))
    data, pdf, names = sealed(caseload, prepare(caseload, student, recipient))
    for other, sections in SECTIONS.items():
        assert all((name in data) == (other is not subject) for name in sections)
    text = " ".join(pdf_text(pdf).split())
    for other, words in IN_PRINT.items():
        gone = other is subject or (other is Subject.GEZONDHEID and subject is Subject.NODIG)  # health is told with it
        assert (words in json.dumps(data, ensure_ascii=False)) == (not gone)
        if other is not Subject.NETWERK:  # the paper has no page for the network
            assert (words in text) == (not gone)
    assert any("praktijkverklaring" in name for name in names) == (subject is not Subject.STAGES)
    assert ("belemmeringen" in json.dumps(data)) == (subject not in (Subject.GEZONDHEID, Subject.NODIG))
    assert " ".join(label(subject).split()[:3]) in first_page(pdf)  # a long label stands on two lines of its column
    assert {"onderwerp": label(subject), "reden": "Sanne wil dit niet delen."} in data["weggelaten"]  # type: ignore[operator]


def test_without_a_yes_to_the_facts_nothing_is_sealed(caseload: Caseload, student: StudentId) -> None:
    recipient = add_recipient(caseload)
    say_yes(caseload, student, recipient, refuse=frozenset({Subject.GEGEVENS}))
    handover = prepare(caseload, student, recipient)
    assert "finding.no_person" in musts(caseload, handover)
    with refused("handover.blocked"):
        caseload.run(seal_handover(handover))


def test_silence_blocks_and_what_was_not_asked_stays_home(caseload: Caseload, student: StudentId) -> None:
    recipient = add_recipient(caseload)
    handover = prepare(caseload, student, recipient)
    assert musts(caseload, handover) == {"finding.no_instemming", "finding.no_person"}
    for subject in (None, Subject.GEGEVENS):
        answer(caseload, student, recipient, subject)
    data, _, names = sealed(caseload, handover)
    assert not {name for sections in SECTIONS.values() for name in sections} & set(data)
    assert not any("praktijkverklaring" in name for name in names)
    assert {"onderwerp": label(Subject.STAGES), "reden": "Niet gevraagd, dus niet gedeeld."} in data["weggelaten"]  # type: ignore[operator]


def musts(caseload: Caseload, handover: HandoverId) -> set[str]:
    return {item.key for item in caseload.ask(findings_of(handover)) if item.weight is Weight.MUST}


def answer(
    caseload: Caseload,
    student: StudentId,
    recipient: int,
    subject: Subject | None,
    *,
    yes: bool = True,
    by: Capacity = Capacity.STUDENT,
    act: Act = Act.VERZOEK,
    on: date | None = None,
    until: date | None = None,
) -> None:
    caseload.do(
        RecordConsent(
            student=student,
            recipient=recipient,
            act=act,
            by_name="Sanne Bruinsma",
            capacity=by,
            on=on or caseload.today,
            answers=(Answer(subject=subject, yes=yes),),
            valid_until=until,
        )
    )


@pytest.mark.parametrize(
    ("born_on", "alone", "act", "needed"),
    [
        (date(2011, 5, 1), True, Act.VERZOEK, {Capacity.PARENT}),  # 15
        (date(2011, 5, 1), True, Act.BETREKKEN, {Capacity.PARENT}),
        (date(2010, 11, 24), True, Act.VERZOEK, {Capacity.PARENT, Capacity.STUDENT}),  # 16 today
        (date(2010, 11, 25), True, Act.VERZOEK, {Capacity.PARENT}),  # 16 tomorrow
        (date(2009, 5, 1), True, Act.VERZOEK, {Capacity.PARENT, Capacity.STUDENT}),  # 17
        (date(2009, 5, 1), True, Act.BETREKKEN, {Capacity.STUDENT}),
        (date(2008, 11, 24), True, Act.VERZOEK, {Capacity.STUDENT}),  # 18 today
        (date(2008, 11, 25), True, Act.VERZOEK, {Capacity.PARENT, Capacity.STUDENT}),  # 18 tomorrow
        (date(2006, 5, 1), False, Act.VERZOEK, {Capacity.REPRESENTATIVE}),
    ],
)
def test_everyone_who_decides_must_say_yes_and_one_missing_blocks(
    caseload: Caseload, born_on: date, alone: bool, act: Act, needed: set[Capacity]
) -> None:
    student = add_student(caseload, born_on=born_on, decides_alone=alone)
    recipient = add_recipient(caseload)
    handover = prepare(caseload, student, recipient, act=act)
    assert set(caseload.ask(deciders(student, act=act, on=TODAY)).for_act) == needed
    for capacity in sorted(needed, key=lambda item: item.value):
        assert not caseload.ask(standing_of(student, recipient=recipient, act=act, on=TODAY)).agreed
        with refused("handover.blocked"):
            caseload.run(seal_handover(handover))
        say_yes(caseload, student, recipient, act=act, by=capacity)
    assert caseload.ask(standing_of(student, recipient=recipient, act=act, on=TODAY)).agreed
    assert musts(caseload, handover) == set()


def test_a_yes_for_one_act_is_no_yes_for_the_other_nor_for_another_recipient(caseload: Caseload) -> None:
    student, here, there = add_student(caseload), add_recipient(caseload), add_recipient(caseload, "gemeente Elders")
    say_yes(caseload, student, here, act=Act.BETREKKEN)
    assert caseload.ask(standing_of(student, recipient=here, act=Act.BETREKKEN, on=TODAY)).agreed
    assert not caseload.ask(standing_of(student, recipient=here, act=Act.VERZOEK, on=TODAY)).allowed
    assert not caseload.ask(standing_of(student, recipient=there, act=Act.BETREKKEN, on=TODAY)).allowed
    assert musts(caseload, prepare(caseload, student, here)) == {"finding.no_instemming", "finding.no_person"}
    assert musts(caseload, prepare(caseload, student, there, act=Act.BETREKKEN)) == {
        "finding.no_consent",
        "finding.no_person",
    }


def test_each_answer_has_its_own_ground(caseload: Caseload) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    say_yes(caseload, student, recipient)
    grounds = {row.subject: row.ground for row in caseload.ask(consents_of(student))}
    assert grounds.pop(None) is Ground.INSTEMMING
    assert grounds.pop(Subject.GEZONDHEID) is Ground.UITDRUKKELIJK
    assert set(grounds.values()) == {Ground.TOESTEMMING}


def withdraw(caseload: Caseload, student: StudentId, subject: Subject | None) -> None:
    row = next(item for item in caseload.ask(consents_of(student)) if item.subject is subject)
    caseload.do(WithdrawConsent(consent=row.id))


def test_a_withdrawn_yes_blocks_the_same_day_and_wakes_no_older_yes(caseload: Caseload) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    say_yes(caseload, student, recipient, on=TODAY - timedelta(days=60))
    say_yes(caseload, student, recipient)
    handover = prepare(caseload, student, recipient)
    assert musts(caseload, handover) == set()
    withdraw(caseload, student, Subject.STAGES)
    standing = caseload.ask(standing_of(student, recipient=recipient, act=Act.VERZOEK, on=TODAY))
    assert Subject.STAGES in standing.unanswered
    withdraw(caseload, student, None)
    assert musts(caseload, handover) == {"finding.no_instemming"}
    with refused("handover.blocked"):
        caseload.run(seal_handover(handover))
    with refused("consent.withdrawn"):
        withdraw(caseload, student, None)


def test_a_withdrawn_no_is_no_yes_either(caseload: Caseload) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    answer(caseload, student, recipient, Subject.NODIG, on=TODAY - timedelta(days=60))
    answer(caseload, student, recipient, Subject.NODIG, yes=False)
    withdraw(caseload, student, Subject.NODIG)
    standing = caseload.ask(standing_of(student, recipient=recipient, act=Act.VERZOEK, on=TODAY))
    assert Subject.NODIG in standing.unanswered


def test_a_yes_past_its_term_wakes_no_older_yes(caseload: Caseload) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    answer(caseload, student, recipient, Subject.NODIG, on=TODAY - timedelta(days=60))
    answer(caseload, student, recipient, Subject.NODIG, on=TODAY - timedelta(days=30), until=TODAY)
    question = {"recipient": recipient, "act": Act.VERZOEK}
    assert Subject.NODIG in caseload.ask(standing_of(student, on=TODAY, **question)).allowed  # type: ignore[arg-type]
    tomorrow = TODAY + timedelta(days=1)
    assert Subject.NODIG in caseload.ask(standing_of(student, on=tomorrow, **question)).unanswered  # type: ignore[arg-type]


def test_of_two_answers_of_one_day_the_last_counts_and_only_it_is_told(caseload: Caseload) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    say_yes(caseload, student, recipient)
    answer(caseload, student, recipient, Subject.NETWERK, yes=False)
    data, _, _ = sealed(caseload, prepare(caseload, student, recipient))
    told = [item for item in data["toestemmingen"] if item["onderwerp"] == label(Subject.NETWERK)]  # type: ignore[attr-defined]
    assert [item["ja"] for item in told] == [False]


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"by_name": "  "}, "consent.name"),
        ({"on": TODAY + timedelta(days=1)}, "consent.future"),
        ({"capacity": Capacity.PARENT}, "consent.adult"),
        ({"answers": ()}, "consent.nothing"),
        ({"recipient": 999}, "record.gone"),
        ({"student": StudentId(999)}, "record.gone"),
    ],
)
def test_an_answer_that_cannot_count_changes_nothing(caseload: Caseload, facts: dict[str, object], key: str) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    values: dict[str, object] = {
        "student": student,
        "recipient": recipient,
        "act": Act.VERZOEK,
        "by_name": "Sanne",
        "capacity": Capacity.STUDENT,
        "on": TODAY,
        "answers": (Answer(subject=None, yes=True),),
    }
    before = caseload.audit()
    with refused(key):
        caseload.do(RecordConsent(**values | facts))  # type: ignore[arg-type]
    assert caseload.ask(consents_of(student)) == ()
    assert caseload.audit() == before


def test_without_a_birth_date_nobody_can_decide(caseload: Caseload) -> None:
    student, recipient = add_student(caseload, born_on=None), add_recipient(caseload)
    assert caseload.ask(deciders(student, act=Act.VERZOEK, on=TODAY)).age is None
    with refused("consent.age"):
        say_yes(caseload, student, recipient)
    with refused("consent.age"):
        caseload.ask(standing_of(student, recipient=recipient, act=Act.VERZOEK, on=TODAY))
    handover = prepare(caseload, student, recipient)
    for job in (preview(handover), seal_handover(handover)):
        with refused("consent.age"):
            caseload.run(job)


def test_the_own_map_needs_nobodys_yes_and_a_no_to_the_municipality_takes_nothing_from_it(
    caseload: Caseload, student: StudentId
) -> None:
    town = add_recipient(caseload)
    say_yes(caseload, student, town, refuse=frozenset(Subject))
    own = caseload.do(SaveRecipient(name="Sanne zelf", kind=RecipientKind.LEERLING))
    with refused("recipient.act"):
        prepare(caseload, student, own, act=Act.VERZOEK)
    handover = prepare(caseload, student, own, act=Act.MEEGEVEN, question="", reply_by=None)
    assert musts(caseload, handover) == set()
    assert caseload.ask(deciders(student, act=Act.MEEGEVEN, on=TODAY)).for_act == ()
    data, pdf, _ = sealed(caseload, handover)
    assert all(section in data for sections in SECTIONS.values() for section in sections)
    assert "Niet zwaar tillen" in " ".join(pdf_text(pdf).split())
    assert "Onze vraag" not in first_page(pdf)
    assert data["plan"]["beslist"] == "Sanne zelf"  # type: ignore[index]
    with refused("consent.not_asked"):
        answer(caseload, student, own, Subject.STAGES, yes=False, act=Act.MEEGEVEN)
    with refused("recipient.kind_used"):
        caseload.do(SaveRecipient(id=own, name="Sanne zelf"))


def test_two_named_parents_both_decide_and_one_when_the_school_chose_so(caseload: Caseload) -> None:
    student, recipient = add_student(caseload, born_on=date(2011, 5, 1)), add_recipient(caseload)
    for name in ("Anna Bruinsma", "Bob Bruinsma"):
        caseload.do(SaveNetworkPerson(student=student, name=name, relation=Relation.OUDER))
    who = caseload.ask(deciders(student, act=Act.VERZOEK, on=TODAY))
    assert who.people == ((Capacity.PARENT, "Anna Bruinsma"), (Capacity.PARENT, "Bob Bruinsma"))
    verb = RecordConsent(
        student=student, recipient=recipient, act=Act.VERZOEK, by_name="Anna Bruinsma", capacity=Capacity.PARENT,
        on=TODAY, answers=tuple(Answer(subject=item, yes=True) for item in (None, *Subject)),
    )  # fmt: skip
    caseload.do(verb)
    handover = prepare(caseload, student, recipient)
    assert "finding.no_instemming" in musts(caseload, handover)
    caseload.do(replace(caseload.ask(student_form(student)), both_parents=False))
    assert musts(caseload, handover) == set()
    caseload.do(replace(verb, by_name="Bob Bruinsma", answers=(Answer(subject=Subject.STAGES, yes=False),)))
    data, _, _ = sealed(caseload, handover)
    assert "werkervaring" not in data
    told = [item for item in data["toestemmingen"] if item["onderwerp"] == label(Subject.STAGES)]  # type: ignore[attr-defined]
    assert {(item["door"], item["ja"]) for item in told} == {("Anna Bruinsma", True), ("Bob Bruinsma", False)}


def test_ask_me_again_comes_back_on_its_day_until_there_is_an_answer(caseload: Caseload) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    again = TODAY + timedelta(days=14)
    put_off = RecordConsent(
        student=student, recipient=recipient, act=Act.VERZOEK, by_name="Sanne", capacity=Capacity.STUDENT, on=TODAY,
        answers=tuple(Answer(subject=item, yes=False, ask_again_on=again) for item in (Subject.STAGES, Subject.NODIG)),
    )  # fmt: skip
    with refused("consent.again"):
        caseload.do(replace(put_off, answers=(Answer(subject=None, yes=False, ask_again_on=TODAY),)))
    caseload.do(put_off)

    def told(on: date) -> list[str]:
        day = caseload.ask(board(on=on))
        return [item.what for item in (*day.legal, *day.late) if item.student == student]

    assert told(again - timedelta(days=1)) == []
    assert told(again) == ["Vraag het opnieuw: gemeente Boterdam, 2 antwoorden"]
    answer(caseload, student, recipient, Subject.STAGES)
    assert told(again + timedelta(days=1)) == ["Vraag het opnieuw: gemeente Boterdam, 1 antwoord"]
    answer(caseload, student, recipient, Subject.NODIG, yes=False)
    assert told(again) == []


def test_a_yes_that_runs_out_is_told_while_an_overdracht_rests_on_it(caseload: Caseload) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    last = TODAY + timedelta(days=40)
    for subject in (None, Subject.STAGES):
        answer(caseload, student, recipient, subject, until=last)
    answer(caseload, student, recipient, Subject.NODIG, yes=False, until=last)

    def told(on: date) -> list[str]:
        day = caseload.ask(board(on=on))
        return [item.what for item in (*day.legal, *day.late) if item.student == student]

    assert told(last) == []  # nothing rests on it
    handover = prepare(caseload, student, recipient)
    assert told(last - timedelta(days=31)) == []
    assert told(last - timedelta(days=30)) == ["Toestemming loopt af: gemeente Boterdam, 2 antwoorden"]
    assert told(last + timedelta(days=1)) == ["Toestemming loopt af: gemeente Boterdam, 2 antwoorden"]
    answer(caseload, student, recipient, None)
    assert told(last) == ["Toestemming loopt af: gemeente Boterdam, 1 antwoord"]
    caseload.do(DeleteHandover(handover=handover))
    assert told(last) == []


def test_a_birthday_that_changes_who_decides_is_told_before_it_comes(caseload: Caseload) -> None:
    student, recipient = add_student(caseload, born_on=date(2009, 1, 10)), add_recipient(caseload)

    def told(on: date) -> list[str]:
        return [item.what for item in caseload.ask(board(on=on)).legal if item.student == student]

    near, born = date(2026, 12, 20), date(2027, 1, 10)
    assert told(near) == []  # nothing was asked: nothing has to be asked anew
    say_yes(caseload, student, recipient)
    assert told(born - timedelta(days=31)) == told(born) == []
    assert told(near) == ["Sanne wordt 18: beslist vanaf dan alleen, vraag alles opnieuw wat op een ouder rustte"]


def test_what_was_put_off_stays_home_and_the_paper_says_so(caseload: Caseload, student: StudentId) -> None:
    recipient = add_recipient(caseload)
    say_yes(caseload, student, recipient)
    later = (Answer(subject=Subject.STAGES, yes=False, ask_again_on=TODAY + timedelta(days=9)),)
    caseload.do(
        RecordConsent(student=student, recipient=recipient, act=Act.VERZOEK, by_name="Sanne Bruinsma",
                      capacity=Capacity.STUDENT, on=TODAY, answers=later)
    )  # fmt: skip
    data, _, _ = sealed(caseload, prepare(caseload, student, recipient))
    assert "werkervaring" not in data
    assert {"onderwerp": label(Subject.STAGES), "reden": "Nog niet beslist, dus niet gedeeld."} in data["weggelaten"]  # type: ignore[operator]
    assert not [row for row in data["toestemmingen"] if row["onderwerp"] == label(Subject.STAGES)]  # type: ignore[attr-defined]


def test_a_recipient_is_kept_and_changed(caseload: Caseload) -> None:
    with refused("recipient.name"):
        caseload.do(SaveRecipient(name=" "))
    number = caseload.do(SaveRecipient(name="gemeente Aalburg", email="post@aalburg.example"))
    caseload.do(SaveRecipient(id=number, name="gemeente Aalburg", email="jongeren@aalburg.example"))
    rows = [row for row in caseload.ask(recipients) if row.id == number]
    assert [row.email for row in rows] == ["jongeren@aalburg.example"]
    assert caseload.audit()[-1][1] == "SaveRecipient"
