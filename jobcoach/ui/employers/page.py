"""The place Bedrijven: the list at the left, the card of one company at the right."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from jobcoach.caseload.employers import (
    DeleteEmployer,
    RemoveContactPerson,
    RemoveRecognition,
    SaveContactPerson,
    SaveEmployer,
    contacts_of,
    employer_form,
    employer_rows,
    recognitions_of,
)
from jobcoach.caseload.internships import internship_rows
from jobcoach.caseload.log_book import log_of
from jobcoach.model.base import ContactPersonId, EmployerId
from jobcoach.model.choices import EmployerStatus
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui import take_back, theme
from jobcoach.ui.employers.lists import listed, log_timeline, person_row, recognition_row, stage_row
from jobcoach.ui.employers.panels import person_panel, recognition_panel
from jobcoach.ui.kit import (
    Banner,
    Button,
    ChoiceField,
    EmptyState,
    Form,
    Label,
    LineField,
    NumberField,
    Page,
    Row,
    RowList,
    RowsModel,
    TextField,
    boxed,
    clear,
    column,
    columns,
    hairline,
    heading,
    list_pane,
    row,
    scrolled,
    shortcut,
)
from jobcoach.ui.place import Place
from jobcoach.ui.record import Record
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import count, sentence
from jobcoach.ui.words.dates import local_day, short_day


def employer_fields() -> Form:
    """The form of a company."""
    statuses = tuple((status, label(status).capitalize()) for status in EmployerStatus)
    return Form(
        LineField("name", "&Naam", required=True, longest=120),
        (LineField("sector", "S&ector", example="bakkerij"), ChoiceField("status", "S&tand", statuses)),
        "Plek",
        LineField("street", "St&raat en nummer"),
        (LineField("postcode", "&Postcode"), LineField("place", "Pl&aats")),
        (LineField("travel", "R&eistijd", example="12 min fietsen"), NumberField("max_students", "Pl&ekken", most=999)),
        LineField("leerbedrijf_id", "Leerbedrijf-&ID van SBB", hint="Nodig voor een praktijkverklaring"),
        LineField("website", "&Website"),
        TextField("can_offer", "Wat kan dit bedrijf &bieden", lines=3),
        TextField("note", "N&otitie", lines=3),
    )


class EmployersPage(Page):
    """Companies: find, change, and see who is there."""

    cares_about = frozenset(
        {"employer", "location", "contact_person", "recognition", "internship", "log_entry", "student"}
    )
    help_text = (
        "Hier staan de bedrijven. Typ in het filter om te zoeken op naam, plaats of sector. Pijltjes kiezen een "
        "bedrijf, Enter gaat naar de kaart. Ctrl+N begint een nieuw bedrijf, Ctrl+S bewaart. Wat je typt, blijft als "
        "concept staan."
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools, self._desk = tools, tools.desk
        self._chosen: EmployerId | None = None
        self._before: EmployerId | None = None
        self._rows = RowsModel()
        self._list = RowList(self._rows, "Bedrijven")
        self._pane = list_pane(
            "Bedrijven",
            self._list,
            add=self.new,
            add_name="Nieuw bedrijf (Ctrl+N)",
            filter_words="Filter op naam, plaats, sector",
        )
        self._record = Record(employer_fields(), self._desk, self._save, kind="employer", now=tools.now)
        self._title, self._line = Label("", "title", wrap=True), Label("", "small", "text2", wrap=True)
        self._side: QVBoxLayout = column(gap=4)
        self._place: QVBoxLayout = column(gap=0)
        self.body.addLayout(row(self._pane, (boxed(self._place), 1), gap=0))
        self._build_card()
        self._list.chosen.connect(self._choose)
        self._list.clicked.connect(lambda _index: self._choose(self._list.chosen_key() or 0))
        self._record.stepped_back.connect(self._close_new)
        self._record.saved.connect(self._kept)
        self._record.failed.connect(lambda words: self.show_banner(Banner("Bewaren lukte niet", words, "bad")))
        if self._pane.filter is not None:
            self._pane.filter.textChanged.connect(lambda _text: self._fill_list())
        shortcut(self, "Ctrl+N", self.new)
        self.reload()

    def reload(self) -> None:
        """Read list and card again; what is being typed stays."""
        self._fill_list()
        if self._chosen is not None:
            self._fill_side(self._chosen)

    def flush(self) -> None:
        """Keep what is typed."""
        self._record.flush()

    def open_now(self) -> int | None:
        """Which company is open."""
        return self._chosen

    def open_key(self, key: int) -> None:
        """Show one company."""
        self._list.choose(key, quietly=True)
        self._choose(key)

    def new(self) -> None:
        """Begin a new company."""
        self._record.leave()
        self._before, self._chosen = self._chosen or self._before, None
        self._list.clearSelection()
        self._show_card()
        self._title.setText("Nieuw bedrijf")
        self._line.setText("Alleen de naam is nodig. De rest kan later.")
        self._record.open("", _values(SaveEmployer()))
        clear(self._side)
        self._record.form.focus_first()

    def _build_card(self) -> None:
        side = boxed(column(self._side, None, gap=0))
        self._delete = Button("Naar de prullenbak", "link", act=self._remove)
        main = boxed(column(self._record, 8, row(None, self._delete), gap=0))
        body = scrolled(column(columns(main, side), None, gap=0), top=16)
        back = boxed(
            row(Button("Bedrijven", "link", icon="caret-left", act=self._back_to_list), None, margins=(24, 8, 24, 0))
        )
        if not theme.is_large():
            back.hide()
        self._card = boxed(column(back, self._record.head(self._title, self._line), hairline(), (body, 1), gap=0))
        self._card.hide()
        empty = EmptyState(
            "storefront",
            "Kies een bedrijf",
            "Hier komen de plekken waar je leerlingen kunnen leren, met de mensen daar en wat je met ze afsprak.",
            action="Voeg bedrijf toe",
            act=self.new,
        )
        self._start = boxed(column(empty, None, margins=(24, 24, 24, 24)))
        self._place.addWidget(self._start)
        self._start.setVisible(not theme.is_large())
        self._place.addWidget(self._card)

    def _back_to_list(self) -> None:
        """At large text list and card take turns."""
        self._record.leave()
        self._card.hide()
        self._pane.show()
        self._list.setFocus()

    def _close_new(self) -> None:
        """Sluit: the text stays a draft, and what was open before comes back."""
        if self._before is not None:
            self._choose(self._before)
        else:
            self._card.hide()
            self._pane.show()
            self._start.setVisible(not theme.is_large())
        self._list.setFocus()

    def _show_card(self) -> None:
        self._start.hide()
        self._pane.setVisible(not theme.is_large())
        self._card.show()
        self._delete.setVisible(self._chosen is not None)

    def _fill_list(self) -> None:
        today = local_day(self._tools.now())
        text = self._pane.filter.text() if self._pane.filter else ""
        found = self._desk.ask(employer_rows(on=today, filter_text=text))
        rows = []
        for item in found:
            soon = item.recognised_until is not None and (item.recognised_until - today).days <= 60
            here = count(item.students_now, "leerling", "leerlingen") if item.students_now else "geen leerling nu"
            rows.append(
                Row(
                    key=item.id,
                    name=item.name,
                    second=" · ".join(part for part in (item.place, here) if part),
                    date=short_day(item.recognised_until, today)[3:] if soon and item.recognised_until else "",
                    late=bool(soon and item.recognised_until and item.recognised_until < today),
                    icon="storefront",
                )
            )
        self._rows.show(rows)
        self._pane.show_count(len(rows))
        if self._chosen is not None:
            self._list.choose(self._chosen, quietly=True)

    def _choose(self, key: int) -> None:
        if self._chosen == key:
            self._show_card()
            return
        self._record.leave()
        try:
            form = self._desk.ask(employer_form(EmployerId(key)))
        except Expected as error:
            self.show_banner(Banner("Dit bedrijf is er niet meer", sentence(error), "warn"))
            return
        self._chosen = EmployerId(key)
        self._show_card()
        self._title.setText(form.name)
        self._line.setText(" · ".join(part for part in (form.sector, form.place, label(form.status)) if part))
        self._record.open(str(key), _values(form))
        self._list.choose(key, quietly=True)  # leaving may have filled the list anew
        self._fill_side(self._chosen)

    def _fill_side(self, employer: EmployerId) -> None:
        today = local_day(self._tools.now())
        clear(self._side)
        self._head("Mensen", "Voeg toe", partial(person_panel, self, self._tools, employer, None))
        rows = [
            person_row(
                person,
                change=partial(person_panel, self, self._tools, employer, person),
                remove=partial(self._drop_person, person),
            )
            for person in self._desk.ask(contacts_of(employer))
        ]
        listed(self._side, rows, "Nog niemand. Zet hier wie je aanspreekt en wie praktijkopleider is.")
        self._head("Erkend voor", "Voeg toe", partial(recognition_panel, self, self._tools, employer))
        found = self._desk.ask(recognitions_of(employer))
        rows = [recognition_row(item, today=today, remove=partial(self._drop_recognition, item[0])) for item in found]
        listed(self._side, rows, "Nog niets. SBB erkent per plek en per kwalificatie.")
        self._fill_past(employer)

    def _fill_past(self, employer: EmployerId) -> None:
        today = local_day(self._tools.now())
        stages = self._desk.ask(internship_rows(on=today, employer=employer))
        self._head("Leerlingen hier")
        listed(
            self._side,
            [
                stage_row(item, today=today, open_it=partial(self._tools.go, "students", int(item.student)))
                for item in stages
            ],
            "Nog geen stage hier.",
        )
        entries = self._desk.ask(log_of(employer=employer, limit=12))
        if entries:
            self._head("Wat er gebeurde")
            self._side.addWidget(log_timeline(entries, today=today, with_student=True))

    def _drop_person(self, person: SaveContactPerson) -> None:
        case = RemoveContactPerson(person=ContactPersonId(person.id or 0))
        take_back.act(self, self._desk, case, f"{person.name} is weggehaald")

    def _drop_recognition(self, recognition: int) -> None:
        take_back.act(self, self._desk, RemoveRecognition(recognition=recognition), "Erkenning weggehaald")

    def _head(self, words: str, action: str = "", act: object = None) -> None:
        if self._side.count():
            self._side.addSpacing(16)
        button = (Button(action, "link", act=act),) if action and callable(act) else ()
        if button:
            button[0].setAccessibleName(f"{action}: {words.lower()}")
        self._side.addLayout(row(heading(words), None, *button))

    def _save(self, values: Mapping[str, object]) -> int:
        return int(self._desk.do(SaveEmployer(id=self._chosen, **values)))  # type: ignore[arg-type]

    def _kept(self, key: int) -> None:
        if self._chosen is None:
            self._chosen = EmployerId(key)
            self._fill_list()
            self._fill_side(self._chosen)
            self._delete.show()
        form = self._desk.ask(employer_form(EmployerId(key)))
        self._title.setText(form.name)
        self._line.setText(" · ".join(part for part in (form.sector, form.place, label(form.status)) if part))

    def _remove(self) -> None:
        if self._chosen is None:
            return
        gone, self._chosen, self._before = self._chosen, None, None
        self._card.hide()
        self._pane.show()
        self._start.setVisible(not theme.is_large())
        take_back.act(self, self._desk, DeleteEmployer(employer=gone), "Het bedrijf ligt in de prullenbak")


def _values(form: SaveEmployer) -> dict[str, object]:
    return {name: getattr(form, name) for name in SaveEmployer.__slots__ if name != "id"}


def make_place(tools: Tools) -> Place:
    """The place Bedrijven for the frame."""

    def number() -> int:
        return len(tools.desk.ask(employer_rows(on=local_day(tools.now()))))

    return Place(
        key="employers", word="Bedrijven", icon="storefront", make_page=lambda: EmployersPage(tools), mnemonic="B",
        count=number, counts_on=frozenset({"employer"}),
    )  # fmt: skip
