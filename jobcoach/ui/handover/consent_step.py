"""Step 2, Toestemming: who must decide, what each said and when; a no is fine, that part stays here."""

from jobcoach.caseload.students import student_form
from jobcoach.model.birthdays import coming
from jobcoach.model.choices import Act, Subject
from jobcoach.model.labels import label
from jobcoach.ui.handover.consent_card import ConsentCard, Decider, deciders_of
from jobcoach.ui.handover.facts import Facts, consent_note
from jobcoach.ui.handover.ground_block import GroundBlock
from jobcoach.ui.handover.own_note import OwnNote
from jobcoach.ui.handover.paper_form import PaperForm
from jobcoach.ui.handover.room import Room, Step, reading
from jobcoach.ui.kit import Banner, Button, FindingLine, Paragraph, announce, clear, column, scrolled
from jobcoach.ui.words.dates import short_day


class ConsentStep(Step):
    """A card for each person who decides; the next person opens when one has answered."""

    def __init__(self, room: Room, facts: Facts) -> None:
        super().__init__(room, facts)
        self.cards: list[ConsentCard] = []
        self._place = column(gap=16)
        self.setLayout(column((scrolled(column(reading(self._place, 720), None), top=16), 1), gap=0))
        self._fill()

    def primary(self) -> Button | None:
        """Going on is always allowed: who decides may want to read it first."""
        button = Button("Ver&der", "primary", act=self._go_on)
        button.setEnabled(self.facts.age is not None)
        return button

    def words(self) -> tuple[str, str, str]:
        """How it stands."""
        standing = self.facts.standing
        if self.facts.sealed:
            return ("circle-wavy-check", "Dit is verzegeld. Lezen mag, veranderen niet.", "text2")
        if (card := self._unrecorded()) is not None:
            return ("warning", f"{_first(card)}. Anders telt het niet.", "warn")
        if standing is None:
            return ("warning", "Zonder geboortedatum kan de overdracht niet verder.", "warn")
        if standing.refused_act:
            return ("warning-circle", "Er is nee gezegd tegen de vraag zelf. Dan gaat er niets weg.", "bad")
        if standing.waiting_for:
            return ("hourglass", f"{consent_note(standing).capitalize()}. Verder lezen mag al.", "warn")
        return ("check-circle", f"{consent_note(standing)} mogen mee.", "ok")

    def begin(self) -> None:
        """The first person who has not answered everything."""
        for card in self.cards:
            for line in card.answers.values():
                if line.value() is None:
                    line.setFocus()
                    return
        self.ready.emit()

    def reload(self, facts: Facts) -> None:
        """Show the new standing; what is being chosen is kept as a draft first."""
        self.keep()
        super().reload(facts)
        self._fill()
        self.told.emit()

    def hold(self) -> bool:
        """An answer that was chosen and not recorded does not count yet: a no would be lost on the way."""
        card = self._unrecorded()
        if card is None:
            return False
        card.button.setFocus()
        announce(self, f"{_first(card)}.")
        self.told.emit()
        return True

    def _unrecorded(self) -> ConsentCard | None:
        if self.facts.sealed:
            return None
        return next((card for card in self.cards if card.has_changes()), None)

    def _go_on(self) -> None:
        if not self.hold():
            self.on.emit(2)

    def keep(self) -> bool:
        """Choices that were not recorded stay drafts."""
        for card in self.cards:
            card.drafts.flush()
        return True

    def _fill(self) -> None:
        clear(self._place)
        self.cards = []
        if self.facts.age is None:
            self._place.addWidget(self._without_age())
            return
        if self.facts.form.act is Act.MEEGEVEN:
            self._place.addWidget(OwnNote(self.room, self.facts))
            return
        people = self.room.desk.ask(deciders_of(self.facts, on=self.room.today()))
        self._place.addWidget(Paragraph(_intro(self.facts, people)))
        for who in people:
            card = ConsentCard(self.room, self.facts, who)
            card.recorded.connect(self._answered)
            card.form.edited.connect(self.told)
            self.cards.append(card)
            self._place.addWidget(card)
        student = self.room.desk.ask(student_form(self.facts.form.student))
        soon = coming(student.born_on, self.room.today())
        if soon is not None and not self.facts.sealed:
            tells = soon.tells(student.call_name, decides_alone=student.decides_alone)
            self._place.insertWidget(0, Banner(f"Let op {short_day(soon.on, self.room.today())}", f"{tells}.", "warn"))
        for line in _left(self.facts):
            self._place.addWidget(line)
        self._place.addWidget(GroundBlock(self.room, self.facts))
        if not self.facts.sealed:
            self._place.addWidget(PaperForm(self.room, self.facts))

    def _answered(self) -> None:
        self._fill()
        self.begin()

    def _without_age(self) -> Banner:
        student = self.facts.form.student
        return Banner(
            "De geboortedatum ontbreekt",
            "Zonder leeftijd is niet te zeggen wie beslist. Vul hem in bij de leerling; je overdracht blijft staan.",
            "warn",
            action="Naar de leerling",
            act=lambda: self.room.go("students", student),
        )


def _first(card: ConsentCard) -> str:
    return card.button.text().replace("Leg vast", "Leg eerst vast")


def _intro(facts: Facts, people: tuple[Decider, ...]) -> str:
    who = " en ".join(person.name or f"de {label(person.capacity)}" for person in people)
    return (
        f"{facts.call_name} is {facts.age} jaar. Hier {'beslist' if len(people) == 1 else 'beslissen'} {who}. "
        "Nee zeggen mag altijd: dat onderdeel gaat dan niet mee. J, N en L zijn sneltoetsen."
    )


def _left(facts: Facts) -> list[FindingLine]:
    standing = facts.standing
    if standing is None:
        return []
    return [FindingLine("left_out", label(item)) for item in Subject if item in standing.refused]
