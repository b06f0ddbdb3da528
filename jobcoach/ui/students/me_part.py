"""The part Ik: own words, what the student likes and rather not, and what is needed at work."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from jobcoach.caseload.own_words import (
    AddInterest,
    Me,
    RemoveInterest,
    RemoveNeed,
    SaveNeed,
    Words,
    me_of,
)
from jobcoach.ui.kit import (
    Button,
    Flow,
    Form,
    Label,
    LineField,
    RemovableChip,
    announce,
    clear,
    column,
    row,
)
from jobcoach.ui.record_form import RecordForm, Verb
from jobcoach.ui.students.entries import Entries, Entry, Kind
from jobcoach.ui.students.own_words import DRAFT, WordsBlock
from jobcoach.ui.students.part import Part
from jobcoach.ui.students.room import Room
from jobcoach.ui.students.watch import watch_words
from jobcoach.ui.words.dates import short_day

# a sign beside a wish, by the beginning of a word in it; decoration, the word says it
_SIGNS = {
    "bak": "cookie", "kok": "fork-knife", "dier": "paw-print", "hond": "paw-print", "paard": "paw-print",
    "hand": "hand", "bel": "phone", "lawaai": "speaker-high", "druk": "speaker-high", "muziek": "music-note",
    "auto": "car", "fiets": "bicycle", "plant": "flower", "groen": "tree", "buiten": "tree", "tuin": "tree",
    "sport": "soccer-ball", "voetbal": "soccer-ball", "gam": "game-controller", "computer": "desktop",
    "lez": "book-open", "tekenen": "pencil-simple", "schoonmaken": "broom", "kinderen": "users", "mensen": "users",
    "techniek": "wrench", "hout": "hammer", "vroeg": "alarm",
}  # fmt: skip


class MePart(Part):
    """Blocks of own words, chips, needs."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        me = room.desk.ask(me_of(room.student))
        self._told = Label("", "small", "text2")
        self.blocks = [WordsBlock(room, words) for words in me.words]
        for block in self.blocks:
            block.edited_now.connect(self._one_at_a_time)
        self.likes = Wishes(room, "Vind ik leuk", likes=True)
        self.dislikes = Wishes(room, "Liever niet", likes=False)
        self.needs = Entries(room, _needs(room))
        head = column(Label("In mijn eigen woorden", "h"), self._told, gap=2)
        blocks = column(*self.blocks, gap=16)
        wishes = column(self.likes, self.dislikes, gap=12)
        for piece in (head, blocks, wishes):
            self.body.addLayout(piece)
        self.body.addWidget(self.needs)
        self._show(me)

    def reload(self) -> None:
        """Read the part again; what is being typed stays."""
        self._show(self.room.desk.ask(me_of(self.room.student)))

    def leave(self) -> None:
        """Keep every open field."""
        for block in self.blocks:
            block.leave()
        self.needs.leave()
        self._flush_wishes()

    def flush(self) -> None:
        """Keep every open field as a draft."""
        for block in self.blocks:
            block.flush()
        self.needs.flush()
        self._flush_wishes()

    def start(self) -> None:
        """Put the cursor on the first answer."""
        self.focusNextChild()

    def _show(self, me: Me) -> None:
        self._told.setText(_told(me.words, self.room))
        drafts = self.room.drafted(DRAFT)
        for block, words in zip(self.blocks, me.words, strict=True):
            block.show_words(words, drafted=block.subject() in drafts)
        self.likes.show_wishes(me.likes)
        self.dislikes.show_wishes(me.dislikes)
        self.needs.show_entries(
            [
                Entry(
                    id=number,
                    title=need,
                    lines=(f"Nu: {now}" if now else "",),
                    values={"need": need, "now": now},
                )
                for number, need, now in me.needs
            ]
        )

    def _flush_wishes(self) -> None:
        for wishes in (self.likes, self.dislikes):
            if wishes.editor is not None:
                wishes.editor.drafts.flush()

    def _one_at_a_time(self, open_block: object) -> None:
        for block in self.blocks:
            if block is not open_block:
                block.leave()


