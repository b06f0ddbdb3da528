"""Renders the screens of the catalogue and of the class batch: ``python tests/ui/look_catalogue.py FOLDER [name ...]``."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication, QWidget

from jobcoach.ui import theme
from jobcoach.ui.application import make_application
from jobcoach.ui.qualifications.page import QualificationsPage
from jobcoach.ui.settings.page import make_place
from jobcoach.ui.settings.part import QUALIFICATIONS
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
                fill(world)
                widget = make(world, Path(folder))
                for _ in range(4):
                    QApplication.processEvents()
                widget.grab().save(str(out / f"{name}_{colours}_{size}.png"))
                widget.close()
                world.desk.lock()
    app.quit()


if __name__ == "__main__":
    main()
