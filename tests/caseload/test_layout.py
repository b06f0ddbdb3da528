"""The layout of the overgangsdocument: order, headings and use per recipient, on paper and in the data."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from jobcoach.caseload.documents import content_of
from jobcoach.caseload.handover_findings import findings_of
from jobcoach.caseload.handover_layout import ResetLayout, SaveLayout, layout_of
from jobcoach.caseload.handovers import handover_form
from jobcoach.caseload.own_words import SaveAdvice, SaveNeed, SaveOwnWords
from jobcoach.caseload.sealing import preview, seal_handover
from jobcoach.caseload.skills import SaveTalent
from jobcoach.model.base import HandoverId
from jobcoach.model.choices import Destination, Question
from jobcoach.model.handover_layout import default_sections
from jobcoach.model.law import CERTAINTY_WORDS, of_the_handover
from tests.caseload.every_column import pdf_text
from tests.caseload.open_vault import Caseload, add_dossier, add_recipient, opened, prepare, refused, say_yes

WERK, DAG = Destination.WERK, Destination.DAGBESTEDING


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path) as made:
        yield made


def keys(caseload: Caseload, destination: Destination = WERK, recipient: int | None = None) -> list[str]:
    return [row.key for row in caseload.ask(layout_of(destination, recipient))]


def choose(
    caseload: Caseload, *, off: tuple[str, ...] = (), first: str = "", recipient: int | None = None, **titles: str
) -> None:
    rows = list(caseload.ask(layout_of(WERK, recipient)))
    rows.sort(key=lambda row: row.key != first and row.movable)
    sections = tuple((row.key, titles.get(row.key, row.title), row.key not in off) for row in rows)
    caseload.do(SaveLayout(destination=WERK, recipient=recipient, sections=sections))


def whole(caseload: Caseload, recipient: int) -> HandoverId:
    student = add_dossier(caseload).student
    caseload.do(SaveOwnWords(student=student, question=Question.HELPS, answer="Doe het voor.", read_back=True))
    caseload.do(SaveTalent(student=student, label="Netjes werken"))
    caseload.do(SaveNeed(student=student, need="Een vaste plek"))
    caseload.do(SaveAdvice(student=student, work_advice="Een kleine bakkerij"))
    say_yes(caseload, student, recipient)
    return prepare(caseload, student, recipient, reaction="Het klopt zo.")


def read(caseload: Caseload, handover: HandoverId) -> str:
    return re.sub(r"\s+", " ", pdf_text(caseload.run(preview(handover))))


def sealed_data(caseload: Caseload, handover: HandoverId) -> dict[str, object]:
    container = caseload.ask(content_of(caseload.run(seal_handover(handover)).document))
    with ZipFile(BytesIO(container)) as archive:
        (name,) = [
            item
            for item in archive.namelist()
            if item.endswith(".json") and "schema" not in item and "manifest" not in item
        ]
        return json.loads(archive.read(name))


def test_the_default_is_that_of_the_dossier(caseload: Caseload) -> None:
    assert keys(caseload) == [section.key for section in default_sections(WERK)]
    assert keys(caseload, DAG)[:3] == ["eigen_woorden", "nodig", "advies"]
    assert {section.letter for section in default_sections(WERK)} == set("CDEFGH")


def test_order_and_headings_of_a_recipient_are_on_paper(caseload: Caseload) -> None:
    recipient = add_recipient(caseload)
    handover = whole(caseload, recipient)
    text = read(caseload, handover)
    assert text.index("Werkervaring") < text.index("Wat Sanne nodig heeft")
    choose(caseload, first="nodig", recipient=recipient, nodig="Zo lukt het {roepnaam}", eigen_woorden="Over mij")
    text = read(caseload, handover)
    assert text.index("Zo lukt het Sanne") < text.index("Werkervaring")
    assert "Over mij" in text
    assert "Dit ben ik" not in text
    assert text.index("Over mij") < text.index("Zo lukt het Sanne"), "own words come before the facts"


def test_what_is_off_is_not_on_paper_not_in_the_data_and_page_1_says_so(caseload: Caseload) -> None:
    recipient = add_recipient(caseload)
    handover = whole(caseload, recipient)
    choose(caseload, off=("werk", "nodig", "plan", "eigen_woorden"), recipient=recipient)
    text = read(caseload, handover)
    for words in ("Een vaste plek", "Doe het voor.", "Netjes werken", "eerste gesprek"):
        assert words not in text
    assert "Deze ontvanger vraagt hier niet om." in text
    assert "Een kleine bakkerij" in text
    assert "Het klopt zo." in text, "the reaction of the youth always goes along"
    data = sealed_data(caseload, handover)
    raw = json.dumps(data, ensure_ascii=False)
    for words in ("Een vaste plek", "Doe het voor.", "Netjes werken", "eerste gesprek", 'Bedrijf Bruinsma"'):
        assert words not in raw
    assert "werkervaring" not in data
    assert "Het klopt zo." in raw


def test_a_refusal_wins_from_the_layout(caseload: Caseload) -> None:
    """Turning a section on never brings back what was refused."""
    from jobcoach.model.choices import Subject

    recipient = add_recipient(caseload)
    handover = whole(caseload, recipient)
    student = caseload.ask(handover_form(handover)).student
    say_yes(caseload, student, recipient, refuse=frozenset({Subject.NODIG}))
    choose(caseload, first="nodig", recipient=recipient)
    assert "Een vaste plek" not in read(caseload, handover)


def test_another_recipient_and_the_school_keep_their_own(caseload: Caseload) -> None:
    one, two = add_recipient(caseload, "gemeente Een"), add_recipient(caseload, "gemeente Twee")
    choose(caseload, first="plan")
    choose(caseload, first="advies", recipient=one)
    assert keys(caseload)[1] == keys(caseload, recipient=two)[1] == "plan"
    assert keys(caseload, recipient=one)[1] == "advies"
    assert keys(caseload, DAG) == [section.key for section in default_sections(DAG)]
    caseload.do(ResetLayout(destination=WERK, recipient=one))
    assert keys(caseload, recipient=one)[1] == "plan"
    caseload.do(ResetLayout(destination=WERK))
    assert keys(caseload, recipient=one) == [section.key for section in default_sections(WERK)]


@pytest.mark.parametrize("key", ["toestemming", "reactie"])
def test_consent_and_reaction_cannot_be_left_out(caseload: Caseload, key: str) -> None:
    with refused("layout.section"):
        choose(caseload, off=(key,))


def test_half_a_layout_or_an_unknown_section_is_refused(caseload: Caseload) -> None:
    for sections in ((), (("verzonnen", "x", True),)):
        with refused("layout.section"):
            caseload.do(SaveLayout(destination=WERK, sections=sections))


def test_a_heading_with_markup_is_printed_as_typed(caseload: Caseload) -> None:
    recipient = add_recipient(caseload)
    handover = whole(caseload, recipient)
    choose(caseload, recipient=recipient, advies="<b>Advies</b> & {meer}")
    assert "<b>Advies</b> & {meer}" in read(caseload, handover)


def test_a_section_that_is_off_gives_no_findings(caseload: Caseload) -> None:
    recipient = add_recipient(caseload)
    handover = whole(caseload, recipient)
    student = caseload.ask(handover_form(handover)).student
    caseload.do(SaveNeed(student=student, need="Rust, want hij heeft ADHD"))
    assert any(one.word == "ADHD" for one in caseload.ask(findings_of(handover)))
    choose(caseload, off=("nodig",), recipient=recipient)
    assert not any(one.word == "ADHD" for one in caseload.ask(findings_of(handover)))


def test_every_article_has_a_source_a_date_and_how_certain_it_is() -> None:
    for one in of_the_handover():
        assert CERTAINTY_WORDS[one.certainty] in one.origin
        assert "domain.md" not in one.origin, "the name of a note of ours says nothing to a school"
        assert one.says
        assert one.since
