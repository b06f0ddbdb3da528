"""Renders Overdracht and Controleren to PNG: ``python tests/ui/look_handover.py FOLDER [name ...]``; to look with, not a test."""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from sqlalchemy import select

from jobcoach.caseload.consents import WithdrawConsent, consents_of
from jobcoach.caseload.drafts import KeepDraft
from jobcoach.caseload.handovers import MarkSent, RecordAnswer, ReplaceHandover, handover_form, handover_rows
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.notices import notices_of, open_notices
from jobcoach.caseload.own_words import SaveNeed
from jobcoach.caseload.package_batch import REACHED
from jobcoach.caseload.recipients import SaveRecipientPerson
from jobcoach.caseload.telling import CorrectShared, tell_erased
from jobcoach.caseload.trials import AnswerTrial, NoteTrialSaved, make_trial, trials_of
from jobcoach.model.choices import Act, Capacity, HandoverStatus, Relation, Subject
from jobcoach.model.road import Road
from jobcoach.model.tasks import Task
from jobcoach.ui import theme
from jobcoach.ui.application import make_application
from jobcoach.ui.ask import Ask
from jobcoach.ui.check.place import make_place as make_check
from jobcoach.ui.desk import InlineDesk
from jobcoach.ui.frame.frame import Frame, Rooms
from jobcoach.ui.handover.ground_block import GroundBlock
from jobcoach.ui.handover.place import HandoverPage, make_place
from jobcoach.ui.handover.seal_step import sealing
from jobcoach.ui.handover.yes_no import LATER
from jobcoach.ui.place import Place
from tests.ui.handover_walk import (
    LONG,
    NOW,
    add_handover,
    add_recipient,
    add_student,
    clock,
    fill_dossier,
    filled_vault,
    say_yes,
)


class SaveAsk(Ask):
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save_file(self, parent, *, title, name, kinds, then) -> None:
        then(self.folder / name)


class World:
    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.vault, self.student, self.recipient = filled_vault(self.folder / "a.kluis")
        self.desk = InlineDesk(self.vault)
        self.ask = SaveAsk(self.folder)
        self.handover = add_handover(self.vault, self.student, self.recipient)
        self.vault.carry_out(
            SaveRecipientPerson(recipient=self.recipient, name="Naima Bakker", function="teammanager",
                                phone="06 33333333", email="n.bakker@lindeborg.invalid")
        )  # fmt: skip
        v = self.vault
        self.young = add_student(v, "Fatima", "El Amrani", date(2009, 9, 2))
        self.young_handover = add_handover(v, self.young, self.recipient, read=False, name="Fatima")
        self.long = add_student(v, "Dewi Anggraini", LONG, date(2007, 5, 1))
        fill_dossier(v, self.long, medical=False)
        self.far = far = add_recipient(
            v, "gemeente Noordelijk Oefenland aan den Rijn en Omstreken, team jongeren en werk"
        )
        say_yes(v, self.long, far, by=f"Dewi Anggraini {LONG}", capacity=Capacity.STUDENT)
        self.long_handover = add_handover(v, self.long, far, name="Dewi Anggraini")
        self.child = add_student(v, "Jip", LONG, date(2011, 9, 2))
        for name in ("Wilhelmina Sahetapy-Lokollo van der Heuvel", "Bob Bedacht"):
            v.carry_out(SaveNetworkPerson(student=self.child, name=name, relation=Relation.OUDER))
        self.child_handover = add_handover(v, self.child, far, name="Jip")
        self.nobody = add_student(v, "Sanne", "de Boer", None)
        self.ageless = add_handover(v, self.nobody, self.recipient, name="Sanne")
        self.sent = self._sealed("Emre", "Yıldız", "sent")
        self.answered = self._sealed("Ruben", "Dekker", "answered")
        self.sealed = self._sealed("Noor", "Visser", "sealed")

    def _sealed(self, call: str, last: str, state: str) -> int:
        v = self.vault
        student = add_student(v, call, last, date(2007, 1, 1))
        fill_dossier(v, student, medical=False)
        say_yes(v, student, self.recipient, by=f"{call} {last}", capacity=Capacity.STUDENT)
        handover = add_handover(v, student, self.recipient, name=call)
        failed = []
        self.desk.do_later(sealing(handover), owner=self.desk, done=lambda _: None, failed=failed.append)
        assert not failed, failed[0].key
        if state != "sealed":
            v.carry_out(MarkSent(handover=handover, on=NOW.date()))
        if state == "answered":
            v.carry_out(
                RecordAnswer(handover=handover, status=HandoverStatus.AANGENOMEN, on=NOW.date(), answer="Goed plan.")
            )
        return int(handover)

    def frame(self, page_key: str = "handover") -> tuple[Frame, QWidget]:
        keys = (("today", "Vandaag", "sun-horizon"), ("students", "Leerlingen", "student"))
        others = tuple(Place(key=key, word=word, icon=icon, make_page=QWidget) for key, word, icon in keys)
        place = make_place(desk=self.desk, ask=self.ask, now=clock, go=lambda *_: None)
        places = (*others, place, *self.check())
        rooms = Rooms(
            school="Praktijkschool De Linde",
            places=places,
            search=lambda _: (),
            quick_log=lambda _: None,
            backup=lambda: ("Back-up vandaag", "ok"),
        )
        frame = Frame(rooms, self.desk, now=clock, folded=False, lock=lambda: None)
        frame.go(page_key)
        return frame, frame.page()

    def check(self) -> tuple[Place, ...]:
        return (make_check(desk=self.desk, ask=self.ask, now=clock, trust=self.folder / "trust.json"),)


