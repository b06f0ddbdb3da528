"""The school's root and the coach's seal: what the world sees in them and when they refuse."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.handover.seal import (
    SchoolRoot,
    fingerprint,
    make_root,
    make_seal,
    require_usable,
    seal_life,
    sha256_hex,
)
from jobcoach.model.expected import Expected

NOW = datetime(2026, 7, 10, 9, 30, 15, tzinfo=UTC)


def test_openssl_sees_a_root_that_may_only_issue_seals(forge, run, tmp_path):
    (tmp_path / "root.pem").write_bytes(forge.root.certificate_pem)
    text = run("openssl", "x509", "-in", "root.pem", "-noout", "-text", cwd=tmp_path).stdout
    assert "CA:TRUE, pathlen:0" in text
    assert "Certificate Sign, CRL Sign" in text
    assert "organizationIdentifier = BR:NL-99ZZ" in text
    assert "prime256v1" in text
    assert "ecdsa-with-SHA256" in text


def test_openssl_sees_a_seal_for_documents_under_that_root(forge, run, tmp_path):
    (tmp_path / "root.pem").write_bytes(forge.root.certificate_pem)
    (tmp_path / "seal.pem").write_bytes(forge.seal.certificate_pem)
    text = run("openssl", "x509", "-in", "seal.pem", "-noout", "-text", cwd=tmp_path).stdout
    assert "CA:FALSE" in text
    assert "Digital Signature, Non Repudiation" in text
    assert "1.3.6.1.5.5.7.3.36, E-mail Protection" in text
    assert "X509v3 Authority Key Identifier" in text
    assert "C = NL, O = PrO De Oefenschool, organizationIdentifier = BR:NL-99ZZ" in text
    at = str(int(NOW.timestamp()))
    verify = run("openssl", "verify", "-attime", at, "-x509_strict", "-CAfile", "root.pem", "seal.pem", cwd=tmp_path)
    assert verify.stdout.strip() == "seal.pem: OK"


def test_fingerprint_is_the_digest_that_openssl_shows(forge, run, tmp_path):
    (tmp_path / "root.pem").write_bytes(forge.root.certificate_pem)
    shown = run("openssl", "x509", "-in", "root.pem", "-noout", "-fingerprint", "-sha256", cwd=tmp_path).stdout
    digest = shown.strip().partition("=")[2].replace(":", "").lower()
    assert sha256_hex(forge.root.certificate_pem) == digest
    groups = fingerprint(forge.root.certificate_pem).split(" ")
    assert [len(group) for group in groups] == [5] * 8
    assert int("".join(groups)) == int(digest[:33], 16)  # 33 hexadecimal digits are 132 bits


def test_two_roots_have_two_fingerprints(forge, school_of):
    other, _ = school_of()
    assert fingerprint(other.certificate_pem) != fingerprint(forge.root.certificate_pem)


def test_the_seal_says_whose_it_is_and_lasts_three_years(forge):
    life = seal_life(forge.seal.certificate_pem)
    assert (life.school, life.brin, life.holder) == ("PrO De Oefenschool", "99ZZ", "Zegel van Sanne de Vries")
    assert timedelta(days=3 * 365) <= life.end - life.start <= timedelta(days=3 * 366)
    root = seal_life(forge.root.certificate_pem)
    assert root.end - root.start > timedelta(days=10 * 366)


def test_a_seal_can_be_used_in_the_second_in_which_it_is_made(school_of):
    _, seal = school_of(now=NOW)
    assert require_usable(seal, at=NOW).brin == "99ZZ"


@pytest.mark.parametrize(
    ("at", "key"),
    [
        (NOW - timedelta(days=31), "handover.seal_not_yet"),
        (NOW + timedelta(days=4 * 365), "handover.seal_expired"),
    ],
)
def test_no_sealing_outside_the_life_of_the_seal(forge, at, key):
    with pytest.raises(Expected) as caught:
        require_usable(forge.seal, at=at)
    assert caught.value.key == key


def test_no_sealing_with_a_clock_that_went_back(forge):
    require_usable(forge.seal, at=NOW, last_activity=NOW)
    with pytest.raises(Expected) as caught:
        require_usable(forge.seal, at=NOW, last_activity=NOW + timedelta(seconds=1))
    assert caught.value.key == "handover.clock_back"


def test_a_seal_ends_with_its_root_and_an_ended_root_makes_none(forge):
    late = seal_life(forge.root.certificate_pem).end - timedelta(days=10)
    seal = make_seal(forge.root, school="X", brin="99ZZ", coach="Y", now=late)
    assert seal_life(seal.certificate_pem).end == seal_life(forge.root.certificate_pem).end
    with pytest.raises(Expected) as caught:
        make_seal(forge.root, school="X", brin="99ZZ", coach="Y", now=late + timedelta(days=20))
    assert caught.value.key == "handover.root_expired"


@pytest.mark.parametrize(
    ("school", "brin", "place"),
    [("", "99ZZ", "P"), ("S", "", "P"), ("S", "99zz", "P"), ("S", "99ZZ\n", "P"), ("S", "99ZZ", " ")],
)
def test_an_incomplete_school_gets_no_root(school, brin, place):
    with pytest.raises(Expected) as caught:
        make_root(school=school, brin=brin, place=place, now=NOW)
    assert caught.value.key == "handover.school_incomplete"


def test_a_root_of_another_school_makes_no_seal(forge):
    with pytest.raises(Expected) as caught:
        make_seal(forge.root, school="Andere school", brin="98YY", coach="Y", now=NOW)
    assert caught.value.key == "handover.root_other_school"


def test_keys_do_not_print_themselves(forge):
    assert "key_pkcs8" not in repr(forge.root)
    assert "key_pkcs8" not in repr(forge.seal)


@given(
    name=st.text(min_size=1, max_size=90).filter(
        lambda name: any(letter.isprintable() and letter != " " for letter in name)
    )
)
def test_any_school_name_gives_a_root(name):
    life = seal_life(make_root(school=name, brin="99ZZ", place=name, now=NOW).certificate_pem)
    assert life.brin == "99ZZ"
    assert life.school
    assert life.school.isprintable()
    shown = "".join(letter for letter in name if letter.isprintable() and letter != " ")
    assert shown.startswith(life.school.replace(" ", ""))
    assert len(life.school.encode()) <= 64


@given(junk=st.binary(max_size=300))
def test_bytes_that_are_no_certificate_are_refused(junk):
    for make in (fingerprint, seal_life, sha256_hex):
        with pytest.raises(Expected) as caught:
            make(junk)
        assert caught.value.key == "handover.seal_unreadable"


def test_a_damaged_key_is_refused(forge):
    with pytest.raises(Expected) as caught:
        make_seal(
            SchoolRoot(certificate_pem=forge.root.certificate_pem, key_pkcs8=forge.root.key_pkcs8[:-5]),
            school="X",
            brin="99ZZ",
            coach="Y",
            now=NOW,
        )
    assert caught.value.key == "handover.seal_unreadable"
