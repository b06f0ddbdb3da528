"""The part Back-ups: how old the last one is, the second place, making one, going back, and the transport file."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from jobcoach.caseload.safety import Safety
from jobcoach.model.expected import Expected
from jobcoach.ui.by_it import by_it
from jobcoach.ui.kit import Banner, Elided, Label, StatusWord, clear, column, row, second
from jobcoach.ui.settings.backup_list import BackupList
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.settings.part import Part
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import backups, count, sentence

WHY = "JobCoach maakt zelf een back-up: hoogstens elk half uur dat je werkt. Elke back-up wordt meteen nagekeken."
WHY_SECOND = (
    "Kies een map op een andere schijf, een stick of een schijf van school. Gaat je laptop stuk of weg, dan staat je "
    "werk daar nog. De back-ups daar zijn even goed versleuteld."
)
WHY_SECOND_FIXED = (
    "Elke back-up komt ook hier te staan, even goed versleuteld. Gaat je laptop stuk of weg, dan staat je "
    "werk daar nog."
)
WHY_TRANSPORT = (
    "Eén bestand met alles, ook de documenten, voor een andere computer. Het gaat open met dezelfde wachtzin of met "
    "je herstelblad."
)


class BackupsPart(Part):
    """Four groups; everything that takes time runs behind the screen and can be stopped."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        vault: Any = tools.opened.caseload
        self.safety = Safety(vault)
        self.last = StatusWord("shield-check", "", "text2")
        self.make_button = second("&Maak nu een back-up", self.make, icon="shield-check")
        self.line = JobLine(self.desk)
        self.group("Back-ups", self.last, row(self.make_button, None), self.line, text=WHY)
        self._place: QVBoxLayout = column(gap=8)
        fixed = self.safety.place_is_fixed
        self.choose_button = second("&Kies een plek", self.choose, icon="folder-open")
        self.forget_button = second("&Vergeet deze plek", self.forget)
        self.place_line = JobLine(self.desk)
        buttons = (by_it(),) if fixed else (row(self.choose_button, self.forget_button, None, gap=12), self.place_line)
        self.group("Tweede plek", self._place, *buttons, text=WHY_SECOND_FIXED if fixed else WHY_SECOND)
        self.list = BackupList(self, self.safety)
        self.group("Terug naar een back-up", self.list, text="Kies een back-up om te zien wat er dan verandert.")
        self.transport_button = second("Maak een &transportbestand", self.make_transport, icon="package")
        self.transport_line = JobLine(self.desk)
        self.group("Transportbestand", row(self.transport_button, None), self.transport_line, text=WHY_TRANSPORT)
        self.reload()

    def reload(self) -> None:
        """Read anew how old the last one is, and where."""
        now = self.tools.now()
        state = self.safety.state(now=now)
        words, tone = backups.last_words(state.last_here, now), backups.status(state, now=now)[1]
        late = tone == "warn" and state.second_problem is None
        self.last.show_status("warning" if late else "shield-check", words, "warn" if late else "text2")
        clear(self._place)
        if not self.safety.place_is_fixed:
            self.forget_button.setVisible(state.second_place is not None)
        if state.second_place is None:
            self._place.addWidget(StatusWord("info", "Nog geen tweede plek", "text2"))
        else:
            self._place.addWidget(Elided(str(state.second_place)))
            if state.second_problem is not None:
                self._place.addWidget(Label(sentence(Expected(state.second_problem)), "small", "warn", wrap=True))
            else:
                sign, tone = ("info", "text2") if state.last_elsewhere is None else ("check-circle", "ok")
                self._place.addWidget(StatusWord(sign, backups.last_words(state.last_elsewhere, now), tone))
        if not self.list.is_busy():
            self.list.reload()

    def start(self) -> None:
        """The button that makes one."""
        self.make_button.setFocus()

    def make(self) -> None:
        """Make a backup now."""
        self.make_button.setEnabled(False)
        self.line.run(
            self.safety.back_up(), words="Back-up maken", done=self._made, failed=self._not_made,
            ended=lambda: self.make_button.setEnabled(True),
        )  # fmt: skip

    def choose(self) -> None:
        """Ask for the folder."""
        self.tools.ask.pick_folder(self, title="Kies een plek voor back-ups", then=self._picked)

    def forget(self) -> None:
        """No second place any more; what stands there stays."""
        self.place_line.run(
            self.safety.forget_second_place(), words="Plek vergeten", done=lambda _: self.reload(),
            failed=self._place_failed,
        )  # fmt: skip

    def make_transport(self) -> None:
        """Ask where it goes, then write it."""
        self.tools.ask.save_file(
            self, title="Bewaar het transportbestand", name="kluis.kluistransport",
            kinds=(("Transportbestand", "*.kluistransport"),), then=self._write_transport,
        )  # fmt: skip

    def say(self, head: str, text: str, tone: str) -> None:
        """One banner at a time."""
        self.clear_banner()
        self.show_banner(Banner(head, text, tone, closable=True))

    def _made(self, made: Any) -> None:
        self.reload()
        if made.second_problem is not None:
            self.say("De back-up staat alleen op deze laptop", sentence(Expected(made.second_problem)), "warn")
            return
        rows = count(made.content.students, "leerling", "leerlingen")
        self.say("Back-up gemaakt en nagekeken", f"Er staan {rows} in.", "ok")

    def _not_made(self, error: Expected) -> None:
        self.say("Er is geen back-up gemaakt", sentence(error), "bad")

    def _picked(self, folder: Path) -> None:
        try:
            warnings = backups.place_warnings(self.safety.look_at_place(folder))
        except Expected as error:
            self._place_failed(error)
            return
        if not warnings:
            self._take(folder)
            return
        self.tools.ask.question(
            self, head="Deze plek gebruiken?", text=" ".join(warnings), yes="Gebruik deze plek", no="Kies een andere",
            then=lambda: self._take(folder), otherwise=self.choose_button.setFocus,
        )  # fmt: skip

    def _take(self, folder: Path) -> None:
        self.place_line.run(
            self.safety.choose_second_place(folder), words="Eerste back-up op deze plek zetten",
            done=lambda _: self._taken(), failed=self._place_failed,
        )  # fmt: skip

    def _taken(self) -> None:
        self.reload()
        self.say("Je hebt een tweede plek", "Elke back-up komt nu ook daar te staan.", "ok")

    def _place_failed(self, error: Expected) -> None:
        self.reload()
        self.say("Dit werd geen tweede plek", sentence(error), "warn")

    def _write_transport(self, target: Path) -> None:
        self.transport_button.setEnabled(False)
        self.transport_line.run(
            self.safety.make_transport(target), words="Transportbestand maken", done=self._written,
            failed=lambda error: self.say("Er is geen transportbestand gemaakt", sentence(error), "bad"),
            ended=lambda: self.transport_button.setEnabled(True),
        )  # fmt: skip

    def _written(self, documents: int) -> None:
        self.reload()
        words = "" if not documents else f" Er zitten {count(documents, 'document', 'documenten')} in."
        text = f"Zet het op de andere computer terug met 'Zet een back-up terug'.{words}"
        self.say("Het transportbestand is gemaakt", text, "ok")
