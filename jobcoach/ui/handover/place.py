"""The place Overdracht: its page, how it is found in the frame, and what is counted beside its word."""

import json
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobcoach.caseload.drafts import DropDraft, KeepDraft, draft_of
from jobcoach.caseload.handovers import handover_rows, proposed
from jobcoach.caseload.notices import open_notices
from jobcoach.caseload.students import student_rows
from jobcoach.model.base import HandoverId, StudentId
from jobcoach.model.choices import HandoverStatus
from jobcoach.model.expected import Expected
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk
from jobcoach.ui.handover.batch import ClassPackages
from jobcoach.ui.handover.chooser import Chooser
from jobcoach.ui.handover.facts import Facts, facts_of, new_facts
from jobcoach.ui.handover.flow import Flow
from jobcoach.ui.handover.notice_page import NoticePage
from jobcoach.ui.handover.overview import Overview, Unfinished
from jobcoach.ui.handover.recipient_step import FORM
from jobcoach.ui.handover.recipients_view import RecipientsView
from jobcoach.ui.handover.room import Go, Room
from jobcoach.ui.kit import Page, shortcut
from jobcoach.ui.place import Place
from jobcoach.ui.words.dates import local_day

_BEGUN = "handover.begun"
_CARES = frozenset(
    {
        "handover", "consent", "recipient", "recipient_person", "trial", "handover_section",
        "student", "school", "coach", "own_words", "interest", "need", "talent",
        "network_person", "internship", "employer", "location", "competence_score", "praktijkverklaring", "seal_keys",
        "document", "recipient_notice", "task",
    }
)  # fmt: skip
_DONE = (HandoverStatus.AANGENOMEN, HandoverStatus.TERUG, HandoverStatus.VERVANGEN)


