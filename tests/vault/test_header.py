"""The header: bounded, canonical, authenticated; no change of it is ever accepted."""

import json
import os
import random
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model.expected import Expected
from jobcoach.vault import header, header_file, kdf, recovery_code, slots
from jobcoach.vault.header import Header, Label
from jobcoach.vault.kdf import Cost
from jobcoach.vault.passphrase import to_bytes

CODE = recovery_code.printed(list(range(30)))
SECRET = "vijver kapstok linnen zaag"


@pytest.fixture(scope="module")
def made() -> tuple[bytes, bytearray]:
    """Bytes of a header with a passphrase and a recovery slot, and its master key."""
    vault, master = "ab" * 16, slots.new_master()
    two = (
        slots.passphrase_slot(vault, master, passphrase=to_bytes(SECRET), person="Marja", cost=Cost(8192, 1, 1)),
        slots.recovery_slot(vault, master, code=CODE, person="Marja"),
    )
    label = Label(school="De Linde", initials="MH", practice=False)
    sealed = header.sealed(Header(id=vault, generation=7, label=label, slots=two), master)
    return header.written(sealed), master


def opens(raw: bytes) -> bool:
    """Whether these bytes open with the recovery code; anything but Expected fails the test."""
    try:
        slots.opened(header.parse(raw), recovery=CODE)
    except Expected:
        return False
    return True


def test_both_slots_give_the_master_key(made: tuple[bytes, bytearray]) -> None:
    raw, master = made
    head = header.parse(raw)
    assert slots.opened(head, recovery=CODE.lower().replace("-", " "))[0] == master
    assert slots.opened(head, passphrase=to_bytes(SECRET))[0] == master
    assert slots.person_of(head.id, head.slots[0], master) == "Marja"
    assert b"Marja" not in raw


def test_a_wrong_key_does_not_say_what_was_wrong(made: tuple[bytes, bytearray]) -> None:
    head = header.parse(made[0])
    for key in ({"passphrase": to_bytes("iets anders")}, {"recovery": recovery_code.new_code()}, {}):
        with pytest.raises(Expected) as caught:
            slots.opened(head, **key)  # type: ignore[arg-type]
        assert (caught.value.key, caught.value.values) == ("vault.wrong_key", {})


