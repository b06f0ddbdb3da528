"""Own words: a question with its answer in quotation marks; editing happens in the same place."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from jobcoach.caseload.drafts import DropDraft, KeepDraft, draft_of
from jobcoach.caseload.own_words import SaveOwnWords, Words
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui import discreet, theme
from jobcoach.ui.kit import (
    Button,
    DraftKeeper,
    Field,
    Form,
    Label,
    OwnWords,
    SavedLine,
    StatusWord,
    TickField,
    announce,
    clear,
    column,
    row,
    shortcut,
)
from jobcoach.ui.kit.shy import shade
from jobcoach.ui.students.room import Room
from jobcoach.ui.students.watch import watch_words
from jobcoach.ui.words.dates import clock

DRAFT = "own_words"


class WordsField(Field):
    """Lines without a label above: the question stands there already. Grows with the words, from two lines to ten."""

    def __init__(self, question: str) -> None:
        self.text = QPlainTextEdit()
        shade(self.text)
        self.text.setTabChangesFocus(True)
        super().__init__("answer", question, self.text, beside=True)
        self._showing = False
        self.text.textChanged.connect(self._changed)
        self.text.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def value(self) -> object:
        """The words without white around them."""
        return self.text.toPlainText().strip()

    def show_value(self, value: object) -> None:
        """Show words."""
        self.show_raw("" if value is None else str(value))

    def raw(self) -> str:
        """The words as typed."""
        return self.text.toPlainText()

    def show_raw(self, text: str) -> None:
        """Put them back."""
        self._showing = True
        self.text.setPlainText(text)
        self._showing = False

    def _changed(self) -> None:
        if not self._showing:
            self._touched()
            self.show_warning(watch_words(self.text.toPlainText()))

    def _fit(self) -> None:
        lines = min(max(self.text.document().lineCount(), self._wrapped(), 2), 10)
        self.text.setFixedHeight(lines * theme.px(18) + theme.gap(22))

    def _wrapped(self) -> int:
        return round(self.text.document().documentLayout().documentSize().height())


class WordsForm(Form):
    """The answer, and whether it was read back; the page puts the tick in the line below the words."""

    def __init__(self, question: str, call_name: str) -> None:
        super().__init__()
        self.words = WordsField(question)
        self.read_back = TickField("read_back", f"Nagelezen met {call_name}")
        self._take(self.read_back)
        layout = self.layout()
        assert layout is not None  # noqa: S101 - Form makes it
        layout.addWidget(self._take(self.words))


class _Answer(discreet.Veil, QWidget):
    """The answer as it is read; a click or Enter opens it."""

    opened = Signal()

    def __init__(self, inside: QWidget, name: str) -> None:
        super().__init__()
        self.setLayout(column(inside, gap=0))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setToolTip("Klik om aan te passen")
        self.setAccessibleName(name)

    def mouseReleaseEvent(self, event: Any) -> None:
        """Open it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or F2 opens it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """At least a row that can be hit."""
        return super().minimumSizeHint().expandedTo(QSize(0, theme.px(24)))


