"""The school's seal in a real vault: file, own seal, request and answer, renewal, revocation, a clock that was wrong."""

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from jobcoach.caseload import school_seal
from jobcoach.caseload.clock import MendClock, clock_ahead
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.school_seal import give_seal, make_school_seal, move_root_out, register_of, renew_seal, revoke
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.seals import (
    AskSeal,
    KeepSeal,
    MakeSeal,
    answered,
    request_waiting,
    root_inside,
    seal_card,
    seal_to_use,
)
from jobcoach.caseload.undo import Undo
from jobcoach.handover.check import check
from jobcoach.handover.issuing import read_request
from jobcoach.handover.revocation import Why
from jobcoach.handover.seal import make_root, make_seal, seal_life
from jobcoach.model.documents import SealKeys
from jobcoach.model.expected import Expected
from jobcoach.vault.changes import upkeep
from jobcoach.vault.kdf import Cost
from tests.caseload.open_vault import (
    Caseload,
    add_recipient,
    add_student,
    make_caseload,
    opened,
    prepare,
    refused,
    say_yes,
)

CHEAP = Cost(8 * 1024, 1, 1)


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path, seal=False) as made:
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "school").mkdir()
    return tmp_path / "school" / "schoolzegel-99ZZ.json"


def sealed_package(caseload: Caseload) -> bytes:
    student = add_student(caseload)
    recipient = add_recipient(caseload)
    say_yes(caseload, student, recipient)
    return caseload.ask(content_of(caseload.run(seal_handover(prepare(caseload, student, recipient))).document))


def columns(caseload: Caseload) -> list[bytes | None]:
    return caseload.ask(lambda session: [row.root_key for row in session.query(SealKeys)])


def test_a_single_coach_makes_it_all_in_one_go(caseload: Caseload, file: Path) -> None:
    made = caseload.run(make_school_seal(file, cost=CHEAP))
    card = caseload.ask(seal_card)
    assert card is not None
    assert (card.fingerprint, card.root_inside) == (made.fingerprint, False)
    assert columns(caseload) == [None]
    content, seals = register_of(file, password=made.password)
    assert [item.holder for item in seals] == ["Zegel van Marieke Hol"]
    assert content.root.certificate_pem == card.root_pem
    assert made.password not in repr(made)
    package = sealed_package(caseload)
    assert check(package, roots=(card.root_pem,), now=caseload.clock.moment).exit_code == 0


def test_the_root_key_is_nowhere_in_the_vault(caseload: Caseload, file: Path) -> None:
    """Not in a row, not in the change log, not in the audit: the key as it is and as base64."""
    made = caseload.run(make_school_seal(file, cost=CHEAP))
    content, _ = register_of(file, password=made.password)
    assert found_in(caseload, content.root.key_pkcs8) == []


def found_in(caseload: Caseload, key: bytes) -> list[str]:
    """Tables in which the key stands in any form."""
    import base64

    forms = [key, key.hex().encode(), base64.b64encode(key)]
    middle = key[36:68]  # the private number itself
    forms += [middle, middle.hex().encode()]

    def look(session: object) -> list[str]:
        connection = session.connection()  # type: ignore[attr-defined]
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars().all()
        hit = []
        for table in tables:
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"'):
                cells = (cell if isinstance(cell, bytes) else str(cell).encode() for cell in row)
                hit += [table for cell in cells for form in forms if form in cell]
        return hit

    return caseload.ask(look)


