"""What is asked of a recipient, in one sentence: another question for each kind and each act."""

from datetime import date

from jobcoach.model.choices import Act, Destination, RecipientKind
from jobcoach.model.labels import long_day

_GEMEENTE = {
    Act.BETREKKEN: "Wilt u nu al meedenken over de stap van {name} naar {goal}?",
    Act.VERZOEK: "Wilt u de begeleiding van {name} voortzetten{since}?",
    Act.VOORTZETTEN: "U zet de begeleiding van {name} voort{since}. Wilt u laten weten dat dit goed is aangekomen?",
}
_OTHERS = {
    RecipientKind.UWV: "Wilt u dit gebruiken bij de aanvraag die {name} zelf doet?",
    RecipientKind.MBO: "Wilt u {name} helpen om goed te beginnen{since}?",
    RecipientKind.WSP: "Wilt u met {name} meezoeken naar een werkplek{since}?",
    RecipientKind.DAGBESTEDING: "Heeft u een plek waar {name} kan meedoen{since}?",
}
_GOALS = {Destination.WERK: "werk", Destination.DAGBESTEDING: "dagbesteding"}


def question_for(
    call_name: str,
    start: date | None,
    *,
    kind: RecipientKind = RecipientKind.GEMEENTE,
    act: Act = Act.VERZOEK,
    destination: Destination = Destination.WERK,
) -> str:
    """The question of page 1 as a sentence; "vanaf" only with a day, and nothing for what is someone's own."""
    text = _GEMEENTE.get(act, "") if kind is RecipientKind.GEMEENTE else _OTHERS.get(kind, "")
    since = f" vanaf {long_day(start)}" if start else ""
    return text.format(name=call_name, since=since, goal=_GOALS[destination])


def is_proposed(question: str, call_name: str, start: date | None) -> bool:
    """Whether a question is empty or one that the program proposed: then another kind may change it.

    White is compared as white: a text field gives back the spaces of a day that do not break as spaces that do.
    """
    made = {
        " ".join(question_for(call_name, day, kind=kind, act=act, destination=destination).split())
        for kind in RecipientKind
        for act in Act
        for destination in Destination
        for day in {start, None}
    }
    said = " ".join(question.split())
    return not said or said in made
