"""One thing that a past recipient must hear: what to say, how to say it, and that it was said."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobcoach.caseload.notice_letter import notice_letter
from jobcoach.caseload.notices import MarkTold, NoticeCard, notice_card
from jobcoach.caseload.school import school_form
from jobcoach.model.choices import NoticeReason, NoticeWay
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui import clipboard, discreet, theme
from jobcoach.ui.handover.room import Room, beside, reading, tight, watch
from jobcoach.ui.handover.words_box import WordsBox
from jobcoach.ui.kit import (
    TOP,
    Button,
    Chip,
    ChoiceField,
    DateField,
    Elided,
    Form,
    Icon,
    Label,
    LineField,
    Paragraph,
    announce,
    bottom_bar,
    boxed,
    column,
    hairline,
    row,
    scrolled,
    second,
)
from jobcoach.ui.kit.layout import Item
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import due, full_day, short_day
from jobcoach.ui.words.notices import WHY, about_words, notice_key, notice_mail

_FORM = "handover.notice"
_WAYS = (NoticeWay.MAIL, NoticeWay.BRIEF, NoticeWay.TELEFOON, NoticeWay.NIET)
_PLACES = {"notice.future": "on", "notice.order": "on", "notice.remark": "remark"}


class NoticePage(QWidget):
    """``left``: back to the list."""

    left = Signal()

    def __init__(self, room: Room, notice: int) -> None:
        super().__init__()
        self._room, self.notice = room, notice
        self.card: NoticeCard = room.desk.ask(notice_card(notice))
        school = room.desk.ask(school_form).name
        self.mail = WordsBox("Tekst voor de mail", notice_mail(self.card, school=school))
        self.form = Form(
            (
                DateField("on", "Ge&meld op", today=room.today(), required=True),
                ChoiceField("way", "&Hoe", [(way, label(way).capitalize()) for way in _WAYS]),
            ),
            LineField("remark", "&Opmerking", watch=watch, hint="Mag leeg blijven. Kan het niet? Schrijf waarom."),
        )
        self.form.show({"on": room.today(), "way": NoticeWay.MAIL})
        self.drafts = room.keeper(self.form, name=_FORM, subject=str(notice))
        self.letter_button = second("&Bekijk de brief", self.show_letter, icon="file-text")
        self.primary = Button("Noteer als gemel&d", "primary", icon="check", act=self.note)
        if self.card.told_on is not None:
            self.primary.hide()
        self._lay_out()

    def begin(self) -> None:
        """The cursor goes to the words, or to the way back when it was told."""
        (self.copy_button if self.card.told_on is None else self.back_button).setFocus()

    def flush(self) -> None:
        """Keep what is typed as a draft."""
        if self.card.told_on is None:
            self.drafts.flush()

    def open_now(self) -> int:
        """The key with which the place opens it again."""
        return notice_key(self.notice)

    def copy_mail(self) -> None:
        """Put the words on the clipboard; no name is in them."""
        clipboard.copy(self.mail.toPlainText())
        announce(self, "Tekst gekopieerd")

    def show_letter(self) -> None:
        """Make the letter, to print or to save; both are noted in the audit."""
        self.letter_button.setEnabled(False)

        def failed(error: Expected) -> None:
            self.letter_button.setEnabled(True)
            self._room.complain("De brief is niet gemaakt", error)

        self._room.desk.do_later(
            lambda work: work.ask(notice_letter(self.notice)), owner=self, done=self._open_letter, failed=failed
        )

    def _open_letter(self, content: bytes) -> None:
        self.letter_button.setEnabled(True)
        first = self.card.packages[0].number if self.card.packages else ""
        paper = Paper(
            title="Brief aan de ontvanger",
            file_name=f"melding_{first}.pdf",
            content=content,
            about=f"melding {first}",
            student=self.card.student,
        )
        open_paper(self.window(), self._room.desk, self._room.ask, paper)

    def note(self) -> None:
        """Note that it was told, and go back."""
        if not self.form.is_valid():
            return
        on, way = self.form["on"].value(), self.form["way"].value()
        if not isinstance(on, date) or not isinstance(way, NoticeWay):
            return
        self._room.hush()
        try:
            self._room.desk.do(MarkTold(notice=self.notice, on=on, way=way, remark=str(self.form["remark"].value())))
        except Expected as error:
            if error.key in _PLACES:
                self.form.show_error(_PLACES[error.key], sentence(error))
            else:
                self._room.complain("Niet genoteerd", error)
            return
        self._room.drop(self.drafts, name=_FORM, subject=str(self.notice))
        announce(self, "Genoteerd als gemeld")
        self.left.emit()

    def step_back(self) -> None:
        """Escape and Naar de lijst."""
        self.flush()
        self.left.emit()

    def _lay_out(self) -> None:
        card = self.card
        name = discreet.name(card.student_name) if card.student else "een gewist dossier"
        title = column(
            Elided(f"Meld aan {card.recipient}", "title"),
            Elided(f"{label(card.reason).capitalize()} · over {name}", "body", "text2"),
            gap=2,
        )
        self.copy_button = second("&Kopieer de tekst", self.copy_mail, icon="copy")
        self.back_button = second("Naar de lijst", self.step_back)
        main = boxed(reading(column(*self._blocks(), gap=16), 600))
        both = beside(main, boxed(column(*self._side(), gap=8)), width=320)
        icon, words, tone = self._words()
        said = Label(words, "body", tone if tone != "ok" else "text2", wrap=tight())
        item = ((Icon(icon, tone, 18), 0), (said, 1)) if tight() else (None, (Icon(icon, tone, 18), 0), said)
        bar = bottom_bar(self.back_button, 8, *item, 8, self.primary)
        head = row((title, 1), margins=(24, 20, 24, 16))
        self.setLayout(column(head, hairline(), (scrolled(column(both, None), top=16), 1), bar, gap=0))

    def _blocks(self) -> list[Item]:
        buttons = (self.copy_button, self.letter_button)
        acts = column(*(row(button, None) for button in buttons), gap=8) if tight() else row(*buttons, None, gap=8)
        blocks: list[Item] = [Paragraph(WHY[self.card.reason])]
        if self.card.reason is NoticeReason.VERBETERING:
            words = "In de brief staat wat het moet zijn. Verstuur hem beveiligd of op papier."
            blocks.append(row((Icon("lock", "text2", 18), 0, TOP), (Label(words, wrap=True), 1), gap=8))
        blocks.append(boxed(column(Label("Tekst voor de mail", "h"), self.mail, acts, gap=8)))
        if self.card.told_on is None:
            blocks += [hairline(), boxed(column(Label("Gemeld", "h"), self.form, gap=8))]
        return blocks

    def _side(self) -> list[Item]:
        card, today = self.card, self._room.today()
        items: list[Item] = [Label("Melding", "h"), hairline()]
        pairs = [("Aan", card.recipient), ("Contact", card.contact), ("Telefoon", card.phone), ("E-mail", card.email)]
        if not card.about:
            pairs.append(("Over", about_words(card)))
        pairs += [("Over" if not index else "", label(subject)) for index, subject in enumerate(card.about)]
        pairs.append(("Sinds", short_day(card.made_on, today)))
        if card.told_on is not None:
            pairs += [("Gemeld op", full_day(card.told_on)), ("Hoe", label(card.way) if card.way else "")]
        pairs.append(("Opmerking", card.remark))
        items += [_pair(words, value) for words, value in pairs if value]
        right = [(label(subject), text) for subject, text in card.about.items() if text]
        if right:
            items += [8, Label("Zo is het goed", "h"), hairline()]
            for name, text in right:
                items += [Label(name, "small", "text2", wrap=True), Label(text, wrap=True), 4]
        items += [8, Label("Pakketten", "h"), hairline()]
        items += [_pair(f"{short_day(item.sent_on, today)}", item.number) for item in card.packages]
        if card.told_on is not None:
            items += [8, boxed(row(Chip("Gemeld", "ok"), None))]
        return items

    def _words(self) -> tuple[str, str, str]:
        card, today = self.card, self._room.today()
        if card.told_on is not None:
            return ("check-circle", f"Gemeld op {full_day(card.told_on)}.", "ok")
        if card.due < today:
            return ("warning-circle", f"Dit melden is {due(card.due, today)}.", "bad")
        return ("info", f"Meld dit vóór {short_day(card.due, today)}.", "text2")


def _pair(words: str, value: str) -> QWidget:
    name = Label(words, "small", "text2")
    name.setFixedWidth(theme.px(104))
    return boxed(row((name, 0, TOP), (Label(value, wrap=True), 1), gap=8))
