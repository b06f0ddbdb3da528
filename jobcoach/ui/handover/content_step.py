"""Step 3, Inhoud: what goes and what does not, and what the young person thinks of it."""

import json
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.handovers import SaveHandover
from jobcoach.caseload.sealing import paper_of
from jobcoach.model.base import HandoverId
from jobcoach.model.choices import Subject
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui import theme
from jobcoach.ui.handover.counts import Goes, goes, signed, talk
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.package import Package
from jobcoach.ui.handover.room import Room, Step, beside, tight, watch
from jobcoach.ui.kit import (
    TOP,
    Button,
    Form,
    Icon,
    Label,
    SavedLine,
    TextField,
    TickField,
    boxed,
    column,
    hairline,
    row,
    scrolled,
)

FORM = "handover.content_step"
LeftOut = tuple[tuple[str, str], ...]


class ContentStep(Step):
    """Counts at the left, "gelezen" and the reaction at the right."""

    def __init__(self, room: Room, facts: Facts, package: Package | None = None) -> None:
        super().__init__(room, facts)
        self._handover = facts.form.id or HandoverId(0)
        self._subject = str(self._handover)
        self.form = _form(facts)
        self.form.show({name: getattr(facts.form, name) for name in ("read_by_student", "not_read", "reaction")})
        self.drafts = room.keeper(self.form, name=FORM, subject=self._subject)
        for field in self.form:
            field.set_enabled(not facts.sealed)
        self.form["read_by_student"].edited.connect(self._ask_why)
        self.form["not_read"].edited.connect(self.told)
        self._ask_why()
        sections, left_out = self._what_goes(package)
        main = boxed(column(*_lists(sections, (*left_out, *_stays(facts))), None, gap=4))
        side = boxed(column(self.form, 8, SavedLine(self.drafts), None, gap=0))
        both = beside(main, side, width=300)
        self.setLayout(column((scrolled(column(both, None), top=16), 1), gap=0))

    def primary(self) -> Button | None:
        """Save and go on."""
        return Button("Ver&der", "primary", act=self.go_on)

    def words(self) -> tuple[str, str, str]:
        """Whether the young person read it."""
        if self.form["read_by_student"].value() is True:
            return ("check-circle", f"{self.facts.call_name} heeft het gelezen.", "ok")
        if str(self.form["not_read"].value()).strip():
            return ("check-circle", "Niet gelezen. De reden ligt vast.", "ok")
        return ("warning", f"{self.facts.call_name} leest het eerst. Verder kijken mag al.", "warn")

    def begin(self) -> None:
        """Where the work is."""
        if self.facts.sealed:
            self.ready.emit()
        else:
            self.form.focus_first()

    def go_on(self) -> None:
        """Save and look through their eyes."""
        if self._save(loud=True):
            self.on.emit(3)

    def keep(self) -> bool:
        """Save what is typed."""
        return self._save(loud=False)

    def _ask_why(self) -> None:
        """Only of who did not read it the reason is asked."""
        self.form["not_read"].setVisible(self.form["read_by_student"].value() is not True)
        self.told.emit()

    def _what_goes(self, package: Package | None) -> tuple[tuple[Goes, ...], LeftOut]:
        if package is not None:
            whole = json.loads(package.data)
            left = tuple((item["onderwerp"], item["reden"]) for item in whole.get("weggelaten", ()))
            papers = [item.get("nummer", "") for item in whole.get("praktijkverklaringen", ())]
            return (*goes(whole), *talk(self.facts.form.talked_on), *signed(papers, package.signed)), left
        try:
            _, content = self.room.desk.ask(paper_of(self._handover))
        except Expected as error:
            self.room.complain("Dit kan nog niet worden getoond", error)
            return (), ()
        papers, scans = ([number for number, _ in rows] for rows in (content.papers, content.scans))
        lines = (*goes(content.snapshot.sections), *talk(self.facts.form.talked_on), *signed(papers, scans))
        return lines, content.snapshot.left_out

    def _save(self, *, loud: bool) -> bool:
        if self.facts.sealed or not self.form.is_dirty:
            return True
        self.drafts.flush()
        values: dict[str, Any] = self.form.values()
        verb: SaveHandover = replace(self.facts.form, **values)
        try:
            self.room.desk.do(verb)
        except Expected as error:
            if loud:
                self.room.complain("Bewaren lukte niet", error, action="Naar Ontvanger", act=lambda: self.on.emit(0))
            return False
        self.form.saved()
        self.room.drop(self.drafts, name=FORM, subject=self._subject)
        return True


def _form(facts: Facts) -> Form:
    name = facts.call_name
    return Form(
        TickField(
            "read_by_student", f"{name} heeft het &gelezen", hint="Of gehoord: lees het samen op het scherm."
        ),
        TextField("not_read", "Waarom &niet", lines=2, hint="Als lezen en voorlezen niet kan. Dit blijft hier."),
        TextField("reaction", f"Wat vindt {name} ervan", lines=5, watch=watch, hint=_where(facts)),
    )  # fmt: skip


def _where(facts: Facts) -> str:
    """Where the reaction ends up: with a no to the own story it goes nowhere."""
    state = facts.standing
    if state is not None and Subject.EIGEN_WOORDEN not in state.allowed:
        return f"Blijft hier: het gaat pas mee met een ja bij {label(Subject.EIGEN_WOORDEN)}."
    return "In eigen woorden, voor bladzijde 2."


def _stays(facts: Facts) -> LeftOut:
    """Who was at the talk is for the school."""
    who = facts.form.talked_with.strip()
    return (("Wie bij het driegesprek waren", f"{who}. Dat blijft in het dossier."),) if who else ()


def _lists(sections: tuple[Goes, ...], left_out: LeftOut) -> list[QWidget | int]:
    lines: list[QWidget | int] = [Label("Dit gaat mee", "h"), hairline()]
    for item in sections:
        tone, icon = ("ok", "check-circle") if item.filled else ("text3", "circle-dashed")
        lines.append(_row(icon, tone, item.words, item.amount))
    lines += [16, Label("Dit gaat niet mee", "h"), hairline()]
    lines += [_row("minus-circle", "text2", subject, reason) for subject, reason in left_out]
    lines.append(_row("minus-circle", "text2", "Notities en het logboek", "Die blijven altijd in de kluis."))
    return lines


def _row(icon: str, tone: str, words: str, beside: str) -> QWidget:
    name, amount = Label(words, wrap=True), Label(beside, "body", "text2", wrap=True)
    if tight():
        texts = column(name, amount, gap=0)
    else:
        name.setFixedWidth(theme.px(240))
        texts = row((name, 0, TOP), (amount, 1, TOP), gap=16)  # type: ignore[assignment]
    return boxed(row((Icon(icon, tone, 18), 0, TOP), (texts, 1), gap=10, margins=(0, 6, 0, 6)))
