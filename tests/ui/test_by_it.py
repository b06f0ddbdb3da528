"""What the school's IT decided, on the screens: fixed, with one short sentence, and what is wrong with its file."""

import base64
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from jobcoach.caseload import keys
from jobcoach.model.road import Road
from jobcoach.ui.handover.seal_step import SealStep
from jobcoach.ui.handover.send_step import SendStep
from jobcoach.ui.kit import Button
from jobcoach.ui.lane import InlineLane
from jobcoach.ui.settings.page import make_place
from jobcoach.ui.settings.part import ABOUT, BACKUPS, SECURITY
from jobcoach.ui.unlock.flow import UnlockFlow
from jobcoach.ui.unlock.new_vault import PassphrasePage, SheetPage
from tests.ui.fakes import Clock, FakeAsk
from tests.ui.handover_walk import Walk, add_handover, filled_vault, settle
from tests.ui.memory_gate import WORDS, MemoryGate
from tests.ui.settings_world import World, make_world

BY_IT = "Ingesteld door de ICT van je school."
KEY = base64.b64encode(bytes(range(32))).decode()
SCHOOL_KEY = f'versie = 1\n[schoolsleutel]\nnaam = "De Linde"\nopenbaar = "{KEY}"\n'
Show = Callable[[QWidget], Any]
SetPolicy = Callable[[str], Path]


@pytest.fixture
def world(tmp_path: Path, ask: FakeAsk, qapp: object) -> Iterator[World]:
    made = make_world(tmp_path, ask)
    yield made
    made.desk.lock()


def part_of(world: World, shown: Show, part: int) -> Any:
    page = shown(world.frame(make_place(world.tools))).page()
    page.open_key(part)
    return page.shown_part()


def reads(widget: QWidget) -> str:
    QApplication.processEvents()
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def buttons(widget: QWidget) -> list[str]:
    found = (button for button in widget.findChildren(Button) if button.isVisibleTo(widget))
    return [button.text().replace("&", "").strip() for button in found]


def test_without_a_policy_nobody_speaks_of_it(world: World, shown: Show) -> None:
    for part in (SECURITY, BACKUPS, ABOUT):
        assert "ICT" not in reads(part_of(world, shown, part))


def test_the_lock_offers_no_more_than_it_allows(set_policy: SetPolicy, world: World, shown: Show) -> None:
    set_policy("versie = 1\nslot_minuten = 3\n")
    part = part_of(world, shown, SECURITY)
    combo = part.minutes.combo
    assert [combo.itemText(at) for at in range(combo.count())] == ["1 minuut", "2 minuten", "3 minuten"]
    assert part.minutes.value() == 3
    assert f"Hoogstens 3 minuten. {BY_IT}" in reads(part)


def test_the_second_place_stands_there_without_a_choice(
    set_policy: SetPolicy, world: World, shown: Show, tmp_path: Path
) -> None:
    (tmp_path / "school").mkdir()
    set_policy(f"versie = 1\ntweede_plek = '{tmp_path / 'school'}'\n")
    part = part_of(world, shown, BACKUPS)
    assert BY_IT in reads(part)
    assert not {"Kies een plek", "Vergeet deze plek"} & set(buttons(part))
    part.make_button.click()
    assert "Back-up gemaakt" in reads(part)
    assert list((tmp_path / "school").glob("*/reserve/*.kluisbak"))


def test_the_schools_key_is_offered_and_then_stays(
    set_policy: SetPolicy, world: World, shown: Show, ask: FakeAsk
) -> None:
    set_policy(SCHOOL_KEY)
    part = part_of(world, shown, SECURITY)
    ask.expect("question", True)
    part.keys.school_button.click()
    assert world.opened.caseload.has_escrow
    assert BY_IT in reads(part.keys)
    assert buttons(part.keys).count("Haal weg") == 1, "the passphrase's; the school's key has none"
    assert not part.keys.school_button.isVisibleTo(part)
    assert keys.is_fixed(keys.slots_of(world.opened.caseload)[-1])


def test_over_tells_all_of_it(set_policy: SetPolicy, world: World, shown: Show) -> None:
    set_policy(f'slot_minuten = 4\nwegen = ["zip", "pdf"]\nbewaarjaren = 1\n{SCHOOL_KEY}')
    words = reads(part_of(world, shown, ABOUT))
    assert "Na hoogstens 4 minuten" in words
    assert "zip met wachtwoord, pdf-envelop met wachtwoord" in words
    assert "1 jaar na het verlaten van de school" in words
    assert "De Linde: " in words


@pytest.mark.parametrize("text", ["versie = ", "versie = 1\nslot_minuten = 99\n"])
def test_what_is_wrong_is_told_at_the_door_and_inside(
    set_policy: SetPolicy, world: World, shown: Show, ask: FakeAsk, clock: Clock, text: str
) -> None:
    set_policy(text)
    flow = shown(UnlockFlow(MemoryGate(()), InlineLane(), ask, now=clock.now, monotonic=clock.monotonic))
    assert "De instellingen van de school kloppen niet" in reads(flow)
    assert "veiligste instellingen" in reads(flow)
    for part in (SECURITY, ABOUT):
        assert "De instellingen van de school kloppen niet" in reads(part_of(world, shown, part))


def test_a_new_vault_says_beforehand_who_else_can_open_it(
    set_policy: SetPolicy, shown: Show, ask: FakeAsk, clock: Clock
) -> None:
    set_policy(SCHOOL_KEY)
    flow = shown(UnlockFlow(MemoryGate(()), InlineLane(), ask, now=clock.now, monotonic=clock.monotonic))
    flow.make_vault()
    flow.page().form.show({"school": "De Linde", "place": "Lindeborg", "brin": "", "coach": "Marieke Hol"})
    flow.page().next()
    page = flow.page()
    assert isinstance(page, PassphrasePage)
    assert f"De beheerder van De Linde kan deze kluis ook openen. {BY_IT}" in reads(page)
    page.choice.repeat.line.setText(WORDS)
    page.make()
    assert isinstance(flow.page(), SheetPage)
    assert "Overslaan" in buttons(flow.page())


@pytest.mark.parametrize(("roads", "offered"), [('["zip", "pdf"]', {Road.ZIP, Road.PDF}), ('["mail"]', {Road.MAIL})])
def test_only_allowed_roads_are_offered(
    set_policy: SetPolicy, qapp: object, ask: FakeAsk, tmp_path: Path, roads: str, offered: set[Road]
) -> None:
    vault, student, recipient = filled_vault(tmp_path / "linde.kluis")
    add_handover(vault, student, recipient)
    set_policy(f"versie = 1\nwegen = {roads}\n")
    walk = Walk(vault, ask, trust=tmp_path / "scholen.json")
    walk.open("handover")
    walk.page().open_key(1)
    walk.flow().open_step(4)
    walk.step(SealStep).seal()
    settle()
    save = walk.step(SendStep).save
    assert set(save.radios) == offered
    assert save.road in offered
    assert save.radios[save.road].isChecked()
    assert BY_IT in walk.words()
    target = tmp_path / "uit.bestand"
    ask.expect("save_file", target)
    save.save_button.click()
    settle()
    assert target.exists()
    vault.lock()
