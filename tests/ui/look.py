"""Renders screens to PNG: ``python tests/ui/look.py FOLDER [name ...]``; a script to look with, not a test."""

# ruff: noqa: F403, F405, E731
import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jobcoach.ui import icons, theme
from jobcoach.ui.application import make_application
from jobcoach.ui.desk import InlineDesk
from jobcoach.ui.frame.frame import Frame, Rooms
from jobcoach.ui.kit import *
from jobcoach.ui.lane import InlineLane
from jobcoach.ui.place import Hit, Place
from jobcoach.ui.unlock.flow import UnlockFlow
from tests.ui.fakes import Clock, FakeAsk, PlainCaseload
from tests.ui.memory_gate import MemoryGate, MemoryVault

NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def nothing() -> None:
    pass


def components() -> QWidget:
    page = QWidget()
    page.setObjectName("plain")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    off = Button("Bewaar", "primary")
    off.setEnabled(False)
    buttons = Flow(
        primary("&Bewaar", nothing),
        off,
        second("Print ontwerp", nothing, icon="printer"),
        Button("Vink af", "row", width=112),
        link("Toon week", nothing),
        Button("", "icon", icon="plus", name="Voeg toe"),
        Button("Leg vast", "top", icon="note-pencil"),
    )
    form = Form(
        "Bedrijf",
        (
            LineField("a", "&Bedrijf", required=True),
            LineField("b", "&Plaats", example="Lindeborg", hint="Waar de werkplek is"),
        ),
        (
            DateField("c", "&Einddatum", today=TODAY, width=None),
            ChoiceField("d", "&Soort", ((1, "Bakkerij"), (2, "Zorginstelling met dagbesteding")), empty="Kies"),
        ),
        (HoursField("e", "&Uren"), NumberField("f", "&Plaatsen", most=20)),
        TextField("g", "&Notitie", example="Wat viel op?", lines=2),
        TickField("h", "Mag mee in de overdracht", hint="Alleen met toestemming"),
    )
    form.show({"a": "Bakkerij Korenaar", "e": 150})
    form["c"].show_raw("31 nov 2026")
    form.is_valid()
    form["f"].set_enabled(False, "Kan pas na het bedrijf")
    status = Flow(
        Chip("Goed", "ok"),
        Chip("Kijk na", "warn"),
        Chip("Te laat", "bad"),
        Chip("Ter info", "info"),
        RemovableChip("Noor Visser", icon="student"),
        Chip("Bakken", icon="cookie", height=32, bold=False),
        Chip("Richting werk", icon="path"),
    )
    rows = RowsModel()
    rows.show(
        [
            Row(key=i, name=n, second=s, date=d, initials=a, late=late)
            for i, n, s, d, a, late in (
                (4, "Fatima El Amrani", "Instemming vragen", "di 15 dec", "FE", False),
                (0, "Noor Visser", "Toestemming vragen", "vr 27 nov", "NV", False),
                (1, "Emre Yıldız", "Halfjaarcontact", "zo 15 nov", "EY", True),
                (
                    2,
                    "Dewi Anggraini Sahetapy-Lokollo van der Heuvel-Bergstra",
                    "Praktijkverklaring printen en laten tekenen",
                    "ma 7 dec",
                    "DS",
                    False,
                ),
            )
        ]
    )
    one, two = RowList(rows, "Leerlingen", two_lines=False), RowList(rows, "Leerlingen")
    one.choose(0)
    two.choose(0)
    one.setFixedHeight(theme.px(160))
    two.setFixedHeight(theme.px(208))
    left = column(
        title("Titel 22 half vet"),
        Label("Boodschap 22 gewoon", "msg"),
        heading("Kop en naam 14 half vet"),
        body("Tekst 14 gewoon"),
        small("Bijschrift en datum 12"),
        buttons,
        8,
        form,
        None,
    )
    middle = column(
        status,
        8,
        row(heading("Klaar voor overdracht"), None, small("6 van 9")),
        Meter(6, 9, "Klaar voor overdracht"),
        need("Toestemming gemeente", "Noor en haar moeder"),
        8,
        Timeline(
            (
                Moment(
                    icon="calendar-blank", title="Bezoek 10:30", date="vandaag", text="Bakkerij Korenaar", coming=True
                ),
                Moment(
                    icon="chat-circle-text",
                    title="Gesprek met Noor",
                    date="12 nov",
                    text="Vertelde haar verhaal, thuis nagelezen",
                ),
            )
        ),
        OwnWords(
            "Hier ben ik goed in",
            "Ik zie meteen als iets niet recht ligt. Brood vormen gaat vanzelf. En ik kom altijd op tijd, ook in de winter.",
        ),
        Steps([("Ontvanger", "Gemeente Lindeborg"), ("Door hun ogen", "lees mee"), ("Verzegel", "daarna vast")], 1),
        Finding(
            1,
            "look",
            "Medisch woord: ADHD",
            "Schrijf wat nodig is: “Een rustige plek werkt goed.”",
            Button("Vervang"),
            Button("Laat staan…"),
            page=1,
        ),
        FindingLine("good", "De kern staat op blz. 1"),
        None,
    )
    right = column(
        one,
        two,
        Banner(
            "Print je herstelblad vóór vr 27 nov",
            "Zonder dit blad is een vergeten wachtzin niet te herstellen.",
            "warn",
            icon="file-text",
            action="Print",
            closable=True,
        ),
        Banner("Bewaren lukte niet", "Je tekst is veilig als concept. De schijf is vol.", "bad", action="Probeer weer"),
        EmptyState(
            "storefront",
            "Nog geen bedrijven",
            "Hier komen de plekken waar je leerlingen kunnen leren. Begin met één bedrijf, of haal je lijst uit Excel.",
            action="Voeg bedrijf toe",
            other="Haal lijst op",
        ),
        None,
    )
    page.setLayout(row(*((boxed(part), 1) for part in (left, middle, right)), gap=32, margins=(24, 22, 24, 16)))
    return page