class WordsBlock(QWidget):
    """One question of the tab Ik, read or edited."""

    edited_now = Signal(object)

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        self._room, self._words = room, words
        self._place: QVBoxLayout = column(gap=0)
        self.setLayout(self._place)
        self._form: WordsForm | None = None
        self._drafts: DraftKeeper | None = None
        self._line: SavedLine | None = None
        self._typed = False

    def show_words(self, words: Words, *, drafted: bool) -> None:
        """Show what is kept now, and whether a draft waits; what is being typed stays."""
        self._words = words
        if self._form is None:
            self._show_read(drafted=drafted)

    def subject(self) -> str:
        """Which draft is this question's."""
        return f"{self._room.student}/{self._words.question.value}"

    def question(self) -> str:
        """The question in the I-form."""
        return label(self._words.question)

    def is_open(self) -> bool:
        """Is it being edited?"""
        return self._form is not None

    def edit(self) -> None:
        """Open the field in the place of the answer, with its draft."""
        if self._form is not None:
            return
        form = WordsForm(self.question(), self._room.call_name)
        form.show({"answer": self._words.answer, "read_back": self._words.read_back})
        self._form, self._typed = form, False
        self._drafts = DraftKeeper(form, self._keep, now=self._room.now)
        self._line = SavedLine(self._drafts)
        form.edited.connect(self._is_typed)
        if (draft := self._draft()) is not None:
            self._drafts.show_draft(draft)
            self._line.show_words("Concept, nog niet vastgelegd", tone="warn")
        self._show_edit(form)
        self.edited_now.emit(self)
        form.words.setFocus()
        form.words.text.moveCursor(QTextCursor.MoveOperation.End)

    def commit(self) -> bool:
        """Keep the answer; True when nothing is left to keep."""
        if self._form is None:
            return True
        values = self._form.values()
        verb = SaveOwnWords(
            student=self._room.student,
            question=self._words.question,
            answer=str(values["answer"]),
            read_back=bool(values["read_back"]),
        )
        self._close()  # first: keeping announces itself, and this block reads again then
        try:
            self._room.desk.do(verb)
        except Expected as error:
            self._room.tell(error, "Bewaren lukte niet")
            return False
        self._room.desk.do(DropDraft(form=DRAFT, subject=self.subject()))
        announce(self, f"{self.question()}: vastgelegd {clock(self._room.now())}")
        self._show_read(drafted=False)
        return True

    def leave(self) -> None:
        """The page or the cursor goes on: what was typed is kept, a draft that was only looked at stays one."""
        if self._form is None:
            return
        if self._typed and self._form.is_dirty:
            self.commit()
        else:
            self.step_back()

    def flush(self) -> None:
        """The vault locks: half a sentence is never a quote, so what was typed becomes a draft."""
        if self._drafts is not None:
            self._drafts.flush()

    def step_back(self) -> None:
        """Close the field; what was typed stays as a draft."""
        if self._drafts is not None:
            self._drafts.flush()
        self._close()
        self._show_read(drafted=self._draft() is not None)

    def throw_away(self) -> None:
        """Forget the draft."""
        self._close()
        self._room.desk.do(DropDraft(form=DRAFT, subject=self.subject()))
        self._show_read(drafted=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape steps back without losing text."""
        if event.key() == Qt.Key.Key_Escape and self._form is not None:
            self.step_back()
            self.setFocus()
            return
        super().keyPressEvent(event)

    def _show_edit(self, form: WordsForm) -> None:
        clear(self._place)
        assert self._line is not None  # noqa: S101 - edit made it
        hint = Label("Ctrl+S legt vast", "small", "text2")
        inside = QWidget()
        inside.setLayout(column(form, row(form.read_back, 8, self._line, None, hint), gap=6))
        block = OwnWords(self.question(), inside)
        shortcut(block, "Ctrl+S", self.commit)
        self._place.addWidget(block)

    def _show_read(self, *, drafted: bool) -> None:
        clear(self._place)
        self._place.addWidget(_read_block(self._words, self._room.call_name, self.edit))
        if drafted:
            marked = StatusWord("warning", "Er staat een concept klaar, nog niet vastgelegd", "warn")
            drop = Button("Gooi weg", "link", act=self.throw_away, name=f"Gooi concept weg: {self.question()}")
            open_it = Button("Ga verder", "link", act=self.edit, name=f"Ga verder met concept: {self.question()}")
            self._place.addLayout(row(marked, open_it, drop, None, gap=12, margins=(15, 4, 0, 0)))

    def _draft(self) -> str | None:
        found = self._room.desk.ask(draft_of(form=DRAFT, subject=self.subject()))
        return None if found is None else found.content

    def _keep(self, content: str) -> None:
        self._room.desk.do(KeepDraft(form=DRAFT, subject=self.subject(), content=content))

    def _is_typed(self) -> None:
        self._typed = True

    def _close(self) -> None:
        if self._drafts is not None:
            self._drafts.forget()
        self._form, self._drafts, self._line, self._typed = None, None, None, False


def _read_block(words: Words, call_name: str, edit: Callable[[], object]) -> QWidget:
    from jobcoach.ui.kit import Paragraph

    question = label(words.question)
    if words.answer:
        inside: QWidget = Paragraph(f"“{words.answer}”")
        name = f"{question}: {words.answer}. Enter past het aan."
    else:
        inside = Label(f"Nog niet verteld. Schrijf op wat {call_name} zegt.", "body", "text3", wrap=True)
        name = f"{question}: nog niet verteld. Enter schrijft het op."
    answer = _Answer(inside, name)
    answer.opened.connect(lambda: edit())
    return OwnWords(question, answer)