def at(handover: str, step: int | None = None) -> Callable[[World], QWidget]:
    def make(world: World) -> QWidget:
        frame, page = world.frame()
        assert isinstance(page, HandoverPage)
        page.open_key(getattr(world, handover))
        if step is not None and page.flow:
            page.flow._reached = max(page.flow._reached, min(step, 4))
            page.flow.open_step(step)
        return frame

    return make


def the_list(world: World) -> QWidget:
    return world.frame()[0]


def chooser(world: World) -> QWidget:
    frame, page = world.frame()
    page.choose()
    return frame


def fresh(world: World) -> QWidget:
    frame, page = world.frame()
    page.start(world.nobody)
    page.flow.step.open_new()
    return frame


def two_parents(world: World) -> QWidget:
    frame = at("child_handover", 1)(world)
    cards = frame.page().flow.step.cards
    for subject in list(cards[0].answers)[1:3]:
        cards[0].answers[subject].answer(LATER)
    return frame


def grounds(world: World) -> QWidget:
    """The municipality continues: one part is a duty, the grounds are open."""
    form = world.desk.ask(handover_form(world.handover))
    world.vault.carry_out(replace(form, act=Act.VOORTZETTEN))
    frame = at("handover", 1)(world)
    step = frame.page().flow.step
    block = step.findChild(GroundBlock)
    block.toggle()
    frame.resize(1366, 768)
    frame.show()
    settle()
    step.findChild(QScrollArea).ensureWidgetVisible(block)
    world.vault.carry_out(form)
    return frame


def own_map(world: World, step: int) -> QWidget:
    frame = at("handover", 0)(world)
    page = frame.page()
    page.flow.step.take_own()
    page.flow.step.keep()
    if step:
        page.flow.step.go_on()
    return frame


def new_town(world: World) -> QWidget:
    frame = at("long_handover", 0)(world)
    frame.page().flow.step.open_new()
    line = frame.page().flow.step._panel.form["name"].line
    line.setText("")
    line.textEdited.emit("burg")
    return frame


def reason(world: World) -> QWidget:
    frame = at("handover", 3)(world)
    frame.page().flow.step.cards[0].buttons[1].click()
    return frame


def password(world: World) -> QWidget:
    frame = at("sealed")(world)
    frame.page().flow.step.save.save_button.click()
    return frame


def the_data(world: World) -> QWidget:
    frame = at("handover", 3)(world)
    files = frame.page().flow.step.files
    files.combo.setCurrentIndex(files.combo.count() - 1)
    files.combo.activated.emit(files.combo.count() - 1)
    return frame


def not_read(world: World) -> QWidget:
    frame = at("young_handover", 2)(world)
    frame.page().flow.step.form["not_read"].text.setPlainText(
        "Fatima ligt in het ziekenhuis en leest het volgende week."
    )
    return frame


def difference(world: World) -> QWidget:
    """A second package: what came, went and changed since the first."""
    student = next(row.student for row in world.desk.ask(handover_rows(on=NOW.date())) if row.id == world.answered)
    world.again = int(world.vault.carry_out(ReplaceHandover(handover=world.answered)).result)
    world.vault.carry_out(SaveNeed(student=student, need="Een rustige plek achterin", now=LONG))
    world.vault.carry_out(replace(world.desk.ask(handover_form(world.again)), read_by_student=True, question=LONG * 3))
    frame = at("again", 3)(world)
    frame.page().flow.step._scroll.verticalScrollBar().setValue(10_000)
    settle()
    bar = frame.page().flow.step._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    return frame


