"""The trust file: what was compared once stays, and nothing can slip in later."""

import json
import os
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobcoach.handover.check import check
from jobcoach.handover.seal import fingerprint
from jobcoach.handover.trust import pin, pinned_roots, read_trust, replace_root
from jobcoach.model.expected import Expected

DAY = date(2026, 7, 10)
NOW = datetime(2026, 7, 10, 9, 30, 15, tzinfo=UTC)


def key_of(act) -> str:
    with pytest.raises(Expected) as caught:
        act()
    return caught.value.key


@pytest.fixture
def path(tmp_path):
    return tmp_path / "vertrouwde-scholen.json"


def test_no_file_means_no_schools(path):
    assert read_trust(path) == ()
    assert pinned_roots(path) == ()


def test_a_pinned_school_is_known_from_then_on(forge, path):
    assert forge.check(forge.good, roots=pinned_roots(path)).exit_code == 1
    school = pin(path, forge.root.certificate_pem, on=DAY)
    assert (school.brin, school.school, school.pinned_on) == ("99ZZ", "PrO De Oefenschool", DAY)
    assert school.fingerprint == fingerprint(forge.root.certificate_pem)
    assert read_trust(path) == (school,)
    assert forge.check(forge.good, roots=pinned_roots(path)).exit_code == 0


def test_pinning_again_keeps_the_first_day(forge, path):
    first = pin(path, forge.root.certificate_pem, on=DAY)
    before = path.read_bytes()
    assert pin(path, forge.root.certificate_pem, on=DAY + timedelta(days=9)) == first
    assert path.read_bytes() == before


def test_a_root_file_with_other_line_ends_or_text_around_it_is_the_same_root(forge, path):
    by_mail = b"Ons schoolzegel:\r\n" + forge.root.certificate_pem.replace(b"\n", b"\r\n") + b"\r\nGroet"
    assert forge.check(forge.good, roots=(by_mail,)).exit_code == 0
    assert pin(path, by_mail, on=DAY) == pin(path, forge.root.certificate_pem, on=DAY)
    assert pinned_roots(path) == (forge.root.certificate_pem,)
    two = forge.root.certificate_pem * 2
    assert key_of(lambda: pin(path, two, on=DAY)) == "handover.seal_unreadable"


def test_another_root_for_the_same_school_is_blocked(forge, path, school_of):
    pin(path, forge.root.certificate_pem, on=DAY)
    impostor, seal = school_of()
    before = path.read_bytes()
    assert key_of(lambda: pin(path, impostor.certificate_pem, on=DAY)) == "handover.trust_other_root"
    assert path.read_bytes() == before
    assert forge.check(forge.package(seal=seal), roots=pinned_roots(path)).exit_code == 2


def test_schools_stand_by_brin(forge, path, school_of):
    for brin in ("99ZZ", "01AA", "50MM"):
        pin(path, school_of(brin=brin)[0].certificate_pem, on=DAY)
    assert [school.brin for school in read_trust(path)] == ["01AA", "50MM", "99ZZ"]
    assert sorted(os.listdir(path.parent)) == [path.name]


def test_a_seal_is_not_a_root(forge, path):
    assert key_of(lambda: pin(path, forge.seal.certificate_pem, on=DAY)) == "handover.not_a_root"
    assert key_of(lambda: pin(path, b"x", on=DAY)) == "handover.seal_unreadable"
    assert not path.exists()


def tampered(path, change) -> str:
    whole = json.loads(path.read_text())
    change(whole)
    path.write_text(json.dumps(whole))
    return key_of(lambda: read_trust(path))


def test_a_changed_entry_is_damage(forge, path, school_of):
    """The digits and the name shown are those of the certificate, or the file is not used."""
    for change in (
        lambda whole: whole["schools"][0].update(fingerprint="00000 " * 7 + "00000"),
        lambda whole: whole["schools"][0].update(school="Een andere school"),
        lambda whole: whole["schools"][0].update(brin="98YY"),
        lambda whole: whole["schools"][0].update(root_pem=school_of()[0].certificate_pem.decode()),
        lambda whole: whole["schools"][0].update(extra=1),
        lambda whole: whole["schools"][0].pop("pinned_on"),
        lambda whole: whole["schools"][0].update(pinned_on="gisteren"),
        lambda whole: whole["schools"].append(whole["schools"][0]),
        lambda whole: whole.update(version=2),
        lambda whole: whole.update(schools=7),
    ):
        path.unlink(missing_ok=True)
        pin(path, forge.root.certificate_pem, on=DAY)
        assert tampered(path, change) == "handover.trust_damaged"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.binary(max_size=300))
