"""The consent form on paper: page 1 the cards, page 2 what is good to know and the signatures (paper.md 7)."""

from collections.abc import Sequence

from jobcoach.documents import consent_words as words
from jobcoach.documents.flow import Block
from jobcoach.documents.form_frame import Paper, Part, lay_out
from jobcoach.documents.form_pieces import Card, card, facts, questions, signatures, subheading
from jobcoach.documents.lines import Rich, strong
from jobcoach.documents.press import print_sheet
from jobcoach.documents.sheet import Element, Sheet, mm
from jobcoach.documents.toestemming import Toestemming
from jobcoach.model.signing import Signing

TITLE = "Toestemming om te delen"


def build(data: Toestemming) -> bytes:
    """PDF bytes of a consent form; the same bytes for the same data. Raises Expected: documents.character."""
    return print_sheet(draw(data))


def draw(data: Toestemming) -> Sheet:
    """The pages of a consent form; see ``build``."""
    about = "jou" if data.signing in words.SELF else data.call_name
    parts = (
        Part(title=f"Wat mogen wij over {about} delen?", make=lambda into: _cards(data, into)),
        Part(title="Goed om te weten", make=lambda into: _agreed(data, into)),
    )
    return lay_out(data, Paper(title=TITLE, parts=parts, comes_back=True))


def _cards(data: Toestemming, into: Element) -> Sequence[Block]:
    blocks = facts(_why(data), into, concept=not data.number)
    title, text = words.act_words(data)
    blocks.append(subheading("Eerst onze vraag", into, air=mm(4)))
    blocks.append(card(Card(number=1, title=title, text=text, law=True), into, air=0))
    blocks.append(subheading("Wat mogen wij dan vertellen? Bij later vragen wij het opnieuw.", into, air=mm(6)))
    for index, subject in enumerate(data.subjects):
        title, text = words.subject_words(subject, data)
        found = Card(number=index + 2, title=title, text=text)
        blocks.append(card(found, into, air=mm(2) if index else 0))
    return blocks


def _why(data: Toestemming) -> list[tuple[str, Rich]]:
    self, name = data.signing in words.SELF, data.call_name
    who = f", {data.recipient_contact}" if data.recipient_contact else ""
    helped = "je" if self else name
    return [
        ("Met wie?", (strong(data.recipient), f"{who}.")),
        ("Waarom?", words.goal(data)),
        ("Moet het?", f"Nee. {'Jij kiest. Zeg je' if self else 'U kiest. Zegt u'} nee, dan blijft de school {helped} "
                      "gewoon helpen."),
    ]  # fmt: skip


def _agreed(data: Toestemming, into: Element) -> Sequence[Block]:
    head = "Jouw handtekening" if data.signing is Signing.STUDENT else "Handtekeningen"
    pens = words.pens(data)
    across = 2 if len(pens) > 3 else 1
    signed = signatures(head, words.signed_for(data, cards=True), pens, data, into, across=across)
    return [*questions(words.good_to_know(data), into), *signed]
