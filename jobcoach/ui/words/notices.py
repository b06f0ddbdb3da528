"""Words around the answer of a recipient and around what past recipients must hear."""

from typing import TYPE_CHECKING, Final

from jobcoach.model.choices import NoticeReason
from jobcoach.model.labels import label
from jobcoach.ui.words.dates import full_day

if TYPE_CHECKING:
    from jobcoach.caseload.notices import NoticeCard

_HAPPENED: Final = {
    NoticeReason.INTREKKING: "de toestemming voor {what} is ingetrokken. Wilt u dat niet meer gebruiken en "
    "verwijderen, of ons laten weten waarom u het van de wet moet bewaren?",
    NoticeReason.VERBETERING: "in {what} klopte iets niet. U krijgt de verbetering in een brief of in een nieuw "
    "pakket. Wilt u die in de plaats zetten van wat u nu hebt?",
    NoticeReason.WISSEN: "de school heeft het dossier gewist waar dit uit komt. Wilt u kijken of u het nog nodig hebt, "
    "en het anders ook verwijderen?",
}
WHY: Final = {
    NoticeReason.INTREKKING: "Er is toestemming ingetrokken voor iets dat al verstuurd was. De ontvanger moet dat "
    "weten en het niet meer gebruiken.",
    NoticeReason.VERBETERING: "Er klopte iets niet in wat al verstuurd was. De ontvanger moet weten wat het wel is.",
    NoticeReason.WISSEN: "Het dossier is gewist. Wie een pakket kreeg, moet dat weten. Van de leerling staat hier "
    "niets meer: het nummer van het pakket is genoeg.",
}


def answer_word(*, waits: bool) -> str:
    """The word on the button of a to-do about an overdracht."""
    return "Noteer antwoord" if waits else "Ga verder"


def notice_key(notice: int) -> int:
    """The key with which the place Overdracht opens a notice: a negative one, for overdrachten have their own id."""
    return -notice


def about_words(card: "NoticeCard") -> str:
    """ "“Gezondheid” en “Stages en wat je kunt”", or that it is about everything."""
    names = [f"“{label(subject)}”" for subject in card.about]
    if not names:
        return "het hele pakket" if len(card.packages) == 1 else "alle pakketten"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"


def notice_mail(card: "NoticeCard", *, school: str) -> str:
    """Words for an ordinary mail: the number of the package, no name, no text of a correction."""
    numbers = "\n".join(f"- {item.number}, verstuurd op {full_day(item.sent_on)}" for item in card.packages)
    what = about_words(card) if card.about else "het geheel"
    happened = _HAPPENED[card.reason].format(what=what)
    return (
        f"Goedendag,\n\nU kreeg van {school}:\n{numbers}\n\nHierover melden wij: {happened}\n\n"
        "Gaf u het aan een ander? Laat het daar ook weten. Antwoord met het nummer en “gedaan” is genoeg.\n\n"
        "Met vriendelijke groet,\n"
    )
