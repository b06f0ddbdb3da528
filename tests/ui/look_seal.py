"""Renders the part Zegel in every state to PNG: ``python tests/ui/look_seal.py FOLDER``; a script to look with, not a test."""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication, QScrollArea

from jobcoach.caseload.school import SaveSchool
from jobcoach.caseload.school_seal import make_school_seal
from jobcoach.caseload.seals import AskSeal
from jobcoach.caseload.students import SaveStudent
from jobcoach.ui import theme
from jobcoach.ui.application import make_application
from jobcoach.ui.settings.page import make_place
from jobcoach.ui.settings.part import SEAL
from jobcoach.vault.kdf import Cost
from tests.seals import give_seal
from tests.ui import settings_world
from tests.ui.fakes import FakeAsk

LONG = "Openbare Praktijkschool en VSO De Sahetapy-Lokollo van der Heuvel-Bergstra"
CHEAP = Cost(8 * 1024, 1, 1)


class At:
    """A clock that a look can move."""

    now = settings_world.NOW


def shot(folder: Path, name: str, fill: Callable[[Any, FakeAsk, Path], None], *, size: tuple[int, int] = (1366, 768),
         act: Callable[[Any, FakeAsk, Path], None] = lambda *_: None) -> None:  # fmt: skip
    scratch = Path(tempfile.mkdtemp())
    ask = FakeAsk()
    world = settings_world.make_world(scratch, ask)
    fill(world, ask, scratch)
    frame = world.frame(make_place(world.tools))
    frame.resize(*size)
    frame.show()
    QApplication.processEvents()
    page = frame.page()
    page.open_key(SEAL)
    QApplication.processEvents()
    act(page.shown_part(), ask, scratch)
    for _ in range(5):
        QApplication.processEvents()
    frame.grab().save(str(folder / f"{name}.png"))
    frame.close()
    world.desk.lock()


def long_school(world: Any, _ask: FakeAsk, _folder: Path) -> None:
    world.desk.do(SaveSchool(name=LONG, place="Nederhemert-Zuid", brin="99ZZ"))


def sealed(world: Any, _ask: FakeAsk, _folder: Path) -> None:
    give_seal(world.opened.caseload)


def nothing(*_: object) -> None:
    pass


def made(part: Any, ask: FakeAsk, folder: Path) -> None:
    ask.expect("save_file", folder / "schoolzegel-99ZZ.json")
    part.button.click()


def asked(world: Any, _ask: FakeAsk, _folder: Path) -> None:
    world.desk.do(AskSeal())


def ending(world: Any, ask: FakeAsk, folder: Path) -> None:
    sealed(world, ask, folder)
    vault = world.opened.caseload
    vault._clock = lambda: settings_world.NOW + timedelta(days=3 * 365 - 30)
    object.__setattr__(world.tools, "now", vault._clock)


def renew(part: Any, ask: FakeAsk, folder: Path) -> None:
    ask.expect("open_file", folder / "schoolzegel-99ZZ.json")
    part.button.click()


def ahead(world: Any, ask: FakeAsk, folder: Path) -> None:
    sealed(world, ask, folder)
    vault = world.opened.caseload
    vault._clock = lambda: settings_world.NOW + timedelta(days=365)
    world.desk.do(SaveStudent(call_name="Noor", last_name="Visser"))
    vault._clock = lambda: settings_world.NOW


def revoking(part: Any, ask: FakeAsk, folder: Path) -> None:
    from jobcoach.caseload.practice.direct_work import DirectWork

    file = folder / "schoolzegel-99ZZ.json"
    secret = make_school_seal(file, cost=CHEAP, new_root=True)(DirectWork(part.tools.opened.caseload)).password
    ask.expect("open_file", file)
    part.files.pick_file()
    part.files.form["password"].show_raw(secret)
    part.files.act_button.click()
    QApplication.processEvents()
    part.findChildren(QScrollArea)[0].ensureWidgetVisible(part.files)


def old_root(world: Any, _ask: FakeAsk, _folder: Path) -> None:
    from sqlalchemy import update

    from jobcoach.model.documents import SealKeys
    from jobcoach.vault.changes import upkeep

    root = give_seal(world.opened.caseload)

    def put(session: Any) -> None:
        with upkeep(session):
            session.execute(update(SealKeys).values(root_key=root.key_pkcs8))

    world.opened.caseload.carry_out(put)


def revoked(part: Any, ask: FakeAsk, folder: Path) -> None:
    from jobcoach.caseload.practice.direct_work import DirectWork
    from jobcoach.caseload.school_seal import Why, own_serial, revoke

    file, now = folder / "schoolzegel-99ZZ.json", settings_world.NOW
    vault = part.tools.opened.caseload
    secret = make_school_seal(file, cost=CHEAP, new_root=True)(DirectWork(vault)).password
    serial = vault.ask(own_serial)
    (folder / "lijst.crl").write_bytes(
        revoke(file, password=secret, serials=(serial,), why=Why.LOST, since=now, at=now)
    )  # fmt: skip
    ask.expect("open_file", folder / "lijst.crl")
    part.list_button.pick()


def main() -> None:
    folder, *names = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    app = make_application([])
    states: dict[str, tuple[Any, Any]] = {
        "eerste": (long_school, nothing),
        "gemaakt": (nothing, made),
        "gevraagd": (asked, nothing),
        "zegel": (sealed, nothing),
        "oude-sleutel": (old_root, nothing),
        "klok": (ahead, nothing),
        "verlengen": (ending, renew),
        "intrekken": (sealed, revoking),
        "ingetrokken": (sealed, revoked),
    }
    for scheme, percent, mark in (("light", 100, ""), ("dark", 100, "-donker"), ("light", 200, "-200")):
        theme.dress(app, scheme, percent)
        for name, (fill, act) in states.items():
            if not names or name in names:
                shot(Path(folder), f"{name}{mark}", fill, act=act)


if __name__ == "__main__":
    main()
