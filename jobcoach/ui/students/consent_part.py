"""The part Toestemming: what was answered, to whom, and new answers subject by subject."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.consents import ConsentRow, WithdrawConsent, consents_of, deciders
from jobcoach.caseload.recipients import SaveRecipient, recipients
from jobcoach.model.choices import Act, RecipientKind
from jobcoach.model.labels import label
from jobcoach.ui.kit import (
    Button,
    Chip,
    EmptyState,
    Label,
    boxed,
    clear,
    column,
    hairline,
    row,
)
from jobcoach.ui.record_form import RecordForm
from jobcoach.ui.students.consent_form import KINDS, PLACES, AnswersForm, RecipientForm
from jobcoach.ui.students.part import Part
from jobcoach.ui.students.room import Room
from jobcoach.ui.students.shared_piece import SharedPiece
from jobcoach.ui.students.side import who_words
from jobcoach.ui.words.dates import short_day


class ConsentPart(Part):
    """Answers given, newest first; the form opens above them."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.record: RecordForm | None = None
        self.new_recipient: RecordForm | None = None
        self.ask_button = Button("Noteer antwoorden", "row", icon="plus", act=self.open)
        self._who = Label("", "small", "text2", wrap=True)
        self._form_place: QVBoxLayout = column(gap=0)
        self._answers: QVBoxLayout = column(gap=0)
        head = row((column(Label("Toestemming", "h"), self._who, gap=2), 1), self.ask_button, gap=12)
        self.body.addLayout(head)
        self.body.addLayout(self._form_place)
        self.shared = SharedPiece(room)
        self.body.addWidget(self.shared)
        self.body.addLayout(self._answers)
        self.reload()

    def reload(self) -> None:
        """Read the answers again."""
        room = self.room
        self._who.setText(self._who_answers())
        rows = room.desk.ask(consents_of(room.student))
        self.shared.reload()
        clear(self._answers)
        for group in _grouped(rows):
            self._answers.addWidget(self._group(group))
        if not rows and self.record is None:
            text = f"Hier staat straks waar {room.call_name} ja of nee tegen zei, onderwerp voor onderwerp."
            self._answers.addWidget(EmptyState("handshake", "Nog niets gevraagd", text))

    def leave(self) -> None:
        """Half an answer stays a draft; only Bewaar records what someone said."""
        for record in (self.record, self.new_recipient):
            if record is not None:
                record.drafts.flush()
        self.shared.flush()

    def flush(self) -> None:
        """The same when the vault locks."""
        self.leave()

    def add(self) -> bool:
        """New answers."""
        self.open()
        return True

    def start(self) -> None:
        """Open the form: that is what the next step asks."""
        self.open()

    def open(self, recipient: int | None = None) -> None:
        """Open the form for new answers; without any recipient that comes first."""
        if self.record is not None or self.new_recipient is not None:
            return
        known = _others(self.room)
        if not known:
            self.open_recipient()
            return
        room, form = self.room, AnswersForm(self.room, known)
        self.record = RecordForm(
            room.desk,
            form,
            now=room.now,
            name="consent",
            save=form.verb,
            places=PLACES,
            button=Button("&Bewaar antwoorden", "second"),
            can_step_back=True,
        )
        self.record.show_record(str(room.student), form.proposal(recipient))
        form.fit()
        self.record.saved.connect(self._close)
        self.record.stepped_back.connect(self._close)
        other = Button("Andere ontvanger", "link", icon="plus", act=self.open_recipient)
        self._form_place.addWidget(self.record)
        self._form_place.addWidget(boxed(row(other, None, margins=(0, 8, 0, 8))))
        self.record.form.focus_first()

    def open_recipient(self) -> None:
        """Ask for a new recipient first."""
        self.leave()
        self._clear_forms()
        self.new_recipient = RecordForm(
            self.room.desk,
            RecipientForm(),
            now=self.room.now,
            name="recipient",
            save=lambda values: SaveRecipient(**values),
            places={"recipient.name": "name"},
            button=Button("&Bewaar ontvanger", "second"),
            can_step_back=True,
        )
        empty: dict[str, object] = dict.fromkeys(("name", "contact", "function", "email", "phone"), "")
        self.new_recipient.show_record("", empty | {"kind": KINDS[0]})
        self.new_recipient.saved.connect(self._recipient_saved)
        self.new_recipient.stepped_back.connect(self._close)
        head = Label("Wie ontvangt de overdracht?", "smallb", "text2")
        self._form_place.addWidget(boxed(column(head, self.new_recipient, gap=12)))
        self.new_recipient.form.focus_first()

    def _recipient_saved(self, number: object) -> None:
        self._clear_forms()
        self.open(number if isinstance(number, int) else None)

    def _close(self, _result: object = None) -> None:
        self._clear_forms()
        self.reload()
        self.ask_button.setFocus()

    def _clear_forms(self) -> None:
        clear(self._form_place)
        self.record, self.new_recipient = None, None

    def _who_answers(self) -> str:
        room = self.room
        found = room.desk.ask(deciders(room.student, act=Act.VERZOEK, on=room.today))
        if found.age is None:
            return "Vul eerst de geboortedatum in bij Gegevens: de leeftijd bepaalt wie antwoordt."
        act = who_words(found.for_act, room.call_name)
        subjects = who_words(found.per_subject, room.call_name)
        decide = "beslissen" if len(found.for_act) > 1 else "beslist"
        if act == subjects:
            return f"Met {found.age} jaar {decide} {act} over het verzoek en over elk onderwerp."
        return f"Met {found.age} jaar {decide} {act} over het verzoek, en over elk onderwerp alleen {subjects}."

    def _group(self, rows: list[ConsentRow]) -> QWidget:
        first = rows[0]
        day = short_day(first.on, self.room.today)
        head = row(Label(f"{first.recipient}", "h", wrap=True), None, Label(day, "small", "text2"))
        by = f"{label(first.act).capitalize()} · {first.by_name}, {label(first.capacity)}"
        who = Label(by, "body", "text2", wrap=True)
        return boxed(
            column(hairline(), head, who, *(self._answer(item) for item in rows), gap=4, margins=(0, 6, 0, 12))
        )

    def _answer(self, item: ConsentRow) -> QWidget:
        about = "De vraag zelf" if item.subject is None else label(item.subject)
        if item.withdrawn_on is not None:
            state = Chip(f"Ingetrokken {short_day(item.withdrawn_on, self.room.today)}", "warn")
        else:
            state = _answer_chip(item, self.room.today)
        line = row(state, (Label(about, wrap=True), 1), gap=10)
        if item.yes and item.valid_until is not None and item.withdrawn_on is None:
            line.addWidget(Label(f"tot en met {short_day(item.valid_until, self.room.today)}", "small", "text2"))
        if item.document is not None:
            line.addWidget(Label("formulier gescand", "small", "text2"))
        if item.withdrawn_on is None:
            word = "Trek in" if item.yes else "Haal weg"
            name = f"{word}: {about}, {item.recipient}"
            line.addWidget(Button(word, "link", act=lambda: self._withdraw(item), name=name))
        return boxed(line)

    def _withdraw(self, item: ConsentRow) -> None:
        """A yes is withdrawn; a no too, for a name that was typed wrong would else keep blocking."""
        if item.yes:
            said, text = (
                "Toestemming ingetrokken",
                "Dit gaat niet meer mee. Wie het al kreeg, staat hier.",
            )
        else:
            said, text = "Antwoord weggehaald", "Dit gaat pas mee als iemand er ja op zegt."
        self.room.take_away(WithdrawConsent(consent=item.id), said, text)


def _grouped(rows: tuple[ConsentRow, ...]) -> list[list[ConsentRow]]:
    """Answers of one person on one day about one act to one recipient, in the order of the form."""
    groups: dict[tuple[object, ...], list[ConsentRow]] = {}
    for item in rows:
        groups.setdefault((item.on, item.recipient, item.act, item.by_name, item.capacity), []).append(item)
    return [sorted(group, key=lambda item: item.id) for group in groups.values()]


def _others(room: Room) -> tuple[SaveRecipient, ...]:
    """Whom consent is about: everyone but the student and the parents themselves."""
    return tuple(item for item in room.desk.ask(recipients) if item.kind is not RecipientKind.LEERLING)


def _answer_chip(item: ConsentRow, today: date) -> Chip:
    if item.valid_until is not None and item.valid_until < today:
        return Chip(f"Verlopen {short_day(item.valid_until, today)}", "warn")
    if item.yes:
        return Chip("Ja", "ok")
    if item.ask_again_on is not None:
        return Chip(f"Later, {short_day(item.ask_again_on, today)}", "warn", icon="hourglass")
    return Chip("Nee", "neutral", icon="minus-circle")
