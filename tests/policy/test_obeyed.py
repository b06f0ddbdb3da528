"""What IT decides holds in the acts themselves, whatever a screen offers; and never in the oefenschool."""

import base64
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from jobcoach.caseload import keys
from jobcoach.caseload.form_consents import privacybericht
from jobcoach.caseload.form_facts import Wish
from jobcoach.caseload.opening import Gate
from jobcoach.caseload.recipients import ChooseRoad, SaveRecipient
from jobcoach.caseload.road import may_leave, wrap_handover
from jobcoach.caseload.safety import Safety
from jobcoach.model.base import DocumentId
from jobcoach.model.road import Road
from jobcoach.policy.file import in_force
from jobcoach.ui.handover.saving import Kept, save_plain, save_wrapped
from jobcoach.ui.preferences import Preferences
from jobcoach.vault import backup, escrow
from jobcoach.vault.kdf import Cost
from jobcoach.vault.keeper import unlock
from jobcoach.vault.passphrase import to_bytes
from tests.caseload.open_vault import Caseload, add_student, make_caseload, refused
from tests.ui.settings_world import NOW, PASSPHRASE, NowWork

CHEAP = Cost(8 * 1024, 1, 1)
SetPolicy = Callable[[str], Path]


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    made = make_caseload(tmp_path / "kluizen")
    yield made
    made.vault.lock()


def pair(folder: Path, name: str = "De Linde") -> escrow.SchoolKey:
    return escrow.make_pair(folder, name=name, password=to_bytes("kraan mossel"), cost=CHEAP, now=NOW)


def with_key(key: escrow.SchoolKey) -> str:
    public = base64.b64encode(key.public).decode()
    return f'versie = 1\n[schoolsleutel]\nnaam = "{key.name}"\nopenbaar = "{public}"\n'


# --- the lock ----------------------------------------------------------------------------------------------------


def test_the_lock_is_never_later_than_it_allows(set_policy: SetPolicy, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "v.ini")
    preferences.lock_minutes = 12
    assert preferences.lock_minutes == 12
    set_policy("versie = 1\nslot_minuten = 3\n")
    assert preferences.lock_minutes == 3
    preferences.lock_minutes = 2
    assert preferences.lock_minutes == 2, "sooner is the coach's own choice"


def test_a_broken_policy_locks_soonest(set_policy: SetPolicy, tmp_path: Path) -> None:
    set_policy("versie = ")
    assert Preferences(tmp_path / "v.ini").lock_minutes == 1


# --- roads -------------------------------------------------------------------------------------------------------


def test_a_package_leaves_on_an_allowed_road_only(set_policy: SetPolicy, caseload: Caseload, tmp_path: Path) -> None:
    set_policy('versie = 1\nwegen = ["zip"]\n')
    kept = Kept(document=DocumentId(1), number="1", recipient=1, student=add_student(caseload, "Noor"))
    with refused("policy.road"):
        caseload.run(save_plain(kept, tmp_path / "uit.zip"))
    with refused("policy.road"):
        caseload.run(save_wrapped(kept, tmp_path / "uit.pdf", Road.PDF))
    with refused("policy.road"):
        caseload.run(wrap_handover(DocumentId(1), Road.PDF))
    with refused("record.gone"):  # allowed: now the package itself is looked for
        caseload.run(save_wrapped(kept, tmp_path / "uit.zip", Road.ZIP))
    assert not list(tmp_path.glob("uit.*"))


def test_another_road_is_not_agreed_and_an_old_agreement_may_stay(set_policy: SetPolicy, caseload: Caseload) -> None:
    mail = SaveRecipient(name="gemeente Lindeborg", way=Road.MAIL.value)
    known = caseload.do(mail)
    set_policy('versie = 1\nwegen = ["pdf"]\n')
    with refused("policy.road"):
        caseload.do(SaveRecipient(name="gemeente Eikdorp", way=Road.ZIP.value))
    with refused("policy.road"):
        caseload.do(ChooseRoad(recipient=known, road=Road.ZIP))
    caseload.do(SaveRecipient(name="gemeente Lindeborg", phone="0123", way=Road.MAIL.value, id=known))
    caseload.do(ChooseRoad(recipient=known, road=Road.PDF))


def test_the_oefenschool_may_try_every_road(set_policy: SetPolicy, caseload: Caseload, tmp_path: Path) -> None:
    gate = Gate(vaults=lambda: tmp_path, clock=lambda: NOW, cost=CHEAP)
    set_policy('versie = 1\nwegen = ["pdf"]\n')
    practice = gate.make_practice()(NowWork()).caseload
    with refused("policy.road"):
        caseload.ask(may_leave(Road.MAIL))
    to_mail = SaveRecipient(name="gemeente Lindeborg", way=Road.MAIL.value)
    assert practice.ask(may_leave(Road.MAIL)) is None
    assert practice.carry_out(to_mail).result > 0
    practice.lock()


# --- the second place --------------------------------------------------------------------------------------------


