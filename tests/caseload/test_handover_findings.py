"""The last look before sealing: what blocks, what is shown, better words, and what may stand with a reason."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from jobcoach.caseload.documents import content_of
from jobcoach.caseload.handover_findings import (
    Finding,
    LetStand,
    ReplaceWords,
    Weight,
    better_sentence,
    findings_of,
)
from jobcoach.caseload.handover_layout import SaveLayout, layout_of
from jobcoach.caseload.handovers import SaveHandover, handover_form
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.own_words import SaveAdvice, SaveOwnWords, advice_form, me_of
from jobcoach.caseload.papers import issue_paper
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.recipients import SaveRecipient
from jobcoach.caseload.road import password_slip, wrap_handover
from jobcoach.caseload.sealing import preview, seal_handover
from jobcoach.caseload.students import DeleteStudent
from jobcoach.caseload.undo import Undo
from jobcoach.handover.check import check
from jobcoach.handover.envelope import open_envelope
from jobcoach.handover.wrapping import unwrap
from jobcoach.model.base import HandoverId, StudentId
from jobcoach.model.choices import Destination, HandoverStatus, Question, Relation
from jobcoach.model.expected import Expected
from jobcoach.model.handover import Handover
from jobcoach.model.road import Road
from tests.caseload.every_column import pdf_text
from tests.caseload.open_vault import (
    TODAY,
    Caseload,
    add_dossier,
    add_paper,
    add_recipient,
    add_student,
    good_line,
    opened,
    prepare,
    refused,
    say_yes,
)


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caseload]:
    with opened(tmp_path_factory.mktemp("nalezen")) as made:
        yield made


@pytest.fixture
def student(caseload: Caseload) -> StudentId:
    return add_student(caseload, municipality="Boterdam")


@pytest.fixture
def handover(caseload: Caseload, student: StudentId) -> HandoverId:
    recipient = add_recipient(caseload)
    say_yes(caseload, student, recipient)
    return prepare(caseload, student, recipient, talked_on=TODAY)


def found(caseload: Caseload, handover: HandoverId, weight: Weight | None = None) -> list[Finding]:
    return [item for item in caseload.ask(findings_of(handover)) if weight in (None, item.weight)]


def told(caseload: Caseload, student: StudentId, text: str) -> None:
    caseload.do(SaveOwnWords(student=student, question=Question.GOOD_AT, answer=text))


def test_a_good_overdracht_has_nothing_to_mend(caseload: Caseload, student: StudentId, handover: HandoverId) -> None:
    told(caseload, student, "Ik kan goed met mensen praten.")
    assert {item.weight for item in found(caseload, handover)} == {Weight.GOOD}


@pytest.mark.parametrize(
    ("facts", "key", "weight"),
    [
        ({"question": " "}, "finding.no_question", Weight.MUST),
        ({"reply_by": None}, "finding.no_reply_by", Weight.MUST),
        ({"read_by_student": False}, "finding.not_read", Weight.MUST),
        ({"talked_on": None}, "finding.no_talk", Weight.LOOK),
        ({"plan": ""}, "finding.no_plan", Weight.LOOK),
    ],
)
def test_what_is_missing_is_named(
    caseload: Caseload, handover: HandoverId, facts: dict[str, object], key: str, weight: Weight
) -> None:
    caseload.do(replace(caseload.ask(handover_form(handover)), **facts))  # type: ignore[arg-type]
    assert key in {item.key for item in found(caseload, handover, weight)}
    if weight is Weight.MUST:
        with refused("handover.blocked"):
            caseload.run(seal_handover(handover))


def test_a_state_number_blocks_until_it_is_gone(caseload: Caseload, student: StudentId, handover: HandoverId) -> None:
    told(caseload, student, "Mijn nummer is 111222333 en ik werk graag.")
    (finding,) = found(caseload, handover, Weight.MUST)
    assert (finding.key, finding.word) == ("finding.bsn", "111222333")
    with refused("handover.blocked"):
        caseload.run(seal_handover(handover))
    caseload.do(LetStand(handover=handover, finding=finding.id, reason="Dat moet zo"))
    assert found(caseload, handover, Weight.MUST) == [finding]  # no reason lets a BSN through
    assert finding.spot is not None
    caseload.do(ReplaceWords(spot=finding.spot, word=finding.word, better="geheim"))
    assert found(caseload, handover, Weight.MUST) == []


def test_better_words_go_into_the_dossier_and_can_be_taken_back(
    caseload: Caseload, student: StudentId, handover: HandoverId
) -> None:
    told(caseload, student, "Ik heb ADHD. Ik bak graag brood.")
    (finding,) = found(caseload, handover, Weight.LOOK)
    assert finding.spot is not None
    kept = caseload.outcome(ReplaceWords(spot=finding.spot, word=finding.word, better=finding.better))
    answer = "Een rustige plek werkt goed. Ik bak graag brood."
    assert caseload.ask(me_of(student)).words[0].answer == answer
    with refused("finding.gone"):  # the text moved on since it was looked at
        caseload.do(ReplaceWords(spot=finding.spot, word=finding.word, better="x"))
    assert kept.change_set is not None
    caseload.do(Undo(kept.change_set))
    assert caseload.ask(me_of(student)).words[0].answer == "Ik heb ADHD. Ik bak graag brood."


def test_what_may_stand_needs_a_reason(caseload: Caseload, student: StudentId, handover: HandoverId) -> None:
    told(caseload, student, "Ik heb ADHD.")
    (finding,) = found(caseload, handover, Weight.LOOK)
    with refused("finding.reason"):
        caseload.do(LetStand(handover=handover, finding=finding.id, reason=" "))
    caseload.do(LetStand(handover=handover, finding=finding.id, reason="Wil ik zelf vertellen"))
    assert found(caseload, handover, Weight.LOOK) == []
    (kept,) = [item for item in found(caseload, handover) if item.key == "finding.let_stand"]
    assert (kept.word, kept.reason) == ("ADHD", "Wil ik zelf vertellen")


def test_names_of_others_are_shown_in_any_spelling_and_can_be_replaced(
    caseload: Caseload, student: StudentId, handover: HandoverId
) -> None:
    other = add_student(caseload, "Noor", "Yilmaz")
    caseload.do(SaveNetworkPerson(student=student, name="Tante Bep", relation=Relation.FAMILIE))
    caseload.do(SaveAdvice(student=student, work_advice="Werkt fijn met NOOR YILMAZ en met tante Bep."))
    first, second = [item for item in found(caseload, handover, Weight.LOOK) if item.spot]
    assert {(item.key, item.word) for item in (first, second)} == {
        ("finding.other_student", "NOOR YILMAZ"),
        ("finding.other_person", "tante Bep"),
    }
    for _ in range(2):
        item = next(item for item in found(caseload, handover, Weight.LOOK) if item.spot and item.better)
        assert item.spot is not None
        caseload.do(ReplaceWords(spot=item.spot, word=item.word, better=item.better))
    text = caseload.ask(advice_form(student)).work_advice
    assert text == "Werkt fijn met een andere leerling en met een familielid."
    caseload.do(DeleteStudent(student=other))


def test_a_first_name_of_another_student_is_shown_and_that_of_someone_known_is_not(
    caseload: Caseload, student: StudentId, handover: HandoverId
) -> None:
    other = add_student(caseload, "Yılmaz", "Kaya")
    namesake = add_student(caseload, "Joke", "Anders")  # the contact person of the municipality is called Joke too
    told(caseload, student, "Ik werk met Yilmaz en met YILMAZ  KAYA. Yılmaz de Wit is de baas. Joke belt mij. yılmaz.")
    items = [(item.key, item.word, item.better) for item in found(caseload, handover, Weight.LOOK)]
    assert items == [
        ("finding.other_student", "YILMAZ  KAYA", "een andere leerling"),
        ("finding.other_student_maybe", "Yilmaz", "een andere leerling"),
    ]
    for one in (other, namesake):
        caseload.do(DeleteStudent(student=one))


def test_a_number_or_mail_address_of_a_private_person_is_shown(
    caseload: Caseload, student: StudentId, handover: HandoverId
) -> None:
    caseload.do(
        SaveNetworkPerson(student=student, name="Oma Riet", relation=Relation.FAMILIE, phone="06 1234 5678", share=True)
    )
    told(
        caseload,
        student,
        "Bel oma op +31 6 12345678, of de buurman op 06-87 65 43 21 of via buur.man@thuis.example. "
        "Marieke is er op 06 5550 0001. Ik werk 24 uur, van 2024 tot 2026, ordernummer 12345678901234567.",
    )
    items = [(item.key, item.word) for item in found(caseload, handover, Weight.LOOK)]
    assert sorted(items) == [
        ("finding.contact", "06-87 65 43 21"),
        ("finding.contact", "buur.man@thuis.example"),
    ]


def test_a_heading_a_contact_person_and_a_file_title_are_read_too(
    caseload: Caseload, student: StudentId, handover: HandoverId
) -> None:
    """None of these is a text of the dossier; each leaves."""
    dossier = add_dossier(caseload, "Bo", "Opbouw", municipality="Boterdam")
    recipient = caseload.do(SaveRecipient(name="gemeente Boterdam", contact="Joke, BSN 111222333"))
    say_yes(caseload, dossier.student, recipient)
    document = caseload.run(issue_paper(add_paper(caseload, dossier.stage)))
    caseload.sql("UPDATE document SET title = 'Praktijkverklaring met ADHD' WHERE id = ?", document)
    rows = caseload.ask(layout_of(Destination.WERK, recipient))
    named = tuple(
        (row.key, "Wat er met zijn schulden is" if row.key == "plan" else row.title, row.used) for row in rows
    )
    caseload.do(SaveLayout(destination=Destination.WERK, recipient=recipient, sections=named))
    handover = prepare(caseload, dossier.student, recipient, talked_on=TODAY)
    items = {(item.key, item.word, item.section, item.spot) for item in found(caseload, handover)}
    assert ("finding.bsn", "111222333", "ontvanger", None) in items
    assert ("finding.private", "schulden", "koppen", None) in items
    assert ("finding.medical", "ADHD", "documenten", None) in items
    with refused("handover.blocked"):
        caseload.run(seal_handover(handover))


def test_a_code_of_nine_digits_is_no_state_number(caseload: Caseload) -> None:
    dossier = add_dossier(caseload, "Bo", "Opbouw", municipality="Boterdam")
    caseload.sql("UPDATE location SET leerbedrijf_id = '111222333'")
    recipient = add_recipient(caseload)
    say_yes(caseload, dossier.student, recipient)
    caseload.run(issue_paper(add_paper(caseload, dossier.stage)))
    handover = prepare(caseload, dossier.student, recipient, talked_on=TODAY)
    assert "finding.bsn" not in {item.key for item in found(caseload, handover)}


def test_who_did_not_read_it_needs_a_reason_and_the_paper_says_only_that_it_was_not_read(
    caseload: Caseload, handover: HandoverId
) -> None:
    form = replace(caseload.ask(handover_form(handover)), read_by_student=False)
    caseload.do(replace(form, not_read="  "))
    assert "finding.not_read" in {item.key for item in found(caseload, handover, Weight.MUST)}
    caseload.do(replace(form, not_read="Sanne ligt in het ziekenhuis"))
    assert found(caseload, handover, Weight.MUST) == []
    (kept,) = [item for item in found(caseload, handover, Weight.GOOD) if item.key == "finding.not_read_why"]
    assert kept.reason == "Sanne ligt in het ziekenhuis"
    assert caseload.ask(handover_form(handover)).not_read == "Sanne ligt in het ziekenhuis"
    container = caseload.ask(content_of(caseload.run(seal_handover(handover)).document))
    with ZipFile(BytesIO(container)) as archive:
        data, text = archive.read("gegevens/overdracht.json").decode(), pdf_text(archive.read("Overdracht.pdf"))
    assert "niet gelezen door Sanne" in data
    assert "niet gelezen door Sanne" in " ".join(text.split())
    assert b"ziekenhuis" not in container
    assert "ziekenhuis" not in text + data


def test_a_reason_goes_when_it_was_read_after_all(caseload: Caseload, handover: HandoverId) -> None:
    form = replace(caseload.ask(handover_form(handover)), read_by_student=False, not_read="Was er niet")
    caseload.do(form)
    caseload.do(replace(form, read_by_student=True))
    assert caseload.ask(handover_form(handover)).not_read == ""


def test_a_word_is_replaced_where_it_stands_alone() -> None:
    assert better_sentence("De halte HALT. Naar HALT.", "HALT", "x") == "De halte x. Naar x."
    assert better_sentence("Een. ADHD hier.\nDrie!", "ADHD", "Rust helpt.") == "Een. Rust helpt.\nDrie!"


def test_words_on_a_paper_that_went_out_stay_as_they_are(caseload: Caseload) -> None:
    """Changed here they would still stand on the PDF that goes along."""
    dossier = add_dossier(caseload, municipality="Boterdam")
    recipient = add_recipient(caseload)
    say_yes(caseload, dossier.student, recipient)
    paper = add_paper(caseload, dossier.stage)
    caseload.do(good_line(caseload, paper, free_title="Schoonmaken", done="Werkte door ondanks ADHD."))
    document = caseload.run(issue_paper(paper, reason="Zij wil het zo."))
    handover = prepare(caseload, dossier.student, recipient)
    item = next(item for item in found(caseload, handover, Weight.LOOK) if item.key == "finding.medical")
    assert item.spot is not None
    with refused("paper.frozen"):
        caseload.do(ReplaceWords(spot=item.spot, word=item.word, better="drukte"))
    assert "ADHD" in pdf_text(caseload.ask(content_of(document)))
    assert item.id in {other.id for other in found(caseload, handover, Weight.LOOK)}


def test_a_frozen_text_that_was_tampered_with_is_not_told(caseload: Caseload) -> None:
    dossier = add_dossier(caseload)
    recipient = add_recipient(caseload)
    say_yes(caseload, dossier.student, recipient)
    paper = add_paper(caseload, dossier.stage)
    caseload.run(issue_paper(paper))
    caseload.sql("UPDATE praktijkverklaring SET frozen = replace(frozen, '60 broden', '90 broden') WHERE id = ?", paper)
    handover = prepare(caseload, dossier.student, recipient)
    with refused("document.changed"):
        caseload.run(seal_handover(handover))


# --- sealing -----------------------------------------------------------------------------------------------------


def state(caseload: Caseload, handover: HandoverId) -> tuple[HandoverStatus, str]:
    return caseload.ask(
        lambda session: (session.get(Handover, handover).status, session.get(Handover, handover).number)
    )


def test_what_was_sealed_takes_no_change_and_cannot_be_unsealed(caseload: Caseload, handover: HandoverId) -> None:
    form = caseload.ask(handover_form(handover))
    caseload.run(seal_handover(handover))
    with refused("handover.sealed"):
        caseload.do(replace(form, question="Iets anders?"))
    with refused("handover.sealed"):
        caseload.do(LetStand(handover=handover, finding="x", reason="y"))
    with refused("handover.sealed"):
        caseload.run(seal_handover(handover))
    spot = next(item for item in _spots(caseload, handover) if item.table == "handover")
    with refused("handover.sealed"):
        caseload.do(ReplaceWords(spot=spot, word=spot.text.split()[0], better="x"))
    last = caseload.ask(lambda session: session.connection().exec_driver_sql("SELECT max(id) FROM change_set").scalar())
    with refused("undo.stays"):
        caseload.do(Undo(last))


def _spots(caseload: Caseload, handover: HandoverId) -> tuple[object, ...]:
    from jobcoach.caseload.sealing import paper_of

    return caseload.ask(paper_of(handover))[1].spots


def test_a_stopped_seal_keeps_its_number_and_leaves_no_file(caseload: Caseload, handover: HandoverId) -> None:
    class Stopped(DirectWork):
        def check(self) -> None:
            raise Expected("job.stopped")

    with refused("job.stopped"):
        seal_handover(handover)(Stopped(caseload.vault))
    status, number = state(caseload, handover)
    assert status is HandoverStatus.VOORBEREID
    sealed = caseload.run(seal_handover(handover))
    assert sealed.number == number
    assert sealed.file_name == f"overdracht_{number}.zip"


@pytest.mark.parametrize("step", ["Afdrukken en verzegelen", "Controleren zoals de ontvanger"])
def test_a_dossier_that_changes_while_it_is_sealed_is_not_sealed(
    caseload: Caseload, student: StudentId, handover: HandoverId, step: str
) -> None:
    class MeanWhile(DirectWork):
        def say(self, words: str, done: int = 0, total: int = 0) -> None:
            if words == step:
                told(caseload, student, "Dit zei ik net pas.")

    with refused("handover.changed"):
        seal_handover(handover)(MeanWhile(caseload.vault))
    assert state(caseload, handover)[0] is HandoverStatus.VOORBEREID


def test_a_yes_withdrawn_while_it_is_sealed_stops_the_seal(caseload: Caseload, student: StudentId) -> None:
    from jobcoach.caseload.consents import WithdrawConsent, consents_of

    recipient = add_recipient(caseload)
    say_yes(caseload, student, recipient)
    handover = prepare(caseload, student, recipient)

    class MeanWhile(DirectWork):
        def say(self, words: str, done: int = 0, total: int = 0) -> None:
            if words == "Pakket maken":
                for row in caseload.ask(consents_of(student)):
                    caseload.do(WithdrawConsent(consent=row.id))

    with refused("handover.changed"):
        seal_handover(handover)(MeanWhile(caseload.vault))


def test_a_package_is_wrapped_under_a_new_password_each_time(caseload: Caseload, handover: HandoverId) -> None:
    sealed = caseload.run(seal_handover(handover))
    first, second = (caseload.run(wrap_handover(sealed.document)) for _ in range(2))
    assert first.password != second.password
    container = caseload.ask(content_of(sealed.document))
    assert unwrap(first.content, first.password) == unwrap(second.content, second.password) == container
    assert first.password not in repr(first)
    assert check(container, roots=(), now=caseload.clock()).exit_code == 1
    with refused("record.gone"):
        caseload.run(wrap_handover(type(sealed.document)(999)))


def test_the_envelope_of_pdf_gives_the_same_package(caseload: Caseload, handover: HandoverId) -> None:
    sealed = caseload.run(seal_handover(handover))
    wrapped = caseload.run(wrap_handover(sealed.document, Road.PDF))
    assert wrapped.file_name == f"overdracht_{sealed.number}_beveiligd.pdf"
    assert open_envelope(wrapped.content, wrapped.password) == caseload.ask(content_of(sealed.document))
    said = pdf_text(caseload.ask(password_slip(wrapped)))
    assert sealed.number in said
    assert "Adobe Reader" in said
    assert "Bruinsma" not in said


def test_a_preview_is_a_concept_and_changes_nothing(caseload: Caseload, handover: HandoverId) -> None:
    before = caseload.audit()
    assert "concept" in pdf_text(caseload.run(preview(handover))).casefold()
    assert caseload.audit() == before
    assert state(caseload, handover) == (HandoverStatus.VOORBEREID, "")


def test_an_overdracht_to_nobody_or_for_yesterday_is_refused(caseload: Caseload, student: StudentId) -> None:
    recipient = add_recipient(caseload)
    with refused("record.gone"):
        caseload.do(SaveHandover(student=student, recipient=0))
    with refused("handover.reply_by"):
        caseload.do(SaveHandover(student=student, recipient=recipient, reply_by=TODAY - timedelta(days=1)))