def late(key: int, initials: str, name: str, what: str, due: str, action: str, press: str = "") -> ToDo:
    return ToDo(key=key, initials=initials, name=name, what=what, due=due, action=action, act=nothing, press=press)


class Today(Page):
    help_text = "Hier staat wat je vandaag moet doen. Elke regel heeft één knop die het doet."

    def __init__(self) -> None:
        super().__init__("Vandaag", "Dinsdag 24 november")
        begin = Button("Begin bezoek", "primary", icon="play", wide=True)
        now = card(
            row(title("10:30"), None, Chip("over 25 min", "accent", icon="clock")),
            heading("Bakkerij Korenaar"),
            row(Avatar("NV", 0, 24), body("Noor Visser · vierde bezoek", wrap=False), None),
            row(Icon("map-pin", "text3", 16), small("Molenweg 8 · 12 min fietsen"), None, gap=6),
            8,
            hairline(),
            8,
            Label("Vorige keer, 10 nov", "smallb", "text2"),
            Paragraph("Weegt het deeg zelf af. Schrikt van de mixer."),
            10,
            begin,
            gap=4,
        )
        left = boxed(column(heading("Bezoeken"), 8, now, None, gap=0))
        groups = column(
            ToDoGroup(
                "Te laat",
                [
                    late(
                        1, "EY", "Emre Yıldız", "Halfjaarcontact na school", "9 dagen te laat", "Bel en noteer", "bad"
                    ),
                    late(2, "SB", "Sanne de Boer", "Urenlijst week 46 ontbreekt", "4 dagen te laat", "Vraag na", "bad"),
                ],
            ),
            ToDoGroup(
                "Beloofd",
                [
                    late(0, "NV", "Noor Visser", "Werkschoenen maat 38 navragen", "vandaag", "Vink af"),
                    late(
                        3,
                        "DS",
                        "Dewi Anggraini Sahetapy-Lokollo van der Heuvel-Bergstra",
                        "Rooster januari naar Kwekerij en Hoveniersbedrijf Zonnehof in Lindeborg",
                        "wo 25 nov",
                        "Vink af",
                    ),
                ],
            ),
            ToDoGroup(
                "Aanbod en toestemming",
                [
                    late(
                        n,
                        "SB",
                        "Sanne de Boer",
                        "Tweede aanbod begeleiding na school",
                        "vóór ma 30 nov",
                        "Maak brief",
                        "warn",
                    )
                    for n in range(9)
                ],
            ),
            None,
            gap=16,
        )
        right = QWidget()
        right.setLayout(groups)
        area = column(gap=0)
        area.addWidget(columns(right, left, width=352))
        self.body.addWidget(scrolled(area))
        self.begin = begin


