"""Papers that are made from a dossier with one button: the list, each with what it is for. A new kind adds a line."""

from collections.abc import Callable
from dataclasses import dataclass

from jobcoach.caseload.agreements import make_newest_agreement
from jobcoach.caseload.inzage import make_inzage
from jobcoach.caseload.profile import make_profile
from jobcoach.caseload.work import Job
from jobcoach.model.base import DocumentId
from jobcoach.ui.students.room import Room
from jobcoach.ui.words.verbs import act_words


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """One line of the list: name, for whom and why in one sentence, and the job that makes it for this dossier."""

    name: str
    what: str
    make: Callable[[Room], Job[DocumentId]]


NEW_PAPERS: tuple[NewPaper, ...] = (
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
        what="Alles wat hier over de leerling staat, om zelf te lezen (AVG, artikel 15).",
        make=lambda room: make_inzage(room.student, words=act_words),
    ),
)
