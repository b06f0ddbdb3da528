"""Renders the screens of the catalogue and of the class batch: ``python tests/ui/look_catalogue.py FOLDER [name ...]``."""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication, QWidget

from jobcoach.caseload.catalogue import werkprocessen
from jobcoach.caseload.catalogue_editions import TypeWerkproces, edition_rows
from jobcoach.caseload.employers import AddRecognition, SaveContactPerson, employer_form, employer_rows, location_of
from jobcoach.caseload.internships import internship_form, internship_rows
from jobcoach.caseload.papers import SaveLine, StartPaper, lines_of
from jobcoach.model.base import InternshipId
from jobcoach.model.choices import Independence
from jobcoach.ui import theme
from jobcoach.ui.application import make_application
from jobcoach.ui.internships.page import InternshipsPage
from jobcoach.ui.internships.page import make_place as stages_place
from jobcoach.ui.qualifications.page import QualificationsPage
from jobcoach.ui.settings.page import make_place
from jobcoach.ui.settings.part import QUALIFICATIONS
from jobcoach.ui.students.documents_part import DocumentsPart
from tests.exchange import catalogue_files as made
from tests.ui.fakes import FakeAsk
from tests.ui.settings_world import World, fill, make_world

LONG = made.SCHOOL.replace("Proefwerk een", "Bereidt gastgerichte werkzaamheden voor in een grote keuken met veel verschillende gasten en draagt bij aan de beleving, ook als het druk is")  # fmt: skip


def page_of(world: World) -> tuple[QWidget, QualificationsPage]:
    frame = world.frame(make_place(world.tools))
    frame.resize(1366, 768)
    frame.show()
    settings = frame.page()
    settings.open_key(QUALIFICATIONS)
    QApplication.processEvents()
    return frame, settings.shown_part()


def start(world: World, _folder: Path) -> QWidget:
    frame, page = page_of(world)
    page.look_up.code.show_value("25250")
    page.look_up.look()
    return frame


def check(world: World, folder: Path, data: bytes = made.code_list(), name: str = "codelijst.xlsx") -> QWidget:
    frame, page = page_of(world)
    (folder / name).write_bytes(data)
    page.read_file(folder / name)
    return frame


def kept(world: World, folder: Path) -> QWidget:
    frame, page = page_of(world)
    (folder / "kd.xml").write_text(made.DOSSIER, "utf-8")
    page.read_file(folder / "kd.xml")
    page.keep()
    page.view.content.table.selectRow(1)
    return frame


def stages(world: World, ids: dict[str, int]) -> tuple[QWidget, InternshipsPage]:
    """Concepts of every kind: complete, with a warning, not complete, and one of someone with a very long name."""
    do, ask = world.desk.do, world.desk.ask
    done, soon = {"independence": Independence.KNOWN_SITUATION, "assessed_on": date(2026, 11, 20)}, "Bram de Vries"
    people = {
        item.id: do(SaveContactPerson(employer=item.id, name=soon, function="praktijkopleider", trainer=True))
        for item in ask(employer_rows(on=date(2026, 11, 24)))
    }
    for name in ("Noor", "Dewi", "Emre"):
        stage = InternshipId(ids[name])
        form = ask(internship_form(stage))
        where = next(item.employer for item in ask(internship_rows(on=date(2026, 11, 24))) if item.id == stage)
        do(
            replace(
                form,
                trainer=people[where],
                end=form.end or date(2027, 1, 29),
                hours_per_week=form.hours_per_week or "24",
            )
        )
        paper = do(StartPaper(internship=stage))
        process = ask(werkprocessen("mise en place"))[0].id
        do(
            SaveLine(
                paper=paper,
                werkproces=process,
                done="Sneed elke ochtend groente, met ADHD." if name == "Emre" else "Sneed elke ochtend groente.",
                assessor=soon,
                **done,
            )
        )
    for employer in ask(employer_rows(on=date(2026, 11, 24))):
        form = ask(employer_form(employer.id))
        do(replace(form, leerbedrijf_id="100123456"))
        if "Wonen" not in employer.name:
            do(
                AddRecognition(
                    location=ask(location_of(employer.id)),
                    code="27060",
                    end=date(2026, 10, 1) if "Keten" in employer.name or "Ketting" in employer.name else None,
                )
            )
    frame = world.frame(stages_place(world.tools))
    frame.resize(1366, 768)
    frame.show()
    page = frame.page()
    page.show_batch()
    return frame, page


