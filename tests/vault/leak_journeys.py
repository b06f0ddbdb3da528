"""The journeys that the leak scan watches, each in a process of its own: ``python -m tests.vault.leak_journeys NAME OUT``.

Every word that could be anyone's is a marked one (see ``leak_scan``). Only what is saved into OUT may hold them.
"""

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
PASSPHRASE = "Zqwachtzinqz vijver kapstok linnen merel"


def without_window(out: Path) -> None:
    """A dossier with a marked word in every column of every table, sealed, wrapped and written."""
    from jobcoach import log, places
    from jobcoach.caseload.documents import content_of
    from jobcoach.caseload.papers import issue_paper
    from jobcoach.caseload.road import wrap_handover
    from jobcoach.caseload.sealing import preview, seal_handover
    from jobcoach.exchange.outgoing import write_whole
    from tests.caseload.every_column import whole_dossier
    from tests.caseload.open_vault import opened

    log.start(places.log_file())
    with opened(places.vaults(), seal=False) as caseload:
        whole = whole_dossier(caseload)
        caseload.make_seal()
        caseload.run(issue_paper(whole.paper))
        caseload.run(preview(whole.all_allowed))
        sealed = caseload.run(seal_handover(whole.all_allowed))
        wrapped = caseload.run(wrap_handover(sealed.document))
        write_whole(out / "overdracht.zip", caseload.ask(content_of(sealed.document)))
        write_whole(out / "beveiligd.zip", wrapped.content)
        _trouble(caseload)


def _trouble(caseload: Any) -> None:
    """Errors with a marked word in them, of every kind that ends in a log."""
    from threading import Thread

    from jobcoach import log

    def bug(_session: Any = None) -> None:
        raise ValueError("Zqfoutqz is geen leerling")

    def sql(session: Any) -> None:
        session.connection().exec_driver_sql("INSERT INTO student (call_name) VALUES ('Zqsqlqz')")

    for verb in (bug, sql):
        try:
            caseload.do(verb)
        except Exception as error:
            log.bug(error)
    thread = Thread(target=bug)
    thread.start()
    thread.join()

    class Lost:
        def __del__(self) -> None:
            bug()

    Lost()


def in_the_window(out: Path) -> None:
    """A first day by keyboard: vault, student, quick log, draft, search, paper, print to PDF, save, clipboard, lock."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from jobcoach import desktop, log, places
    from jobcoach.caseload.opening import Gate
    from jobcoach.ui.application import make_application
    from jobcoach.ui.lane import InlineLane
    from jobcoach.ui.preferences import Preferences
    from jobcoach.vault import hygiene
    from jobcoach.vault.kdf import Cost

    hygiene.harden()
    log.start(places.log_file())
    app = make_application(["jobcoach"])
    restarts: list[Any] = []
    window = desktop.build_window(
        clock=lambda: NOW,
        preferences=Preferences(places.preferences_file()),
        restart=restarts.append,
        gate=Gate(vaults=places.vaults, clock=lambda: NOW, cost=Cost(8 * 1024, 1, 1)),
        lane=InlineLane(),
    )
    window.crashes.install()
    window.show()
    window.activateWindow()
    app.processEvents()
    _first_day(window, out)
    titles = {widget.windowTitle() for widget in QApplication.topLevelWidgets() if widget.windowTitle()}
    assert titles <= {"JobCoach"}, titles
    _keys(window, "Ctrl+Shift+L")
    assert restarts, "the vault was not locked"
    assert "Zq" not in QGuiApplication.clipboard().text(), "the clipboard keeps what was copied"
    window.close()


def _first_day(window: Any, out: Path) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from jobcoach.caseload.log_book import log_of
    from jobcoach.caseload.students import SaveStudent

    _press("Nieuwe kluis", window)
    _type("Zqschoolqz", "Zqplaatsqz", "99zz", "Zqcoachqz")
    _press("Verder", window)
    _press("Zelf een wachtzin", window)
    for _twice in range(2):
        _type(PASSPHRASE)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    _press("Later", window)
    desk = window._desk
    fields = ("first_names", "infix", "class_name", "street", "place", "municipality", "phone", "email", "number")
    more = {name: f"Zq{name.replace('_', '')}qz" for name in fields}
    student = desk.do(SaveStudent(call_name="Zqroepnaamqz", last_name="Zqachternaamqz", **more))
    for place in ("students", "internships", "employers", "handover", "check", "settings", "today"):
        window.frame.go(place)
        QApplication.processEvents()
    window.frame.go("students", int(student))
    _keys(window, "Ctrl+L")
    _type("Zqnotitieqz heeft het deeg zelf afgewogen")
    _keys(window, "Ctrl+A")
    _keys(window, "Ctrl+C")
    _keys(window, "Ctrl+Return")
    assert len(desk.ask(log_of(student=student))) == 1
    _keys(window, "Ctrl+L")
    _type("Zqconceptqz blijft een concept")
    _keys(window, "Esc")
    window.frame.search.setFocus()
    _type("Zqzoekwoordqz")
    QTest.qWait(400)
    _keys(window, "Esc")
    _paper(window, student, out)


def _paper(window: Any, student: Any, out: Path) -> None:
    """A paper on the screen, printed to a PDF file, and saved."""
    from io import BytesIO

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QApplication, QWidget
    from reportlab.pdfgen.canvas import Canvas

    from jobcoach.ui.ask import Ask
    from jobcoach.ui.paper_view import Paper, PaperView, open_paper

    page = BytesIO()
    canvas = Canvas(page, pageCompression=0)
    canvas.drawString(50, 500, "Zqpapierqz")
    canvas.save()

    class Saves(Ask):
        def save_file(self, _parent: QWidget, *, name: str, then: Callable[[Path], object], **_rest: Any) -> None:
            then(out / name)

    def choose(_parent: Any, then: Callable[[QPrinter], object]) -> None:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out / "geprint.pdf"))
        then(printer)

    paper = Paper(title="Zqtitelqz", file_name="papier.pdf", content=page.getvalue(), about="proef", student=student)
    panel = open_paper(window, window._desk, Saves(), paper, choose=choose)
    QApplication.processEvents()
    view = panel.findChild(PaperView)
    view.print_it()
    view.save_it()
    assert view.says() == "Bewaard als papier.pdf"
    panel.close_panel()


def careless(out: Path) -> None:
    """The negative control: what a program does that does not think about it."""
    import tempfile

    (out.parent / "home" / "oeps.docx").write_bytes("Zqoepsqz".encode("utf-16-le"))
    with tempfile.NamedTemporaryFile("w") as file:
        file.write("Zqtijdelijkqz")
    print("Zqschermqz")


def _press(words: str, within: Any) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QPushButton

    QApplication.processEvents()
    (button,) = [b for b in within.findChildren(QPushButton) if words in b.text().replace("&", "") and b.isVisible()]
    QTest.keyClick(button, Qt.Key.Key_Space)
    QApplication.processEvents()


def _type(*words: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    for number, text in enumerate(words):
        if number:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(QApplication.focusWidget(), text)


def _keys(window: Any, sequence: str) -> None:
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(sequence))
    QApplication.processEvents()


if __name__ == "__main__":
    journeys = {journey.__name__: journey for journey in (without_window, in_the_window, careless)}
    target = Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    try:
        journeys[sys.argv[1]](target)
    except Exception:  # the window has its own way with what nobody caught; a test wants to read it
        traceback.print_exc()
        sys.exit(1)
