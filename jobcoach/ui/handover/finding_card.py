"""A finding with its buttons: better words at once, or a reason why it may stand, asked in the card itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from jobcoach.caseload.handover_findings import Finding as Found
from jobcoach.caseload.handover_findings import LetStand, ReplaceWords, Weight
from jobcoach.model.base import HandoverId
from jobcoach.model.choices import Subject
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui.handover.facts import CONSENT, CONTENT, RECIPIENT
from jobcoach.ui.handover.room import Room
from jobcoach.ui.kit import Button, Finding, FindingLine, Form, LineField, clear, column, row
from jobcoach.ui.words import sentence
from jobcoach.ui.words.caseload_handover import FINDINGS

_VERDICTS = {Weight.MUST: "must", Weight.LOOK: "look", Weight.GOOD: "good", Weight.LEFT_OUT: "left_out"}
# a finding about a part that is missing, and the step where it is filled
_STEPS = {
    "finding.act_refused": CONSENT, "finding.no_instemming": CONSENT, "finding.no_consent": CONSENT,
    "finding.no_person": CONSENT, "finding.no_question": RECIPIENT, "finding.no_reply_by": RECIPIENT,
    "finding.unsaid": CONSENT, "finding.no_talk": RECIPIENT, "finding.no_plan": RECIPIENT, "finding.not_read": CONTENT,
}  # fmt: skip
_STEP_WORDS = {RECIPIENT: "Naar Ontvanger", CONSENT: "Naar Toestemming", CONTENT: "Naar Inhoud"}


def words_of(item: Found) -> tuple[str, str]:
    """Title and sentence of a finding, with the better words in it."""
    title, text = FINDINGS[item.key]
    subjects = {subject.value: label(subject) for subject in Subject}
    values = {"word": item.word, "reason": item.reason, "subject": subjects.get(item.section, item.section)}
    title, text = title.format(**values), text.format(**values)
    better = item.better if item.better.endswith(".") else f"{item.better}"
    return title, f"{text} Liever: “{better}”" + ("" if better.endswith(".") else ".") if better else text


def line_of(item: Found) -> FindingLine:
    """What is in order or left out, in one line."""
    return FindingLine(_VERDICTS[item.weight], words_of(item)[0])


class FindingCard(QWidget):
    """``looked``: the coach is at this finding (its number); ``step``: go there to mend it."""

    looked = Signal(int)
    step = Signal(int)

    def __init__(self, room: Room, handover: HandoverId, item: Found, number: int, page: int) -> None:
        super().__init__()
        self._room, self._handover, self._item, self._number = room, handover, item, number
        self._form: Form | None = None
        title, text = words_of(item)
        if item.section and not page and item.word:
            text = f"{text} Dit staat bij {item.section}."
        self.buttons = self._make_buttons()
        self._place = column(gap=0)
        found = Finding(number, _VERDICTS[item.weight], title, text, *self.buttons, page=page)
        self.setLayout(column(found, self._place, gap=8))
        for button in self.buttons:
            button.installEventFilter(self)
            button.setAccessibleName(f"{button.text()}: {title}".replace("&", ""))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """With the cursor on a button its place on the page comes into view."""
        if event.type() == QEvent.Type.FocusIn:
            self.looked.emit(self._number)
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click shows its place on the page."""
        self.looked.emit(self._number)
        super().mousePressEvent(event)

    def focus_first(self) -> None:
        """Put the cursor on the first button."""
        if self.buttons:
            self.buttons[0].setFocus()

    def close_form(self) -> bool:
        """Escape closes the question in the card first."""
        if self._form is None:
            return False
        self._form = None
        clear(self._place)
        self.focus_first()
        return True

    def _make_buttons(self) -> tuple[Button, ...]:
        item = self._item
        made = []
        if item.spot is not None:
            made.append(Button("Vervang", "row", act=self._replace if item.better else self._ask_words))
        elif item.key in _STEPS:
            made.append(Button(_STEP_WORDS[_STEPS[item.key]], "row", act=lambda: self.step.emit(_STEPS[item.key])))
        elif item.section == "ontvanger":
            made.append(Button(_STEP_WORDS[RECIPIENT], "row", act=lambda: self.step.emit(RECIPIENT)))
        elif item.section in ("school", "koppen"):
            made.append(Button("Naar Instellingen", "row", act=lambda: self._room.go("settings", None)))
        else:
            made.append(Button("Naar de leerling", "row", act=lambda: self.step.emit(-1)))
        if item.weight is Weight.LOOK:
            made.append(Button("Laat staan…", "row", act=self._ask_reason))
        return tuple(made)

    def _replace(self) -> None:
        self._put(self._item.better)

    def _put(self, better: str) -> None:
        if self._item.spot is None:
            return
        self._do(ReplaceWords(spot=self._item.spot, word=self._item.word, better=better), "Niet vervangen")

    def _ask_words(self) -> None:
        field = LineField("words", f"In plaats van “{self._item.word}”", hint="Laat leeg om het woord weg te halen")
        self._ask(field, "Vervang", self._put)

    def _ask_reason(self) -> None:
        self._ask(LineField("words", "Waarom mag dit blijven staan", required=True), "Laat staan", self._let_stand)

    def _let_stand(self, reason: str) -> None:
        self._do(LetStand(handover=self._handover, finding=self._item.id, reason=reason), "Niet bewaard")

    def _ask(self, field: LineField, words: str, then: Callable[[str], None]) -> None:
        clear(self._place)
        self._form = form = Form(field)

        def go() -> None:
            if form.is_valid():
                then(str(form["words"].value()))

        field.line.returnPressed.connect(go)
        buttons = row(Button(words, "row", act=go), Button("Annuleer", "row", act=self.close_form), None)
        self._place.addLayout(column(form, buttons, gap=8))
        form.focus_first()

    def _do(self, verb: ReplaceWords | LetStand, head: str) -> None:
        self._room.hush()
        try:
            self._room.desk.do(verb)
        except Expected as error:
            if self._form is not None and error.key == "finding.reason":
                self._form.show_error("words", sentence(error))
            else:
                self._room.complain(head, error)
