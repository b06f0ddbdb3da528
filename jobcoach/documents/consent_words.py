"""The words of the consent forms: to the student in "je", to a parent or representative in "u" about the student."""

from jobcoach.documents import dutch
from jobcoach.documents.form_pieces import Pen
from jobcoach.documents.lines import Rich, strong
from jobcoach.documents.toestemming import Asked
from jobcoach.documents.type import GLUE
from jobcoach.model.choices import Act, RecipientKind, Subject
from jobcoach.model.signing import Signing

SELF = (Signing.STUDENT, Signing.BOTH)
"""The student reads this form and chooses on it."""

_TO_STUDENT = {
    Subject.GEGEVENS: (
        "Hoe je te bereiken bent",
        "Je adres, telefoon en mail. Je naam en geboortedatum gaan al mee met je ja bij 1.",
    ),
    Subject.EIGEN_WOORDEN: ("Je eigen verhaal", "Wat jij hebt verteld: wat je kunt, wat je wilt en wat jou helpt."),
    Subject.STAGES: ("Je stages en wat je kunt", "Waar je stage liep, wat je daar deed en hoe goed het ging."),
    Subject.NODIG: (
        "Wat jij nodig hebt op je werk",
        "Bijvoorbeeld: één taak tegelijk, een vaste begeleider, een rustige plek.",
    ),
    Subject.NETWERK: (
        "Contact met je ouders en anderen",
        "Hun naam en telefoonnummer. Alleen als jij dat wilt.",
    ),
    Subject.GEZONDHEID: ("Iets over je gezondheid", "Alleen wat nodig is voor je werk. Nee zeggen is heel gewoon."),
}
_ABOUT_STUDENT = {
    Subject.GEGEVENS: (
        "Hoe {name} te bereiken is",
        "Adres, telefoon en mail. Naam en geboortedatum gaan al mee met uw ja bij 1.",
    ),
    Subject.EIGEN_WOORDEN: ("Het eigen verhaal", "Wat {name} heeft verteld over kunnen, willen en wat helpt."),
    Subject.STAGES: ("Stages en vaardigheden", "Waar {name} stage liep, met welke taken en hoe goed het ging."),
    Subject.NODIG: (
        "Wat nodig is op het werk",
        "Bijvoorbeeld: één taak tegelijk, een vaste begeleider, een rustige plek.",
    ),
    Subject.NETWERK: ("Contact met u en anderen", "Uw naam en telefoonnummer, en die van anderen die helpen."),
    Subject.GEZONDHEID: ("Iets over de gezondheid", "Alleen wat nodig is voor het werk. Nee zeggen is heel gewoon."),
}
_PLACES = {RecipientKind.MBO: "op de nieuwe school", RecipientKind.DAGBESTEDING: "op de dagbesteding"}
_AT_WORK = (
    ("op je werk", "{where}"),
    ("op het werk", "{where}"),
    ("voor je werk", "{where}"),
    ("voor het werk", "{where}"),
)
"""Where the student goes that is no work: those words take the place of work."""
NEVER = (
    "{whose} burgerservicenummer. Uitslagen van toetsen en tests. Hoe vaak {who} er niet was. "
    "Dingen over politie of schulden."
)


def subject_words(subject: Subject, data: Asked) -> tuple[str, str]:
    """Title and text of the card of a subject."""
    title, text = (_TO_STUDENT if data.signing in SELF else _ABOUT_STUDENT)[subject]
    where = _PLACES.get(data.recipient_kind)
    for words in _AT_WORK if where else ():
        title, text = (part.replace(*words).replace("{where}", where or "") for part in (title, text))
    return title.replace("{name}", data.call_name), text.replace("{name}", data.call_name)


def act_words(data: Asked) -> tuple[str, str]:
    """Title and text of the legal question."""
    self = data.signing in SELF
    whom, recipient = "jou" if self else data.call_name, data.recipient
    if data.act is Act.BETREKKEN:
        return f"Mogen wij over {whom} praten?", f"Dan denkt {recipient} nu al mee. Zonder ja doen wij dit niet."
    yours = "jouw" if self else "uw"
    if data.act is Act.DELEN:
        told = f"Met {yours} ja gaan naam en geboortedatum mee. Zonder ja delen wij niets."
        return f"Mogen wij iets over {whom} vertellen?", told
    if data.act is Act.VOORTZETTEN:
        told = f"Met {yours} ja gaan naam, adres en telefoon mee. Zonder ja sturen wij niets op."
        return f"Mag de gemeente {whom} verder helpen?", told
    return f"Mogen wij hulp voor {whom} vragen?", (
        f"Wij vragen dan of {recipient} {whom} verder helpt. Zonder ja sturen wij niets op."
    )


