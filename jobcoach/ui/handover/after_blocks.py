"""After sealing: an answer that does not come, what may not be sent any more, the slip, and the chain of versions."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.documents import content_of, documents_of
from jobcoach.caseload.form_facts import Wish
from jobcoach.caseload.form_papers import CHECKLIST, make_form
from jobcoach.caseload.handovers import HandoverRow, NoteReminder
from jobcoach.caseload.notices import not_to_send
from jobcoach.model.base import DocumentId, HandoverId
from jobcoach.model.choices import Act, HandoverStatus
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.room import Room
from jobcoach.ui.kit import Banner, Button, Label, announce, boxed, column, hairline, row
from jobcoach.ui.kit.layout import Item
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.settings.job_line import JobLine

_LONGEST = 240


def warnings(room: Room, facts: Facts, *, replace: Callable[[], object], again: Callable[[], object]) -> list[QWidget]:
    """What must be seen first: a withdrawal since sealing, or an answer that does not come."""
    found = facts.row
    if found is None:
        return []
    if found.status is HandoverStatus.VERZEGELD:
        gone = room.desk.ask(not_to_send(found.id))
        if gone is None:
            return []
        what = ", ".join(label(item) for item in gone) or "het geheel"
        text = f"Na het verzegelen is de toestemming ingetrokken: {what}. Dat staat nog in dit pakket."
        banner = Banner("Verstuur dit pakket niet", text, "bad", action="Maak een nieuwe versie", act=replace)
        return [banner]
    return [_silent(room, found, again)] if found.late else []


def _silent(room: Room, found: HandoverRow, again: Callable[[], object]) -> Banner:
    def called() -> None:
        room.hush()
        try:
            room.desk.do(NoteReminder(handover=found.id))
        except Expected as error:
            room.complain("Niet genoteerd", error)
            return
        again()

    text = (
        f"Bel of mail {found.contact or found.recipient}. Vraag of het pakket open ging. Lukte dat niet? Bewaar het "
        "hieronder opnieuw: het krijgt dan een nieuw wachtwoord. Na het bellen wacht de taak nog vijf werkdagen."
    )
    return Banner("Nog geen antwoord", text, "warn", action="Ik heb gebeld", act=called)


def asked_banner(found: HandoverRow | None, open_it: Callable[[int], object]) -> Banner | None:
    """While a corrected overdracht is prepared: what the recipient asked to mend in the one before."""
    if found is None or found.replaces is None or found.status is not HandoverStatus.VOORBEREID or not found.asked:
        return None
    before, number = found.replaces
    words = " ".join(found.asked.split())
    short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rsplit(' ', 1)[0]}…"
    return Banner(
        "Dit moet er anders", short, "info", action=f"Bekijk {number}", act=lambda: open_it(int(before))
    )  # fmt: skip


def chain(found: HandoverRow, open_it: Callable[[int], object]) -> list[Item]:
    """What this one replaces and what took its place, each with the way to it."""
    items: list[Item] = []
    links = (("Vervangt", found.replaces, ""), ("Nieuwe versie", found.replaced_by, "in voorbereiding"))
    for words, link, otherwise in links:
        if link is not None:
            items.append(_link(words, link, otherwise, open_it))
    return [8, Label("Versies", "h"), hairline(), *items] if items else []


def _link(words: str, link: tuple[HandoverId, str], otherwise: str, open_it: Callable[[int], object]) -> QWidget:
    handover, number = link
    name = number or otherwise
    button = Button(name, "link", act=lambda: open_it(int(handover)), name=f"{words}: {name}")
    return boxed(row(Label(words, "small", "text2"), button, None, gap=8))


class SlipButton(QWidget):
    """The slip with which the recipient answers on paper: it is on the checklist, with the number of this package."""

    def __init__(self, room: Room, facts: Facts) -> None:
        super().__init__()
        self._room, self._facts = room, facts
        self.line = JobLine(room.desk)
        self.button = Button("Antwoordstrook op &papier", "second", icon="file-text", act=self.make)
        self.setLayout(column(row(self.button, None), self.line, gap=4))
        if facts.form.act is Act.MEEGEVEN:  # who gets what is his own owes no answer
            self.hide()

    def make(self) -> None:
        """Make it with a number and show it."""
        form = self._facts.form
        wish = Wish(student=form.student, recipient=form.recipient, act=form.act, handover=form.id)
        self.line.run(make_form(CHECKLIST, wish), words="Strook maken", done=self._made, failed=self._failed)

    def _made(self, document: DocumentId) -> None:
        room, student = self._room, self._facts.form.student
        found = next((one for one in room.desk.ask(documents_of(student)) if one.id == document), None)
        if found is None:
            return
        announce(self, "De strook is gemaakt en bewaard in het dossier")
        content = room.desk.ask(content_of(document))
        paper = Paper(
            title=found.title, file_name=found.file_name, content=content, about=found.number, student=student,
            document=document,
        )  # fmt: skip
        open_paper(self.window(), room.desk, room.ask, paper)

    def _failed(self, error: Expected) -> None:
        self._room.complain("De strook is niet gemaakt", error)