class HandoverPage(Page):
    """The list, the choice of a student, or one overdracht; leaving and coming back keeps where you were."""

    cares_about = _CARES
    help_text = (
        "Hier maak je een overdracht, in zes stappen: voor een gemeente, UWV, mbo, dagbesteding of de leerling zelf. "
        "Bij Ontvangers staat met wie je er spreekt, hoe je stuurt en of de proefzending lukte. Links zie je hoe ver "
        "je bent; op een stap die klaar is kun je klikken. Ctrl+N begint een nieuwe. Ctrl+Enter gaat verder. Esc gaat "
        "een stap terug en je "
        "tekst blijft. Bij toestemming zijn J en N sneltoetsen voor ja en nee. Er gaat niets weg zolang je niet "
        "verzegelt, het pakket bewaart en het zelf verstuurt. Na het versturen noteer je hier het antwoord. Bovenaan "
        "staat wat ontvangers nog moeten horen, bijvoorbeeld dat toestemming is ingetrokken."
    )

    def __init__(self, *, desk: Desk, ask: Ask, now: Callable[[], datetime], go: Go) -> None:
        super().__init__()
        self._room = Room(desk=desk, ask=ask, now=now, go=go, show=self.show_banner, hush=self.clear_banner)
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack, 1)
        self.overview = Overview(self._room)
        self.overview.opened.connect(self.open_key)
        self.overview.resumed.connect(self.start)
        self.overview.wanted_new.connect(self.choose)
        self.overview.wanted_class.connect(self.show_class)
        self.overview.wanted_recipients.connect(self.show_recipients)
        self.overview.telling.connect(self.tell)
        self._stack.addWidget(self.overview)
        self.flow: Flow | None = None
        self.notice: NoticePage | None = None
        self.chooser: Chooser | None = None
        self.batch: ClassPackages | None = None
        self.recipients: RecipientsView | None = None
        # also while the cursor is still in the nav: a page that is not shown hears nothing
        shortcut(self, "Ctrl+N", self.choose).setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut(self, "Escape", self.step_back)
        shortcut(self, "Ctrl+S", self.flush)
        shortcut(self, "Ctrl+Return", self._go_on)
        self.show_list()

    def reload(self) -> None:
        """A table that matters here changed."""
        if self.flow is not None:
            self.flow.reload()
        elif self.batch is not None:
            self.batch.reload()
        elif self.recipients is not None:
            self.recipients.reload()
        elif self.notice is None:
            self.overview.fill(self._unfinished())

    def flush(self) -> None:
        """Keep what is being typed."""
        for part in (self.flow, self.recipients, self.notice):
            if part is not None:
                part.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame gives the cursor to the page: pass it on to where the work is."""
        super().focusInEvent(event)
        (self.flow or self.notice or self.recipients or self.chooser or self.batch or self.overview).begin()

    def open_now(self) -> int | None:
        """Which overdracht is open, or which notice (``words/notices``, ``notice_key``)."""
        if self.notice is not None:
            return self.notice.open_now()
        return None if self.flow is None else self.flow.facts.form.id

    def open_key(self, key: int) -> None:
        """Open an overdracht by its id, or what a recipient must hear by its ``notice_key``."""
        if self._held():
            return
        if key < 0:
            self.tell(-key)
            return
        try:
            facts = self._room.desk.ask(facts_of(HandoverId(key), on=self._room.today()))
        except Expected as error:
            self._room.complain("Deze overdracht is er niet meer", error)
            return
        self._open(facts)

    def tell(self, notice: int) -> None:
        """Open what a recipient must hear."""
        self._close()
        try:
            self.notice = NoticePage(self._room, notice)
        except Expected as error:
            self.show_list()
            self._room.complain("Deze melding is er niet meer", error)
            return
        self.notice.left.connect(self.show_list)
        self._show(self.notice)
        self.notice.begin()

    def choose(self) -> None:
        """Nieuwe overdracht: ask for which student."""
        if self._held():
            return
        self._close()
        self.chooser = Chooser(self._room)
        self.chooser.chosen.connect(self.start)
        self.chooser.left.connect(self.show_list)
        self._show(self.chooser)
        self.chooser.begin()

    def show_class(self) -> None:
        """Hele klas: seal and save the overdrachten of a class together."""
        self._close()
        self.batch = ClassPackages(self._room)
        self.batch.closed.connect(self.show_list)
        self.batch.opened.connect(self.open_key)
        self._show(self.batch)
        self.batch.begin()

    def start(self, student: int) -> None:
        """Begin an overdracht for a student, or go on with one that was begun and never saved."""
        if self._held():
            return
        who = StudentId(student)
        try:
            draft = self._room.desk.ask(proposed(who, on=self._room.today()))
            facts = self._room.desk.ask(new_facts(draft, student=who))
        except Expected as error:
            self._room.complain("Deze leerling is er niet meer", error)
            return
        self._note_begun(who, begun=True)
        self._open(facts)

    def show_recipients(self) -> None:
        """All recipients, each with its people, the agreed way and the proefzending."""
        self._close()
        self.recipients = RecipientsView(self._room)
        self.recipients.left.connect(self.show_list)
        self._show(self.recipients)
        self.recipients.begin()

    def show_list(self) -> None:
        """Back to the list, with the cursor at the overdracht that was open."""
        was = self.flow.facts.form.id if self.flow is not None else None
        told = self.notice is not None
        self._close()
        self.overview.fill(self._unfinished())
        self._stack.setCurrentWidget(self.overview)
        self.overview.begin(was, telling=told)

    def step_back(self) -> None:
        """Escape."""
        if self.flow is not None:
            self.flow.step_back()
        elif self.recipients is not None:
            self.recipients.leave()
        elif self.notice is not None:
            self.notice.step_back()
        elif self.chooser is not None:
            self.chooser.step_back()
        elif self.batch is not None:
            self.batch.step_back()

    def _held(self) -> bool:
        """Packages that are being made, and passwords that nobody has yet, stay on the page; it says so."""
        if self.batch is None or not self.batch.holds_on():
            return False
        self.batch.tell_held()
        return True

    def _open(self, facts: Facts) -> None:
        self._close()
        self.flow = Flow(self._room, facts)
        self.flow.left.connect(self.show_list)
        self.flow.opened.connect(self.open_key)
        self.flow.begun.connect(lambda _: self._note_begun(facts.form.student, begun=False))
        self._show(self.flow)
        self.flow.begin()

    def _show(self, widget: QWidget) -> None:
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def _close(self) -> None:
        self.clear_banner()
        if self.flow is not None:
            self.flow.flush()
            self.flow.stop()
        if self.batch is not None:
            self.batch.stop()
        for typed in (self.recipients, self.notice):
            if typed is not None:
                typed.flush()
        for widget in (self.flow, self.chooser, self.batch, self.recipients, self.notice):
            if widget is not None:
                self._stack.removeWidget(widget)
                widget.deleteLater()
        self.flow, self.chooser, self.batch, self.recipients, self.notice = None, None, None, None, None

    def _go_on(self) -> None:
        if self.flow is not None and self.flow.primary is not None:
            self.flow.primary.click()
        elif self.notice is not None:
            self.notice.primary.click()

    def _begun(self) -> list[int]:
        kept = self._room.desk.ask(draft_of(form=_BEGUN, subject=""))
        found = json.loads(kept.content) if kept is not None else []
        return [number for number in found if isinstance(number, int)]

    def _note_begun(self, student: StudentId, *, begun: bool) -> None:
        """Remember for whom an overdracht was begun: without a recipient it is only a draft."""
        numbers = [number for number in self._begun() if number != student] + ([int(student)] if begun else [])
        content = json.dumps(numbers)
        verb = KeepDraft(form=_BEGUN, subject="", content=content) if numbers else DropDraft(form=_BEGUN, subject="")
        self._room.desk.do(verb)

    def _unfinished(self) -> Unfinished:
        numbers = self._begun()
        if not numbers:
            return ()
        rows = self._room.desk.ask(student_rows(on=self._room.today()))
        return tuple((row.id, row.name, row.initials) for row in rows if row.id in numbers and self._typed(row.id))

    def _typed(self, student: StudentId) -> bool:
        return self._room.desk.ask(draft_of(form=FORM, subject=f"new:{student}")) is not None


def make_place(*, desk: Desk, ask: Ask, now: Callable[[], datetime], go: Go) -> Place:
    """The place in the frame; ``now`` gives an aware UTC instant, ``go`` opens a place and in it a key."""

    def unanswered() -> int:
        rows = desk.ask(handover_rows(on=local_day(now())))
        return sum(row.status not in _DONE for row in rows) + len(desk.ask(open_notices))

    return Place(
        key="handover",
        word="Overdracht",
        icon="paper-plane-tilt",
        make_page=lambda: HandoverPage(desk=desk, ask=ask, now=now, go=go),
        mnemonic="o",
        count=unanswered,
        counts_on=frozenset({"handover", "recipient_notice"}),
    )
