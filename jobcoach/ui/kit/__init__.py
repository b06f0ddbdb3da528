"""The pieces every screen is made of; import them from here: ``from jobcoach.ui.kit import Form, Page, RowList``.

How a place is written (a list at the left, a form at the right, drafts, keyboard, empty state, banner)::

    class EmployersPage(Page):
        cares_about = frozenset({"employer", "contact_person"})   # tables; the frame calls reload() after a change
        help_text = "Hier staan de bedrijven. Ctrl+N voegt er een toe. Pijltjes kiezen, Enter opent."

        def __init__(self, desk: Desk, ask: Ask, now: Callable[[], datetime]) -> None:
            super().__init__()                                    # no title: the list and the form have their own
            self._desk, self._now = desk, now
            self._rows = RowsModel()                              # thousands: PagedRows(load)
            self._list = RowList(self._rows, "Bedrijven")
            self._form = Form(
                LineField("name", "&Naam", required=True, longest=120),
                (LineField("place", "&Plaats"), DateField("since", "&Sinds", today=local_day(now()))),
                ChoiceField("kind", "S&oort", ((Kind.FIRM, "Bedrijf"), (Kind.CARE, "Zorg")), empty="Kies"),
                TextField("note", "No&titie", lines=4),
            )
            self._drafts = DraftKeeper(self._form, self._keep, now=now)
            self._status = SavedLine(self._drafts)                # "Concept bewaard 10:04"
            save = primary("&Bewaar", self._save)
            side = list_pane("Bedrijven", self._list, add=self._new, add_name="Nieuw bedrijf (Ctrl+N)")
            main = scrolled(column(self._form, row(self._status, None, save)))
            self._split = Split(side, main, back="Bedrijven")     # one of the two where there is no room
            self.body.addWidget(self._split, 1)
            shortcut(self, "Ctrl+N", self._new)
            shortcut(self, "Ctrl+S", self._save)
            self._list.chosen.connect(self._show)
            self.reload()

        def reload(self) -> None:
            self._rows.show([Row(key=e.id, name=e.name, second=e.place, icon="storefront")
                             for e in self._desk.ask(employers())])

        def flush(self) -> None:                                  # before lock: nothing typed is lost
            self._drafts.flush()

        def _save(self) -> None:
            if not self._form.is_valid():                         # shows what is wrong under the fields
                return
            try:
                self._desk.do(SaveEmployer(**self._form.values()))
            except Expected as error:
                if not self._form.show_expected(error):           # values["field"] names the field
                    self.show_banner(Banner("Bewaren lukte niet", sentence(error), "bad"))
                return
            self._drafts.forget()
            self._form.saved()

Nothing there yet: put ``EmptyState("storefront", "Nog geen bedrijven", "Hier komen ...", action="Voeg bedrijf toe",
act=self._new)`` in the place of the list. Long work: ``desk.do_later(job, owner=self, done=..., failed=...)`` and turn
the button off meanwhile. Sizes: ``theme.px`` for what holds text, ``theme.gap`` for white; colours are tokens by name.
"""

from jobcoach.ui.kit.buttons import Button, link, primary, second
from jobcoach.ui.kit.field import Field
from jobcoach.ui.kit.fields import (
    ChoiceField,
    Combo,
    DateField,
    HoursField,
    LineField,
    NumberField,
    TextField,
    TickField,
)
from jobcoach.ui.kit.finding import Finding, FindingLine, NumberDot
from jobcoach.ui.kit.focus import FocusRing
from jobcoach.ui.kit.form import DraftKeeper, Form, FormItem
from jobcoach.ui.kit.labels import (
    Avatar,
    Elided,
    Icon,
    KeyCap,
    Label,
    Paragraph,
    Sign,
    body,
    heading,
    small,
    title,
)
from jobcoach.ui.kit.layout import BOTTOM, LEFT, MIDDLE, RIGHT, TOP, Flow, Item, boxed, clear, column, hairline, row
from jobcoach.ui.kit.marks import (
    Banner,
    Chip,
    EmptyState,
    Meter,
    OwnWords,
    RemovableChip,
    StatusWord,
    announce,
    card,
)
from jobcoach.ui.kit.offers import Offers
from jobcoach.ui.kit.page import Page, Split, bottom_bar, columns, scroll, scrolled
from jobcoach.ui.kit.panel import FloatingPanel
from jobcoach.ui.kit.parts import FilterLine, SavedLine, header_band, list_pane, shortcut
from jobcoach.ui.kit.preview import Mark, Preview
from jobcoach.ui.kit.row_delegate import Row
from jobcoach.ui.kit.rows import PagedRows, RowList, RowsModel
from jobcoach.ui.kit.steps import Steps
from jobcoach.ui.kit.table import TableView, WordTable
from jobcoach.ui.kit.tabs import Tabs
from jobcoach.ui.kit.timeline import Moment, Timeline
from jobcoach.ui.kit.todo import ToDo, ToDoGroup, ToDoRow, need

__all__ = [
    "BOTTOM",
    "LEFT",
    "MIDDLE",
    "RIGHT",
    "TOP",
    "Avatar",
    "Banner",
    "Button",
    "Chip",
    "ChoiceField",
    "Combo",
    "DateField",
    "DraftKeeper",
    "Elided",
    "EmptyState",
    "Field",
    "FilterLine",
    "Finding",
    "FindingLine",
    "FloatingPanel",
    "Flow",
    "FocusRing",
    "Form",
    "FormItem",
    "HoursField",
    "Icon",
    "Item",
    "KeyCap",
    "Label",
    "LineField",
    "Mark",
    "Meter",
    "Moment",
    "NumberDot",
    "NumberField",
    "Offers",
    "OwnWords",
    "Page",
    "PagedRows",
    "Paragraph",
    "Preview",
    "RemovableChip",
    "Row",
    "RowList",
    "RowsModel",
    "SavedLine",
    "Sign",
    "Split",
    "StatusWord",
    "Steps",
    "TableView",
    "Tabs",
    "TextField",
    "TickField",
    "Timeline",
    "ToDo",
    "ToDoGroup",
    "ToDoRow",
    "WordTable",
    "announce",
    "body",
    "bottom_bar",
    "boxed",
    "card",
    "clear",
    "column",
    "columns",
    "hairline",
    "header_band",
    "heading",
    "link",
    "list_pane",
    "need",
    "primary",
    "row",
    "scroll",
    "scrolled",
    "second",
    "shortcut",
    "small",
    "title",
]
