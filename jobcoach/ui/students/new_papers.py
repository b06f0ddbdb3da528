"""Papers that are made from a dossier with one button: the list, each with what it is for. A new kind adds a line."""

from collections.abc import Callable
from dataclasses import dataclass

from jobcoach.caseload import form_papers
from jobcoach.caseload.agreements import make_newest_agreement
from jobcoach.caseload.consents import deciders
from jobcoach.caseload.form_facts import Wish
from jobcoach.caseload.form_papers import FormPaper, look_at, make_form
from jobcoach.caseload.inzage import make_inzage
from jobcoach.caseload.profile import make_profile
from jobcoach.caseload.work import Job
from jobcoach.model.base import DocumentId
from jobcoach.model.choices import Act, Capacity
from jobcoach.ui.students.room import Room
from jobcoach.ui.words.verbs import act_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What must be asked before a paper is made; ``yes`` and ``no`` are the words on the buttons."""

    head: str
    text: str
    yes: str
    no: str = "Niet maken"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """One line of the list: name, for whom and why in one sentence, and the job that makes it for this dossier.

    ``look`` shows it as a concept first; ``asks`` tells what must be agreed, or None when nothing must.
    """

    name: str
    what: str
    make: Callable[[Room], Job[DocumentId]]
    look: Callable[[Room], Job[bytes]] | None = None
    asks: Callable[[Room], Agreed | None] | None = None


def _form(name: str, what: str, paper: FormPaper, *, home: bool = False) -> NewPaper:
    """A line for a paper of the chain. A letter home asks first whether an adult student agreed."""

    def wish(room: Room) -> Wish:
        return Wish(student=room.student, home=home, agreed=home)

    return NewPaper(
        name=name,
        what=what,
        make=lambda room: make_form(paper, wish(room)),
        look=lambda room: look_at(paper, wish(room)),
        asks=_asks_adult if home else None,
    )


def _asks_adult(room: Room) -> Agreed | None:
    """Parents of an adult only get a letter when the student finds that good (model/law, ADULT_HOME)."""
    found = room.desk.ask(deciders(room.student, act=Act.VERZOEK, on=room.today))
    if found.for_act != (Capacity.STUDENT,):
        return None
    name = room.call_name
    text = f"{name} is 18 of ouder en beslist zelf. In de brief staat dat {name} het goed vindt."
    return Agreed(head=f"Vindt {name} deze brief goed?", text=text, yes=f"{name} vindt het goed")


NEW_PAPERS: tuple[NewPaper, ...] = (
    _form(
        "Toestemmingsformulier",
        "Wat mag de gemeente weten? Kaart voor kaart ja of nee; wie tekent, volgt uit de leeftijd.",
        form_papers.TOESTEMMING,
    ),
    _form(
        "Instemmingsformulier",
        "Alleen de vraag uit de wet, apart, voor scholen die dat zo willen.",
        form_papers.INSTEMMING,
    ),
    _form(
        "Brief over de overdracht",
        "Aan de ouders; met 18 jaar aan de leerling zelf. Wat er gebeurt, wanneer, en wat wij vragen.",
        form_papers.OUDERBRIEF,
    ),
    _form(
        "Brief aan de ouders",
        "Ook met 18 jaar, alleen als de leerling dat goed vindt.",
        form_papers.OUDERBRIEF,
        home=True,
    ),
    _form(
        "Verzoek aan de gemeente",
        "Wilt u de begeleiding voortzetten? Met de instemming erbij.",
        form_papers.VERZOEK,
    ),
    _form(
        "Checklist overdracht",
        "Wat klaar is, wat meegaat, en een strook waarmee de gemeente terugmeldt.",
        form_papers.CHECKLIST,
    ),
    _form(
        "Uitleg over je gegevens",
        "Voor de leerling: wat je bewaart, waarom, hoe lang en wie het ziet.",
        form_papers.PRIVACYBERICHT,
    ),
    _form(
        "Aanbod loopbaanbegeleiding",
        "Na school, in jaar 1 en nog eens in jaar 2. Niet nodig bij direct vervolgonderwijs.",
        form_papers.AANBOD,
    ),
    NewPaper(
        name="Stageovereenkomst",
        what="Van de nieuwste stage: voor leerling, ouder, bedrijf en school om te tekenen.",
        make=lambda room: make_newest_agreement(room.student),
    ),
    NewPaper(
        name="Profielblad",
        what="Eén bladzijde voor een werkgever: hoe werkt iemand het best. De leerling leest en tekent eerst.",
        make=lambda room: make_profile(room.student),
    ),
    NewPaper(
        name="Inzage-afdruk",
        what="Alles wat hier over de leerling staat, om zelf te lezen.",
        make=lambda room: make_inzage(room.student, words=act_words),
    ),
)