class Students(Page):
    help_text = "Links staan je leerlingen, rechts het dossier."

    def __init__(self) -> None:
        super().__init__()
        rows = RowsModel()
        names = (
            ("FE", "Fatima El Amrani", "Instemming ouders vragen", "di 15 dec"),
            ("SB", "Sanne de Boer", "Tweede aanbod sturen", "ma 30 nov"),
            ("RD", "Ruben Dekker", "Kennismaken bij Hoveniers Groenhart", "wo 2 dec"),
            ("DS", "Dewi Anggraini Sahetapy-Lokollo", "Praktijkverklaring printen", "ma 7 dec"),
            ("NV", "Noor Visser", "Toestemming gemeente vragen", "vr 27 nov"),
            ("EY", "Emre Yıldız", "Halfjaarcontact", "zo 15 nov"),
        )
        rows.show(
            [
                Row(key=n, name=name, second=s, date=d, initials=i, late=n % 6 == 5)
                for n, (i, name, s, d) in enumerate(names * 4)
            ]
        )
        self.list = RowList(rows, "Leerlingen")
        self.list.choose(4)
        pane = list_pane(
            "Leerlingen",
            self.list,
            add=nothing,
            add_name="Nieuwe leerling (Ctrl+N)",
            filter_words="Filter op naam of klas",
            foot=(small("Op achternaam"), None, link("Kies volgorde", nothing)),
        )
        pane.show_count(38)
        band = header_band(
            "NV",
            0,
            "Noor Visser",
            "17 jaar · klas 5B · Bakkerij Korenaar, sinds 1 sep",
            (Chip("Op stage", "ok", icon="briefcase"), Chip("Richting werk", icon="path")),
            next_step="Toestemming gemeente vragen",
            when="vóór vr 27 nov",
            button=primary("Vraag toestemming", nothing),
        )
        tabs = Tabs(
            [
                ("Ik", self._me),
                *(
                    (word, QWidget)
                    for word in (
                        "Talenten & competenties",
                        "Netwerk",
                        "Onderwijs & OPP",
                        "Stages",
                        "Documenten",
                        "Toestemming",
                        "Nazorg",
                    )
                ),
            ]
        )
        self.split = Split(pane, boxed(column(band, (tabs, 1), gap=0)), back="Leerlingen")
        self.split.show_detail()
        self.body.addWidget(self.split, 1)

    def _me(self) -> QWidget:
        words = QWidget()
        words.setLayout(
            column(
                heading("In mijn eigen woorden"),
                small("Verteld op 12 nov, nagelezen door Noor"),
                8,
                OwnWords(
                    "Hier ben ik goed in",
                    "Ik zie meteen als iets niet recht ligt. Brood vormen gaat vanzelf. En ik kom altijd op tijd, ook in de winter.",
                ),
                8,
                OwnWords(
                    "Dit wil ik later",
                    "Werken in een kleine bakkerij, met mensen die ik ken. Liefst drie dagen. En rijbewijs halen.",
                ),
                8,
                Label("Vind ik leuk", "smallb", "text2"),
                Flow(
                    *(
                        Chip(w, icon=i, height=32, bold=False)
                        for w, i in (("Bakken", "cookie"), ("Dieren", "paw-print"), ("Met mijn handen", "hand"))
                    )
                ),
                None,
            )
        )
        side = QWidget()
        side.setLayout(
            column(
                row(heading("Klaar voor overdracht"), None, small("6 van 9")),
                Meter(6, 9, "Klaar voor overdracht"),
                need("Toestemming gemeente", "Noor en haar moeder"),
                need("Werkadvies", "jij en Bakkerij Korenaar"),
                12,
                heading("Tijdlijn"),
                Timeline(
                    [
                        Moment(
                            icon="calendar-blank",
                            title="Bezoek 10:30",
                            date="vandaag",
                            text="Bakkerij Korenaar",
                            coming=True,
                        ),
                        Moment(
                            icon="chart-line-up", title="Beoordeling", date="17 nov", text="Noor, bakkerij en school"
                        ),
                        Moment(
                            icon="chat-circle-text",
                            title="Gesprek met Noor",
                            date="12 nov",
                            text="Vertelde haar verhaal, thuis nagelezen",
                        ),
                    ]
                ),
                None,
            )
        )
        area = column(gap=0)
        area.addWidget(columns(words, side))
        area.addStretch(1)
        return scrolled(area, top=20)


