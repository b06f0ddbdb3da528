"""The statutory instemming on paper: one question, what comes of it, and the signatures; one page."""

from collections.abc import Sequence

from jobcoach.documents import consent_words as words
from jobcoach.documents import dutch
from jobcoach.documents.flow import Block
from jobcoach.documents.form_frame import Paper, Part, lay_out
from jobcoach.documents.form_pieces import Card, card, facts, questions, signatures
from jobcoach.documents.instemming import Instemming
from jobcoach.documents.lines import Rich, strong
from jobcoach.documents.press import print_sheet
from jobcoach.documents.sheet import Element, Sheet, mm
from jobcoach.model.signing import Signing

TITLE = "Instemming met de vraag aan de gemeente"


def build(data: Instemming) -> bytes:
    """PDF bytes of an instemming form; the same bytes for the same data. Raises Expected: documents.character."""
    return print_sheet(draw(data))


def draw(data: Instemming) -> Sheet:
    """The pages of an instemming form; see ``build``."""
    self = data.signing in words.SELF
    title = "Mogen wij hulp voor jou vragen?" if self else f"Mogen wij hulp voor {data.call_name} vragen?"
    part = Part(title=title, make=lambda into: _page(data, into))
    return lay_out(data, Paper(title=TITLE, parts=(part,), comes_back=True))


def _page(data: Instemming, into: Element) -> Sequence[Block]:
    who = f", {data.recipient_contact}" if data.recipient_contact else ""
    rows: list[tuple[str, Rich]] = [
        ("Aan wie?", (strong(data.recipient), f"{who}.")),
        ("Volgens de wet", f"{data.article}. {data.law}"),
    ]
    title, text = words.act_words(data)
    pens = words.pens(data)
    head = "Jouw handtekening" if data.signing is Signing.STUDENT else "Handtekeningen"
    return [
        *facts(rows, into, concept=not data.number),
        card(Card(number=1, title=title, text=text, law=True), into, air=mm(4)),
        *questions(_explained(data), into, air=mm(6)),
        *signatures(head, words.signed_for(data, cards=False), pens, data, into, across=2),
    ]


def _explained(data: Instemming) -> list[tuple[str, Rich]]:
    self, name = data.signing in words.SELF, data.call_name
    stop, *_rest = words.good_to_know(data)
    left = "je van school bent" if self else f"{name} van school is"
    told, choose = ("Zeg je", "kies je") if self else ("Zegt u", "kiest u")
    return [
        ("Vanaf wanneer?", f"Vanaf {dutch.day(data.start)}, als {left}." if data.start else ""),
        ("Wat nog niet?", f"Wat wij verder vertellen, {choose} op een ander formulier."),
        (
            "Moet het?",
            f"Nee. {told} nee, dan blijft de school {'je' if self else name} gewoon helpen. "
            f"Bij later vragen wij het {'je' if self else 'u'} opnieuw.",
        ),
        stop,
    ]