def test_any_bytes_in_the_file_give_a_sentence(path, junk):
    path.write_bytes(junk)
    assert key_of(lambda: read_trust(path)) == "handover.trust_damaged"


def test_an_enormous_file_is_not_read(path):
    path.write_bytes(bytes(2_000_000))
    assert key_of(lambda: read_trust(path)) == "handover.trust_damaged"


def test_a_damaged_file_is_never_overwritten(forge, path):
    path.write_bytes(b"{}")
    assert key_of(lambda: pin(path, forge.root.certificate_pem, on=DAY)) == "handover.trust_damaged"
    assert path.read_bytes() == b"{}"


def test_a_folder_that_is_not_there_gives_a_sentence(forge, tmp_path):
    path = tmp_path / "weg" / "vertrouwde-scholen.json"
    assert key_of(lambda: pin(path, forge.root.certificate_pem, on=DAY)) == "handover.trust_unwritable"
    assert key_of(lambda: read_trust(tmp_path)) == "handover.trust_unreadable"


def test_a_write_that_fails_leaves_the_old_file(forge, path, school_of, monkeypatch):
    pin(path, forge.root.certificate_pem, on=DAY)
    before = path.read_bytes()

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    other = school_of(brin="01AA")[0].certificate_pem
    assert key_of(lambda: pin(path, other, on=DAY)) == "handover.trust_unwritable"
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


# --- a school that made a new root ---------------------------------------------------------------------------------------


def test_a_refusal_for_another_root_keeps_what_can_be_compared(forge, path, school_of):
    pin(path, forge.root.certificate_pem, on=DAY)
    renewed, seal = school_of()
    report = forge.check(forge.package(seal=seal), roots=pinned_roots(path))
    assert (report.exit_code, report.rival_pem, report.root_pem) == (2, renewed.certificate_pem, b"")
    changed = forge.package(seal=seal)[:-30] + bytes(30)
    assert forge.check(changed, roots=pinned_roots(path)).rival_pem == b""


def test_only_the_digits_that_the_school_told_replace_a_root(forge, path, school_of):
    first = pin(path, forge.root.certificate_pem, on=DAY)
    renewed, seal = school_of()
    told, wrong = fingerprint(renewed.certificate_pem), first.fingerprint
    for typed, key in [
        (wrong, "handover.digits_differ"),
        (told[:-1], "handover.digits_shape"),
        ("", "handover.digits_shape"),
        (told.replace("1", "\N{ARABIC-INDIC DIGIT ONE}"), "handover.digits_shape"),
    ]:
        if typed != told:
            assert key_of(lambda typed=typed: replace_root(path, renewed.certificate_pem, told=typed, on=DAY)) == key
    assert read_trust(path) == (first,)
    replace_root(path, renewed.certificate_pem, told=told.replace(" ", "-\n"), on=DAY + timedelta(days=1))
    assert forge.check(forge.package(seal=seal), roots=pinned_roots(path)).exit_code == 0
    assert forge.check(forge.good, roots=pinned_roots(path)).exit_code == 2  # the old one is the stranger now


def test_nothing_is_replaced_that_was_not_there(forge, path):
    told = fingerprint(forge.root.certificate_pem)
    act = lambda: replace_root(path, forge.root.certificate_pem, told=told, on=DAY)  # noqa: E731
    assert key_of(act) == "handover.trust_unknown"


def test_a_school_with_the_same_name_is_another_school(forge, path, school_of, shot):
    pin(path, forge.root.certificate_pem, on=DAY)
    _, seal = school_of(school="PRO de Oefenschool", brin="98YY", now=NOW - timedelta(days=1))
    report = forge.check(forge.package(seal=seal, shot=shot(brin="98YY")), roots=pinned_roots(path))
    assert report.exit_code == 1
    told = {found.key: dict(found.values) for found in report.findings}
    assert "handover.found.unknown_school" in told
    assert told["handover.found.same_name"] == {"school": "PrO De Oefenschool", "brin": "99ZZ"}


def test_digits_decide_alone(forge, school_of):
    told = fingerprint(forge.root.certificate_pem)
    other = fingerprint(school_of()[0].certificate_pem)
    for digits, code in [(told, 0), (told.replace(" ", ""), 0), (other, 2)]:
        for roots in ((), (forge.root.certificate_pem,)):
            assert check(forge.good, roots=roots, now=NOW, digits=digits).exit_code == code
    assert key_of(lambda: check(forge.good, roots=(), now=NOW, digits="12345")) == "handover.digits_shape"
