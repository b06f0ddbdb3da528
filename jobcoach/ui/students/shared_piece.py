"""What recipients have of a student: the packages that went out, what they must still hear, and a correction."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.handovers import HandoverRow, handover_rows
from jobcoach.caseload.notices import NoticeCard, corrects, notices_of
from jobcoach.caseload.telling import CorrectShared
from jobcoach.model.choices import Act, HandoverStatus, Subject
from jobcoach.model.labels import label
from jobcoach.ui.kit import TOP, Button, Chip, Flow, Form, Label, LineField, boxed, clear, column, hairline, row
from jobcoach.ui.record_form import RecordForm
from jobcoach.ui.students.room import Room
from jobcoach.ui.words import count
from jobcoach.ui.words.dates import due, short_day
from jobcoach.ui.words.notices import about_words, answer_word, notice_key

_TONES = {HandoverStatus.AANGENOMEN: "ok", HandoverStatus.TERUG: "warn", HandoverStatus.VERVANGEN: "neutral"}


class SharedPiece(QWidget):
    """Nothing as long as nothing went out."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.record: RecordForm | None = None
        self.button = Button("Er klopte iets niet", "row", icon="pencil-simple", act=self.open)
        self._form_place: QVBoxLayout = column(gap=0)
        self._rows: QVBoxLayout = column(gap=0)
        head = row(Label("Wat ontvangers hebben", "h"), None, self.button)
        self.setLayout(column(head, self._form_place, self._rows, gap=8))
        self.hide()

    def reload(self) -> None:
        """Read the packages and what must be told again."""
        room = self._room
        packages = [row for row in room.desk.ask(handover_rows(on=room.today, student=room.student)) if row.sent_on]
        notices = room.desk.ask(notices_of(room.student))
        clear(self._rows)
        for item in sorted(notices, key=lambda item: item.told_on is not None):
            self._rows.addWidget(hairline())
            self._rows.addWidget(self._notice(item))
        for package in packages:
            self._rows.addWidget(hairline())
            self._rows.addWidget(self._package(package))
        others = any(item.act is not Act.MEEGEVEN for item in packages)
        self.button.setVisible(others and self.record is None)
        self.setVisible(bool(packages or notices))

    def flush(self) -> None:
        """What is typed about a correction stays a draft."""
        if self.record is not None:
            self.record.drafts.flush()

    def open(self) -> None:
        """Ask, subject by subject, how it must be; only of what somebody got."""
        room = self._room
        got = room.desk.ask(corrects(room.student))
        if not got or self.record is not None:
            return
        fields = [LineField(item.name, label(item), hint=f"Kreeg dit: {', '.join(got[item])}") for item in got]
        self.record = RecordForm(
            room.desk,
            Form("Hoe moet het zijn? Vul alleen in wat niet klopte.", *fields),
            now=room.now,
            name="correction",
            save=lambda values: CorrectShared(
                student=room.student,
                right={Subject[name]: str(text) for name, text in values.items() if str(text or "").strip()},
            ),
            places={"notice.nothing": fields[0].name, "notice.nobody": fields[0].name},
            button=Button("&Zet klaar om te melden", "second"),
            can_step_back=True,
        )
        self.record.show_record(str(room.student), dict.fromkeys((field.name for field in fields), ""))
        self.record.saved.connect(self._close)
        self.record.stepped_back.connect(self._close)
        self._form_place.addWidget(self.record)
        words = (
            f"Wie dit kreeg, komt hier en op Vandaag te staan. Verbeter het ook in het dossier van {room.call_name}."
        )
        self._form_place.addWidget(Label(words, "small", "text2", wrap=True))
        self.button.hide()
        self.record.form.focus_first()

    def _close(self, _result: object = None) -> None:
        clear(self._form_place)
        self.record = None
        self.reload()
        self.button.setFocus()

    def _notice(self, item: NoticeCard) -> QWidget:
        room, today = self._room, self._room.today
        if item.told_on is None:
            late = item.due < today
            when = due(item.due, today) if late else f"vóór {short_day(item.due, today)}"
            chip = Chip(f"Te melden, {when}", "bad" if late else "warn", icon="hourglass")
        else:
            how = f", {label(item.way)}" if item.way else ""
            chip = Chip(f"Gemeld {short_day(item.told_on, today)}{how}", "ok")
        facts = f"{label(item.reason).capitalize()} · {about_words(item)} · {_numbers(item)}"
        act = lambda: room.go("handover", notice_key(item.id))  # noqa: E731 - one line
        word = "Meld" if item.told_on is None else "Bekijk"
        return self._line(
            item.recipient, facts, chip, Button(word, "row", act=act, name=f"{word}: {item.recipient}, {facts}")
        )

    def _package(self, item: HandoverRow) -> QWidget:
        room, today = self._room, self._room.today
        waits = item.due is not None
        words, tone = label(item.status).capitalize(), _TONES.get(item.status, "info")
        if item.late and item.due is not None:
            words, tone = f"Nog geen antwoord, {due(item.due, today)}", "bad"
        parts = [item.number, f"verstuurd {short_day(item.sent_on, today)}" if item.sent_on else ""]
        parts.append(f"vervangt {item.replaces[1]}" if item.replaces else "")
        if item.replaced_by is not None and item.replaced_by[1]:
            parts.append(f"vervangen door {item.replaced_by[1]}")
        if item.late:
            parts.append(f"bel of mail {item.contact or item.recipient}")
        facts = " · ".join(part for part in parts if part)
        word = answer_word(waits=True) if waits else "Bekijk"
        button = Button(word, "row", act=lambda: room.go("handover", int(item.id)), name=f"{word}: {item.number}")
        return self._line(item.recipient, facts, Chip(words, tone), button)

    def _line(self, name: str, facts: str, chip: Chip, button: Button) -> QWidget:
        flow = QWidget()
        flow.setLayout(Flow(chip))
        words = column(Label(name, "h", wrap=True), Label(facts, "small", "text2", wrap=True), flow, gap=4)
        return boxed(row((words, 1), (button, 0, TOP), gap=12, margins=(0, 8, 0, 8)))


def _numbers(item: NoticeCard) -> str:
    """The number of the one package, or how many there are."""
    return item.packages[0].number if len(item.packages) == 1 else count(len(item.packages), "pakket", "pakketten")
