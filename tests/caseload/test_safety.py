"""The coach and the safety of the caseload: back up, see what there is, go back, check, and start again elsewhere."""

import os
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from jobcoach.caseload.documents import content_of, keep
from jobcoach.caseload.log_book import KeepLog
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.rescue import Rescue, label_of_file, restore_here
from jobcoach.caseload.safety import Safety
from jobcoach.caseload.students import DeleteStudent
from jobcoach.model.base import DocumentId
from jobcoach.model.choices import DocumentKind, LogKind
from jobcoach.model.expected import Expected
from jobcoach.model.people import Student
from jobcoach.ui.words import sentence, sentences
from jobcoach.vault import backup, lost_laptop
from jobcoach.vault.folders import find
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from tests.caseload.open_vault import PASSPHRASE, Caseload, add_student, opened, refused

LARGE = os.urandom(400_000)


class Nobody:
    """Work without a vault: for what happens before one is open."""

    def say(self, step: str, done: int = 0, total: int = 0) -> None: ...
    def check(self) -> None: ...


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path / "kluizen") as made:
        gone, *_ = (add_student(made, name) for name in ("Sanne", "Bram", "Noor"))
        made.do(DeleteStudent(student=gone))
        yield made


@pytest.fixture
def safety(caseload: Caseload) -> Safety:
    return Safety(caseload.vault)


def names(vault: Vault) -> list[str]:
    return sorted(vault.ask(lambda session: list(session.scalars(select(Student.call_name)))))


def again(folder: Path, caseload: Caseload) -> Vault:
    return unlock(folder, passphrase=to_bytes(PASSPHRASE), clock=caseload.clock)


def scan(caseload: Caseload) -> DocumentId:
    return caseload.do(
        lambda session: DocumentId(
            keep(session, kind=DocumentKind.BIJLAGE, title="Scan", file_name="scan.pdf", content=LARGE).id
        )
    )


def test_a_backup_is_due_made_and_listed(caseload: Caseload, safety: Safety) -> None:
    assert safety.state(now=caseload.clock()).due
    caseload.run(safety.back_up())
    state = safety.state(now=caseload.clock())
    assert (state.due, state.last_here, state.last_elsewhere) == (False, caseload.clock(), None)
    caseload.clock.forward(minutes=40)
    assert not safety.state(now=caseload.clock()).due, "nothing new"
    add_student(caseload, "Later")
    assert safety.state(now=caseload.clock()).due
    caseload.run(safety.back_up())
    rows = caseload.run(safety.backups())
    assert [(row.students, row.log_entries, row.here, row.elsewhere) for row in rows] == [
        (3, 0, True, False),
        (2, 0, True, False),
    ]
    assert rows[0].at - rows[1].at == timedelta(minutes=40)
    assert rows[0].newest == rows[0].at


def test_the_second_place(caseload: Caseload, safety: Safety, tmp_path: Path) -> None:
    stick = tmp_path / "OneDrive - De Linde" / "stick"
    stick.mkdir(parents=True)
    facts = caseload.run(safety.choose_second_place(stick))
    assert (facts.sync_folder, facts.same_disk, facts.network) == (True, True, False)
    assert facts.free is not None
    state = safety.state(now=caseload.clock())
    assert state.last_elsewhere == caseload.clock()
    assert [(row.here, row.elsewhere) for row in caseload.run(safety.backups())] == [(True, True)]
    shutil.rmtree(stick)
    caseload.clock.forward(minutes=31)
    made = caseload.run(safety.back_up())
    assert made.second_problem == "backup.second_gone"
    state = safety.state(now=caseload.clock())
    assert (state.last_here, state.last_elsewhere) == (caseload.clock(), None)
    assert state.second_problem == "backup.second_gone"
    assert len(caseload.run(safety.backups())) == 2
    caseload.run(safety.forget_second_place())
    state = safety.state(now=caseload.clock())
    assert (state.second_place, state.second_problem) == (None, None)


def test_a_second_place_in_the_vault_or_nowhere_is_refused(caseload: Caseload, safety: Safety, tmp_path: Path) -> None:
    with refused("backup.second_inside"):
        caseload.run(safety.choose_second_place(caseload.vault.folder / "reserve"))
    with refused("backup.second_gone"):
        caseload.run(safety.choose_second_place(tmp_path / "nergens"))
    assert safety.state(now=caseload.clock()).second_place is None


def test_going_back_tells_what_is_lost_and_keeps_today(caseload: Caseload, safety: Safety) -> None:
    """J10: list with dates and counts, what is lost, go back; today stays beside it, and so does every backup."""
    document = scan(caseload)
    caseload.run(safety.back_up())
    caseload.clock.forward(minutes=90)
    later = add_student(caseload, "Later")
    caseload.do(KeepLog(kind=LogKind.GESPREK, on=date(2026, 11, 24), student=later, note="gebeld"))
    rows = caseload.run(safety.backups())
    loss = caseload.run(safety.loss(rows[0]))
    assert (loss.acts, loss.dossiers, loss.students, loss.log_entries) == (2, 1, 1, 1)
    assert loss.first == loss.last == caseload.clock()
    ready = caseload.run(safety.prepare_restore(rows[0]))
    assert (ready.today_kept, ready.missing_attachments) == (True, 0)
    aside = safety.swap_at_next_start(ready, now=caseload.clock())
    folder = caseload.vault.folder
    caseload.vault.lock()
    assert aside is not None
    assert find(folder.parent) == tuple(sorted((folder, aside)))
    back = again(folder, caseload)
    assert (names(back), back.notices) == (["Bram", "Noor"], ())
    assert back.ask(content_of(document)) == LARGE
    kinds = [row.kind for row in Safety(back).backups()(DirectWork(back))]
    assert kinds == [backup.BEFORE_RESTORE, backup.ORDINARY]
    back.lock()
    today = again(aside, caseload)
    assert names(today) == ["Bram", "Later", "Noor"]
    today.lock()


