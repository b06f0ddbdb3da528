"""Papers of the chain from a dossier: what they take along, what is missing, and that a made one is kept and followed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from jobcoach.caseload import form_papers
from jobcoach.caseload.consents import Answer, RecordConsent
from jobcoach.caseload.documents import content_of, documents_of
from jobcoach.caseload.form_facts import Wish, the_handover
from jobcoach.caseload.form_handovers import offer_year
from jobcoach.caseload.form_papers import FormPaper, form_data, look_at, make_form
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.recipients import SaveRecipient
from jobcoach.caseload.school import SaveCoach
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.students import student_form, student_rows
from jobcoach.documents.aanbod import Aanbod
from jobcoach.documents.checklist import Checklist
from jobcoach.documents.instemming import Instemming
from jobcoach.documents.ouderbrief import Ouderbrief, Reader
from jobcoach.documents.privacybericht import Privacybericht
from jobcoach.documents.toestemming import Toestemming
from jobcoach.documents.verzoek import Verzoek
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.choices import Act, Capacity, RecipientKind, Relation, SchoolKind, SignerRole, Subject
from jobcoach.model.documents import Document
from jobcoach.model.expected import Expected
from jobcoach.model.paper_trail import PaperTrail
from jobcoach.model.signing import Signing
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

EVERY = (
    form_papers.TOESTEMMING,
    form_papers.INSTEMMING,
    form_papers.VERZOEK,
    form_papers.OUDERBRIEF,
    form_papers.CHECKLIST,
    form_papers.PRIVACYBERICHT,
    form_papers.AANBOD,
)


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with opened(tmp_path_factory.mktemp("papieren")) as found:
        yield found


def data(caseload: Caseload, paper: FormPaper, student: StudentId, **wish: Any) -> Any:
    return caseload.ask(form_data(paper, Wish(student=student, **wish)))


def change(caseload: Caseload, student: StudentId, **facts: Any) -> None:
    caseload.do(replace(caseload.ask(student_form(student)), **facts))


def ready(caseload: Caseload, **facts: Any) -> tuple[StudentId, int]:
    """An adult with a recipient and an overdracht that lacks only the yes."""
    student = add_student(caseload, expected_leave_on=date(2027, 7, 31), street="Molenstraat 5", place="Ede", **facts)
    recipient = add_recipient(caseload, "gemeente Ede")
    prepare(caseload, student, recipient, start_on=date(2027, 8, 1))
    return student, recipient


# --- consent and instemming -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "alone", "signing"),
    [
        (date(2010, 11, 25), True, Signing.PARENTS),
        (date(2010, 11, 24), True, Signing.BOTH),
        (date(2008, 11, 25), False, Signing.BOTH),
        (date(2008, 11, 24), True, Signing.STUDENT),
        (date(2008, 11, 24), False, Signing.REPRESENTATIVE),
    ],
)
def test_age_today_decides_which_form_it_is(caseload: Caseload, born: date, alone: bool, signing: Signing) -> None:
    student = add_student(caseload, born_on=born, decides_alone=alone, representative="Ada de Boer")
    recipient = add_recipient(caseload)
    caseload.do(SaveNetworkPerson(student=student, name="Wietske Bruinsma", relation=Relation.OUDER))
    found = data(caseload, form_papers.TOESTEMMING, student, recipient=recipient)
    assert isinstance(found, Toestemming)
    assert (found.signing, found.parent, found.recipient) == (signing, "Wietske Bruinsma", "gemeente Boterdam")
    apart = data(caseload, form_papers.INSTEMMING, student, recipient=recipient)
    assert isinstance(apart, Instemming)
    assert (apart.signing, apart.article) == (signing, "WVO 2020, artikel 2.31b, lid 2")


@settings(max_examples=20)
@given(offset=st.integers(-400, 400), age=st.sampled_from([16, 18]))
def test_the_clock_decides_not_the_day_of_birth_alone(caseload: Caseload, offset: int, age: int) -> None:
    born = date(TODAY.year - age, TODAY.month, TODAY.day) + timedelta(days=offset)
    student = add_student(caseload, born_on=born)
    found = data(caseload, form_papers.TOESTEMMING, student, recipient=add_recipient(caseload))
    years = TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))
    wanted = Signing.PARENTS if years < 16 else Signing.BOTH if years < 18 else Signing.STUDENT
    assert (found.age, found.signing) == (years, wanted)


def test_a_made_form_is_kept_and_waits_for_the_right_pens(caseload: Caseload) -> None:
    student = add_student(caseload, born_on=date(2009, 5, 1), expected_leave_on=date(2027, 7, 31))
    caseload.do(SaveNetworkPerson(student=student, name="Wietske Bruinsma", relation=Relation.OUDER))
    wish = Wish(student=student, recipient=add_recipient(caseload))
    document = caseload.run(make_form(form_papers.TOESTEMMING, wish))
    (listed,) = caseload.ask(documents_of(student))
    assert listed.id == document
    assert listed.number.startswith("99ZZ-K1-2026-")
    assert caseload.ask(content_of(document)).startswith(b"%PDF")
    assert pens(caseload, document) == (
        (SignerRole.LEERLING, "Sanne Bruinsma"),
        (SignerRole.OUDER, "Wietske Bruinsma"),
        (SignerRole.SCHOOL, "Marieke Hol"),
    )


def pens(caseload: Caseload, document: DocumentId) -> tuple[tuple[SignerRole, str], ...]:
    def answer(session: Any) -> tuple[tuple[SignerRole, str], ...]:
        trail = session.scalars(select(PaperTrail).where(PaperTrail.document_id == document)).one()
        return tuple((one.role, one.name) for one in trail.signatures)

    return caseload.ask(answer)


def test_the_act_of_involving_has_its_own_form(caseload: Caseload) -> None:
    student, recipient = add_student(caseload, born_on=date(2009, 5, 1)), add_recipient(caseload)
    found = data(caseload, form_papers.TOESTEMMING, student, recipient=recipient, act=Act.BETREKKEN)
    assert (found.act, found.signing) == (Act.BETREKKEN, Signing.STUDENT)
    assert found.article.endswith("lid 1")


def test_the_act_of_the_overdracht_is_the_act_of_the_form(caseload: Caseload) -> None:
    student, recipient = add_student(caseload, born_on=date(2009, 5, 1)), add_recipient(caseload)
    prepare(caseload, student, recipient, act=Act.BETREKKEN)
    assert data(caseload, form_papers.TOESTEMMING, student).act is Act.BETREKKEN
    assert data(caseload, form_papers.OUDERBRIEF, student).act is Act.BETREKKEN
    apart = data(caseload, form_papers.INSTEMMING, student)
    assert (apart.act, apart.signing) == (Act.VERZOEK, Signing.BOTH)


def test_the_form_fits_the_recipient_and_the_own_map_has_none(caseload: Caseload) -> None:
    student = add_student(caseload, born_on=date(2009, 5, 1))
    uwv = caseload.do(SaveRecipient(name="UWV Oefenland", kind=RecipientKind.UWV))
    own = caseload.do(SaveRecipient(name="de leerling zelf", kind=RecipientKind.LEERLING))
    town = add_recipient(caseload)
    prepare(caseload, student, town)
    found = data(caseload, form_papers.TOESTEMMING, student, recipient=uwv)
    assert (found.act, found.recipient_kind, found.signing) == (Act.DELEN, RecipientKind.UWV, Signing.STUDENT)
    assert found.article == ""
    assert data(caseload, form_papers.TOESTEMMING, student, recipient=uwv, act=Act.VERZOEK).act is Act.DELEN
    with refused("form.town"):
        data(caseload, form_papers.INSTEMMING, student, recipient=uwv)
    with refused("form.own"):
        data(caseload, form_papers.TOESTEMMING, student, recipient=own)
    goes_on = data(caseload, form_papers.TOESTEMMING, student, recipient=town, act=Act.VOORTZETTEN)
    assert Subject.GEGEVENS not in goes_on.subjects
    assert Subject.GEZONDHEID in goes_on.subjects


@pytest.mark.parametrize("born", [date(2011, 5, 1), date(2009, 5, 1)])
def test_both_parents_sign_when_two_must_and_the_paper_waits_for_both(caseload: Caseload, born: date) -> None:
    student, recipient = add_student(caseload, born_on=born), add_recipient(caseload)
    for name in ("Wietske Bruinsma", "Bob Bedacht"):
        caseload.do(SaveNetworkPerson(student=student, name=name, relation=Relation.OUDER))
    found = data(caseload, form_papers.TOESTEMMING, student, recipient=recipient)
    assert (found.parent, found.second_parent) == ("Wietske Bruinsma", "Bob Bedacht")
    document = caseload.run(make_form(form_papers.TOESTEMMING, Wish(student=student, recipient=recipient)))
    home = [name for role, name in pens(caseload, document) if role is SignerRole.OUDER]
    assert home == ["Wietske Bruinsma", "Bob Bedacht"]
    change(caseload, student, both_parents=False)
    assert data(caseload, form_papers.TOESTEMMING, student, recipient=recipient).second_parent == ""


def test_without_a_birth_date_nobody_knows_who_signs(caseload: Caseload) -> None:
    student, recipient = add_student(caseload, born_on=None), add_recipient(caseload)
    with refused("consent.age"):
        caseload.run(make_form(form_papers.TOESTEMMING, Wish(student=student, recipient=recipient)))


@pytest.mark.parametrize(
    ("kind", "article"),
    [
        (SchoolKind.PRO, "WVO 2020, artikel 2.31b, lid 2"),
        (SchoolKind.VSO_ARBEID, "WEC, artikel 44a"),
        (SchoolKind.ENTREE, "WEB, artikel 9.2.13"),
    ],
)
def test_the_article_fits_the_school(caseload: Caseload, kind: SchoolKind, article: str) -> None:
    student = add_student(caseload, school_kind=kind)
    assert data(caseload, form_papers.INSTEMMING, student, recipient=add_recipient(caseload)).article == article


# --- whose municipality -----------------------------------------------------------------------------------------


def test_the_recipient_is_that_of_the_overdracht_or_of_the_home(tmp_path: Path) -> None:
    with opened(tmp_path) as own:
        student = add_student(own, municipality="Zandwolde")
        with refused("form.recipient"):
            data(own, form_papers.TOESTEMMING, student)
        other, home = add_recipient(own, "gemeente Elzeveen"), add_recipient(own, "gemeente Zandwolde")
        assert data(own, form_papers.TOESTEMMING, student).recipient == "gemeente Zandwolde"
        change(own, student, municipality="")
        with refused("form.recipient"):
            data(own, form_papers.TOESTEMMING, student)
        prepare(own, student, other)
        assert data(own, form_papers.TOESTEMMING, student).recipient == "gemeente Elzeveen"
        assert data(own, form_papers.TOESTEMMING, student, recipient=home).recipient == "gemeente Zandwolde"


# --- the request and the checklist ------------------------------------------------------------------------------


def test_no_request_leaves_without_instemming(caseload: Caseload) -> None:
    student, recipient = ready(caseload)
    found = data(caseload, form_papers.VERZOEK, student)
    assert isinstance(found, Verzoek)
    assert found.missing == ("de instemming (bij Toestemming)",)
    before = caseload.ask(documents_of(student))
    with refused("form.missing"):
        caseload.run(make_form(form_papers.VERZOEK, Wish(student=student)))
    assert caseload.ask(documents_of(student)) == before
    say_yes(caseload, student, recipient)
    document = caseload.run(make_form(form_papers.VERZOEK, Wish(student=student)))
    assert caseload.ask(content_of(document)).startswith(b"%PDF")


def test_at_17_the_own_yes_alone_is_not_enough(caseload: Caseload) -> None:
    student, recipient = ready(caseload, born_on=date(2009, 5, 1))
    say_yes(caseload, student, recipient)
    assert data(caseload, form_papers.VERZOEK, student).missing == ("de instemming (bij Toestemming)",)
    say_yes(caseload, student, recipient, by=Capacity.PARENT)
    found = data(caseload, form_papers.VERZOEK, student)
    assert found.missing == ()
    assert {one.capacity for one in found.agreements} == {"leerling", "ouder"}


def test_the_address_only_goes_along_with_a_yes(caseload: Caseload) -> None:
    student, recipient = ready(caseload)
    say_yes(caseload, student, recipient, refuse=frozenset({Subject.GEGEVENS}))
    assert data(caseload, form_papers.VERZOEK, student).address == ""
    say_yes(caseload, student, recipient)
    assert data(caseload, form_papers.VERZOEK, student).address == "Molenstraat 5, Ede"


@pytest.mark.parametrize("text", ["Het nummer is 111222333.", "Vanwege zijn ADHD.", "Hij heeft een diagnose."])
def test_no_number_of_a_citizen_and_no_illness_on_the_request(caseload: Caseload, text: str) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    prepare(caseload, student, recipient, start_on=date(2027, 8, 1), explanation=text)
    say_yes(caseload, student, recipient)
    (word,) = data(caseload, form_papers.VERZOEK, student).missing
    assert word.startswith("een ander woord voor")
    with refused("form.missing"):
        caseload.run(make_form(form_papers.VERZOEK, Wish(student=student)))


def test_involving_is_no_request(caseload: Caseload) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    with refused("form.handover"):
        data(caseload, form_papers.VERZOEK, student)
    prepare(caseload, student, recipient, act=Act.BETREKKEN)
    with refused("form.involve"):
        data(caseload, form_papers.VERZOEK, student)


def test_request_and_slip_name_the_sealed_package(caseload: Caseload) -> None:
    student, recipient = ready(caseload)
    say_yes(caseload, student, recipient)
    slip = data(caseload, form_papers.CHECKLIST, student)
    assert isinstance(slip, Checklist)
    assert (slip.package, slip.missing) == ("", ("de overdracht verzegelen (bij Overdracht)",))
    assert data(caseload, form_papers.VERZOEK, student).package == ""
    handover = newest(caseload, student)
    caseload.run(seal_handover(handover))
    slip, request = (data(caseload, paper, student) for paper in (form_papers.CHECKLIST, form_papers.VERZOEK))
    assert slip.package == request.package != ""
    assert slip.missing == ()
    assert {step.what: step.done for step in slip.before}["Overdracht verzegeld"]
    document = caseload.run(make_form(form_papers.CHECKLIST, Wish(student=student)))
    assert pens(caseload, document) == ((SignerRole.GEMEENTE, "Joke Visser, klantmanager jongeren"),)


def newest(caseload: Caseload, student: StudentId) -> Any:
    return caseload.ask(lambda session: the_handover(session, student).id)


def test_the_checklist_does_not_tell_who_at_home_was_spoken_to(caseload: Caseload) -> None:
    student, recipient = add_student(caseload), add_recipient(caseload)
    prepare(caseload, student, recipient, talked_on=TODAY, talked_with="moeder Wietske")
    assert "Wietske" not in repr(data(caseload, form_papers.CHECKLIST, student))


# --- letters ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "reader"),
    [
        (date(2011, 5, 1), Reader.PARENTS),
        (date(2009, 5, 1), Reader.PARENTS_TOO),
        (date(2007, 5, 1), Reader.STUDENT),
    ],
)
def test_the_letter_goes_to_who_must_read_it(caseload: Caseload, born: date, reader: Reader) -> None:
    student = add_student(caseload, born_on=born)
    found = data(caseload, form_papers.OUDERBRIEF, student, recipient=add_recipient(caseload))
    assert isinstance(found, Ouderbrief)
    assert found.reader is reader


def test_home_of_an_adult_hears_nothing_unless_the_student_agrees(caseload: Caseload) -> None:
    student, recipient = add_student(caseload, born_on=date(2007, 5, 1)), add_recipient(caseload)
    with refused("form.adult"):
        caseload.run(make_form(form_papers.OUDERBRIEF, Wish(student=student, recipient=recipient, home=True)))
    found = data(caseload, form_papers.OUDERBRIEF, student, recipient=recipient, home=True, agreed=True)
    assert found.reader is Reader.HOME_OF_ADULT
    change(caseload, student, decides_alone=False, representative="Ada de Boer")
    found = data(caseload, form_papers.OUDERBRIEF, student, recipient=recipient)
    assert (found.reader, found.to_name) == (Reader.REPRESENTATIVE, "Ada de Boer")


def test_the_privacy_notice_says_when_it_goes(caseload: Caseload) -> None:
    student = add_student(caseload, expected_leave_on=date(2028, 2, 29))
    found = data(caseload, form_papers.PRIVACYBERICHT, student)
    assert isinstance(found, Privacybericht)
    assert (found.gone_on, found.years, found.decides_self) == (date(2030, 2, 28), 2, True)
    change(caseload, student, born_on=None, expected_leave_on=None)
    found = data(caseload, form_papers.PRIVACYBERICHT, student)
    assert (found.gone_on, found.decides_self) == (None, False)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 740))
def test_the_second_offer_begins_a_year_after_leaving(left: date, days: int) -> None:
    on = left + timedelta(days=days)
    whole = (
        on.year - left.year - ((on.month, on.day) < (left.month, min(left.day, 28) if left.month == 2 else left.day))
    )
    assert offer_year(left, on) == (2 if whole >= 1 else 1)


@pytest.mark.parametrize(
    ("left", "year", "paragraph"), [(date(2026, 7, 31), 1, "lid 3"), (date(2025, 7, 31), 2, "lid 7")]
)
def test_the_offer_fits_the_year(caseload: Caseload, left: date, year: int, paragraph: str) -> None:
    student = add_student(caseload, left_on=left, street="Molenstraat 5", place="Ede")
    found = data(caseload, form_papers.AANBOD, student)
    assert isinstance(found, Aanbod)
    assert (found.year, found.missing) == (year, ())
    assert found.article.endswith(paragraph)
    document = caseload.run(make_form(form_papers.AANBOD, Wish(student=student)))
    assert pens(caseload, document) == ((SignerRole.LEERLING, "Sanne Bruinsma"),)


def test_no_offer_before_leaving_nor_after_the_term(caseload: Caseload) -> None:
    student = add_student(caseload, expected_leave_on=date(2027, 7, 31))
    assert data(caseload, form_papers.AANBOD, student).missing == (
        "de dag van uitschrijven (bij Gegevens)",
        "het adres (bij Gegevens)",
    )
    late = add_student(caseload, left_on=TODAY - timedelta(days=800))
    with refused("form.offer_over"):
        data(caseload, form_papers.AANBOD, late)


# --- every paper ------------------------------------------------------------------------------------------------


def test_looking_keeps_nothing_and_gives_no_number(caseload: Caseload) -> None:
    student, _ = ready(caseload)
    for paper in EVERY:
        assert caseload.run(look_at(paper, Wish(student=student))).startswith(b"%PDF")
    assert caseload.ask(documents_of(student)) == ()


def test_a_coach_without_phone_and_mail_is_told_so(tmp_path: Path) -> None:
    with opened(tmp_path) as own:
        own.do(SaveCoach(name="Marieke Hol"))
        student, recipient = ready(own)
        say_yes(own, student, recipient)
        for paper in EVERY:
            assert "telefoon of mail van de coach (bij Instellingen)" in data(own, paper, student).missing


def test_a_character_that_cannot_be_printed_costs_no_number(caseload: Caseload) -> None:
    student = add_student(caseload, "محمد", "Visser")
    with refused("documents.character"):
        caseload.run(make_form(form_papers.PRIVACYBERICHT, Wish(student=student)))
    first = caseload.run(make_form(form_papers.PRIVACYBERICHT, Wish(student=add_student(caseload))))
    second = caseload.run(make_form(form_papers.PRIVACYBERICHT, Wish(student=add_student(caseload))))
    numbers = [caseload.ask(number_of(one)) for one in (first, second)]
    assert int(numbers[1][-4:]) == int(numbers[0][-4:]) + 1


def number_of(document: DocumentId) -> Callable[[Any], str]:
    return lambda session: session.get(Document, document).number


def test_making_is_in_the_audit(caseload: Caseload) -> None:
    student = add_student(caseload)
    caseload.run(make_form(form_papers.PRIVACYBERICHT, Wish(student=student)))
    assert ("geexporteerd", "MakePaper", student) in [item[:3] for item in caseload.audit()]


def test_a_later_no_makes_the_request_a_concept_again(tmp_path: Path) -> None:
    with opened(tmp_path) as caseload:
        student, recipient = ready(caseload)
        say_yes(caseload, student, recipient)
        assert data(caseload, form_papers.VERZOEK, student).missing == ()
        caseload.clock.forward(days=1)
        caseload.do(
            RecordConsent(
                student=student,
                recipient=recipient,
                act=Act.VERZOEK,
                by_name="Sanne Bruinsma",
                capacity=Capacity.STUDENT,
                on=caseload.today,
                answers=(Answer(subject=None, yes=False),),
            )
        )
        assert "de instemming (bij Toestemming)" in data(caseload, form_papers.VERZOEK, student).missing


def test_every_dossier_of_the_practice_school_can_be_looked_at(work: DirectWork) -> None:
    """Each paper is drawn, or refused with a reason that the coach can do something about."""
    students = work.ask(student_rows(on=TODAY))
    reasons = {"form.handover", "form.recipient", "form.involve", "form.offer_over", "consent.age"}
    told = [outcome(work, paper, student.id) for student in students for paper in EVERY]
    assert set(told) <= reasons | {""}
    assert told.count("") > 4 * len(students)


def outcome(work: DirectWork, paper: FormPaper, student: StudentId) -> str:
    """The key of the refusal, or nothing when it was drawn."""
    try:
        look_at(paper, Wish(student=student))(work)
    except Expected as refusal:
        return refusal.key
    return ""
