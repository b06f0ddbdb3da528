"""Papers of the chain: codes where they come back, boxes of one size, the right person spoken to, plain sentences."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, groupby
from typing import Any

import pytest

from jobcoach.documents import aanbod_paper, checklist_paper, ouderbrief_paper, pages, toestemming_paper, verzoek_paper
from jobcoach.documents.aanbod import Aanbod
from jobcoach.documents.form import Form
from jobcoach.documents.ouderbrief import Ouderbrief, Reader
from jobcoach.documents.privacybericht import Privacybericht
from jobcoach.documents.sheet import FOOTER, HEADER, HEIGHT, WATERMARK, Box, Page, Sheet, Squares, Words, mm
from jobcoach.documents.toestemming import Asked
from jobcoach.model.choices import Act, RecipientKind
from jobcoach.model.signing import Signing
from tests.documents import forms
from tests.documents.forms import SAMPLES
from tests.documents.test_papers import boxes as text_boxes
from tests.documents.test_papers import overlap, things

Tool = Callable[..., str]
AGAIN = (None, HEADER, FOOTER, WATERMARK)
TO_STUDENT = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE)
TO_HOME = re.compile(r"\b(?:je|jij|jou|jouw)\b", re.IGNORECASE)
NEVER = re.compile(r"\b(?:bsn|adhd|autis\w*|diagnos\w*|stoornis\w*)\b", re.IGNORECASE)


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> tuple[str, Any, Any]:
    return request.param, *SAMPLES[request.param]


def sentences(sheet: Sheet) -> Iterator[str]:
    """Every block of text of one style, whole, without what comes back on every page."""
    for page in sheet.pages:
        for words in (thing for thing in page.drawn if isinstance(thing, Words) and thing.into not in AGAIN):
            for _, lines in groupby(words.lines, key=lambda line: line.style):
                yield " ".join(line.text for line in lines)


def said(sheet: Sheet) -> str:
    return " ".join(sentences(sheet))


def codes(page: Page) -> int:
    return sum(isinstance(thing, Squares) for thing in things(page))


def boxes(page: Page) -> list[Box]:
    """The boxes for a tick."""
    return [thing for thing in page.drawn if isinstance(thing, Box) and thing.width == mm(8)]


# --- codes and numbers -----------------------------------------------------------------------------------------


def test_a_code_stands_on_what_comes_back_and_nowhere_else(sample: tuple[str, Any, Any]) -> None:
    name, data, module = sample
    found = [codes(page) for page in module.draw(data).pages]
    if not data.number:
        assert not any(found)
    elif isinstance(data, Asked):
        assert found == [1] * len(found)
    elif module in (checklist_paper, aanbod_paper):
        assert found == [0] * (len(found) - 1) + [1]
    else:
        assert not any(found), name


def test_a_reader_finds_number_and_page_in_the_code() -> None:
    """As a scanner at 100 dots per inch would see it."""
    zxing = pytest.importorskip("zxingcpp")
    image = pytest.importorskip("PIL.Image")
    pdf = toestemming_paper.build(forms.TOESTEMMING)
    for index in range(pages.page_count(pdf)):
        page = pages.render(pdf, index, width_px=827)
        picture = image.frombytes("RGBA", (page.width, page.height), page.bgra).convert("L")
        (code,) = zxing.read_barcodes(picture)
        assert code.text == f"JC1:99ZZ-K1-2026-0151:{index + 1}:K7QF2M9X"


def test_a_concept_says_so_and_what_is_missing(sample: tuple[str, Any, Any]) -> None:
    _, data, module = sample
    concept = replace(data, number="", issued_on=None, digest="", missing=("telefoon van de coach",))
    sheet = module.draw(concept)
    assert "Nog één ding: telefoon van de coach." in said(sheet)
    text = " ".join(line.text for page in sheet.pages for w in page.drawn if isinstance(w, Words) for line in w.lines)
    assert "Concept, nog geen nummer" in text
    assert not any(codes(page) for page in sheet.pages)


def test_a_loose_page_says_whose_it_is(sample: tuple[str, Any, Any]) -> None:
    _, data, module = sample
    for page in module.draw(data).pages:
        text = " ".join(line.text for w in page.drawn if isinstance(w, Words) for line in w.lines)
        assert set(data.student_name.split()) <= set(re.findall(r"\w+", text))


# --- choosing --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in SAMPLES if "toestemming" in name])
def test_every_subject_has_a_yes_a_no_and_a_later_of_one_size(name: str) -> None:
    """Nothing is ticked, nothing is larger, and a card is whole on one page."""
    data, module = SAMPLES[name]
    found = [box for page in module.draw(data).pages for box in boxes(page)]
    assert len(found) == 3 * (1 + len(data.subjects))
    assert {(box.width, box.height, box.fill, box.weight) for box in found} == {(mm(8), mm(8), "#FFFFFF", 0.9)}
    for yes, no, later in zip(found[::3], found[1::3], found[2::3], strict=True):
        assert yes.y == no.y == later.y
        assert yes.x < no.x < later.x
    assert "Bij later vragen wij het opnieuw" in said(module.draw(data))


def test_the_legal_question_comes_first() -> None:
    text = said(toestemming_paper.draw(forms.TOESTEMMING))
    assert text.index("Mogen wij hulp voor jou vragen?") < text.index("Je eigen verhaal")
    assert text.index("Stoppen mag altijd") < text.index("Tot wanneer?") < text.index("Dit delen wij nooit")


def test_a_form_to_involve_asks_for_talking_and_not_for_help() -> None:
    text = said(toestemming_paper.draw(replace(forms.TOESTEMMING, act=Act.BETREKKEN)))
    assert "Mogen wij over jou praten?" in text
    assert "Dan denkt gemeente Ede nu al mee" in text
    assert "hulp voor jou vragen" not in text


@pytest.mark.parametrize("kind", [one for one in RecipientKind if one is not RecipientKind.LEERLING])
@pytest.mark.parametrize("way", [Signing.STUDENT, Signing.PARENTS])
def test_a_form_for_another_recipient_speaks_of_telling_and_of_no_municipality(
    kind: RecipientKind, way: Signing
) -> None:
    act = Act.VERZOEK if kind is RecipientKind.GEMEENTE else Act.DELEN
    data = replace(
        forms.TOESTEMMING_15, recipient="Huis de Verzinning", recipient_contact="", recipient_kind=kind, act=act,
        signing=way, article="", law="",
    )  # fmt: skip
    text = said(toestemming_paper.draw(data))
    town = kind is RecipientKind.GEMEENTE
    assert ("hulp voor" in text) == town
    assert ("vertellen? Met" in text) == (not town)
    assert "gemeente" not in text.replace("Mag de gemeente", "")
    at_work = kind not in (RecipientKind.MBO, RecipientKind.DAGBESTEDING)
    assert bool(re.search(r"(?:op|voor) (?:je|het) werk", text)) == at_work
    assert len(toestemming_paper.draw(data).pages) == 2


def test_what_is_a_duty_has_no_card_and_is_told_with_the_question() -> None:
    text = said(toestemming_paper.draw(forms.TOESTEMMING_VOORT))
    assert "Mag de gemeente jou verder helpen?" in text
    assert "Met jouw ja gaan naam, adres en telefoon mee" in text
    assert "Hoe je te bereiken bent" not in text
    assert "Fatma Aydın: ik stem in met de hulp van gemeente Ede" in text


def test_both_parents_have_a_line_with_their_name() -> None:
    for data in (forms.TOESTEMMING_2, forms.TOESTEMMING_17_2):
        text = said(toestemming_paper.draw(data))
        assert data.parent in text
        assert data.second_parent in text
        assert "Tweede ouder" not in text
    assert "Vraag dan elk een eigen formulier" in said(toestemming_paper.draw(forms.TOESTEMMING_2))


@pytest.mark.parametrize(
    ("signing", "lines"),
    [
        (Signing.STUDENT, ("Emre Can Yıldız", "Handtekening, 18\N{NO-BREAK SPACE}jaar")),
        (Signing.BOTH, ("Ouder of voogd: ik stem in", "Naam en handtekening")),
        (Signing.PARENTS, ("Tweede ouder of voogd", "ik heb het gezien", "beslissen de ouders of voogden")),
        (Signing.REPRESENTATIVE, ("wettelijk vertegenwoordiger", "ik heb het gezien", "Ik beslis namens Emre")),
    ],
)
def test_who_signs(signing: Signing, lines: tuple[str, ...]) -> None:
    text = said(toestemming_paper.draw(replace(forms.TOESTEMMING, signing=signing)))
    for line in (*lines, "wij hebben dit samen gelezen"):
        assert line in text


def test_the_instemming_fits_on_one_page_for_every_way_to_sign() -> None:
    module = SAMPLES["instemming"][1]
    for found in Signing:
        data = replace(forms.INSTEMMING, signing=found, parent="Wietske Bruinsma", representative="Ada de Boer")
        assert len(module.draw(data).pages) == 1


# --- letters ---------------------------------------------------------------------------------------------------


def test_an_adult_reads_it_himself_and_home_only_hears_that_he_agrees() -> None:
    self = said(ouderbrief_paper.draw(SAMPLES["brief_aan_leerling"][0]))
    assert "Deze brief is alleen aan jou" in self
    assert "ouders of verzorgers" not in self
    home = said(ouderbrief_paper.draw(SAMPLES["brief_ouders_volwassene"][0]))
    assert "Emre vindt het goed dat wij u dit schrijven" in home
    assert "U hoeft niets te doen" in home
    assert "formulier invullen" not in home


def test_a_letter_about_involving_asks_no_signature() -> None:
    text = said(ouderbrief_paper.draw(SAMPLES["brief_meedenken"][0]))
    assert "Wij willen met gemeente Ede praten over werk voor Şeyma" in text
    assert "handtekening" not in text
    assert "sturen wij onze vraag" not in text
    assert "Şeyma mag nee zeggen" in text
    assert "U mag nee zeggen" not in text


def test_without_a_package_the_document_follows_as_the_law_says() -> None:
    text = said(verzoek_paper.draw(replace(forms.VERZOEK, package="", papers=())))
    assert "maken wij het overgangsdocument (WVO 2020, artikel 2.31b, lid 3)" in text


def test_a_question_as_long_as_a_letter_is_not_cut() -> None:
    question = forms.numbered("vraag", 900)
    text = said(verzoek_paper.draw(replace(forms.VERZOEK, question=question)))
    assert set(question.split()) <= set(text.split())


def test_the_slip_stands_whole_on_the_last_page() -> None:
    for number in range(0, 40, 3):
        along = forms.CHECKLIST.along * number
        sheet = checklist_paper.draw(replace(forms.CHECKLIST, along=along))
        last = " ".join(line.text for w in sheet.pages[-1].drawn if isinstance(w, Words) for line in w.lines)
        for line in ("Terugmelden: pakket 99ZZ-K1-2026-0157", "Is alles compleet?", "Handtekening", "Terug naar:"):
            assert line in last
        assert len(boxes(sheet.pages[-1])) == 4


# --- the words -------------------------------------------------------------------------------------------------


def speaks_to_student(data: Form) -> bool:
    match data:
        case Asked():
            return data.signing in (Signing.STUDENT, Signing.BOTH)
        case Ouderbrief():
            return data.reader is Reader.STUDENT
        case _:
            return isinstance(data, Privacybericht | Aanbod)


def test_je_to_the_student_and_u_to_others(sample: tuple[str, Any, Any]) -> None:
    _, data, module = sample
    wrong = TO_STUDENT if speaks_to_student(data) else TO_HOME
    found = [text for text in sentences(module.draw(data)) if wrong.search(text)]
    assert not found


def test_no_illness_and_no_number_of_a_citizen(sample: tuple[str, Any, Any]) -> None:
    _, data, module = sample
    assert not NEVER.search(said(module.draw(data)))


@pytest.mark.parametrize(
    "name", ["toestemming", "toestemming_15", "instemming", "privacybericht", "brief_aan_leerling"]
)
def test_sentences_are_short(name: str) -> None:
    """At most fifteen words, one thing each (paper.md 9)."""
    data, module = SAMPLES[name]
    known = {data.student_name, data.contact.name}
    long = []
    for text in sentences(module.draw(data)):
        for sentence in re.split(r"[.?!:]\s", text):
            if len(sentence.split()) > 15 and not any(name in sentence for name in known):
                long.append(sentence)
    assert not long


def test_variants_are_whole_too(sample: tuple[str, Any, Any]) -> None:
    """What is not in the register: nothing stands on something else, nothing is under the footer."""
    _, data, module = sample
    for page in module.draw(data).pages:
        ink = text_boxes(page)
        assert not [(one[4], two[4]) for one, two in combinations(ink, 2) if overlap(one[:4], two[:4])]
        assert not [box[4] for box in ink if box[3] > HEIGHT - mm(5)]


def test_reading_order_of_the_tags(tool: Tool) -> None:
    told = tool("pdfinfo", "-struct-text", pdf=toestemming_paper.build(forms.TOESTEMMING))
    order = ["Wat mogen wij over jou delen?", "Met wie?", "Eerst onze vraag", "Hoe je te bereiken", "Goed om te weten",
             "Jouw handtekening", "wij hebben dit samen gelezen"]  # fmt: skip
    places = [told.index(text) for text in order]
    assert places == sorted(places)
    assert told.count("H1") == 2
    assert "Pagina 1" not in told
    told = tool("pdfinfo", "-struct-text", pdf=checklist_paper.build(forms.CHECKLIST))
    assert "TH" in told
    assert told.index("Hoe het staat") < told.index("Terugmelden")