def test_each_backup_writes_the_page_for_a_lost_laptop(caseload: Caseload, safety: Safety, tmp_path: Path) -> None:
    code = caseload.vault.add_recovery()
    (tmp_path / "stick").mkdir()
    caseload.run(safety.choose_second_place(tmp_path / "stick"))
    place = safety.state(now=caseload.clock()).second_place
    assert place is not None
    for folder in (caseload.vault.folder, place):
        page = lost_laptop.read(folder / lost_laptop.FILE, recovery=code)
        assert page.last_backup == caseload.clock()
        assert page.facts.students == 3, "the bin was on the laptop too"


def test_not_going_back_after_all(caseload: Caseload, safety: Safety) -> None:
    caseload.run(safety.back_up())
    ready = caseload.run(safety.prepare_restore(caseload.run(safety.backups())[0]))
    safety.discard(ready)
    folder = caseload.vault.folder
    caseload.vault.lock()
    assert find(folder.parent) == (folder,)
    assert [item.name for item in folder.parent.iterdir()] == [folder.name]


def test_a_transport_file_brings_everything_to_a_new_laptop(caseload: Caseload, safety: Safety, tmp_path: Path) -> None:
    document, code = scan(caseload), caseload.vault.add_recovery()
    file = tmp_path / "mee.kluistransport"
    assert caseload.run(safety.make_transport(file)) == 1
    assert label_of_file(file) == ("Praktijkschool De Linde", "MH")
    laptop = tmp_path / "nieuwe laptop"
    for secret in ({"passphrase": to_bytes(PASSPHRASE)}, {"code": code}):
        folder = restore_here(file, laptop, now=caseload.clock(), **secret)(Nobody())  # type: ignore[arg-type]
        assert folder.name == "kluis.kluis"
        found = again(folder, caseload)
        assert (names(found), found.ask(content_of(document))) == (["Bram", "Noor"], LARGE)
        found.lock()
    assert len(find(laptop)) == 2, "the second one kept the first beside it"


def test_a_wrong_code_says_so_and_leaves_nothing(caseload: Caseload, safety: Safety, tmp_path: Path) -> None:
    caseload.run(safety.back_up())
    (file,) = (caseload.vault.folder / "reserve").iterdir()
    job = restore_here(file, tmp_path / "laptop", now=caseload.clock(), passphrase=to_bytes("vier heel andere woorden"))
    with refused("vault.wrong_key"):
        job(Nobody())  # type: ignore[arg-type]
    assert list((tmp_path / "laptop").iterdir()) == []


@pytest.mark.parametrize("disaster", ["database gone", "database empty", "database foreign", "half", "first page"])
def test_a_vault_that_does_not_open_is_brought_back(caseload: Caseload, safety: Safety, disaster: str) -> None:
    caseload.run(safety.back_up())
    folder = caseload.vault.folder
    caseload.vault.lock()
    file = folder / "kluis.db"
    content = file.read_bytes()
    if disaster == "database gone":
        file.unlink()
    else:
        file.write_bytes(
            {
                "database empty": b"",
                "database foreign": b"SQLite format 3\0" + bytes(5000),
                "half": content[: len(content) // 8192 * 4096],
                "first page": content[:100] + b"x" + content[101:],
            }[disaster]
        )
    with pytest.raises(Expected):
        again(folder, caseload).lock()
    rescue = Rescue(folder, now=caseload.clock(), passphrase=to_bytes(PASSPHRASE))
    rows = rescue.backups()(Nobody())  # type: ignore[arg-type]
    assert [row.students for row in rows] == [2]
    aside = rescue.go_back(rows[0])(Nobody())  # type: ignore[arg-type]
    back = again(folder, caseload)
    assert (names(back), back.notices) == (["Bram", "Noor"], ())
    back.lock()
    assert aside is not None
    assert aside.is_dir()


def test_a_full_check_finds_a_lost_document_and_the_way_back(caseload: Caseload, safety: Safety) -> None:
    scan(caseload)
    report = caseload.run(safety.after_unlock(now=caseload.clock()))
    assert report is not None
    assert (report.sound, report.way_back) == (True, None)
    assert caseload.run(safety.after_unlock(now=caseload.clock())) is None, "once a week is enough"
    assert (caseload.vault.folder / "ballast").is_file()
    caseload.run(safety.back_up())
    shutil.rmtree(caseload.vault.folder / "bijlagen")
    caseload.clock.forward(days=7)
    report = caseload.run(safety.after_unlock(now=caseload.clock()))
    assert report is not None
    assert (report.sound, report.documents_lost) == (False, 1)
    assert report.way_back is not None


def test_a_salvaged_vault_takes_the_place(caseload: Caseload, safety: Safety) -> None:
    ready = caseload.run(safety.salvage())
    assert ready.whole
    safety.swap_at_next_start(ready, now=caseload.clock())
    folder = caseload.vault.folder
    caseload.vault.lock()
    back = again(folder, caseload) if folder in find(folder.parent) else None
    assert back is not None
    assert names(back) == ["Bram", "Noor"]
    back.lock()


def test_every_trouble_of_the_second_place_has_a_sentence() -> None:
    for name in ("gone", "full", "read_only", "damaged", "trouble"):
        assert f"backup.second_{name}" in sentences()
        assert "back-up in de kluis zelf" in sentence(Expected(f"backup.second_{name}"))
