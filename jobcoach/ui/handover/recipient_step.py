"""Step 1, Ontvanger: who gets it, what is asked, by when, and what was agreed at the three-party talk."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor

from jobcoach.caseload.asking import is_proposed, question_for
from jobcoach.caseload.handovers import SaveHandover
from jobcoach.caseload.recipients import OWN_NAME, OwnRecipient, SaveRecipient, own_receiver, recipients
from jobcoach.caseload.students import student_form
from jobcoach.model.base import HandoverId
from jobcoach.model.choices import Act, Destination, RecipientKind
from jobcoach.model.expected import Expected
from jobcoach.model.grounds import acts_for
from jobcoach.model.labels import label
from jobcoach.ui import theme
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.recipient_panel import RecipientPanel
from jobcoach.ui.handover.room import Room, Step, reading, watch
from jobcoach.ui.handover.trial_line import TrialLine, TrialPanel
from jobcoach.ui.kit import (
    Button,
    ChoiceField,
    DateField,
    Form,
    LineField,
    SavedLine,
    TextField,
    clear,
    column,
    link,
    row,
    scrolled,
)
from jobcoach.ui.words import sentence

FORM = "handover.recipient_step"
_UNDER = {"handover.reply_by": "reply_by"}
_ASKS = ("question", "explanation", "reply_by")


def subject_of(facts: Facts) -> str:
    """The name of a draft: the overdracht, or the student of one that was never saved."""
    return str(facts.form.id) if facts.form.id is not None else f"new:{facts.form.student}"


class RecipientStep(Step):
    """``saved`` gives the id of an overdracht that was kept for the first time."""

    saved = Signal(int)

    def __init__(self, room: Room, facts: Facts) -> None:
        super().__init__(room, facts)
        self._subject = subject_of(facts)
        self._panel: RecipientPanel | TrialPanel | None = None
        self.form = _form(room, facts)
        self.new_button = link("Nieuwe ontvanger", self.open_new, icon="plus")
        self.edit_button = link("Verander deze ontvanger", self.open_known)
        self._show_known(facts.form.recipient or None)
        self._fit_acts()
        self.form.show(_values(facts.form))
        self.drafts = room.keeper(self.form, name=FORM, subject=self._subject)
        self.saved_line = SavedLine(self.drafts)
        self._panel_place = column(gap=0)
        self.own_button = link(f"Voor {facts.call_name} zelf", self.take_own)
        self.trial_line = TrialLine(room)
        self.trial_line.wanted.connect(self.open_trial)
        acts = row(self.new_button, self.edit_button, self.own_button, None, gap=24)
        main = column(
            self.form["recipient"], 6, acts, self.trial_line, self._panel_place, 16, self.form, 8, self.saved_line,
            None, gap=0,
        )  # fmt: skip
        self.setLayout(column((scrolled(column(reading(main, 640)), top=16), 1), gap=0))
        for field in self.form:
            field.set_enabled(not facts.sealed)
        self.new_button.setVisible(not facts.sealed)
        self.edit_button.setVisible(not facts.sealed)
        self.own_button.setVisible(not facts.sealed)
        self._fit_acts()
        self.form["recipient"].edited.connect(self._chose)
        for name in ("act", "destination", "start_on"):
            self.form[name].edited.connect(self._propose)

    def primary(self) -> Button | None:
        """Save and go on."""
        return Button("Ver&der", "primary", act=self.go_on)

    def words(self) -> tuple[str, str, str]:
        """What is still needed here."""
        if not self.form["recipient"].value() and not self.facts.sealed:
            return ("warning", "Kies eerst een ontvanger.", "warn")
        if self.facts.sealed:
            return ("circle-wavy-check", "Dit is verzegeld. Lezen mag, veranderen niet.", "text2")
        return ("", "", "text2")

    def begin(self) -> None:
        """The first thing to choose or to fill."""
        first = "recipient" if not self.form["recipient"].value() else "question"
        self.form[first].setFocus()
        question = self.form["question"]
        if isinstance(question, TextField):
            question.text.moveCursor(QTextCursor.MoveOperation.End)

    def go_on(self) -> None:
        """Save and open the next step."""
        if self.facts.sealed or (self.form.is_valid() and self._save()):
            self.on.emit(1)

    def keep(self) -> bool:
        """Save when it can be read and was saved before; else it stays a draft."""
        if self._panel is not None:
            self._panel.flush()
        if self.facts.sealed or not self.form.is_dirty:
            return True
        self.drafts.flush()
        if self.facts.form.id is None:
            return False
        try:
            self.room.desk.do(self._filled())
        except Expected:
            return False
        self._was_saved()
        return True

    def open_new(self) -> None:
        """Ask for a new recipient, in the page."""
        self._open_panel(None)

    def take_own(self) -> None:
        """What is the student's own goes to the student or the parents."""
        self._took_recipient(self.room.desk.do(OwnRecipient()))

    def _kind(self) -> RecipientKind:
        """What the chosen recipient is; a municipality while none is chosen."""
        chosen = self.form["recipient"].value()
        kinds = {item.id: item.kind for item in self.room.desk.ask(recipients)}
        return kinds.get(chosen if isinstance(chosen, int) else None, RecipientKind.GEMEENTE)

    def _chose(self) -> None:
        """Another recipient: other acts, and another question as long as nobody typed one."""
        self._fit_acts()
        if self.facts.form.id is None and self._kind() is RecipientKind.DAGBESTEDING:
            self.form["destination"].show_value(Destination.DAGBESTEDING)
        self._propose()

    def _propose(self) -> None:
        """The question that fits this kind and act, unless the coach wrote a question of his own."""
        field, start = self.form["question"], self._start()
        if not self.form["recipient"].value() or not is_proposed(field.raw(), self.facts.call_name, start):
            return
        act, destination = self.form["act"].value(), self.form["destination"].value()
        words = question_for(
            self.facts.call_name,
            start,
            kind=self._kind(),
            act=act if isinstance(act, Act) else Act.VERZOEK,
            destination=destination if isinstance(destination, Destination) else Destination.WERK,
        )
        if words.split() != field.raw().split():
            field.show_value(words)
            field.edited.emit()

    def _start(self) -> date | None:
        try:
            found = self.form["start_on"].value()
        except Expected:
            return None
        return found if isinstance(found, date) else None

    def _fit_acts(self) -> None:
        """Offer what can be done with this recipient; what is someone's own asks nothing."""
        kind, field = self._kind(), self.form["act"]
        if isinstance(field, ChoiceField):
            field.show_options([(act, label(act)) for act in acts_for(kind)])
        if self.layout() is None:  # a part without a place yet would open as a window of its own
            return
        for name in _ASKS:
            self.form[name].setVisible(kind is not RecipientKind.LEERLING)
        self.form["act"].setVisible(len(acts_for(kind)) > 1)
        self.edit_button.setVisible(not self.facts.sealed and kind is not RecipientKind.LEERLING)
        chosen = self.form["recipient"].value()
        own = kind is RecipientKind.LEERLING or not isinstance(chosen, int) or self.facts.sealed
        self.trial_line.show_recipient(0 if own else chosen)  # type: ignore[arg-type]

    def open_known(self) -> None:
        """Change the chosen recipient, in the page."""
        chosen = self.form["recipient"].value()
        known = [item for item in self.room.desk.ask(recipients) if item.id == chosen]
        if known:
            self._open_panel(known[0])

    def _open_panel(self, known: SaveRecipient | None) -> None:
        self._close_panel()
        place = "" if known else self.room.desk.ask(student_form(self.facts.form.student)).municipality
        panel = RecipientPanel(self.room, known, place=place)
        panel.saved.connect(self._took_recipient)
        self._put(panel)

    def _put(self, panel: "RecipientPanel | TrialPanel") -> None:
        self._panel = panel
        panel.closed.connect(self._leave_panel)
        self._panel_place.addSpacing(theme.gap(12))
        self._panel_place.addWidget(panel)
        panel.begin()

    def open_trial(self) -> None:
        """A proefzending to this recipient, in the page."""
        chosen = self.form["recipient"].value()
        if isinstance(chosen, int):
            self._close_panel()
            self._put(TrialPanel(self.room, chosen))

    def close_panel(self) -> bool:
        """Escape closes the panel first."""
        if self._panel is None:
            return False
        self._panel.close_panel()
        return True

    def _leave_panel(self) -> None:
        self._close_panel()
        self.form["recipient"].setFocus()

    def _close_panel(self) -> None:
        self._panel = None
        clear(self._panel_place)
        self.trial_line.reload()

    def _took_recipient(self, number: int) -> None:
        self._show_known(number)
        self.form["recipient"].edited.emit()
        self._leave_panel()
        self.told.emit()

    def _show_known(self, chosen: int | None) -> None:
        field = self.form["recipient"]
        if isinstance(field, ChoiceField):
            known = self.room.desk.ask(recipients)
            field.show_options([(item.id, _named(item, self._own_words())) for item in known])
            field.show_value(chosen)
        self.told.emit()

    def _own_words(self) -> str:
        """Who receives what is the youth's own, by age."""
        return self.room.desk.ask(own_receiver(self.facts.form.student, on=self.room.today()))

    def _filled(self) -> SaveHandover:
        values: dict[str, Any] = self.form.values()
        if values["act"] is Act.MEEGEVEN:
            values |= {"question": "", "explanation": "", "reply_by": None}
        return replace(self.facts.form, **values)

    def _save(self) -> bool:
        try:
            number: HandoverId = self.room.desk.do(self._filled())
        except Expected as error:
            if error.key in _UNDER:
                self.form.show_error(_UNDER[error.key], sentence(error))
            else:
                self.room.complain("Bewaren lukte niet", error)
            return False
        self._was_saved()
        if self.facts.form.id is None:
            self.saved.emit(number)
        return True

    def _was_saved(self) -> None:
        self.room.hush()
        self.form.saved()
        self.room.drop(self.drafts, name=FORM, subject=self._subject)


def _form(room: Room, facts: Facts) -> Form:
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


def _values(draft: SaveHandover) -> dict[str, object]:
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


def _named(item: SaveRecipient, own: str) -> str:
    if item.kind is RecipientKind.LEERLING and item.name == OWN_NAME:
        return own[:1].upper() + own[1:]
    return f"{item.name} ({item.contact})" if item.contact else item.name
