"""The fields of step 1, Ontvanger, and what stands in them."""

from jobcoach.caseload.handovers import SaveHandover
from jobcoach.caseload.recipients import OWN_NAME, SaveRecipient
from jobcoach.model.choices import Destination, RecipientKind
from jobcoach.model.grounds import acts_for
from jobcoach.model.labels import label
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.room import Room, watch
from jobcoach.ui.kit import ChoiceField, DateField, Form, LineField, TextField


def recipient_fields(room: Room, facts: Facts) -> Form:
    """Who, what is asked and by when, and what was agreed."""
    name, today = facts.call_name, room.today()
    return Form(
        ChoiceField("recipient", "O&ntvanger", (), empty="Kies een ontvanger", required=True),
        ChoiceField("act", "&Wat vraag je", [(act, label(act)) for act in acts_for(RecipientKind.GEMEENTE)]),
        ChoiceField("destination", "B&estemming", [(item, label(item)) for item in Destination]),
        TextField("question", "De vr&aag in één zin", lines=2, watch=watch),
        TextField("explanation", "Toeli&chting", lines=3, watch=watch),
        (
            DateField("reply_by", "Antwoord &graag vóór", today=today),
            DateField("start_on", "Begeleiding vana&f", today=today),
        ),
        TextField(
            "plan", "Afspra&ken", lines=4, watch=watch,
            hint="Eén afspraak op een regel, met de naam ervoor. Bijvoorbeeld: Jobcoach: belt voor 1 maart",
        ),
        (
            DateField("talked_on", "Drieges&prek op", today=today),
            LineField("talked_with", "Wie waren erbi&j", longest=200, example=f"bijv. {name}, moeder en de consulent"),
        ),
    )  # fmt: skip


def values_of(draft: SaveHandover) -> dict[str, object]:
    """What the form shows of an overdracht."""
    names = (
        "act",
        "destination",
        "question",
        "explanation",
        "reply_by",
        "start_on",
        "plan",
        "talked_on",
        "talked_with",
    )
    return {name: getattr(draft, name) for name in names} | {"recipient": draft.recipient or None}


def named(item: SaveRecipient, own: str) -> str:
    """A recipient in the list; ``own`` is who receives what is the youth's own."""
    if item.kind is RecipientKind.LEERLING and item.name == OWN_NAME:
        return own[:1].upper() + own[1:]
    return f"{item.name} ({item.contact})" if item.contact else item.name
