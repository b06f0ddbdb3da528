"""Looking up an opleidingscode on a day: found, not found and why, or several to choose from."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.catalogue_lookup import Ambiguous, Found, Lookup, NotFound, QualificationRow, Why, look_up
from jobcoach.model.labels import long_day
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import DateField, Form, LineField, StatusWord, announce, clear, column, row, second, small

_WHY = {
    Why.UNKNOWN: "Deze code staat in geen enkele editie.",
    Why.NOT_YET: "Deze code geldt dan nog niet.",
    Why.ENDED: "Deze code geldt dan niet meer.",
}


class LookUp(QWidget):
    """A code, a day, and the answer."""

    def __init__(self, desk: Desk, today: date) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self.code = LineField("code", "Opleidings&code", example="25250", longest=20)
        self.day = DateField("day", "Op &dag", today=today)
        form = Form((self.code, self.day))
        form.show({"code": "", "day": today})
        self.button = second("&Zoek op", self.look, icon="magnifying-glass")
        self._answer: QVBoxLayout = column(gap=4)
        self.setLayout(column(form, row(self.button, None), self._answer, gap=10))
        self.says: tuple[str, ...] = ()

    def look(self) -> None:
        """Answer for the code and day that stand there; without a day for today."""
        clear(self._answer)
        code, day = str(self.code.value()).strip(), self.day.value()
        on = day if isinstance(day, date) else self._today
        if not code:
            return
        answer = self._desk.ask(look_up(code, on))
        sign, tone, self.says = answer_words(answer)
        self._answer.addWidget(StatusWord(sign, self.says[0], tone))
        for text in self.says[1:]:
            self._answer.addWidget(small(text, wrap=True))
        announce(self, " ".join(self.says))


def answer_words(answer: Lookup) -> tuple[str, str, tuple[str, ...]]:
    """Icon, tone and sentences of an answer."""
    match answer:
        case Found(row=found):
            return "check-circle", "ok", (name_of(found), _from(found))
        case Ambiguous(rows=rows):
            head = f"Deze code is dan van {len(rows)} kwalificaties. Kijk welke het is."
            return "warning", "warn", (head, *(f"{name_of(item)}. {_from(item)}" for item in rows))
        case NotFound(why=why, others=others):
            return "info", "text2", (_WHY[why], *(f"{name_of(item)}. {_from(item)}" for item in others))


def name_of(item: QualificationRow) -> str:
    """``27060 Kok, niveau 2, Keuken & Foodservice``."""
    level = f", niveau {item.level}" if item.level else ""
    dossier = f", {item.dossier_name}" if item.dossier_name else ""
    return f"{item.code} {item.name}{level}{dossier}"


def _from(item: QualificationRow) -> str:
    since = f"vanaf {long_day(item.since)}" if item.since else "begindatum niet bekend"
    until = f" tot en met {long_day(item.until)}" if item.until else ""
    return f"Geldig: {since}{until}. Editie {item.edition} ({item.status})."
