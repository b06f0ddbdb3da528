"""Things below each other that can be added, changed and taken away: talents, people, what is needed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from jobcoach.ui import theme
from jobcoach.ui.kit import (
    TOP,
    Button,
    Chip,
    Flow,
    Form,
    Item,
    Label,
    boxed,
    clear,
    column,
    hairline,
    row,
)
from jobcoach.ui.record_form import RecordForm, Verb
from jobcoach.ui.students.room import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing: its title, lines below it, chips, the values for its form, and a part of its own below."""

    id: int
    title: str
    lines: tuple[str, ...] = ()
    chips: tuple[tuple[str, str, str], ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    more: Callable[[], QWidget] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What the entries are: ``name`` is the key of their drafts, ``save`` and ``remove`` give the verbs.

    ``head`` may be empty. ``one`` is the word after "Haal weg:" in a banner ("Talent").
    """

    name: str
    head: str
    add: str
    empty: str
    one: str
    form: Callable[[], Form]
    save: Callable[[int | None, dict[str, Any]], Verb]
    remove: Callable[[int], Verb]
    places: Mapping[str, str] = field(default_factory=dict)


class Entries(QWidget):
    """One form at a time, in the place of the entry or at the end for a new one."""

    changed = Signal()

    def __init__(self, room: Room, kind: Kind) -> None:
        super().__init__()
        self._room, self._kind = room, kind
        self._entries: tuple[Entry, ...] = ()
        self._open: int | None = None
        self._editor: RecordForm | None = None
        self._drafts: frozenset[str] = frozenset()
        self.add_button = Button(kind.add, "row", icon="plus", act=lambda: self.edit(0))
        self._drafted = Chip("Concept, nog niet bewaard", "warn")
        self._list: QVBoxLayout = column(gap=0)
        self._head = Label(kind.head, "h")
        head: tuple[Item, ...] = (self._head,) if kind.head else ()
        self.setLayout(column(row(*head, self._drafted, None, self.add_button), self._list, gap=8))

    def show_head(self, words: str) -> None:
        """Show another head, where it holds a name."""
        self._head.setText(words)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; a form that is open stays open."""
        self._entries = tuple(entries)
        self._build()

    def edit(self, entry: int) -> None:
        """Open the form of an entry, or of a new one (0)."""
        if self._editor is not None:
            self._editor.leave()
            self._close()
        self._open = entry
        self._editor = self._make_editor(entry)
        self._build()
        self._editor.form.focus_first()
        # after the layouts have given it its height, and after the cursor was brought into view
        QTimer.singleShot(0, self._editor, self._bring_into_view)

    def editor(self) -> RecordForm | None:
        """The form that is open."""
        return self._editor

    def leave(self) -> None:
        """The page goes."""
        if self._editor is not None:
            self._editor.leave()

    def flush(self) -> None:
        """The vault locks: an open form becomes a draft."""
        if self._editor is not None:
            self._editor.drafts.flush()

    def _bring_into_view(self) -> None:
        if self._editor is not None:
            bring_into_view(self._editor)

    def _make_editor(self, entry: int) -> RecordForm:
        kind = self._kind
        editor = RecordForm(
            self._room.desk,
            kind.form(),
            now=self._room.now,
            name=kind.name,
            save=lambda values: kind.save(entry or None, values),
            places=kind.places,
            can_step_back=True,
        )
        values = next((item.values for item in self._entries if item.id == entry), {})
        editor.show_record(self._subject(entry), values)
        editor.saved.connect(self._saved)
        editor.stepped_back.connect(self._stepped_back)
        return editor

    def _subject(self, entry: int) -> str:
        return f"{self._room.student}/{entry}"

    def _saved(self) -> None:
        self._close()
        self._build()
        self.changed.emit()
        self.add_button.setFocus()

    def _stepped_back(self) -> None:
        self._close()
        self._build()
        self.add_button.setFocus()

    def _close(self) -> None:
        if self._editor is not None:
            self._list.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
        self._editor, self._open = None, None

    def _build(self) -> None:
        if self._editor is not None:
            self._list.removeWidget(self._editor)
            self._editor.setParent(self)
        clear(self._list)
        self._drafts = self._room.drafted(self._kind.name)
        for entry in self._entries:
            self._list.addWidget(hairline())
            self._list.addWidget(self._framed() if entry.id == self._open else self._row(entry))
        if self._open == 0:
            self._list.addWidget(hairline())
            self._list.addWidget(self._framed())
        elif not self._entries:
            self._list.addWidget(Label(self._kind.empty, "body", "text2", wrap=True))
        self._drafted.setVisible(self._open != 0 and self._has_draft(0))

    def _framed(self) -> QWidget:
        assert self._editor is not None  # noqa: S101 - only called while a form is open
        self._editor.setMaximumWidth(theme.px(640))
        self._editor.setContentsMargins(0, theme.gap(12), 0, theme.gap(16))
        self._editor.show()
        return self._editor

    def _row(self, entry: Entry) -> QWidget:
        words: list[Item] = [Label(entry.title, "h", wrap=True)]
        words += [Label(line, "body", "text2", wrap=True) for line in entry.lines if line]
        chips = [Chip(text, tone, icon=icon) for text, tone, icon in entry.chips]
        if self._has_draft(entry.id):
            chips.append(Chip("Concept, nog niet bewaard", "warn"))
        if chips:
            flow = QWidget()
            flow.setLayout(Flow(*chips))
            words.append(flow)
        if entry.more is not None:
            words.append(entry.more())
        change = Button("Pas aan", "row", act=lambda: self.edit(entry.id), name=f"Pas aan: {entry.title}")
        away = Button("", "icon", icon="trash", act=lambda: self._remove(entry), name=f"Haal weg: {entry.title}")
        buttons = row(change, away, gap=4)
        return boxed(row((column(*words, gap=3), 1), (boxed(buttons), 0, TOP), gap=12, margins=(0, 10, 0, 10)))

    def _has_draft(self, entry: int) -> bool:
        return self._subject(entry) in self._drafts

    def _remove(self, entry: Entry) -> None:
        if self._room.take_away(self._kind.remove(entry.id), f"{self._kind.one} weggehaald"):
            self.changed.emit()
            self.add_button.setFocus()


def bring_into_view(piece: QWidget) -> None:
    """Scroll until all of ``piece`` is seen, or its beginning where it is higher than the room there is."""
    area = piece.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None or (inside := area.widget()) is None:
        return
    # the layouts from here up to the scroll area still have to hear of the form
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    top = piece.mapTo(inside, QPoint(0, 0)).y()
    bar, room = area.verticalScrollBar(), area.viewport().height()
    lowest = max(0, top + piece.height() - room)
    bar.setValue(min(max(bar.value(), lowest), top))
