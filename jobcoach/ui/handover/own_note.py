"""In the place of the consent cards where nothing is asked: why not, and into whose hands it goes."""

from PySide6.QtWidgets import QFrame

from jobcoach.caseload.students import student_form
from jobcoach.model.choices import Act, Capacity, RecipientKind
from jobcoach.model.consent import who_receives
from jobcoach.model.grounds import source_of
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.room import Room
from jobcoach.ui.kit import Label, column


class OwnNote(QFrame):
    """What is the student's own needs nobody's yes; the rule of law stands below it with its source."""

    def __init__(self, room: Room, facts: Facts) -> None:
        super().__init__()
        self.setObjectName("now")
        student = room.desk.ask(student_form(facts.form.student))
        law = source_of(RecipientKind.LEERLING, Act.MEEGEVEN, None, student.school_kind, room.today())
        self.setLayout(
            column(
                Label(f"Dit is van {facts.call_name} zelf", "h"),
                Label("Daarom vraagt de school hiervoor geen toestemming. Alles mag mee.", wrap=True),
                Label(_hands(facts, decides_alone=student.decides_alone), wrap=True),
                Label(f"{law.says} {law.where} ({law.certainty.value}).", "small", "text2", wrap=True),
                gap=8,
                margins=(16, 14, 16, 16),
            )
        )


def _hands(facts: Facts, *, decides_alone: bool) -> str:
    age = facts.age or 0
    who = who_receives(age=age, decides_alone=decides_alone)
    if who is Capacity.STUDENT:
        return f"Geef de map aan {facts.call_name}."
    if who is Capacity.REPRESENTATIVE:
        return "Geef de map aan de wettelijk vertegenwoordiger."
    copy = f" {facts.call_name} krijgt een kopie als die daarom vraagt." if age >= 16 else ""
    return f"Geef de map aan de ouders.{copy}"
