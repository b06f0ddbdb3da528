"""A class of overdrachten at once: each stands by itself, one that is refused stops nobody, a stop leaves whole ones."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobcoach.caseload import package_batch
from jobcoach.caseload.drafts import KeepDraft
from jobcoach.caseload.handovers import handover_form, handover_rows
from jobcoach.caseload.package_batch import (
    REACHED,
    Handed,
    MarkClassSent,
    give_class,
    package_rows,
    slips_of,
)
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.recipients import ChooseRoad, SaveRecipient
from jobcoach.caseload.road import Wrapped
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.seals import seal_card
from jobcoach.caseload.work import Job
from jobcoach.documents.pages import page_count
from jobcoach.exchange import outgoing
from jobcoach.handover.check import check
from jobcoach.handover.unwrapping import needs_password, open_wrapped
from jobcoach.model.base import DocumentId, HandoverId
from jobcoach.model.choices import Act, HandoverStatus, RecipientKind
from jobcoach.model.expected import Expected
from jobcoach.model.road import Road
from jobcoach.ui.words import sentence
from tests.caseload.every_column import pdf_text
from tests.caseload.open_vault import Caseload, add_recipient, add_student, opened, prepare, refused, say_yes

NAMES = (("Sanne", "Bruinsma"), ("Daan", "Postma"), ("Aylin", "Kaya"), ("Thijs", "Ökten"))


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path) as made:
        yield made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "uit"
    folder.mkdir()
    return folder


def a_class(caseload: Caseload, *, looked: bool = True) -> list[HandoverId]:
    """Four of 5B to one municipality; the last one was not heard yet, so that may not leave."""
    recipient, found = add_recipient(caseload), []
    for call_name, last_name in NAMES:
        student = add_student(caseload, call_name, last_name, class_name="5B")
        say_yes(caseload, student, recipient)
        handover = prepare(caseload, student, recipient, read_by_student=last_name != "Ökten")
        if looked:
            caseload.do(KeepDraft(form=REACHED, subject=str(handover), content="4"))
        found.append(handover)
    return found


def statuses(caseload: Caseload) -> dict[HandoverId, HandoverStatus]:
    return {row.id: row.status for row in caseload.ask(handover_rows(on=caseload.today))}


def test_the_list_tells_who_is_ready_and_what_the_others_miss(caseload: Caseload) -> None:
    handovers = a_class(caseload)
    nobody = add_student(caseload, "Noor", "Aalders", born_on=None, class_name="4A")
    prepare(caseload, nobody, add_recipient(caseload, "gemeente Elders"))
    rows = caseload.ask(package_rows())
    assert [(row.class_name, row.student_name) for row in rows] == [
        ("4A", "Noor Aalders"), ("5B", "Sanne Bruinsma"), ("5B", "Aylin Kaya"), ("5B", "Daan Postma"),
        ("5B", "Thijs Ökten"),
    ]  # fmt: skip
    assert [row.ready for row in rows] == [False, True, True, True, False]
    assert rows[0].error is not None
    assert rows[0].error.key == "consent.age"
    assert [item.key for item in rows[-1].missing] == ["finding.not_read"]
    caseload.run(seal_handover(handovers[0]))
    assert next(row for row in caseload.ask(package_rows()) if row.handover == handovers[0]).sealed


def test_nobody_is_ready_before_the_coach_has_looked_at_every_page(caseload: Caseload) -> None:
    a_class(caseload, looked=False)
    assert [row.ready for row in caseload.ask(package_rows())] == [False] * 4


def test_each_is_a_package_of_its_own_and_one_that_is_refused_stops_nobody(caseload: Caseload, out: Path) -> None:
    handovers = a_class(caseload)
    done = caseload.run(give_class([handovers[3], *handovers[:3]], out))
    assert [item.handover for item in done.given] == handovers[:3]
    assert [(item.handover, item.error.key, item.sealed) for item in done.not_given] == [
        (handovers[3], "handover.blocked", False)
    ]
    assert len({item.password for item in done.given}) == len({item.number for item in done.given}) == 3
    card = caseload.ask(seal_card)
    assert card is not None
    for item in done.given:
        container = open_wrapped((out / item.file_name).read_bytes(), item.password)
        report = check(container, roots=(card.root_pem,), now=caseload.clock())
        assert report.exit_code == 0
        assert report.parties is not None
        assert report.parties.package == item.number
    assert sorted(path.name for path in out.iterdir()) == sorted(item.file_name for item in done.given)
    assert statuses(caseload)[handovers[3]] is HandoverStatus.VOORBEREID
    noted = [verb for _, verb, _, _ in caseload.audit() if verb == "NoteExported"]
    assert len(noted) == 3
    assert all(item.password not in repr(done) for item in done.given)


def test_no_name_stands_on_a_file_or_a_slip(caseload: Caseload, out: Path) -> None:
    done = caseload.run(give_class(a_class(caseload)[:3], out))
    slips = caseload.run(slips_of(done.given))
    assert page_count(slips) == 5, "each on a sheet of its own"
    said = " ".join(pdf_text(slips).split())
    for item in done.given:
        assert item.number in said
        assert item.password.replace("-", "- ") in said
    for call_name, last_name in NAMES:
        assert last_name not in said
        assert call_name not in said
        assert not [path for path in out.iterdir() if last_name in path.name]


class StoppedAfter(DirectWork):
    """A coach who presses Stop when so many packages are done, in the middle of the next one."""

    def __init__(self, caseload: Caseload, number: int, *, inside: bool) -> None:
        super().__init__(caseload.vault)
        self.left, self.inside = number, inside
        self.seen: tuple[str, int, int] = ("", 0, 0)
        self.checks = 0

    def say(self, step: str, done: int = 0, total: int = 0) -> None:
        self.seen, self.checks = (step, done, total), 0

    def check(self) -> None:
        self.checks += 1
        if self.seen[1] >= self.left and self.checks > self.inside:
            raise Expected("job.stopped")


@pytest.mark.parametrize("inside", [False, True])
def test_a_stop_leaves_whole_packages_and_tells_which(caseload: Caseload, out: Path, inside: bool) -> None:
    handovers = a_class(caseload)[:3]
    work = StoppedAfter(caseload, 1, inside=inside)
    done = give_class(handovers, out)(work)
    assert isinstance(done, Handed)
    assert (done.stopped, done.left) == (True, 2)
    assert [item.handover for item in done.given] == handovers[:1]
    assert [path.name for path in out.iterdir()] == [done.given[0].file_name]
    assert [statuses(caseload)[item] for item in handovers[1:]] == [HandoverStatus.VOORBEREID] * 2
    again = caseload.run(give_class(handovers[1:], out))
    assert len(again.given) == 2, "and it can be done again"


@pytest.mark.parametrize("road", Road)
def test_the_road_of_the_recipient_is_taken(caseload: Caseload, out: Path, road: Road) -> None:
    handovers = a_class(caseload)[:1]
    recipient = caseload.ask(handover_form(handovers[0])).recipient
    caseload.do(ChooseRoad(recipient=recipient, road=road))
    done = caseload.run(give_class(handovers, out))
    (given,) = done.given
    data = (out / given.file_name).read_bytes()
    assert needs_password(data) is bool(given.password) is (road is not Road.MAIL)
    if road is Road.MAIL:
        with refused("packages.no_password"):
            caseload.run(slips_of(done.given))


def test_the_youths_own_document_goes_along_and_is_known_as_such(caseload: Caseload, out: Path) -> None:
    student = add_student(caseload, "Noor", "Aalders", class_name="5B")
    own = caseload.do(SaveRecipient(name="Noor zelf", kind=RecipientKind.LEERLING))
    handover = prepare(caseload, student, own, act=Act.MEEGEVEN, question="", reply_by=None)
    done = caseload.run(give_class([handover, a_class(caseload)[0]], out))
    assert [item.own for item in done.given] == [True, False]


def test_a_stick_that_is_pulled_ends_it_and_nothing_more_is_sealed(
    caseload: Caseload, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handovers = a_class(caseload)[:3]
    whole = outgoing.write_whole
    written: list[Path] = []

    def pulled(target: Path, content: bytes) -> None:
        if written:
            for path in out.iterdir():
                path.unlink()
            out.rmdir()
        whole(target, content)
        written.append(target)

    monkeypatch.setattr("jobcoach.exchange.outgoing.write_whole", pulled)
    done = caseload.run(give_class(handovers, out))
    assert [(item.handover, item.error.key, item.sealed) for item in done.not_given] == [
        (handovers[1], "file.folder", True)
    ]
    assert done.left == 1
    assert statuses(caseload)[handovers[2]] is HandoverStatus.VOORBEREID
    monkeypatch.undo()
    out.mkdir()
    again = caseload.run(give_class(handovers, out))
    assert len(again.given) == 3, "sealed ones are saved again, under a new password"
    assert again.given[0].number == done.given[0].number
    assert again.given[0].password != done.given[0].password


def test_a_folder_that_stands_in_the_way_ends_it_with_the_passwords_so_far(caseload: Caseload, out: Path) -> None:
    handovers = a_class(caseload)[:3]
    first = caseload.run(give_class(handovers[:1], out)).given[0]
    (out / first.file_name).unlink()
    head, _, sequence = first.number.rpartition("-")
    (out / f".overdracht_{head}-{int(sequence) + 1:04d}_beveiligd.zip.deel").mkdir()
    done = caseload.run(give_class(handovers, out))
    assert [item.file_name for item in done.given] == [first.file_name]
    assert done.given[0].password
    assert [(item.handover, item.sealed) for item in done.not_given] == [(handovers[1], True)]
    assert done.not_given[0].error.key in ("file.failed", "file.read_only")


def test_a_mistake_of_ours_in_one_costs_no_password_of_another(
    caseload: Caseload, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handovers = a_class(caseload)[:3]
    whole, count = package_batch.wrap_handover, itertools.count()

    def failing(document: DocumentId, road: Road) -> Job[Wrapped]:
        if next(count) == 1:
            raise RuntimeError("Daan Postma")
        return whole(document, road)

    monkeypatch.setattr(package_batch, "wrap_handover", failing)
    done = caseload.run(give_class(handovers, out))
    assert [item.handover for item in done.given] == [handovers[0], handovers[2]]
    assert all(item.password for item in done.given)
    assert [(item.handover, item.error.key, item.sealed) for item in done.not_given] == [
        (handovers[1], "packages.failed", True)
    ]
    assert "Daan" not in sentence(done.not_given[0].error)
    monkeypatch.undo()
    assert len(caseload.run(give_class(handovers[1:2], out)).given) == 1


def test_a_file_that_is_there_is_left_alone(caseload: Caseload, out: Path) -> None:
    handovers = a_class(caseload)[:2]
    first = caseload.run(give_class(handovers[:1], out)).given[0]
    before = (out / first.file_name).read_bytes()
    done = caseload.run(give_class(handovers, out))
    assert [item.error.key for item in done.not_given] == ["file.exists"]
    assert len(done.given) == 1
    assert (out / first.file_name).read_bytes() == before


def test_without_a_folder_nothing_is_sealed(caseload: Caseload, out: Path) -> None:
    handovers = a_class(caseload)[:2]
    done = caseload.run(give_class(handovers, out / "weg"))
    assert (len(done.given), done.left) == (0, 1)
    assert set(statuses(caseload).values()) == {HandoverStatus.VOORBEREID}
    with refused("packages.nothing"):
        caseload.run(give_class((), out))


def test_all_are_noted_as_sent_or_none(caseload: Caseload, out: Path) -> None:
    handovers = a_class(caseload)[:3]
    caseload.run(give_class(handovers[:2], out))
    with refused("handover.step"):
        caseload.do(MarkClassSent(handovers=tuple(handovers)))
    assert HandoverStatus.VERSTUURD not in statuses(caseload).values()
    caseload.do(MarkClassSent(handovers=tuple(handovers[:2])))
    assert [statuses(caseload)[item] for item in handovers[:2]] == [HandoverStatus.VERSTUURD] * 2
