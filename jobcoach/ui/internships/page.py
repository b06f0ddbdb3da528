"""The place Stages: the list at the left, one stage at the right."""

from PySide6.QtWidgets import QVBoxLayout

from jobcoach.caseload.internships import DeleteInternship, InternshipRow, internship_rows, places
from jobcoach.caseload.students import student_rows
from jobcoach.model.base import InternshipId
from jobcoach.model.expected import Expected
from jobcoach.ui import discreet, take_back
from jobcoach.ui.internships.batch import BatchView
from jobcoach.ui.internships.card import StageCard
from jobcoach.ui.internships.state import Standing, facts_of, standing
from jobcoach.ui.kit import (
    Banner,
    Button,
    EmptyState,
    Page,
    Row,
    RowList,
    RowsModel,
    Split,
    TickField,
    boxed,
    clear,
    column,
    list_pane,
    shortcut,
)
from jobcoach.ui.place import Place
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import local_day, short_day


class InternshipsPage(Page):
    """Stages: which run, what is missing, and what happened there."""

    cares_about = frozenset(
        {
            "internship", "student", "employer", "location", "contact_person", "log_entry", "praktijkverklaring",
            "assessed_werkproces", "recognition",
        }
    )  # fmt: skip
    help_text = (
        "Hier staan de stages die lopen, beginnen, of nog een afloop missen. Zet Ook afgelopen aan voor de rest. Typ "
        "in het filter om te zoeken op leerling, bedrijf of plaats. Pijltjes kiezen, Ctrl+N begint een nieuwe stage, "
        "Ctrl+S bewaart, Ctrl+L legt iets vast in het logboek. Verklaringen, onder de lijst, geeft de "
        "praktijkverklaringen van een klas uit."
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools, self._desk = tools, tools.desk
        self.rows = RowsModel()
        self.list = RowList(self.rows, "Stages")
        self.past = TickField("past", "Ook &afgelopen")
        self.class_button = Button(
            "&Verklaringen", "link", act=self.show_batch, name="Praktijkverklaringen van een klas"
        )
        self.pane = list_pane(
            "Stages",
            self.list,
            add=self.new,
            add_name="Nieuwe stage (Ctrl+N)",
            filter_words="Filter op leerling of bedrijf",
            foot=(self.past, None, self.class_button),
        )
        self.card = StageCard(tools)
        self.card.hide()
        self.batch = BatchView(tools)
        self.batch.hide()
        self._before: InternshipId | None = None
        self._empty: QVBoxLayout = column(gap=0)
        self._empty_box = boxed(column(self._empty, None, gap=0, margins=(24, 24, 24, 24)))
        self.split = Split(
            self.pane, boxed(column(self._empty_box, (self.card, 1), (self.batch, 1), gap=0)), back="Stages"
        )
        self.body.addWidget(self.split, 1)
        self._listen()
        self.reload()

    def reload(self) -> None:
        """Read list and card again; what is being typed stays."""
        self._fill_list()
        if not self.batch.isHidden():
            self.batch.reload()
        elif self.card.isHidden():
            self._show_empty()
        else:
            self.card.refresh()

    def flush(self) -> None:
        """Keep what is typed."""
        self.card.record.flush()

    def open_now(self) -> int | None:
        """Which stage is open."""
        return self.card.stage if self.card.isVisibleTo(self) else None

    def open_key(self, key: int) -> None:
        """Show one stage; one that is over turns the list to all stages."""
        if self.rows.place_of(key) < 0:
            self.past.show_value(True)
            self._fill_list()
        if not self.list.choose(key):
            self._choose(key)
        self.split.show_detail()

    def new(self) -> None:
        """Begin a new stage, or say what has to come first."""
        self.card.record.leave()
        self.clear_banner()
        self._before = self.card.stage or self._before
        self.list.clearSelection()
        self.split.show_detail()
        if not self.card.offer():
            self._show_empty()
            return
        self._show_card()
        self.card.begin()

    def show_batch(self) -> None:
        """The praktijkverklaringen of a class, in the place of a stage."""
        self.card.record.leave()
        self.clear_banner()
        self._before = self.card.stage or self._before
        self.list.clearSelection()
        self.card.hide()
        self._empty_box.hide()
        self.batch.show()
        self.batch.reload()
        self.split.show_detail()
        self.batch.back.setVisible(not self.split.is_narrow())  # there the split has its own way back
        self.batch.start()

    def _listen(self) -> None:
        self.batch.closed.connect(self._close_new)
        self.batch.said.connect(self.show_banner)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._go_in)
        self.list.clicked.connect(self._click)
        self.card.record.stepped_back.connect(self._close_new)
        self.card.saved.connect(self._kept)
        self.card.failed.connect(lambda words: self.show_banner(Banner("Bewaren lukte niet", words, "bad")))
        self.card.removed.connect(self._remove)
        self.past.edited.connect(self._fill_list)
        if self.pane.filter is not None:
            self.pane.filter.textChanged.connect(lambda _text: self._fill_list())
        shortcut(self, "Ctrl+N", self.new)

    def _fill_list(self) -> None:
        today = local_day(self._tools.now())
        wanted = self.pane.filter.text().strip().casefold() if self.pane.filter else ""
        found = []
        for item in self._desk.ask(internship_rows(on=today)):
            state = standing(facts_of(item), today)
            if state is Standing.OVER and not self.past.value() and item.id != self.card.stage:
                continue
            if wanted in f"{item.student_name} {item.employer_name} {item.place}".casefold():
                found.append((state.value, item))
        found.sort(key=lambda pair: pair[0])
        self.rows.show([self._row(item) for _, item in found])
        self.pane.show_count(len(found))
        if self.card.stage is not None:
            self.list.choose(self.card.stage, quietly=True)

    def _row(self, item: InternshipRow) -> Row:
        today = local_day(self._tools.now())
        state = standing(facts_of(item), today)
        day = item.start if state is Standing.COMING else item.end
        words = {
            Standing.RUNNING: item.employer_name,
            Standing.TO_FINISH: f"afloop ontbreekt bij {item.employer_name}",
            Standing.COMING: f"begint bij {item.employer_name}",
            Standing.OVER: f"{item.employer_name}, afgelopen",
        }[state]
        return Row(
            key=item.id,
            name=discreet.name(item.student_name),
            second=words[:1].upper() + words[1:],
            date=short_day(day, today)[3:] if day else "",
            initials=item.initials,
            late=state is Standing.TO_FINISH,
        )

    def _choose(self, key: int) -> None:
        if self.card.stage == key and not self.card.isHidden():
            return
        self.card.record.leave()
        self.clear_banner()
        try:
            self.card.open(InternshipId(key))
        except Expected as error:
            self.show_banner(Banner("Deze stage is er niet meer", sentence(error), "warn", closable=True))
            return
        self._show_card()
        # leaving may have kept the former stage and filled the list again
        self.list.choose(key, quietly=True)

    def _click(self, _index: object) -> None:
        """Also the row that is still chosen shows its stage again."""
        if (key := self.list.chosen_key()) is not None:
            self._choose(key)
        self.split.show_detail()

    def _close_new(self) -> None:
        """Sluit: the text stays a draft, and what was open before comes back."""
        if self._before is not None:
            self._choose(self._before)
        else:
            self._show_empty()
        self.split.show_list()
        self.list.setFocus()

    def _go_in(self, _key: int) -> None:
        self.split.show_detail()
        self.card.form.place.setFocus()

    def _kept(self, _key: int) -> None:
        self.clear_banner()
        self._fill_list()

    def _remove(self, key: int) -> None:
        self.card.record.flush()
        self.card.hide()
        self.card.stage = self._before = None
        self.split.show_list()
        take_back.act(
            self, self._desk, DeleteInternship(internship=InternshipId(key)), "De stage ligt in de prullenbak"
        )
        self.reload()

    def _show_card(self) -> None:
        self._empty_box.hide()
        self.batch.hide()
        self.card.show()

    def _show_empty(self) -> None:
        """No stage is shown: choose one, make the first, or add what has to come before it."""
        self.card.hide()
        self.batch.hide()
        self._empty_box.show()
        clear(self._empty)
        self._empty.addWidget(self._empty_state())

    def _empty_state(self) -> EmptyState:
        go = self._tools.go
        if not self._desk.ask(student_rows(on=local_day(self._tools.now()))):
            return EmptyState(
                "student", "Eerst een leerling", "Een stage is van een leerling. Zet die eerst bij Leerlingen.",
                action="Naar Leerlingen", act=lambda: go("students", None), action_icon="student",
            )  # fmt: skip
        if not self._desk.ask(places):
            return EmptyState(
                "storefront", "Eerst een bedrijf", "Een stage is op een plek. Zet het bedrijf eerst bij Bedrijven.",
                action="Naar Bedrijven", act=lambda: go("employers", None), action_icon="storefront",
            )  # fmt: skip
        return EmptyState(
            "path", "Kies een stage" if self.rows.rowCount() else "Nog geen stages",
            "Hier staat wie waar werkt, wat er is afgesproken en wat er gebeurde.", action="Nieuwe stage",
            act=self.new,
        )  # fmt: skip


def make_place(tools: Tools) -> Place:
    """The place Stages for the frame."""

    def number() -> int:
        return len(tools.desk.ask(internship_rows(on=local_day(tools.now()), running=True)))

    return Place(
        key="internships", word="Stages", icon="path", make_page=lambda: InternshipsPage(tools), mnemonic="S",
        count=number, counts_on=frozenset({"internship", "student"}),
    )  # fmt: skip
