"""After sealing: an answer that does not come, what may not be sent any more, the slip, and the chain of versions."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.documents import content_of, documents_of
from jobcoach.caseload.form_facts import Wish
from jobcoach.caseload.form_papers import CHECKLIST, make_form
from jobcoach.caseload.handovers import HandoverRow, NoteReminder, handover_rows
from jobcoach.caseload.notices import not_to_send
from jobcoach.model.base import DocumentId
from jobcoach.model.choices import Act, HandoverStatus
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui import theme
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.room import Room
from jobcoach.ui.kit import TOP, Banner, Button, Label, announce, boxed, column, hairline, row
from jobcoach.ui.kit.layout import Item
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.settings.job_line import JobLine

_LONGEST = 240


def warnings(room: Room, facts: Facts, *, replace: Callable[[], object], again: Callable[[], object]) -> list[QWidget]:
    """What must be seen first: a withdrawal since sealing, a newer version, or an answer that does not come."""
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
    if found.status is HandoverStatus.VERVANGEN:
        newer = f" Nummer {found.replaced_by[1]} kwam ervoor in de plaats." if found.replaced_by else ""
        return [Banner("Dit pakket is vervangen", f"Verstuur het niet meer.{newer}", "warn")]
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


def chain(room: Room, found: HandoverRow, open_it: Callable[[int], object]) -> list[Item]:
    """Every version, the oldest first, each with where it stands and the way to it; nothing when there is one."""
    known = {row.id: row for row in room.desk.ask(handover_rows(on=room.today(), student=found.student))}
    versions, older = [found], found
    while older.replaces is not None and older.replaces[0] in known:
        older = known[older.replaces[0]]
        versions.insert(0, older)
    while versions[-1].replaced_by is not None and versions[-1].replaced_by[0] in known:
        versions.append(known[versions[-1].replaced_by[0]])
    if len(versions) == 1:
        return []
    return [8, Label("Versies", "h"), hairline(), *(_version(row, found, open_it) for row in versions)]


def _version(item: HandoverRow, shown: HandoverRow, open_it: Callable[[int], object]) -> QWidget:
    name = Label(f"Versie {item.version}", "small", "text2")
    name.setFixedWidth(theme.px(104))
    words = item.number or "nog geen nummer"
    state = Label("deze" if item.id == shown.id else label(item.status), "small", "text2", wrap=True)
    if item.id == shown.id:
        return boxed(row((name, 0, TOP), (column(Label(words), state, gap=0), 1), gap=8))
    said = f"Versie {item.version}, {words}, {label(item.status)}"
    link = Button(words, "link", act=lambda: open_it(int(item.id)), name=said)
    return boxed(row((name, 0, TOP), (column(row(link, None), state, gap=0), 1), gap=8))


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