def test_two_thousand_damaged_headers(made: tuple[bytes, bytearray]) -> None:
    """Seeded mutations of bytes: none accepted, none crashes."""
    raw, chance = made[0], random.Random(20261120)
    accepted = 0
    for _ in range(2000):
        damaged = bytearray(raw)
        for _ in range(chance.choice((1, 1, 1, 2, 8))):
            at = chance.randrange(len(damaged))
            way = chance.randrange(4)
            if way == 0:
                damaged[at] ^= 1 << chance.randrange(8)
            elif way == 1:
                del damaged[at : at + chance.randrange(1, 40)]
            elif way == 2:
                damaged[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 9)))
            else:
                damaged[at : at + 3] = damaged[:3]
        if bytes(damaged) != raw:
            accepted += opens(bytes(damaged))
    assert accepted == 0
    assert opens(raw)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def places(content: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path in a JSON value."""
    inner = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    return [path] + [found for key, value in inner for found in places(value, (*path, key))]


@given(st.data())
def test_no_field_may_hold_anything_else(made: tuple[bytes, bytearray], data: st.DataObject) -> None:
    content = json.loads(made[0])
    path = data.draw(st.sampled_from([found for found in places(content) if found]))
    inner = content
    for step in path[:-1]:
        inner = inner[step]
    new = data.draw(values)
    if header_text(inner[path[-1]]) == header_text(new):
        return
    inner[path[-1]] = new
    assert not opens(header_text(content))


def header_text(content: object) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


@given(st.binary(max_size=300))
def test_rubbish_is_refused(rubbish: bytes) -> None:
    assert not opens(rubbish)


def test_another_spelling_of_the_same_header_is_refused(made: tuple[bytes, bytearray]) -> None:
    for other in (
        made[0] + b"\n",
        json.dumps(json.loads(made[0])).encode(),
        made[0].replace(b"De Linde", b"De\\u0020Linde"),
    ):
        assert not opens(other)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memory_kib", 2**22),
        ("memory_kib", 2**62),
        ("memory_kib", 64),
        ("passes", 65),
        ("passes", 0),
        ("lanes", 9),
        ("lanes", True),
    ],
)
def test_the_cost_is_checked_before_memory_is_spent(made: tuple[bytes, bytearray], field: str, value: int) -> None:
    content = json.loads(made[0])
    content["slots"][0]["cost"][field] = value
    tracemalloc.start()
    with pytest.raises(Expected, match=r"vault\.header_damaged"):
        header.parse(header_text(content))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


@pytest.mark.parametrize("cost", [(2**20, 17, 2), (256 * 1024, 33, 1), (2**20, 64, 8)])
def test_a_planted_slot_cannot_ask_for_minutes_of_work(
    made: tuple[bytes, bytearray], cost: tuple[int, int, int]
) -> None:
    content = json.loads(made[0])
    content["slots"][0]["cost"] = dict(zip(("memory_kib", "passes", "lanes"), cost, strict=True))
    with pytest.raises(Expected, match=r"vault\.header_damaged"):
        header.parse(header_text(content))


def test_nor_can_many_planted_slots_together(made: tuple[bytes, bytearray]) -> None:
    content = json.loads(made[0])
    dear = content["slots"][0] | {"cost": {"memory_kib": 256 * 1024, "passes": 64, "lanes": 2}}
    content["slots"] = [dear | {"id": f"{number:016x}"} for number in range(5)]
    with pytest.raises(Expected, match=r"vault\.header_damaged"):
        header.parse(header_text(content))


@pytest.mark.parametrize("seconds", [1e-6, 0.01, 0.1, 0.5, 3.0])
@pytest.mark.parametrize("machine", [0, 16_000_000])
def test_whatever_a_measurement_gives_can_be_read_back(
    monkeypatch: pytest.MonkeyPatch, seconds: float, machine: int
) -> None:
    """Also of a machine that hiccups: ``seconds`` is what a pass over 64 MiB seems to take."""
    monkeypatch.setattr(kdf, "_machine_kib", lambda: machine)
    monkeypatch.setattr(kdf, "_seconds_of", lambda cost: seconds * cost.passes * cost.memory_kib / 65_536)
    cost = kdf.calibrate()
    assert cost.work * header.MOST_SLOTS <= 2 * header.MOST_WORK_IN_ALL
    assert kdf.Cost(256 * 1024, 64, 2).work <= kdf.MOST_WORK, "what an earlier version could make"


def test_bombs_are_refused_before_they_are_read(tmp_path: Path) -> None:
    for bomb in (b"[" * 60_000, b'{"format":"jobcoach-kluis","version":1,' + b'"a":{' * 9_000, b"9" * 64_000):
        assert not opens(bomb)
    (tmp_path / "kop.json").write_bytes(b" " * 50_000_000)
    with pytest.raises(Expected, match=r"vault\.header_damaged"):
        header_file.read(tmp_path)


def test_a_newer_header_is_told_apart_from_a_damaged_one(made: tuple[bytes, bytearray]) -> None:
    content = json.loads(made[0])
    content["version"] = 2
    content["something"] = "new"
    with pytest.raises(Expected, match=r"vault\.newer"):
        header.parse(header_text(content))


def test_a_slot_of_a_later_kind_is_kept_and_authenticated(made: tuple[bytes, bytearray]) -> None:
    """The next issue adds an escrow slot; this version must neither drop nor trip over such a slot."""
    raw, master = made
    head = header.parse(raw)
    later = replace(
        head.slots[1], type="escrow", id="cd" * 8, wrapped=header.to_text(bytes(200)), more='{"org":"99ZZ"}'
    )
    known = header.sealed(replace(head, slots=(later, *head.slots), seal='{"open":true}'), master)
    again = header.parse(header.written(known))
    assert again == known
    assert slots.opened(again, recovery=CODE)[0] == master


def test_slots_of_another_vault_do_not_open_this_one(made: tuple[bytes, bytearray]) -> None:
    raw, master = made
    head = header.parse(raw)
    moved = header.sealed(replace(head, id="cd" * 16), master)
    with pytest.raises(Expected, match=r"vault\.wrong_key"):
        slots.opened(moved, recovery=CODE)


def test_writing_keeps_the_one_before(made: tuple[bytes, bytearray], tmp_path: Path) -> None:
    raw, master = made
    first = header.parse(raw)
    second = header.sealed(replace(first, generation=8), master)
    header_file.write(tmp_path, first)
    header_file.write(tmp_path, second)
    assert (tmp_path / "kop.json").read_bytes() == header.written(second)
    assert (tmp_path / "kop.json.vorige").read_bytes() == raw
    assert sorted(os.listdir(tmp_path)) == ["kop.json", "kop.json.vorige"]
    assert header_file.read(tmp_path) == (second, False)
    (tmp_path / "kop.json").write_bytes(b"")
    assert header_file.read(tmp_path) == (first, True)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_only_the_owner_may_read(made: tuple[bytes, bytearray], tmp_path: Path) -> None:
    header_file.write(tmp_path, header.parse(made[0]))
    assert (tmp_path / "kop.json").stat().st_mode & 0o077 == 0


def test_sub_keys_differ_by_label() -> None:
    master = bytearray(range(32))
    keys = {bytes(kdf.subkey(master, label)) for label in ("db", "hdr", "person", "recovery", "seal", "att")}
    assert len(keys) == 6


def test_the_stretched_key_is_that_of_the_reference() -> None:
    """A vector of the reference implementation of Argon2id (version 19, 2 passes, 64 MiB, 1 lane)."""
    key = kdf.stretch(bytearray(b"password"), b"somesalt", Cost(65536, 2, 1))
    assert key.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_wiping_leaves_zeros() -> None:
    secret = bytearray(b"geheim")
    kdf.wipe(secret)
    assert secret == bytes(6)
