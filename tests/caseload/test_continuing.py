"""The municipality continues: the overgangsdocument is a duty, what is in it beside the core still needs a yes."""

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from jobcoach.caseload.consent_grounds import ground_of_keeping, grounds_for
from jobcoach.caseload.consents import Answer, RecordConsent, what_is_asked
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.handover_findings import Weight, findings_of
from jobcoach.caseload.sealing import seal_handover
from jobcoach.model.base import HandoverId, StudentId
from jobcoach.model.choices import Act, Capacity, Ground, SchoolKind, Subject
from tests.caseload.every_column import pdf_text
from tests.caseload.open_vault import (
    TODAY,
    Caseload,
    add_recipient,
    add_student,
    opened,
    prepare,
    refused,
    say_yes,
)


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caseload]:
    with opened(tmp_path_factory.mktemp("voortzetten")) as made:
        yield made


def reached(caseload: Caseload, **facts: object) -> StudentId:
    return add_student(
        caseload, street="Kadeweg 12", postcode="9902 ZZ", place="Boterdam", municipality="Boterdam",
        phone="06 5550 0099", **facts,
    )  # fmt: skip


def package(caseload: Caseload, handover: HandoverId) -> tuple[dict[str, object], str]:
    container = caseload.ask(content_of(caseload.run(seal_handover(handover)).document))
    with ZipFile(BytesIO(container)) as archive:
        data = json.loads(archive.read("gegevens/overdracht.json"))
        return data, " ".join(pdf_text(archive.read("Overdracht.pdf")).split())


def must(caseload: Caseload, handover: HandoverId) -> set[str]:
    return {item.key for item in caseload.ask(findings_of(handover)) if item.weight is Weight.MUST}


def test_a_no_to_all_that_may_be_refused_does_not_stop_the_duty(caseload: Caseload) -> None:
    student, town = reached(caseload), add_recipient(caseload)
    say_yes(caseload, student, town, refuse=frozenset(Subject))  # the request: yes, the six subjects: no
    handover = prepare(caseload, student, town, act=Act.VOORTZETTEN)
    assert must(caseload, handover) == set()
    data, text = package(caseload, handover)
    assert data["leerling"]["telefoon"] == "06 5550 0099"  # type: ignore[index]
    assert not {"eigen_woorden", "werkervaring", "werkadvies", "netwerk"} & set(data)
    assert "Kadeweg 12" in text
    assert "artikel 2.31b" in text
    assert "lid 3" in text
    assert [row["onderwerp"] for row in data["toestemmingen"] if row["ja"]] == [  # type: ignore[attr-defined]
        "verzoek om de begeleiding voort te zetten"
    ]
    assert "Ja: Sanne Bruinsma (leerling)" in text


def test_without_instemming_the_duty_does_not_begin(caseload: Caseload) -> None:
    student, town = reached(caseload), add_recipient(caseload)
    handover = prepare(caseload, student, town, act=Act.VOORTZETTEN)
    assert must(caseload, handover) == {"finding.no_instemming"}
    with refused("handover.blocked"):
        caseload.run(seal_handover(handover))


def test_what_is_a_duty_cannot_be_answered_and_the_others_can(caseload: Caseload) -> None:
    student, town = reached(caseload), add_recipient(caseload)

    def answer(subject: Subject | None) -> None:
        caseload.do(
            RecordConsent(
                student=student, recipient=town, act=Act.VOORTZETTEN, by_name="Sanne", capacity=Capacity.STUDENT,
                on=TODAY, answers=(Answer(subject=subject, yes=False),),
            )
        )  # fmt: skip

    asked = caseload.ask(what_is_asked(town, act=Act.VOORTZETTEN, on=TODAY))
    assert Subject.GEGEVENS not in asked
    assert asked[Subject.STAGES] == (Act.VOORTZETTEN, Act.VERZOEK)
    assert asked[Subject.GEZONDHEID] == (Act.VOORTZETTEN,)
    with refused("consent.not_asked"):
        answer(Subject.GEGEVENS)
    answer(Subject.STAGES)


@pytest.mark.parametrize(
    ("school", "sure"), [(SchoolKind.PRO, "Gelezen in de wet."), (SchoolKind.ENTREE, "niet zelf gelezen")]
)
def test_each_ground_says_where_it_stands_and_how_sure_it_is(caseload: Caseload, school: SchoolKind, sure: str) -> None:
    student, town = reached(caseload, school_kind=school), add_recipient(caseload)
    lines = caseload.ask(grounds_for(student, recipient=town, act=Act.VOORTZETTEN, on=TODAY))
    by_subject = {line.subject: line for line in lines}
    assert set(by_subject) == {None, *Subject}
    duty = by_subject[Subject.GEGEVENS]
    assert (duty.ground, duty.is_asked) == (Ground.WETTELIJKE_TAAK, False)
    assert sure in duty.origin
    assert "De wet zegt niet wat er in het overgangsdocument staat" in duty.choice
    assert ground_of_keeping(school, TODAY).ground is Ground.ALGEMEEN_BELANG


def test_a_term_before_the_answer_is_refused(caseload: Caseload) -> None:
    student, town = reached(caseload), add_recipient(caseload)
    with refused("consent.term"):
        caseload.do(
            RecordConsent(
                student=student, recipient=town, act=Act.VERZOEK, by_name="Sanne", capacity=Capacity.STUDENT, on=TODAY,
                answers=(Answer(subject=None, yes=True),), valid_until=date(2026, 11, 23),
            )
        )  # fmt: skip