def batch(world: World, _folder: Path) -> QWidget:
    frame, page = stages(world, world.ids)
    page.batch.tick_all()
    return frame


def issued(world: World, _folder: Path) -> QWidget:
    frame, page = stages(world, world.ids)
    page.batch.tick_all()
    page.batch.reason.show_value("Verlenging van de erkenning is aangevraagd.")
    world.tools.ask.expect("question", True)
    page.batch.issue()
    return frame


def editor(world: World, _folder: Path, *, line: bool = False) -> QWidget:
    stages(world, world.ids)[0].close()
    from jobcoach.caseload.paper_batch import batch_rows
    from jobcoach.ui.students.place import make_place as students_place

    frame = world.frame(students_place(world.tools))
    frame.resize(1366, 768)
    frame.show()
    page = frame.page()
    found = next(item for item in world.desk.ask(batch_rows()) if "Emre" in item.student_name)
    page.open_key(int(found.student))
    QApplication.processEvents()
    page.dossier.show_part("Documenten")
    QApplication.processEvents()
    part = page.dossier.findChild(DocumentsPart)
    part.edit(found.paper)
    if line:
        part.editor.lines.edit(world.desk.ask(lines_of(found.paper))[0].id)
    QApplication.processEvents()
    return frame


def typed(world: World, _folder: Path) -> QWidget:
    frame, page = page_of(world)
    for number, words in enumerate(("Vult de vakken", "Rekent af en groet de klant"), start=1):
        world.desk.do(
            TypeWerkproces(
                edition=page.view.edition.id if page.view.edition else None,
                set_name="Winkel De Hoek, klas 5B",
                code="27901",
                name="Assistent (proef)",
                level=1,
                werkproces_code=f"B1-K1-W{number}",
                title=words,
                result="Klaar voor de volgende.",
            )
        )
        page.list.choose(world.desk.ask(edition_rows())[0].id)
        QApplication.processEvents()
    page.view.content.table.selectRow(1)
    return frame


def typing(world: World, _folder: Path) -> QWidget:
    frame, page = page_of(world)
    page.type_more()
    return frame


SCREENS: dict[str, Callable[[World, Path], QWidget]] = {
    "start": start,
    "check_list": check,
    "check_xml": lambda world, folder: check(world, folder, made.DOSSIER.encode(), "kd.xml"),
    "check_school_long": lambda world, folder: check(
        world, folder, LONG.encode(), "een_heel_lange_naam_van_een_bestand_dat_school_invulde_2026.csv"
    ),
    "kept": kept,
    "typing": typing,
    "typed": typed,
    "batch": batch,
    "issued": issued,
    "editor": editor,
    "editor_line": lambda world, folder: editor(world, folder, line=True),
}


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:]
    app = make_application([])
    for colours, size in (("light", 100), ("dark", 100), ("light", 200)):
        theme.dress(app, colours, size)
        for name, make in SCREENS.items():
            if wanted and name not in wanted:
                continue
            with tempfile.TemporaryDirectory() as folder:
                (Path(folder) / "v").mkdir()
                world = make_world(Path(folder) / "v", FakeAsk())
                world.ids = fill(world)
                widget = make(world, Path(folder))
                for _ in range(4):
                    QApplication.processEvents()
                widget.grab().save(str(out / f"{name}_{colours}_{size}.png"))
                widget.close()
                world.desk.lock()
    app.quit()


if __name__ == "__main__":
    main()
