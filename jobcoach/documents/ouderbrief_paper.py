"""The letter about the handover on paper: questions at the left, short answers at the right; one page."""

from collections.abc import Sequence

from jobcoach.documents import dutch
from jobcoach.documents.flow import Block
from jobcoach.documents.form_frame import Paper, Part, lay_out
from jobcoach.documents.form_pieces import facts, missing_line, prose, questions
from jobcoach.documents.lines import Rich, strong
from jobcoach.documents.ouderbrief import Ouderbrief, Reader
from jobcoach.documents.press import print_sheet
from jobcoach.documents.sheet import Element, Sheet, mm
from jobcoach.documents.type import GLUE
from jobcoach.model.choices import Act

TITLE = "Brief over de overdracht"
_NEVER = "Een burgerservicenummer, uitslagen van toetsen en tests, verzuim, en dingen over politie of schulden."


def build(data: Ouderbrief) -> bytes:
    """PDF bytes of the letter; the same bytes for the same data. Raises Expected: documents.character."""
    return print_sheet(draw(data))


def draw(data: Ouderbrief) -> Sheet:
    """The pages of the letter; see ``build``."""
    title = "Hulp na school" if data.reader is Reader.STUDENT else f"Hulp na school voor {data.call_name}"
    return lay_out(data, Paper(title=TITLE, parts=(Part(title=title, make=lambda into: _letter(data, into)),)))


def _letter(data: Ouderbrief, into: Element) -> Sequence[Block]:
    greeting = "Met vriendelijke groet,"
    signed = f"{data.contact.name}, {data.contact.function.lower()}"
    return [
        *facts([("Aan", _to(data))], into, concept=not data.number),
        *prose(_opening(data), into, air=mm(3)),
        *questions([*_happens(data), *_rights(data)], into, air=mm(5)),
        *prose((greeting, "\n", strong(signed)), into, air=mm(6)),
        *missing_line(data, into),
    ]


def _to(data: Ouderbrief) -> str:
    if data.reader is Reader.STUDENT:
        return data.student_name
    if data.reader is Reader.REPRESENTATIVE:
        return data.to_name or f"de wettelijk vertegenwoordiger van {data.student_name}"
    home = f"de ouders of verzorgers van {data.student_name}"
    return f"{home}\nter attentie van {data.to_name}" if data.to_name else home


def _opening(data: Ouderbrief) -> str:
    """Why this letter, and why to this reader."""
    name = data.call_name
    leave = f" op {dutch.day(data.leave_on)}" if data.leave_on else " binnenkort"
    if data.reader is Reader.STUDENT:
        return f"Je gaat{leave} van school. Deze brief is alleen aan jou: je bent 18 of ouder en beslist zelf."
    first = f"{name} gaat{leave} van school."
    why = {
        Reader.PARENTS: f"{name} is nog geen 16. Daarom schrijven wij u en beslist u mee.",
        Reader.PARENTS_TOO: f"{name} is 16 of 17 en kiest zelf wat wij delen.{_signs_too(data)}",
        Reader.REPRESENTATIVE: f"U beslist namens {name}. Daarom schrijven wij u.",
        Reader.HOME_OF_ADULT: f"{name} is 18 of ouder en beslist zelf. {name} vindt het goed dat wij u dit schrijven.",
    }
    return f"{first} {why[data.reader]}"


def _signs_too(data: Ouderbrief) -> str:
    return "" if not data.act.needs_instemming else " Voor onze vraag aan de gemeente is ook uw handtekening nodig."


