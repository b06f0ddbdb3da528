"""Backups on the screen: the part of Instellingen, the status line, the watch, and the banners about the vault."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from jobcoach.caseload.safety import HealthReport, SafetyState
from jobcoach.caseload.safety_facts import BackupRow, PlaceFacts
from jobcoach.caseload.students import student_rows
from jobcoach.model.expected import Expected
from jobcoach.ui.backup_watch import BackupWatch
from jobcoach.ui.kit import Banner, Button
from jobcoach.ui.settings import page as settings
from jobcoach.ui.settings.backups import BackupsPart
from jobcoach.ui.settings.part import BACKUPS, SECURITY
from jobcoach.ui.settings.security import SecurityPart
from jobcoach.ui.today import place as today
from jobcoach.ui.today.page import TodayPage
from jobcoach.ui.words import backups
from jobcoach.vault.notices import notice
from tests.ui.fakes import FakeAsk
from tests.ui.settings_world import NOW, World, add_student, make_world

Show = Callable[..., Any]


@pytest.fixture
def world(tmp_path: Path, ask: FakeAsk) -> Any:
    made = make_world(tmp_path, ask)
    add_student(made, "Noor", "Visser")
    yield made
    made.opened.caseload.lock()


def reads(widget: Any) -> str:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def part(world: World, shown: Show) -> BackupsPart:
    frame = shown(world.frame(settings.make_place(world.tools)))
    frame.page().open_key(BACKUPS)
    found = frame.page().shown_part()
    assert isinstance(found, BackupsPart)
    return found


def test_a_backup_by_hand_is_made_checked_and_listed(part: BackupsPart) -> None:
    assert "Nog geen back-up" in reads(part)
    part.make_button.click()
    words = reads(part)
    assert "Back-up gemaakt en nagekeken" in words
    assert "Er staan 1 leerling in" in words
    assert "Laatste back-up vandaag 10:04" in words
    row = part.list.model.row_at(0)
    assert (row.name, row.second, row.date) == ("Vandaag 10:04", "1 leerling, 0 logboekregels", "hier")
    assert part.make_button.isEnabled()


def test_a_second_place_on_the_same_disk_is_asked_first(part: BackupsPart, ask: FakeAsk, tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    ask.expect("pick_folder", tmp_path / "map")
    ask.expect("question", False)
    part.choose_button.click()
    assert "Nog geen tweede plek" in reads(part)
    ask.expect("pick_folder", tmp_path / "map")
    ask.expect("question", True)
    part.choose_button.click()
    assert "Je hebt een tweede plek" in reads(part)
    assert part.list.model.row_at(0).date == "hier en tweede plek"
    assert len(list((tmp_path / "map").rglob("*.kluisbak"))) == 1
    part.forget_button.click()
    assert "Nog geen tweede plek" in reads(part)
    assert len(list((tmp_path / "map").rglob("*.kluisbak"))) == 1


def test_a_place_that_is_gone_is_said_and_the_backup_here_is_made(
    part: BackupsPart, ask: FakeAsk, tmp_path: Path
) -> None:
    import shutil

    (tmp_path / "stick").mkdir()
    ask.expect("pick_folder", tmp_path / "stick")
    ask.expect("question", True)
    part.choose_button.click()
    shutil.rmtree(tmp_path / "stick")
    part.make_button.click()
    assert "De back-up staat alleen op deze laptop" in reads(part)
    ask.expect("pick_folder", tmp_path / "nergens")
    part.choose_button.click()
    assert "Dit werd geen tweede plek" in reads(part)


def test_going_back_tells_what_changes_and_can_still_be_left(part: BackupsPart, world: World) -> None:
    part.make_button.click()
    add_student(world, "Emre", "Yıldız")
    folders = sorted(item.name for item in world.opened.vault.folder.parent.iterdir())
    part.list.list.choose(0)
    words = reads(part)
    assert "Terug naar vandaag 10:04" in words
    assert "1 handeling, in 1 dossier" in words
    assert "Nieuw sindsdien: 1 leerling." in words
    assert "Je kluis van nu blijft ernaast staan" in words
    part.list.button.click()
    assert "Klaar om terug te zetten" in reads(part)
    assert len(world.desk.ask(student_rows(on=NOW.date()))) == 2
    part.list.stop()
    assert sorted(item.name for item in world.opened.vault.folder.parent.iterdir()) == folders
    assert "Klaar om" not in reads(part)


def test_a_transport_file_holds_everything_and_a_full_disk_is_said(
    part: BackupsPart, ask: FakeAsk, tmp_path: Path
) -> None:
    ask.expect("save_file", tmp_path / "alles.kluistransport")
    part.transport_button.click()
    assert (tmp_path / "alles.kluistransport").stat().st_size > 10_000
    assert "Het transportbestand is gemaakt" in reads(part)
    ask.expect("save_file", tmp_path / "nergens" / "alles.kluistransport")
    part.transport_button.click()
    assert "Er is geen transportbestand gemaakt" in reads(part)


def test_a_backup_can_be_stopped(world: World, shown: Show, part: BackupsPart) -> None:
    def stopped(_work: Any) -> None:
        part.line.stop()
        raise Expected("job.stopped")

    part.line.run(stopped, words="Back-up maken", done=print, failed=part._not_made)
    assert not part.line.isVisible()
    assert part.banner() is None


# --- words -------------------------------------------------------------------------------------------------------


def state(days: int | None, *, due: bool = False, problem: str | None = None) -> SafetyState:
    last = None if days is None else NOW - timedelta(days=days)
    return SafetyState(last_here=last, last_elsewhere=None, second_place=None, second_problem=problem, due=due)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (state(None), ("Nog geen back-up", "warn")),
        (state(0), ("Back-up vandaag", "ok")),
        (state(1, due=True), ("Back-up gisteren", "ok")),
        (state(2, due=True), ("Back-up zo 22 nov", "ok")),
        (state(3, due=True), ("Back-up is 3 dagen oud", "warn")),
        (state(30), ("Back-up zo 25 okt", "ok")),
        (state(0, problem="backup.second_gone"), ("Back-up alleen op deze laptop", "warn")),
    ],
)
def test_the_status_line_says_how_old_the_backup_is(facts: SafetyState, said: tuple[str, str]) -> None:
    assert backups.status(facts, now=NOW) == said


def test_what_must_be_known_of_a_place_is_said() -> None:
    facts = PlaceFacts(folder=Path("x"), same_disk=True, sync_folder=True, removable=True, network=False, free=1)
    told = " ".join(backups.place_warnings(facts))
    for words in ("zelfde schijf", "online", "stick"):
        assert words in told
    quiet = PlaceFacts(folder=Path("x"), same_disk=False, sync_folder=False, removable=False, network=True, free=None)
    assert backups.place_warnings(quiet) == ()


# --- the watch ---------------------------------------------------------------------------------------------------


class Watched:
    """The safety of a vault that says what a test wants."""

    def __init__(self) -> None:
        self.due, self.made, self.refuse = True, 0, None
        self.report: HealthReport | None = None

    def state(self, *, now: datetime) -> SafetyState:
        return state(0, due=self.due)

    def back_up(self) -> Any:
        def job(_work: Any) -> None:
            if self.refuse is not None:
                raise self.refuse
            self.made += 1
            self.due = False

        return job

    def after_unlock(self, *, now: datetime) -> Any:
        return lambda _work: self.report


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.fixture
def watch(world: World, shown: Show, watched: Watched) -> BackupWatch:
    frame = shown(world.frame(today.make_place(world.tools)))
    return BackupWatch(frame, world.tools, watched)  # type: ignore[arg-type]


def test_a_backup_is_made_when_it_is_due_and_not_before(watch: BackupWatch, watched: Watched) -> None:
    assert watch._timer.interval() == 60_000
    watch.look()
    watch.look()
    assert watched.made == 1


def test_a_backup_that_fails_is_said_and_tried_again(watch: BackupWatch, watched: Watched) -> None:
    watched.refuse = Expected("backup.disk_full")
    watch.look()
    assert "Er is geen back-up gemaakt" in reads(watch.parent())
    watched.refuse = None
    watch.look()
    assert watched.made == 1


def test_damage_that_the_check_finds_is_a_banner_with_the_way_back(
    watch: BackupWatch, watched: Watched, world: World
) -> None:
    row = BackupRow(
        name="x", at=NOW - timedelta(days=1), kind="back-up", students=1, log_entries=2, newest=NOW, here=True,
        elsewhere=False, problem=None,
    )  # fmt: skip
    watched.report = HealthReport(found=(notice("vault.pages_damaged", count=3),), documents_lost=1, way_back=row)
    world.desk.setProperty("looked_through", False)
    watch.after_unlock()
    watch.after_unlock()
    words = reads(watch.parent())
    assert words.count("Je kluis is beschadigd") == 1
    assert "1 document is niet meer heel" in words
    assert "gisteren 10:04" in words
    banner = watch.parent().page().banner()
    banner.findChild(Button).click()
    assert world.went == [("mend", None)]


def test_documents_that_are_gone_lead_to_the_backups(watch: BackupWatch, watched: Watched, world: World) -> None:
    watched.report = HealthReport(found=(), documents_lost=2, way_back=None)
    world.desk.setProperty("looked_through", False)
    watch.after_unlock()
    assert "2 documenten zijn niet meer heel" in reads(watch.parent())
    watch.parent().page().banner().findChild(Button).click()
    assert world.went == [("settings", BACKUPS)]


# --- what is told of the vault at unlock -------------------------------------------------------------------------


def vandaag(world: World, shown: Show) -> TodayPage:
    return shown(world.frame(today.make_place(world.tools))).page()


def press_banner(page: TodayPage) -> None:
    banner = page.banner()
    assert isinstance(banner, Banner)
    banner.findChild(Button).click()


def test_a_vault_that_is_older_is_told_until_the_coach_says_it_is_right(world: World, shown: Show) -> None:
    vault: Any = world.opened.caseload
    vault.tell(notice("vault.database_older", closed=datetime(2026, 11, 20, 9, tzinfo=UTC), newest=None))
    vault.tell(notice("vault.escrow_used", at=NOW))
    page = vandaag(world, shown)
    assert "ouder dan de laatste keer" in reads(page)
    assert "20 november 2026" in reads(page)
    press_banner(page)
    assert "De school heeft je kluis geopend" in reads(page)
    press_banner(page)
    assert vault.notices == ()
    assert "herstelblad" in reads(page)


def test_damage_comes_first_and_leads_to_what_can_be_done(world: World, shown: Show) -> None:
    vault: Any = world.opened.caseload
    vault.tell(notice("vault.pages_damaged", count=3), notice("vault.vault_older", seen=NOW, closed=NOW))
    page = vandaag(world, shown)
    assert "Je kluis is beschadigd" in reads(page)
    press_banner(page)
    assert world.went == [("mend", None)]


# --- who can open this vault -------------------------------------------------------------------------------------


@pytest.fixture
def security(world: World, shown: Show) -> SecurityPart:
    frame = shown(world.frame(settings.make_place(world.tools)))
    frame.page().open_key(SECURITY)
    return frame.page().shown_part()


def test_keys_are_listed_added_and_removed_but_never_the_last(
    security: SecurityPart, world: World, ask: FakeAsk
) -> None:
    words = reads(security.keys)
    assert "Marieke Hol (jij)" in words
    assert "wachtzin, sinds 24 november 2026" in words
    ask.expect("question", True)
    security.keys._ask_removal(world.opened.caseload.key_slots[0])
    assert "Dit is de laatste wachtzin" in reads(security)
    security.keys.add_button.click()
    security.keys.person.show_value("Jan de Vries")
    choice = security.keys.choice
    choice.repeat.show_value(choice.words())
    security.keys.save()
    assert "Jan de Vries kan deze kluis openen" in reads(security)
    assert "Jan de Vries" in reads(security.keys)
    ask.expect("question", True)
    security.keys._ask_removal(world.opened.caseload.key_slots[0])
    assert [slot.person for slot in world.opened.caseload.key_slots] == ["Jan de Vries"]


def test_a_removed_key_that_still_opens_old_backups_is_offered_to_be_resealed(
    security: SecurityPart, world: World, ask: FakeAsk
) -> None:
    from jobcoach.caseload import keys
    from jobcoach.caseload.safety import Safety

    vault: Any = world.opened.caseload
    vault.add_recovery()
    world.desk.do_later(Safety(vault).back_up(), owner=security, done=lambda _: None, failed=lambda _: None)
    security.reload()
    ask.expect("question", True)
    (sheet,) = [slot for slot in vault.key_slots if slot.type == "recovery"]
    security.keys._ask_removal(sheet)
    assert "De oude sleutel past nog op oude back-ups" in reads(security)
    banner = security.banner()
    next(button for button in banner.findChildren(Button) if "nieuwe sleutels" in button.text()).click()
    assert keys.backups_with_old_keys(vault) == ()


def test_the_key_of_the_school_is_shown_before_it_is_set(
    security: SecurityPart, world: World, ask: FakeAsk, tmp_path: Path
) -> None:
    from jobcoach.vault.escrow import make_pair
    from jobcoach.vault.kdf import Cost

    folder = tmp_path / "beheer"
    folder.mkdir()
    key = make_pair(
        folder, name="De Linde", password=bytearray(b"geheim van de school"), cost=Cost(8 * 1024, 1, 1), now=NOW
    )
    ask.expect("open_file", folder / "schoolsleutel.json")
    ask.expect("question", True)
    security.keys.school_button.click()
    assert world.opened.caseload.has_escrow
    assert "De beheerder van je school kan deze kluis openen" in reads(security.keys)
    assert "De Linde" in reads(security.keys)
    assert key.fingerprint == world.opened.caseload.key_slots[-1].fingerprint
    ask.expect("open_file", folder / "beheersleutel.json")
    security.keys.school_button.click()
    assert "Dit is geen schoolsleutel" in reads(security)