def test_a_full_disk_leaves_neither_file_nor_seal(
    caseload: Caseload, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with refused("vault.disk_full"):
            caseload.run(make_school_seal(file, cost=CHEAP))
    assert caseload.ask(seal_card) is None
    assert os.listdir(file.parent) == []


def test_a_vault_that_cannot_keep_the_seal_leaves_no_file_without_a_password(
    caseload: Caseload, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise Expected("vault.disk_full")

    with monkeypatch.context() as patched:
        patched.setattr(KeepSeal, "__call__", full)
        with refused("vault.disk_full"):
            caseload.run(make_school_seal(file, cost=CHEAP))
    assert os.listdir(file.parent) == []
    assert caseload.run(make_school_seal(file, cost=CHEAP)).password


def test_a_second_school_seal_is_made_only_on_purpose(caseload: Caseload, file: Path) -> None:
    first = caseload.run(make_school_seal(file, cost=CHEAP))
    other = file.with_name("nieuw.json")
    with refused("seal.exists"):
        caseload.run(make_school_seal(other, cost=CHEAP))
    assert not other.exists()
    second = caseload.run(make_school_seal(other, cost=CHEAP, new_root=True))
    card = caseload.ask(seal_card)
    assert card is not None
    assert card.fingerprint == second.fingerprint != first.fingerprint


# --- a vault of 0.1.0 -----------------------------------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path: Path) -> Iterator[tuple[Caseload, bytes]]:
    """A vault with the root's key inside, as 0.1.0 made it, and that key."""
    made = make_caseload(tmp_path, seal=False)
    root = make_root(school="Praktijkschool De Linde", brin="99ZZ", place="Boterdam", now=made.clock.moment)
    seal = make_seal(root, school="De Linde", brin="99ZZ", coach="Marieke Hol", now=made.clock.moment)

    def as_before(session: object) -> None:
        KeepSeal(seal=seal)(session)  # type: ignore[arg-type]
        session.flush()  # type: ignore[attr-defined]
        with upkeep(session):  # type: ignore[arg-type]
            session.execute(update(SealKeys).values(root_key=root.key_pkcs8))  # type: ignore[attr-defined]

    made.do(as_before)
    yield made, root.key_pkcs8
    made.vault.lock()


def test_an_old_root_moves_out_and_sealing_goes_on(old: tuple[Caseload, bytes], file: Path) -> None:
    caseload, key = old
    card = caseload.ask(seal_card)
    assert card is not None
    assert card.root_inside
    assert sealed_package(caseload)
    made = caseload.run(move_root_out(file, cost=CHEAP))
    after = caseload.ask(seal_card)
    assert after is not None
    assert (after.root_inside, after.fingerprint) == (False, card.fingerprint)
    assert found_in(caseload, key) == []
    content, seals = register_of(file, password=made.password)
    assert content.root.key_pkcs8 == key
    assert len(seals) == 1
    kinds = [(kind, verb) for kind, verb, _, _ in caseload.audit()]
    assert kinds[-1] == ("geexporteerd", "ForgetRootKey")
    caseload.clock.forward(days=30)
    assert caseload.ask(seal_to_use())
    with refused("seal.moved"):
        caseload.run(move_root_out(file.with_name("nog.json"), cost=CHEAP))


def test_a_move_that_fails_leaves_the_key_where_it_was(
    old: tuple[Caseload, bytes], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jobcoach.vault import header_file

    caseload, key = old
    write = header_file.write_durably
    with monkeypatch.context() as patched:
        patched.setattr(header_file, "write_durably", lambda path, content: write(path, content[:-60] + b" " * 60))
        with refused("handover.school_file_damaged"):
            caseload.run(move_root_out(file, cost=CHEAP))
    assert columns(caseload) == [key]
    assert os.listdir(file.parent) == []
    assert caseload.ask(root_inside()) is not None


def test_the_released_vault_still_opens_with_its_seal(old: tuple[Caseload, bytes]) -> None:
    caseload, _ = old
    assert caseload.ask(seal_to_use()).key_pkcs8


# --- more coaches --------------------------------------------------------------------------------------------------------


@pytest.fixture
def school(caseload: Caseload, file: Path) -> str:
    """The file of the school, made by the first coach; its password."""
    return caseload.run(make_school_seal(file, cost=CHEAP)).password


def test_a_colleague_asks_and_gets_a_seal_of_the_same_school(
    caseload: Caseload, file: Path, school: str, tmp_path: Path
) -> None:
    (tmp_path / "b").mkdir()
    with opened(tmp_path / "b", seal=False) as colleague:
        request = colleague.do(AskSeal())
        waiting = colleague.ask(request_waiting)
        assert waiting is not None
        assert waiting[1] == request
        assert b"PRIVATE" not in request
        assert read_request(request).holder == "Zegel van Marieke Hol"
        given = give_seal(file, password=school, request=request, at=caseload.clock.moment)
        seal = colleague.ask(answered(given))
        colleague.do(KeepSeal(seal=seal))
        assert colleague.ask(request_waiting) is None
        mine, theirs = caseload.ask(seal_card), colleague.ask(seal_card)
        assert mine
        assert theirs
        assert mine.fingerprint == theirs.fingerprint
        package = sealed_package(colleague)
        assert check(package, roots=(mine.root_pem,), now=colleague.clock.moment).exit_code == 0
        with refused("seal.not_asked"):
            colleague.ask(answered(given))
    assert len(register_of(file, password=school)[1]) == 2


def test_a_seal_for_an_older_request_or_another_school_is_refused(
    caseload: Caseload, file: Path, school: str, tmp_path: Path
) -> None:
    (tmp_path / "b").mkdir()
    with opened(tmp_path / "b", seal=False) as colleague:
        first = give_seal(file, password=school, request=colleague.do(AskSeal()), at=caseload.clock.moment)
        colleague.do(AskSeal())
        with refused("handover.seal_file_other_key"):
            colleague.ask(answered(first))


def test_a_request_key_is_gone_once_it_is_answered(caseload: Caseload, file: Path, school: str) -> None:
    key = make_and_answer(caseload, file, school)
    card = caseload.ask(seal_card)
    assert card is not None
    assert set(found_in(caseload, key)) == {"seal_keys"}
    made = caseload.ask(
        lambda session: (
            session.connection()
            .exec_driver_sql("SELECT id FROM change_set WHERE verb = 'AskSeal' ORDER BY id DESC LIMIT 1")
            .scalar()
        )
    )
    with refused("undo.stays"):
        caseload.do(Undo(made))


def make_and_answer(caseload: Caseload, file: Path, password: str) -> bytes:
    given = give_seal(file, password=password, request=caseload.do(AskSeal()), at=caseload.clock.moment)
    seal = caseload.ask(answered(given))
    caseload.do(KeepSeal(seal=seal))
    return seal.key_pkcs8


# --- renewal -------------------------------------------------------------------------------------------------------------


def test_a_seal_is_renewed_under_the_same_root_and_both_packages_are_known(
    caseload: Caseload, file: Path, school: str
) -> None:
    card = caseload.ask(seal_card)
    assert card is not None
    before = sealed_package(caseload)
    assert not card.ends_soon(caseload.today)
    caseload.clock.moment = card.valid_until - timedelta(days=60)
    assert card.ends_soon(caseload.today)
    caseload.run(renew_seal(file, password=school))
    renewed = caseload.ask(seal_card)
    assert renewed is not None
    assert renewed.fingerprint == card.fingerprint
    assert renewed.days_left(caseload.today) > 1000
    assert check(before, roots=(card.root_pem,), now=caseload.clock.moment).exit_code == 0
    assert seal_life(caseload.ask(seal_to_use()).certificate_pem).end == renewed.valid_until
    assert len(register_of(file, password=school)[1]) == 2


def test_a_file_of_another_root_does_not_renew(caseload: Caseload, file: Path, school: str) -> None:
    other = file.with_name("anders.json")
    caseload.run(make_school_seal(other, cost=CHEAP, new_root=True))
    with refused("seal.other_root"):
        caseload.run(renew_seal(file, password=school))
    with refused("handover.school_file_password"):
        caseload.run(renew_seal(other, password="fout"))


# --- revocation ----------------------------------------------------------------------------------------------------------


def test_a_lost_seal_is_revoked_and_stays_on_every_next_list(caseload: Caseload, file: Path, school: str) -> None:
    package, at = sealed_package(caseload), caseload.clock.moment
    card = caseload.ask(seal_card)
    assert card is not None
    (seal,) = register_of(file, password=school)[1]
    ended = revoke(file, password=school, serials=(seal.serial,), why=Why.ENDED, since=at + timedelta(hours=1), at=at)
    lost = revoke(file, password=school, serials=(seal.serial,), why=Why.LOST, since=at, at=at)
    again = revoke(file, password=school, serials=(), why=Why.LOST, since=at, at=at)
    softer = revoke(file, password=school, serials=(seal.serial,), why=Why.ENDED, since=at, at=at)
    codes = [check(package, roots=(card.root_pem,), now=at, crl=one).exit_code for one in (ended, lost, again, softer)]
    assert codes == [1, 2, 2, 2]
    content, left = register_of(file, password=school)
    assert (content.list_number, left) == (4, ())


def test_only_a_seal_of_this_school_is_revoked(caseload: Caseload, file: Path, school: str) -> None:
    at = caseload.clock.moment
    with refused("seal.serial"):
        revoke(file, password=school, serials=(12345,), why=Why.LOST, since=at, at=at)
    assert register_of(file, password=school)[0].list_number == 0


# --- for practice and nowhere else ---------------------------------------------------------------------------------------


def test_only_an_oefenschool_makes_a_seal_without_a_file(caseload: Caseload) -> None:
    with refused("seal.needs_file"):
        caseload.do(MakeSeal())
    assert caseload.ask(seal_card) is None


def test_the_screens_names_are_there() -> None:
    assert school_seal.file_name("99ZZ") == "schoolzegel-99ZZ.json"


# --- the clock -----------------------------------------------------------------------------------------------------------


def test_a_clock_that_was_wrong_once_is_mended_with_a_reason(caseload: Caseload, file: Path, school: str) -> None:
    right = caseload.clock.moment
    caseload.clock.moment = right + timedelta(days=400)
    add_student(caseload)
    caseload.clock.moment = right + timedelta(minutes=5)
    with refused("handover.clock_back"):
        sealed_package(caseload)
    assert caseload.ask(clock_ahead) == right + timedelta(days=400)
    for wrong in ("", "  x ", "y" * 201):
        with refused("clock.reason"):
            caseload.do(MendClock(reason=wrong))
    caseload.do(MendClock(reason="De batterij van de laptop was leeg."))
    assert caseload.ask(clock_ahead) is None
    kinds = caseload.audit()
    assert kinds[-1][1] == "MendClock"
    with refused("clock.right"):
        caseload.do(MendClock(reason="nog een keer"))
    assert sealed_package(caseload)
    caseload.clock.moment = right
    with refused("handover.clock_back"):
        sealed_package(caseload)


def test_the_audit_keeps_its_chain_and_the_reason(caseload: Caseload) -> None:
    from jobcoach.model.journal import AuditEntry
    from jobcoach.vault.audit import check_chain

    right = caseload.clock.moment
    caseload.clock.moment = right + timedelta(days=400)
    add_student(caseload)
    caseload.clock.moment = right
    caseload.do(MendClock(reason="Verkeerd jaar na een\nupdate."))
    assert caseload.ask(check_chain) is None
    told = caseload.ask(lambda session: session.query(AuditEntry).filter_by(verb="MendClock").one().about)
    assert told == "Verkeerd jaar na een update."


def test_the_file_is_json_that_a_school_can_recognise(caseload: Caseload, file: Path, school: str) -> None:
    whole = json.loads(file.read_text())
    assert (whole["format"], whole["school"], whole["brin"]) == (
        "jobcoach-schoolzegel",
        "Praktijkschool De Linde",
        "99ZZ",
    )
    assert school not in file.read_text()
    with pytest.raises(Expected, match=r"handover\.school_file_password"):
        register_of(file, password=school[::-1])