def _happens(data: Ouderbrief) -> list[tuple[str, Rich]]:
    you = data.reader is Reader.STUDENT
    if not data.act.needs_instemming:
        whom = "jou" if you else data.call_name
        told = f"Wij willen met {data.recipient} praten over werk voor {whom}. Dan denken zij nu al mee."
        if data.act is Act.DELEN:
            told = f"Wij willen {data.recipient} vertellen wat {whom} helpt."
        return [("Wat gebeurt er?", told), ("Wanneer?", _when(data)), ("Wat vragen wij?", _asks(data))]
    whom, helped = ("jou", "je stages en wat jou") if you else (data.call_name, f"de stages en wat {data.call_name}")
    start = f" Dat begint op {dutch.day(data.start)}." if data.start else ""
    asks = f"Wij willen {data.recipient} vragen om {whom} te helpen op het werk.{start}"
    return [
        ("Wat gebeurt er?", f"{asks} Zegt de gemeente ja? Dan maakt de school een overgangsdocument. Daarin staan "
         f"{helped} helpt."),
        ("Wanneer?", _when(data)),
        ("Wat vragen wij?", _asks(data)),
    ]  # fmt: skip


def _when(data: Ouderbrief) -> str:
    with_whom = (
        "Eerst praten wij samen." if data.reader is Reader.STUDENT else f"Eerst praten wij met {data.call_name}."
    )
    until = f" De school blijft bereikbaar tot en met {dutch.day(data.until)}." if data.until else ""
    after = "sturen wij onze vraag" if data.act.needs_instemming else f"praten wij met {data.recipient}"
    return f"{with_whom} Dan komt het formulier. Daarna {after}.{until}"


def _asks(data: Ouderbrief) -> str:
    name = data.call_name
    if data.reader is Reader.PARENTS_TOO and not data.act.needs_instemming:
        return f"U hoeft niets te tekenen. Praat er gerust over met {name}."
    return {
        Reader.STUDENT: "Lees het formulier en kies bij elke kaart ja of nee. Hulp bij lezen? Vraag het ons.",
        Reader.PARENTS: f"Wilt u het formulier invullen en tekenen? Praat er thuis over met {name}. {name} tekent "
        "dat wij het samen bespraken.",
        Reader.PARENTS_TOO: f"Wilt u met {name} het formulier lezen? {name} kiest per onderwerp. Voor de vraag aan de "
        f"gemeente tekent ook een ouder of voogd ({data.article}).",
        Reader.REPRESENTATIVE: f"Wilt u het formulier invullen en tekenen? Praat er eerst over met {name}.",
        Reader.HOME_OF_ADULT: f"U hoeft niets te doen. Praat er gerust over met {name}.",
    }[data.reader]


def _rights(data: Ouderbrief) -> list[tuple[str, Rich]]:
    self, name = data.reader is Reader.STUDENT, data.call_name
    contact = data.contact
    reach = ", ".join(part for part in (contact.phone.replace(" ", GLUE), contact.email) if part)
    asks: tuple[str, Rich] = ("Vragen?", (strong(contact.name), f": {reach}" if reach else "", _days(data)))
    if data.reader is Reader.HOME_OF_ADULT:
        return [("Wat mag u?", f"Wat wij delen, hoort u van {name} zelf. Wij vertellen het u niet."), asks]
    you, look = ("Je mag", "wat wij over jou hebben") if self else ("U mag", f"wat wij over {name} hebben")
    helped = "je" if self else name
    return [
        ("Moet het?", f"Nee. {_may_refuse(data, you)} De school blijft {helped} gewoon helpen."),
        (f"Wat mag {'je' if self else 'u'}?", f"Zien {look}. Laten verbeteren wat niet klopt. Stoppen, altijd."),
        ("Wat delen wij nooit?", _NEVER),
        asks,
    ]


def _may_refuse(data: Ouderbrief, you: str) -> str:
    """Who may say no to what: at 16 and 17 the subjects are the student's, the request is the parents' too."""
    if data.reader is not Reader.PARENTS_TOO:
        return f"{you} nee zeggen, ook per onderwerp."
    if not data.act.needs_instemming:
        return f"{data.call_name} mag nee zeggen, ook per onderwerp."
    return f"U mag nee zeggen tegen de vraag. {data.call_name} mag dat ook, per onderwerp."


def _days(data: Ouderbrief) -> str:
    return f" ({data.contact.reachable})" if data.contact.reachable else ""