def goal(data: Asked) -> str:
    """What it is good for, in one sentence."""
    whom, recipient = "jou" if data.signing in SELF else data.call_name, data.recipient
    if data.act is Act.BETREKKEN:
        return f"Dan denkt {recipient} nu al mee over werk voor {whom}."
    return {
        RecipientKind.UWV: f"Dan weet {recipient} welke hulp bij werk past bij {whom}.",
        RecipientKind.MBO: f"Dan weet de nieuwe school wat {whom} helpt bij het leren.",
        RecipientKind.WSP: f"Dan zoekt {recipient} mee naar werk dat past bij {whom}.",
        RecipientKind.DAGBESTEDING: f"Dan weet {recipient} wat {whom} helpt op de dagbesteding.",
    }.get(data.recipient_kind, f"Dan kan iemand {whom} blijven helpen op het werk na school.")


def good_to_know(data: Asked) -> list[tuple[str, Rich]]:
    """Stopping first, until when, looking for oneself, and what is never shared."""
    self, name = data.signing in SELF, data.call_name
    your, you, do = ("je", "Je", "Je hoeft") if self else ("uw", "U", "U hoeft")
    stop: Rich = (
        "Bel of app " if data.contact.phone else "Mail ",
        strong(_reach(data)),
        f". {do} niet te zeggen waarom. Wat al gedeeld is, kunnen wij niet terughalen.",
    )
    last = f"geldt tot en met {dutch.day(data.until)}" if data.until else _until_unknown(data)
    return [
        ("Stoppen mag altijd", stop),
        (
            "Nog niet zeker?",
            f"Kies later. Dan vragen wij het {'je' if self else 'u'} opnieuw. Tot die tijd delen wij dit niet.",
        ),
        ("Tot wanneer?", f"{your.capitalize()} ja {last}. Daarna gooien wij {_whose(data)} gegevens weg."),
        (
            "Zelf kijken",
            f"{you} mag altijd zien wat wij over {'jou' if self else name} hebben. Klopt iets niet? "
            "Dan passen wij het aan.",
        ),
        ("Dit delen wij nooit", NEVER.format(whose="Je" if self else "Het", who="je" if self else name)),
    ]


def _reach(data: Asked) -> str:
    """First name and number; the mail address when there is no number."""
    how = data.contact.phone.replace(" ", GLUE) or data.contact.email
    return f"{data.contact.name}: {how}" if how else data.contact.name


def _whose(data: Asked) -> str:
    return "jouw" if data.signing in SELF else "deze"


def _until_unknown(data: Asked) -> str:
    years = "twee jaar nadat"
    return f"geldt tot {years} {'je' if data.signing in SELF else data.call_name} van school gaat"


def pens(data: Asked) -> list[Pen]:
    """Who signs and what it means; the student is heard and signs seen where others decide (domain 5.1)."""
    name, age = data.student_name, f"Handtekening, {data.age}{GLUE}jaar"
    ask = f"ik stem in met {_asked(data)}"
    student = Pen(name, age)
    seen = Pen(f"{name}: wij hebben dit samen besproken, ik heb het gezien", age)
    coach = Pen(f"{data.contact.name}, {data.contact.function.lower()}: wij hebben dit samen gelezen")
    if data.signing is Signing.STUDENT:
        return [student, coach]
    if data.signing is Signing.BOTH:
        home = [Pen(f"{one or 'Ouder of voogd'}: {ask}", _named(one)) for one in _parents(data)]
        return [student, *home, coach]
    if data.signing is Signing.REPRESENTATIVE:
        who = data.representative or "Wettelijk vertegenwoordiger"
        return [Pen(who, f"{_named(data.representative)}, wettelijk vertegenwoordiger"), seen, coach]
    second = Pen(data.second_parent or "Tweede ouder of voogd, als die ook het gezag heeft", _named(data.second_parent))
    return [Pen(data.parent or "Ouder of voogd", _named(data.parent)), second, seen, coach]


def _parents(data: Asked) -> tuple[str, ...]:
    return (data.parent, data.second_parent) if data.second_parent else (data.parent,)


def _asked(data: Asked) -> str:
    """What a parent agrees to beside the student: the request, or that the municipality goes on."""
    return f"de hulp van {data.recipient}" if data.act is Act.VOORTZETTEN else f"de vraag aan {data.recipient}"


def _named(name: str) -> str:
    return "Handtekening" if name else "Naam en handtekening"


def signed_for(data: Asked, *, cards: bool) -> str:
    """The sentence above the signatures."""
    chosen = " Ik heb bij elke kaart zelf gekozen." if cards else " Ik heb zelf gekozen."
    read = f"Ik heb dit gelezen, of iemand heeft het voorgelezen.{chosen}"
    if data.signing is Signing.BOTH:
        too = "tekenen ook mijn ouders of voogden" if data.second_parent else "tekent ook een ouder of voogd"
        return f"{read}\nIk ben {data.age}. Daarom {too} voor {_asked(data)}."
    if data.signing is Signing.PARENTS:
        apart = " Kiest u niet hetzelfde? Vraag dan elk een eigen formulier." if data.second_parent else ""
        return f"{read}\n{data.call_name} is {data.age}. Daarom beslissen de ouders of voogden.{apart}"
    if data.signing is Signing.REPRESENTATIVE:
        return f"{read}\nIk beslis namens {data.call_name}."
    return read
