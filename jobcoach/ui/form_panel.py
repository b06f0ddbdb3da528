"""A small form in a floating panel: Escape closes and keeps a draft, Ctrl+Enter or the button keeps the record."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.drafts import DropDraft, KeepDraft, draft_of
from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.kit import (
    Banner,
    Button,
    DraftKeeper,
    FloatingPanel,
    Form,
    KeyCap,
    SavedLine,
    clear,
    column,
    hairline,
    heading,
    primary,
    row,
    shortcut,
    small,
)
from jobcoach.ui.kit.page import FittingArea
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import moment

Save = Callable[[dict[str, object]], object]


def form_panel(
    page: QWidget,
    words: str,
    form: Form,
    *,
    tools: Tools,
    draft: tuple[str, str],
    save: Save,
    verb: str = "&Bewaar",
    width: int = 560,
) -> FloatingPanel:
    """Open ``form`` over the window of ``page``; ``save`` gets its values and may raise ``Expected``.

    ``draft`` is the form's name and its subject: what is typed stays under it at Escape, at a lock and after a crash.
    """
    sheet = _Sheet(form, tools, draft, save)
    button = primary(verb, sheet.keep)
    head = row((column(heading(words), row(sheet.line, sheet.drop, None, gap=12), gap=4), 1))
    foot = row(KeyCap("Esc"), small("sluit, tekst blijft"), None, KeyCap("Ctrl+Enter"), button, gap=8)
    body = FittingArea(form) if theme.is_large() else form  # a long form of large letters is higher than the window
    content = column(head, 8, (body, 1), sheet.trouble, 12, hairline(), 12, foot, gap=0, margins=(24, 20, 24, 16))
    panel = FloatingPanel(page.window(), content, name=words, width=width, top=120)
    panel.closed.connect(sheet.flush)
    sheet.done = panel.close_panel
    for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
        shortcut(panel, keys, sheet.keep)
    sheet.take_draft()
    panel.fit()
    form.focus_first()
    return panel


class _Sheet:
    """What the panel does: keep the record, or what was typed of it."""

    def __init__(self, form: Form, tools: Tools, draft: tuple[str, str], save: Save) -> None:
        self._form, self._desk, self._now, self._save = form, tools.desk, tools.now, save
        self._name, self._subject = draft
        self._shown = form.raw()
        self.done: Callable[[], object] = lambda: None
        self.drafts = DraftKeeper(form, self._keep_draft, now=tools.now)
        self.line = SavedLine(self.drafts)
        self.drop = Button("Gooi concept weg", "link", act=self.throw_away)
        self.drop.hide()
        self.trouble: QVBoxLayout = column(gap=0)

    def take_draft(self) -> None:
        """Show what was typed before and never kept."""
        found = self._desk.ask(draft_of(form=self._name, subject=self._subject))
        if found is not None:
            self.drafts.show_draft(found.content)
            self.line.show_words(f"Concept van {moment(found.saved_at, self._now())}, nog niet bewaard", tone="warn")
            self.drop.show()

    def keep(self) -> None:
        """Carry it out and close; what stops it stands in the panel."""
        if not self._form.is_valid():
            return
        try:
            self._save(self._form.values())
        except Expected as error:
            if not self._form.show_expected(error):
                clear(self.trouble)
                self.trouble.addWidget(Banner("Bewaren lukte niet", sentence(error), "bad"))
            return
        self.drafts.forget()
        self._drop_draft()
        self.done()

    def flush(self) -> None:
        """The panel closes: the text stays."""
        self.drafts.flush()

    def throw_away(self) -> None:
        """Forget what was typed."""
        self._form.show_raw(self._shown)
        self.drafts.forget()
        self._drop_draft()
        self.drop.hide()
        self.line.show_words("")
        self._form.focus_first()

    def _keep_draft(self, content: str) -> None:
        if self._form.raw() == self._shown:
            self._drop_draft()
        else:
            self._desk.do(KeepDraft(form=self._name, subject=self._subject, content=content))

    def _drop_draft(self) -> None:
        self._desk.do(DropDraft(form=self._name, subject=self._subject))