def withdraw(world: World, handover: int, *subjects: object) -> int:
    """Withdraw after it went out; the id of the notice."""
    row = next(row for row in world.desk.ask(handover_rows(on=NOW.date())) if row.id == handover)
    for item in world.desk.ask(consents_of(row.student)):
        if item.subject in subjects and item.yes and item.withdrawn_on is None:
            world.vault.carry_out(WithdrawConsent(consent=item.id))
    found = world.desk.ask(open_notices)
    return found[0].id if found else 0


def with_notices(world: World) -> None:
    withdraw(world, world.sent, Subject.NODIG, Subject.STAGES)
    answered = next(row for row in world.desk.ask(handover_rows(on=NOW.date())) if row.id == world.answered)
    if not world.desk.ask(notices_of(answered.student)):
        right = {Subject.NODIG: LONG * 2, Subject.NETWERK: "Zijn moeder heet anders."}
        world.vault.carry_out(CorrectShared(student=answered.student, right=right))
        world.vault.carry_out(lambda session: tell_erased(session, answered.student))


def told_list(world: World) -> QWidget:
    with_notices(world)
    return the_list(world)


def notice(number: int) -> Callable[[World], QWidget]:
    def make(world: World) -> QWidget:
        with_notices(world)
        frame, page = world.frame()
        page.open_key(-world.desk.ask(open_notices)[number].id)
        return frame

    return make


def silent(world: World) -> QWidget:
    def late(session: object) -> None:
        for task in session.scalars(select(Task).where(Task.handover_id == world.sent)):
            task.due = NOW.date() - timedelta(days=3)

    world.vault.carry_out(late)
    return at("sent")(world)


def not_to_send(world: World) -> QWidget:
    withdraw(world, world.sealed, Subject.NODIG)
    return at("sealed")(world)


def came_back(world: World) -> QWidget:
    answer = f"De startdatum ontbreekt. {LONG}"
    verb = RecordAnswer(handover=world.sent, status=HandoverStatus.TERUG, on=NOW.date(), answer=answer)
    world.back = int(world.vault.carry_out(verb).result)
    return at("back")(world)


def packed(world: World, kind: str) -> Path:
    """Files to check: our own, wrapped, of a strange school, changed."""
    from jobcoach.caseload.documents import content_of, documents_of
    from jobcoach.handover.wrapping import wrap
    from tests.ui.handover_walk import package_of_stranger

    target = world.folder / f"overdracht_{kind}.zip"
    if kind in ("strange", "strange_known"):
        data = package_of_stranger(world.folder / "stranger.kluis")
    elif kind == "trial":
        world.desk.do_later(make_trial(world.recipient), owner=world.desk, done=lambda _: None, failed=print)
        data = world.desk.ask(content_of(world.desk.ask(trials_of(world.recipient))[0].document))
    else:
        student = next(row.student for row in world.desk.ask(handover_rows(on=NOW.date())) if row.id == world.sealed)
        document = next(row for row in world.desk.ask(documents_of(student)) if row.number)
        data = world.desk.ask(content_of(document.id))
    if kind == "changed":
        data = data[:40_000] + bytes([data[40_000] ^ 1]) + data[40_001:]
    if kind == "wrapped":
        data = wrap(data, inner_name="overdracht.zip", password="K7QF-2M9X-V4RT-8HWD-N3PB")
    target.write_bytes(data)
    return target


def class_world(world: World) -> None:
    """Three of a class that are ready, one that is not, one that was looked at by nobody."""
    if hasattr(world, "classes"):
        return
    world.classes = True
    for call, last, state in (
        ("Amina", "Haddad", "4"),
        ("Bram", LONG, "4"),
        ("Cem", "Yılmaz", "4"),
        ("Dirk", "Smit", ""),
    ):
        student = add_student(world.vault, call, last, date(2007, 5, 1), class_name="5B")
        fill_dossier(world.vault, student, medical=call == "Cem")
        say_yes(world.vault, student, world.recipient, by=f"{call} {last}", capacity=Capacity.STUDENT)
        handover = add_handover(world.vault, student, world.recipient, name=call, read=call != "Cem")
        if state:
            world.vault.carry_out(KeepDraft(form=REACHED, subject=str(handover), content=state))


def whole_class(world: World) -> QWidget:
    class_world(world)
    frame, page = world.frame()
    page.overview.class_button.click()
    settle()
    page.batch.classes.show_value("5B")
    page.batch._show()
    page.batch.tick_all()
    return frame


def class_done(world: World) -> QWidget:
    frame = whole_class(world)
    batch = frame.page().batch
    batch._run([row.handover for row in batch.chosen()], world.folder)
    settle()
    return frame