def paper(page: int, width: int) -> tuple[int, int, bytes]:
    height = round(width * 1.414)
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(width / 595, width / 595)
    painter.setPen(QColor("black"))
    painter.setFont(theme.letter(22, bold=True))
    painter.drawText(48, 80, f"Overdracht naar gemeente Lindeborg {page + 1}")
    painter.setFont(theme.letter(13))
    for line in range(20):
        painter.drawText(
            48, 130 + line * 26, "Planten stekken en oppotten, bestellingen klaarzetten, kas sproeien, met instructie."
        )
    painter.end()
    return width, height, bytes(image.constBits())


class Handover(Page):
    def __init__(self) -> None:
        super().__init__(
            "Overdracht Łukasz Nowak",
            "naar gemeente Lindeborg · versie 1 · concept",
            primary=second("Print ontwerp", nothing, icon="printer"),
            line=True,
        )
        steps = boxed(
            column(
                Steps(
                    [
                        ("Ontvanger", "Gemeente Lindeborg"),
                        ("Toestemming", "5 van 7 onderwerpen"),
                        ("Inhoud", "4 bladzijden"),
                        ("Door hun ogen", "lees mee"),
                        ("Verzegel", "daarna vast"),
                        ("Verstuur", "en noteer antwoord"),
                    ],
                    3,
                ),
                gap=0,
            ),
            "pane",
            width=theme.px(216),
        )
        preview = Preview("Door de ogen van de gemeente", paper, 4)
        preview.view.show_marks([Mark(1, 0, 0.15, 0.2, 0.1, 0.02)])
        found = boxed(
            column(
                row(heading("Bevindingen"), small("2 kijk na, 3 goed"), None),
                8,
                Finding(
                    1,
                    "look",
                    "Medisch woord: ADHD",
                    "Schrijf wat nodig is: “Een rustige plek werkt goed.”",
                    Button("Vervang"),
                    Button("Laat staan…"),
                    page=1,
                ),
                14,
                hairline(),
                14,
                FindingLine("good", "De kern staat op blz. 1"),
                FindingLine("left_out", "Thuis, foto: geen ja"),
                None,
                gap=4,
                margins=(20, 12, 24, 12),
            ),
            "paneRight",
            width=theme.px(340),
        )
        self.body.addLayout(row(steps, (preview, 1), found, gap=0), 1)
        self.body.addWidget(
            bottom_bar(
                second("Terug", nothing),
                None,
                Icon("warning", "warn", 18),
                body("2 keer Kijk na. Verzegelen mag; daarna staat de tekst vast.", "text2", wrap=False),
                primary("Verzegel", nothing, icon="circle-wavy-check"),
            )
        )


def rooms(start: str) -> Callable[[], QWidget]:
    def make() -> QWidget:
        one = lambda key, word, icon, page, number=None, at="top": Place(
            key=key, word=word, icon=icon, make_page=page, count=lambda: number, at=at
        )
        places = (
            one("today", "Vandaag", "sun-horizon", Today),
            one("students", "Leerlingen", "student", Students, 38),
            one("internships", "Stages", "path", Page, 21),
            one("employers", "Bedrijven", "storefront", Page, 54),
            one("handover", "Overdracht", "paper-plane-tilt", Handover, 4),
            one("check", "Controleren", "seal-question" if icons.exists("seal-question") else "magnifying-glass", Page),
            one("settings", "Instellingen", "gear-six", Page, None, "bottom"),
        )
        found = (
            Hit(place="students", key=1, title="Noor Visser", text="17 jaar, klas 5B", kind="leerling"),
            Hit(
                place="employers",
                key=2,
                title="Bakkerij Korenaar",
                text="Molenweg 8, Lindeborg",
                kind="bedrijf",
                icon="storefront",
            ),
            Hit(
                place="students",
                key=3,
                title="“… bakker belt vrijdag terug …”",
                text="Noor Visser, 10 nov",
                kind="notitie",
                icon="note",
            ),
        )
        frame = Frame(
            Rooms(
                school="Praktijkschool De Linde",
                places=places,
                search=lambda _text: found,
                quick_log=quick_log,
                backup=lambda: ("Back-up vandaag", "ok"),
            ),
            InlineDesk(PlainCaseload()),
            now=lambda: NOW,
            folded=False,
            lock=nothing,
        )
        frame.go(start)
        frame.nav.button(start).setFocus()
        return frame

    return make