def test_the_second_place_of_it_is_used_and_cannot_be_changed(
    set_policy: SetPolicy, caseload: Caseload, tmp_path: Path
) -> None:
    own, fixed = tmp_path / "eigen", tmp_path / "school"
    own.mkdir()
    safety = Safety(caseload.vault)
    caseload.run(safety.choose_second_place(own))
    set_policy(f"versie = 1\ntweede_plek = '{fixed}'\n")
    place = backup.second_place_in(fixed, caseload.vault.id)
    assert safety.state(now=caseload.clock()).second_place == place
    made = caseload.run(safety.back_up())
    assert made.second_problem == "backup.second_gone", "a share that is not there is told, and not made"
    assert not fixed.exists()
    fixed.mkdir()
    caseload.clock.forward(hours=1)
    made = caseload.run(safety.back_up())
    assert made.second_problem is None
    assert made.second is not None
    assert place in made.second.parents
    assert any(row.elsewhere for row in caseload.run(safety.backups()))
    with refused("policy.second_place"):
        caseload.run(safety.choose_second_place(own))
    with refused("policy.second_place"):
        caseload.run(safety.forget_second_place())


@pytest.mark.parametrize("place", ["~/back-ups", "~\\\\back-ups", "~niemand/back-ups"])
def test_a_home_that_the_coach_can_move_is_no_second_place(
    set_policy: SetPolicy, caseload: Caseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "elders"))
    (tmp_path / "elders" / "back-ups").mkdir(parents=True)
    set_policy(f'versie = 1\ntweede_plek = "{place}"\n')
    assert [problem.key for problem in in_force().problems] == ["policy.setting"]
    own, safety = tmp_path / "stick", Safety(caseload.vault)
    own.mkdir()
    caseload.run(safety.choose_second_place(own))
    made = caseload.run(safety.back_up())
    assert made.second is not None
    assert own in made.second.parents, "the coach chooses"
    assert list((tmp_path / "elders" / "back-ups").iterdir()) == []


# --- keeping -----------------------------------------------------------------------------------------------------


def test_the_privacy_notice_promises_the_term_of_the_school(set_policy: SetPolicy, caseload: Caseload) -> None:
    noor = add_student(caseload, "Noor", left_on=date(2026, 7, 31))
    before = caseload.ask(lambda session: privacybericht(session, Wish(student=noor)))
    assert (before.years, before.gone_on) == (2, date(2028, 7, 31))
    set_policy("versie = 1\nbewaarjaren = 1\n")
    after = caseload.ask(lambda session: privacybericht(session, Wish(student=noor)))
    assert (after.years, after.gone_on) == (1, date(2027, 7, 31))


# --- the school's key --------------------------------------------------------------------------------------------


def test_every_new_vault_opens_with_the_schools_key(set_policy: SetPolicy, tmp_path: Path) -> None:
    key = pair(tmp_path / "beheer")
    set_policy(with_key(key))
    gate = Gate(vaults=lambda: tmp_path / "kluizen", clock=lambda: NOW, cost=CHEAP)
    job = gate.create(school="De Linde", place="Lindeborg", brin="", coach="Marieke Hol", passphrase=PASSPHRASE)
    vault = job(NowWork()).caseload
    assert [slot.type for slot in keys.slots_of(vault)] == ["passphrase", "escrow"]
    assert not keys.needs_recovery(vault)
    fixed = keys.slots_of(vault)[1]
    assert (fixed.person, fixed.fingerprint) == ("De Linde", key.fingerprint)
    with refused("policy.school_key"):
        keys.remove_slot(vault, fixed.id)
    with refused("policy.school_key"):
        keys.set_school_key(vault, pair(tmp_path / "ander", "De Ander"))
    keys.set_school_key(vault, key)
    folder = vault.folder
    vault.lock()
    private, _ = escrow.read_private(tmp_path / "beheer" / escrow.PRIVATE_FILE, to_bytes("kraan mossel"))
    opened = unlock(folder, escrow=private, clock=lambda: NOW)
    assert [one.key for one in opened.notices] == ["vault.escrow_used"]
    opened.lock()


def test_a_vault_of_before_keeps_its_keys_until_the_coach_says_yes(
    set_policy: SetPolicy, caseload: Caseload, tmp_path: Path
) -> None:
    key = pair(tmp_path / "beheer")
    set_policy(with_key(key))
    assert not caseload.vault.has_escrow
    keys.set_school_key(caseload.vault, key)
    assert keys.is_fixed(keys.slots_of(caseload.vault)[-1])


def test_another_key_of_the_school_may_be_taken_away(set_policy: SetPolicy, caseload: Caseload, tmp_path: Path) -> None:
    keys.set_school_key(caseload.vault, pair(tmp_path / "oud"))
    set_policy(with_key(pair(tmp_path / "nieuw")))
    keys.remove_slot(caseload.vault, keys.slots_of(caseload.vault)[-1].id)
    assert not caseload.vault.has_escrow


def test_a_file_that_a_coach_could_change_sets_no_key(set_policy: SetPolicy, tmp_path: Path) -> None:
    set_policy(with_key(pair(tmp_path / "beheer"))).chmod(0o666)
    gate = Gate(vaults=lambda: tmp_path / "kluizen", clock=lambda: NOW, cost=CHEAP)
    job = gate.create(school="De Linde", place="Lindeborg", brin="", coach="Marieke Hol", passphrase=PASSPHRASE)
    vault = job(NowWork()).caseload
    assert not vault.has_escrow
    vault.lock()
