"""Below the cards: on which ground each subject goes, with the article, where it was read, and what was chosen."""

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.consent_grounds import GroundLine, ground_of_keeping, grounds_for
from jobcoach.caseload.students import student_form
from jobcoach.model.labels import label
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.room import Room
from jobcoach.ui.kit import FindingLine, Label, boxed, column, link


class GroundBlock(QWidget):
    """What goes without asking is always in view; the grounds behind all of it open with a link."""

    def __init__(self, room: Room, facts: Facts) -> None:
        super().__init__()
        form, today = facts.form, room.today()
        lines = room.desk.ask(grounds_for(form.student, recipient=form.recipient, act=form.act, on=today))
        school = room.desk.ask(student_form(form.student)).school_kind
        told = [FindingLine("good", _told(line)) for line in lines if not line.is_asked and line.subject is not None]
        kept = ("Het dossier op school", ground_of_keeping(school, today))
        self._all = boxed(column(*(_entry(*group) for group in (*_grouped(lines), kept)), gap=12))
        self._all.hide()
        self.button = link("Waarom mag dit", self.toggle, icon="scales")
        self.setLayout(column(*told, self.button, self._all, gap=8))

    def toggle(self) -> None:
        """Open or close the grounds."""
        self._all.setVisible(self._all.isHidden())


def _told(line: GroundLine) -> str:
    article = f" ({line.where})" if line.where else ""
    return f"{_about(line)}: gaat mee zonder te vragen, dat is een plicht van de school{article}"


def _about(line: GroundLine) -> str:
    return "De vraag zelf" if line.subject is None else label(line.subject)


def _grouped(lines: tuple[GroundLine, ...]) -> list[tuple[str, GroundLine]]:
    """Subjects with the same ground, article and choice together, in their order."""
    groups: dict[tuple[object, ...], list[GroundLine]] = {}
    for line in lines:
        groups.setdefault((line.ground, line.where, line.says, line.choice), []).append(line)
    return [(", ".join(_about(line) for line in group), group[0]) for group in groups.values()]


def _entry(about: str, line: GroundLine) -> QWidget:
    law = f"{line.where}. {line.says}" if line.where else line.says
    words = " ".join(part for part in (law, line.origin, line.choice) if part)
    ground = label(line.ground)
    head = Label(f"{ground[:1].upper()}{ground[1:]}: {about}", "smallb", wrap=True)
    return boxed(column(head, Label(words, "small", "text2", wrap=True), gap=2))