def checked(kind: str) -> Callable[[World], QWidget]:
    def make(world: World) -> QWidget:
        frame, page = world.frame("check")
        if kind != "start":
            page.check(packed(world, kind))
        return frame

    return make


def all_recipients(world: World, *, state: str = "", scroll: int = 0, long: bool = False) -> QWidget:
    """The page of recipients; ``state`` is how far the proefzending of the shown one is."""
    who = world.far if long else world.recipient
    if state:
        world.desk.do_later(make_trial(who), owner=world.desk, done=lambda _: None, failed=print)
        trial = world.desk.ask(trials_of(who))[0]
        if state != "made":
            world.vault.carry_out(NoteTrialSaved(trial=trial.id, road=Road.ZIP))
        if state in ("good", "bad"):
            world.vault.carry_out(AnswerTrial(trial=trial.id, on=NOW.date(), same_digits=state == "good"))
    frame, page = world.frame()
    page.show_recipients()
    page.recipients.fill(who)
    page.recipients._split.show_detail()
    if state == "asked":
        page.recipients.trial.ask_what()
    if scroll:
        frame.resize(1366, 768)
        frame.show()
        settle()
        for area in page.recipients.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(scroll)
    return frame


def trial_in_flow(world: World) -> QWidget:
    frame = at("handover", 0)(world)
    frame.page().flow.step.open_trial()
    return frame


SCREENS: dict[str, Callable[[World], QWidget]] = {
    "lijst": the_list,
    "kies": chooser,
    "1-ontvanger": at("handover", 0),
    "1-nieuw": fresh,
    "2-toestemming": at("handover", 1),
    "2-minderjarig": at("young_handover", 1),
    "2-twee-ouders": two_parents,
    "2-voortzetten": grounds,
    "2-zonder-leeftijd": at("ageless", 1),
    "3-inhoud": at("handover", 2),
    "3-niet-gelezen": not_read,
    "4-gegevens": the_data,
    "4-ogen": at("handover", 3),
    "4-reden": reason,
    "4-moet": at("young_handover", 3),
    "4-verschil": difference,
    "5-verzegel": at("handover", 4),
    "6-verstuur": at("sealed"),
    "6-wachtwoord": password,
    "6-antwoord": at("sent"),
    "6-klaar": at("answered"),
    "verzegeld-1": at("sealed", 0),
    "verzegeld-4": at("sealed", 3),
    "c-begin": checked("start"),
    "c-eigen": checked("own"),
    "c-wachtwoord": checked("wrapped"),
    "c-onbekend": checked("strange"),
    "c-veranderd": checked("changed"),
    "c-proef": checked("trial"),
    "7-lijst": told_list,
    "7-meld": notice(0),
    "7-verbeter": notice(1),
    "7-gewist": notice(2),
    "6-stil": silent,
    "6-niet": not_to_send,
    "3-terug": came_back,
    "6-terug": at("sent"),
    "1-nieuw-soort": new_town,
    "1-map": lambda world: own_map(world, 0),
    "2-map": lambda world: own_map(world, 1),
    "klas": whole_class,
    "klas-klaar": class_done,
    "o-lijst": all_recipients,
    "o-proef": lambda world: all_recipients(world, state="made", scroll=560),
    "o-antwoord": lambda world: all_recipients(world, state="asked", scroll=5000),
    "o-gelukt": lambda world: all_recipients(world, state="good", scroll=5000),
    "o-mis": lambda world: all_recipients(world, state="bad", scroll=5000),
    "o-lang": lambda world: all_recipients(world, state="bad", long=True),
    "1-proef": trial_in_flow,
    "lang-1": at("long_handover", 0),
    "lang-2": at("long_handover", 1),
    "lang-4": at("long_handover", 3),
}
LOOKS = (
    ("-150", "light", 150),
    ("", "light", 100),
    ("-donker", "dark", 100),
    ("-200", "light", 200),
    ("-contrast", "contrast", 100),
    ("-125", "light", 125),
)


def settle() -> None:
    for _ in range(8):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> None:
    folder, *names = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    app = make_application([])
    world = World()
    for suffix, scheme, percent in LOOKS:
        wanted = {
            name: make
            for name, make in SCREENS.items()
            if not names or f"{name}{suffix}" in names or (not suffix and name in names) or f"*{suffix}" in names
        }
        if not wanted:
            continue
        theme.dress(app, scheme, percent)
        for name, make in wanted.items():
            window = make(world)
            window.resize(1366, 768)
            window.show()
            settle()
            window.grab().save(str(Path(folder) / f"{name}{suffix}.png"))
            window.close()
            window.deleteLater()
            settle()
    world.vault.lock()


if __name__ == "__main__":
    main()
