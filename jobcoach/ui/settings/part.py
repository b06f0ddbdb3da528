"""What every part of Instellingen is made of: a page with headed groups in one column that is easy to read."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout

from jobcoach.ui import theme
from jobcoach.ui.kit import Banner, Form, Item, Label, Page, boxed, column, heading, row, scrolled
from jobcoach.ui.record import Record
from jobcoach.ui.tools import Tools

WIDTH = 640
# places of the parts: ``Tools.go("settings", CLASS_IMPORT)``
SCHOOL, COACH, SECURITY, BACKUPS, SEAL, PAPERS, SCREEN, CLASS_IMPORT, QUALIFICATIONS, HISTORY, ABOUT = range(11)
PARTS = ABOUT + 1


class Part(Page):
    """One part; fill it with ``group``. The lines are never longer than a coach can read."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.tools, self.desk = tools, tools.desk
        self.groups: QVBoxLayout = column(gap=24)
        inside = boxed(self.groups)
        inside.setMaximumWidth(theme.px(WIDTH))
        self.body.addWidget(scrolled(column(row((inside, 100), None), None, gap=0), top=20), 1)

    def group(self, words: str, *items: Item, text: str = "") -> None:
        """A heading with what belongs under it; ``text`` says in one sentence why."""
        head: tuple[Item, ...] = (heading(words),)
        if text:
            head += (Label(text, "body", "text2", wrap=True),)
        self.groups.addLayout(column(column(*head, gap=2), *items, gap=12))

    def start(self) -> None:
        """The cursor where the coach begins; called when another place sends the coach here."""


class RecordPart(Part):
    """A part that is one form with one record; what is typed is a draft, Bewaar keeps it."""

    def __init__(self, tools: Tools, form: Form, *, kind: str, title: str, line: str) -> None:
        super().__init__(tools)
        self.form = form
        self.record = Record(form, tools.desk, self._save, kind=kind, now=tools.now)
        self.record.failed.connect(lambda words: self.show_banner(Banner("Bewaren lukte niet", words, "bad")))
        self.record.saved.connect(lambda _key: self.clear_banner())
        layout = column(gap=0)
        layout.addLayout(self.record.head(Label(title, "h"), Label(line, "small", "text2", wrap=True)))
        self.body.insertLayout(0, layout)
        self.groups.addWidget(self.record)
        self.record.open("", self._values(), stays=True)

    def reload(self) -> None:
        """Read it again, unless the coach is typing."""
        if not self.form.is_dirty:
            self.record.form.show(self._values())

    def flush(self) -> None:
        """Keep what is typed as a draft."""
        self.record.flush()

    def start(self) -> None:
        """The first field."""
        self.form.focus_first()

    def _values(self) -> Mapping[str, object]:
        raise NotImplementedError

    def _save(self, values: Mapping[str, object]) -> int:
        raise NotImplementedError
