"""Step 6, Verstuur: save the package, words for the mail, note that it went, note the answer, or make a new version."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobcoach.caseload.handovers import ReplaceHandover
from jobcoach.caseload.recipients import SaveRecipient, people_at, recipient_form
from jobcoach.caseload.school import school_form
from jobcoach.caseload.seals import seal_card
from jobcoach.model.base import DocumentId, HandoverId
from jobcoach.model.choices import HandoverStatus, RecipientKind
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui import clipboard, theme
from jobcoach.ui.handover.after_blocks import SlipButton, chain, warnings
from jobcoach.ui.handover.answer_block import AnswerBlock, SentBlock
from jobcoach.ui.handover.digits import Groups
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.mail_words import mail_field
from jobcoach.ui.handover.room import Room, Step, beside, reading
from jobcoach.ui.handover.save_block import SaveBlock
from jobcoach.ui.handover.saving import Kept, mail_text
from jobcoach.ui.kit import (
    TOP,
    Button,
    Chip,
    Label,
    announce,
    boxed,
    clear,
    column,
    hairline,
    link,
    row,
    scrolled,
    second,
)
from jobcoach.ui.kit.layout import Item
from jobcoach.ui.words.dates import due, full_day, short_day


class SendStep(Step):
    """``replaced`` gives the id of a corrected overdracht that was begun, or of one that is looked up."""

    replaced = Signal(int)

    def __init__(self, room: Room, facts: Facts) -> None:
        super().__init__(room, facts)
        self._status = facts.row.status if facts.row else HandoverStatus.VERZEGELD
        number = facts.row.number if facts.row else ""
        self.save = SaveBlock(room, _kept(facts))
        self.save.saved.connect(self.told)
        self.save.chosen.connect(self._told_road)
        self.save.hidden.connect(self.told)
        self.mail = mail_field()
        self.slip = SlipButton(room, facts)
        self._warnings = column(gap=8)
        self._warned = boxed(self._warnings)
        self._number = number
        self._to = _recipient(room, facts.form.recipient)
        self.sent: SentBlock | None = None
        self.answer: AnswerBlock | None = None
        self._write_mail()
        main = boxed(reading(column(*self._blocks(), gap=16), 600))
        both = beside(main, boxed(column(*self._side(), gap=8)), width=320)
        self.setLayout(column((scrolled(column(both, None), top=16), 1), gap=0))

    def primary(self) -> Button | None:
        """Note that it went, or what was answered; nothing once it is answered."""
        if self.sent is not None:
            button = Button("Noteer als verstu&urd", "primary", icon="paper-plane-tilt", act=self.note_sent)
            button.setEnabled(self.save.groups is None)
            return button
        if self.answer is not None:
            button = Button("Noteer het antwoord", "primary", act=self.note_answer)
            button.setEnabled(self.answer.choice() is not None)
            return button
        row_ = self.facts.row
        if row_ is not None and row_.status is HandoverStatus.TERUG and row_.replaced_by is not None:
            newer = int(row_.replaced_by[0])
            return Button("Naar de nieuwe &versie", "primary", act=lambda: self.replaced.emit(newer))
        return None

    def words(self) -> tuple[str, str, str]:
        """Where it stands."""
        row_ = self.facts.row
        if row_ is None:
            return ("", "", "text2")
        if self.save.groups is not None:
            return ("warning", "Schrijf eerst het wachtwoord over: je ziet het maar één keer.", "warn")
        if self.sent is not None:
            return ("info", "Bewaar het pakket, verstuur het zelf, en noteer dat hier.", "text2")
        if row_.late and row_.due is not None:
            return ("warning-circle", f"Het antwoord is {due(row_.due, self.room.today())}.", "bad")
        if self.answer is not None:
            words = "Kies wat het antwoord was." if self.answer.choice() is None else ""
            return ("hourglass", words or "Na een besluit is de taak af.", "text2")
        return ("check-circle", f"Deze overdracht is {label(row_.status)}.", "ok")

    def begin(self) -> None:
        """What comes next: saving, or the answer."""
        if self.answer is not None:
            next(iter(self.answer.radios.values())).setFocus()
        else:
            self.save.begin()

    def keep(self) -> bool:
        """What is typed about the answer stays a draft."""
        if self.answer is not None:
            self.answer.drafts.flush()
        return True

    def close_panel(self) -> bool:
        """Escape never takes the password away by accident: that has its own button."""
        if self.save.groups is None:
            return False
        self.save.gone_button.setFocus()
        return True

    def note_sent(self) -> None:
        """Note that it went out."""
        if self.sent is not None and self.sent.note():
            announce(self, "Genoteerd als verstuurd")
            self.on.emit(5)

    def note_answer(self) -> None:
        """Note the answer."""
        if self.answer is None or not self.answer.note():
            return
        announce(self, "Antwoord genoteerd")
        if self.answer.new is not None:
            self.replaced.emit(self.answer.new)
        else:
            self.on.emit(5)

    def replace_it(self) -> None:
        """Begin a corrected overdracht that names the number of this one."""
        self.room.hush()
        try:
            new: HandoverId = self.room.desk.do(ReplaceHandover(handover=self.facts.form.id or HandoverId(0)))
        except Expected as error:
            self.room.complain("Er is geen nieuwe versie gemaakt", error)
            return
        self.replaced.emit(new)

    def copy_mail(self) -> None:
        """Put the words for the mail on the clipboard; nothing personal is in them."""
        clipboard.copy(self.mail.toPlainText())
        announce(self, "Tekst gekopieerd")

    def copy_address(self) -> None:
        """Put the mail address of the recipient on the clipboard."""
        if self._to is not None:
            clipboard.copy(self._to.email)
            announce(self, "Adres gekopieerd")

    def reload(self, facts: Facts) -> None:
        """What was withdrawn meanwhile is told at once; what is typed stays."""
        super().reload(facts)
        self._warn()

    def _warn(self) -> None:
        clear(self._warnings)
        found = warnings(self.room, self.facts, replace=self.replace_it, again=lambda: self.on.emit(5))
        for one in found:
            self._warnings.addWidget(one)
        self._warned.setVisible(bool(found))

    def _blocks(self) -> list[QWidget]:
        buttons = [second("Kopieer de tekst", self.copy_mail, icon="copy")]
        if self._to is not None and self._to.email:
            buttons.append(second("Kopieer het adres", self.copy_address, icon="copy"))
        mail = column(Label("Tekst voor de mail", "h"), self.mail, row(*buttons, None, gap=8), self.slip, gap=8)
        self._warn()
        told = [self._warned]
        sending = [*self._own_words(), self.save, hairline(), boxed(mail)]
        if self._status is HandoverStatus.VERZEGELD:
            self.sent = SentBlock(self.room, self.facts)
            return [*told, *sending, hairline(), self.sent]
        if self._status in (HandoverStatus.VERSTUURD, HandoverStatus.ONTVANGEN):
            self.answer = AnswerBlock(self.room, self.facts)
            self.answer.chosen.connect(self.told)
            return [*told, self.answer, hairline(), *sending]
        return [*told, *sending]

    def _side(self) -> list[Item]:
        row_, today = self.facts.row, self.room.today()
        card = self.room.desk.ask(seal_card)
        items: list[Item] = [Label("Overdracht", "h"), hairline()]
        if row_ is None:
            return items
        facts = [("Nummer", row_.number), ("Ontvanger", self.facts.recipient), *self._reach()]
        if self.facts.package is not None:
            facts.append(("Verzegeld", full_day(self.facts.package.made_on)))
            facts.append(("Grootte", f"{max(1, round(self.facts.package.size / 1000))} kB"))
        facts += [("Verstuurd", short_day(row_.sent_on, today))] if row_.sent_on else []
        facts += [("Antwoord vóór", short_day(row_.reply_by, today))] if row_.reply_by else []
        facts += [("Antwoord op", short_day(row_.answered_on, today))] if row_.answered_on else []
        facts += [("Antwoord", row_.answer)] if row_.answer else []
        items += [_pair(words, value) for words, value in facts]
        items += [_chip(row_.status, late=row_.late), 8]
        items += chain(self.room, row_, self.replaced.emit)
        if card is not None:
            items += [Label("Cijfers van het schoolzegel", "h"), hairline()]
            items.append(Label("Lees ze voor als de ontvanger belt.", "small", "text2", wrap=True))
            items.append(Groups(tuple(card.fingerprint.split(" ")), name="Cijfers van het schoolzegel", across=3))
        if row_.status is not HandoverStatus.VERVANGEN and row_.replaced_by is None:
            items.append(8)
            items.append(second("Maak een nieuwe versie", self.replace_it, icon="copy-simple"))
            items.append(Label("Voor als er iets niet klopt. De nieuwe vervangt deze.", "small", "text2", wrap=True))
        return items

    def _own_words(self) -> list[QWidget]:
        """What is the youth's own goes along in Mijn map, to read without a password."""
        if self._to is None or self._to.kind is not RecipientKind.LEERLING:
            return []
        words = (
            "Geef het mee in Mijn map: dan is het te lezen zonder wachtwoord. Dit pakket is het exemplaar met zegel."
        )
        go = link("Naar Mijn map", lambda: self.room.go("students", int(self.facts.form.student)), icon="folder")
        return [boxed(column(Label(words, "body", wrap=True), row(go, None), gap=4)), hairline()]

    def _reach(self) -> list[tuple[str, str]]:
        """Whom to send it to, and who else is there."""
        if self._to is None or self._to.kind is RecipientKind.LEERLING:
            return []
        main = (self._to.contact, self._to.function, self._to.phone, self._to.email)
        found = [("Contact", "\n".join(part for part in main if part))]
        for person in self.room.desk.ask(people_at(self.facts.form.recipient)):
            parts = (person.name, person.function, person.phone, person.email)
            found.append(("Ook daar", "\n".join(part for part in parts if part)))
        return [pair for pair in found if pair[1]]

    def _told_road(self) -> None:
        self._write_mail()
        self.told.emit()

    def _write_mail(self) -> None:
        school = self.room.desk.ask(school_form)
        own = self._to is not None and self._to.kind is RecipientKind.LEERLING
        to = "" if self._to is None or own else self._to.contact
        words = mail_text(number=self._number, school=school.name, road=self.save.road, to=to, own=own)
        self.mail.setPlainText(words)


def _recipient(room: Room, number: int) -> SaveRecipient | None:
    try:
        return room.desk.ask(recipient_form(number)) if number else None
    except Expected:  # record.gone
        return None


def _kept(facts: Facts) -> Kept:
    row_ = facts.row
    document = row_.document if row_ and row_.document is not None else DocumentId(0)
    return Kept(
        document=document,
        number=row_.number if row_ else "",
        recipient=facts.form.recipient,
        student=facts.form.student,
    )


def _pair(words: str, value: str) -> QWidget:
    name = Label(words, "small", "text2")
    name.setFixedWidth(theme.px(104))
    return boxed(row((name, 0, TOP), (Label(value, wrap=True), 1), gap=8))


def _chip(status: HandoverStatus, *, late: bool) -> QWidget:
    tones = {HandoverStatus.AANGENOMEN: "ok", HandoverStatus.TERUG: "warn", HandoverStatus.VERVANGEN: "neutral"}
    words = label(status).capitalize()
    if late:
        words, tone = "Wacht op antwoord, te laat", "bad"
    else:
        tone = tones.get(status, "info")
    return boxed(row(Chip(words, tone), None))