def _told(words: Sequence[Words], room: Room) -> str:
    told = [item for item in words if item.answer and item.told_on is not None]
    if not told:
        return f"Nog niets verteld. Ga er samen met {room.call_name} voor zitten."
    newest = max(item.told_on for item in told if item.told_on is not None)
    read = f", nagelezen door {room.call_name}" if all(item.read_back for item in told) else ""
    return f"Verteld op {short_day(newest, room.today).partition(' ')[2]}{read}"


def _needs(room: Room) -> Kind:
    def save(number: int | None, values: dict[str, Any]) -> Verb:
        return SaveNeed(student=room.student, id=number, need=values["need"], now=values["now"])

    return Kind(
        name="need",
        head="Wat nodig is op het werk",
        add="Voeg toe",
        empty="Nog niets. Schrijf het zoals het op het werk werkt: “één opdracht tegelijk, eerst voordoen”.",
        one="Wat nodig is",
        form=lambda: Form(
            LineField("need", "&Wat is nodig", required=True, example="bijv. één opdracht tegelijk", watch=watch_words),
            LineField("now", "&Hoe is dat nu geregeld", example="bijv. stappenkaart bij de oven", watch=watch_words),
        ),
        save=save,
        remove=lambda number: RemoveNeed(need=number),
    )


class Wishes(QWidget):
    """Chips that can be taken away, and a field for one more."""

    def __init__(self, room: Room, head: str, *, likes: bool) -> None:
        super().__init__()
        self._room, self._head, self._likes = room, head, likes
        self._chips: QVBoxLayout = column(gap=0)
        self.add_button = Button("Voeg toe", "link", icon="plus", act=self.add, name=f"Voeg toe bij {head}")
        self.editor: RecordForm | None = None
        self._below: QVBoxLayout = column(gap=0)
        question = QLabel(head)
        question.setProperty("role", "smallb")
        question.setProperty("tone", "text2")
        self.setLayout(column(question, self._chips, self._below, gap=4))

    def show_wishes(self, wishes: tuple[tuple[int, str], ...]) -> None:
        """Show these."""
        self.add_button.setParent(self)
        clear(self._chips)
        flow = QWidget()
        chips: list[QWidget] = [self._chip(number, text) for number, text in wishes]
        flow.setLayout(Flow(*chips, self.add_button))
        self._chips.addWidget(flow)
        self.add_button.show()

    def add(self) -> None:
        """Open the field for one more."""
        if self.editor is not None:
            self.editor.form.focus_first()
            return
        room = self._room
        line = LineField("label", f"{self._head}", required=True, longest=40, example="één of twee woorden")
        self.editor = RecordForm(
            room.desk,
            Form(line),
            now=room.now,
            name="interest",
            save=lambda values: AddInterest(student=room.student, label=values["label"], likes=self._likes),
            button=Button("&Voeg toe", "second"),
            can_step_back=True,
        )
        self.editor.show_record(f"{room.student}/{int(self._likes)}", {"label": ""})
        line.line.returnPressed.connect(self.editor.commit)
        self.editor.saved.connect(self._saved)
        self.editor.stepped_back.connect(self._close)
        self._below.addLayout(row((self.editor, 1), margins=(0, 8, 0, 8)))
        self.editor.form.focus_first()

    def _saved(self) -> None:
        announce(self, "Toegevoegd")
        if self.editor is not None:  # stays open: wishes come in twos and threes
            self.editor.form.show({"label": ""})
            self.editor.form.focus_first()

    def _close(self) -> None:
        clear(self._below)
        self.editor = None
        self.add_button.setFocus()

    def _chip(self, number: int, text: str) -> RemovableChip:
        chip = RemovableChip(text, "neutral", icon=_sign(text))
        chip.removed.connect(lambda: self._room.take_away(RemoveInterest(interest=number), f"“{text}” weggehaald"))
        return chip


def _sign(text: str) -> str:
    words = text.lower().split()
    return next((sign for start, sign in _SIGNS.items() if any(word.startswith(start) for word in words)), "")