def quick_log(window: QWidget) -> FloatingPanel:
    field = TextField("note", "Wat gebeurde er?", lines=4)
    field.show_value("Korenaar, 2 uur meegelopen. Noor heeft het deeg zelf afgewogen, de mixer nog samen.")
    chips = Flow(
        RemovableChip("Noor Visser", icon="student"),
        RemovableChip("Bakkerij Korenaar", icon="storefront"),
        RemovableChip("Bezoek", icon="map-pin"),
        RemovableChip("vandaag, 2 uur", icon="clock"),
        RemovableChip("Taak voor jou: werkschoenen maat 38, za 28 nov", "warn", icon="check-square"),
    )
    content = column(
        row(Icon("note-pencil", "accent"), heading("Leg vast"), None, small("bij Noor Visser, stage Korenaar"), gap=10),
        field,
        small("Herkend in je tekst. Klopt iets niet? Klik het weg of pas het aan."),
        chips,
        8,
        hairline(),
        row(
            StatusWord("check-circle", "Concept bewaard", "text2"),
            12,
            KeyCap("Esc"),
            small("sluit, tekst blijft"),
            None,
            KeyCap("Ctrl+Enter"),
            primary("Leg vast", nothing),
        ),
        gap=12,
        margins=(24, 20, 24, 16),
    )
    panel = FloatingPanel(window, content, name="Leg vast")
    field.setFocus()
    return panel


def with_log() -> QWidget:
    frame = rooms("students")()
    frame.resize(1366, 768)
    frame.quick_log()
    return frame


def searching() -> QWidget:
    frame = rooms("today")()
    frame.resize(1366, 768)
    frame.show()
    settle()
    frame.activateWindow()
    frame.search.start()
    QTest.keyClicks(frame.search, "noor")
    frame.search._ask()
    return frame


def unlocking(step: str) -> Callable[[], QWidget]:
    def make() -> QWidget:
        clock = Clock()
        vault = MemoryVault(
            school="Oefenschool De Proeftuin" if step == "practice" else "Praktijkschool De Linde",
            initials="MH",
            practice=step == "practice",
            last_backup=datetime(2026, 11, 24, 7, 15, tzinfo=UTC),
        )
        gate = MemoryGate(
            ()
            if step in ("first", "who", "words")
            else (
                vault,
                MemoryVault(
                    school="Openbare School voor Voortgezet Speciaal Onderwijs De Regenboog-Noord", initials="JdV"
                ),
            )
        )
        flow = UnlockFlow(gate, InlineLane(), FakeAsk(), now=clock.now, monotonic=clock.monotonic)
        flow.resize(1366, 768)
        flow.show()
        settle()
        flow.activateWindow()
        flow.page().start()
        if step == "unlock":
            QTest.keyClicks(flow.page().secret.line, "correct paard batterij")
        if step == "wrong":
            for _ in range(4):
                flow.page().secret.show_value("fout")
                flow.page().unlock()
                clock.wait(1)
                flow.page()._tries._open_at = 0 if _ < 3 else flow.page()._tries._open_at
                flow.page().count_down()
        if step == "chooser":
            flow._choose()
        if step == "recover":
            flow._recover()
        if step in ("who", "words"):
            flow.make_vault()
        if step == "words":
            flow.page().form.show({"school": "De Linde", "place": "Lindeborg", "coach": "Marieke Hol"})
            flow.page().next()
        if step == "sheet":
            flow._offer_sheet(None)
        return flow

    return make


SCREENS: dict[str, Callable[[], QWidget]] = {
    "onderdelen": components,
    "vandaag": rooms("today"),
    "leerlingen": rooms("students"),
    "overdracht": rooms("handover"),
    "snellog": with_log,
    "zoek": searching,
    **{
        f"slot-{step}": unlocking(step)
        for step in ("first", "unlock", "wrong", "practice", "chooser", "recover", "who", "words", "sheet")
    },
}
LOOKS = (
    ("", "light", 100),
    ("-donker", "dark", 100),
    ("-150", "light", 150),
    ("-200", "light", 200),
    ("-contrast", "contrast", 100),
)


def settle() -> None:
    for _ in range(8):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> None:
    folder, *names = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    app = make_application([])
    for suffix, scheme, percent in LOOKS:
        theme.dress(app, scheme, percent)
        for name, make in SCREENS.items():
            if names and f"{name}{suffix}" not in names and name not in names:
                continue
            window = make()
            window.resize(1366, 768)
            window.show()
            settle()
            window.grab().save(str(Path(folder) / f"{name}{suffix}.png"))
            window.close()
            window.deleteLater()
            settle()


if __name__ == "__main__":
    main()
