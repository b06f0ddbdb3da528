"""The file of the school's seal, and a seal that is asked for with a request and given with a file."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobcoach.handover import certificates
from jobcoach.handover.issuing import accept, issue, make_request, read_request
from jobcoach.handover.revocation import Revoked, Why
from jobcoach.handover.school_file import SchoolSeal, cost_of, facts_of, file_name, read, save
from jobcoach.handover.seal import make_root, require_usable, seal_life
from jobcoach.model.expected import Expected
from jobcoach.vault.kdf import Cost
from tests.handover.conftest import BRIN, NOW, SCHOOL, Forge

CHEAP = Cost(8 * 1024, 1, 1)
PASSWORD = "K7QF-2M9X-V4RT-8HWD-N3PB"


def key_of(act) -> str:
    with pytest.raises(Expected) as caught:
        act()
    return caught.value.key


@pytest.fixture
def path(tmp_path: Path, forge: Forge) -> Path:
    file = tmp_path / file_name(BRIN)
    content = SchoolSeal(root=forge.root).with_seal(forge.seal.certificate_pem)
    save(file, content, password=PASSWORD, cost=CHEAP, made=NOW, new=True)
    return file


def test_the_file_gives_back_what_was_put_in(forge, path):
    found = read(path, password=PASSWORD)
    assert found.root == forge.root
    (line,) = found.issued
    assert (line.holder, line.serial) == (
        "Zegel van Sanne de Vries",
        certificates.from_pem(forge.seal.certificate_pem).serial_number,
    )
    assert facts_of(path) == (SCHOOL, BRIN, forge.root.certificate_pem)
    assert cost_of(path) == CHEAP
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_the_file_is_for_its_owner_alone(path):
    assert path.stat().st_mode & 0o077 == 0


def test_neither_key_nor_coach_stands_readable_in_it(forge, path):
    raw = path.read_bytes()
    assert b"Sanne" not in raw
    key = certificates.private_key(forge.root.key_pkcs8).private_numbers().private_value.to_bytes(32, "big")
    for form in (key, key.hex().encode(), forge.root.key_pkcs8):
        assert form not in raw


def test_a_generated_password_may_be_typed_with_slips_and_another_one_does_not_fit(path):
    assert read(path, password=" k7qf 2m9x v4rt 8hwd n3pb ")
    for wrong in ("K7QF-2M9X-V4RT-8HWD-N3PC", "", "é" * 50, "x" * 5000):
        assert key_of(lambda wrong=wrong: read(path, password=wrong)) == "handover.school_file_password"


def test_a_register_goes_with_it(forge, path):
    content = read(path, password=PASSWORD)
    more = Revoked(serial=content.issued[0].serial, since=NOW, why=Why.LOST)
    changed = SchoolSeal(root=content.root, issued=content.issued, revoked=(more,), list_number=4)
    save(path, changed, password=PASSWORD, cost=CHEAP, made=NOW)
    assert read(path, password=PASSWORD) == changed


def test_an_existing_file_is_never_overwritten_by_a_new_school_seal(forge, path):
    before = path.read_bytes()
    again = lambda: save(path, SchoolSeal(root=forge.root), password="x", cost=CHEAP, made=NOW, new=True)  # noqa: E731
    assert key_of(again) == "handover.school_file_exists"
    assert path.read_bytes() == before


def test_a_write_that_fails_leaves_the_old_file(forge, path, monkeypatch):
    before = path.read_bytes()

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    act = lambda: save(path, SchoolSeal(root=forge.root), password=PASSWORD, cost=CHEAP, made=NOW)  # noqa: E731
    assert key_of(act) == "vault.disk_full"
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_a_disk_that_keeps_other_bytes_is_found_out_before_the_old_file_goes(forge, path, monkeypatch):
    from jobcoach.vault import header_file

    before, write = path.read_bytes(), header_file.write_durably
    monkeypatch.setattr(header_file, "write_durably", lambda file, content: write(file, content[:-40] + b" " * 40))
    act = lambda: save(path, SchoolSeal(root=forge.root), password=PASSWORD, cost=CHEAP, made=NOW)  # noqa: E731
    assert key_of(act) == "handover.school_file_damaged"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        {"brin": "98YY"},
        {"school": "Een andere school"},
        {"made": "2020-01-01"},
        {"version": 2},
        {"format": "iets"},
        {"cost": {"memory_kib": 8192, "passes": 2, "lanes": 1}},
        {"cost": {"memory_kib": 2**40, "passes": 1, "lanes": 1}},
        {"cost": 7},
        {"salt": "AAAA"},
        {"wrapped": "AAAA"},
        {"extra": 1},
    ],
)
def test_whatever_is_changed_in_it_is_refused(path, change):
    path.write_text(json.dumps(json.loads(path.read_bytes()) | change))
    assert key_of(lambda: read(path, password=PASSWORD)) in (
        "handover.school_file_damaged",
        "handover.school_file_password",
    )


def test_another_root_put_in_the_readable_part_is_refused(forge, path):
    other = make_root(school=SCHOOL, brin=BRIN, place="Utrecht", now=NOW)
    whole = json.loads(path.read_bytes()) | {"root_pem": other.certificate_pem.decode()}
    path.write_text(json.dumps(whole))
    assert key_of(lambda: read(path, password=PASSWORD)) == "handover.school_file_password"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(junk=st.binary(max_size=300))
def test_any_bytes_give_a_sentence(tmp_path, junk):
    file = tmp_path / "iets.json"
    file.write_bytes(junk)
    assert key_of(lambda: read(file, password="x")) == "handover.school_file_damaged"
    assert key_of(lambda: facts_of(file)) == "handover.school_file_damaged"


def test_no_file_gives_a_sentence(tmp_path):
    assert key_of(lambda: read(tmp_path / "weg.json", password="x")) == "vault.io"


# --- request out, seal in ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def asked():
    return make_request(school=SCHOOL, brin=BRIN, coach="Joost van Ørsted")


def test_a_seal_on_request_is_a_seal_as_any_other(forge, asked):
    facts = read_request(asked.pem)
    assert (facts.school, facts.brin, facts.holder) == (SCHOOL, BRIN, "Zegel van Joost van Ørsted")
    assert [len(group) for group in facts.digits.split(" ")] == [5, 5, 5]
    seal = accept(issue(forge.root, asked.pem, now=NOW), asked.key_pkcs8, brin=BRIN)
    assert require_usable(seal, at=NOW).holder == facts.holder
    assert seal_life(seal.certificate_pem).end > NOW + timedelta(days=3 * 365 - 1)
    assert forge.check(forge.package(seal=seal)).exit_code == 0  # a colleague of a known school is known


def test_openssl_sees_the_proof_in_the_request(asked, run, tmp_path):
    (tmp_path / "aanvraag.pem").write_bytes(asked.pem)
    done = run("openssl", "req", "-in", "aanvraag.pem", "-noout", "-verify", "-subject", cwd=tmp_path)
    assert "verify OK" in done.stdout + done.stderr
    assert b"PRIVATE" not in asked.pem
    assert "key_pkcs8" not in repr(asked)


def test_a_request_of_another_school_gets_no_seal(forge):
    other = make_request(school=SCHOOL, brin="98YY", coach="X")
    assert key_of(lambda: issue(forge.root, other.pem, now=NOW)) == "handover.root_other_school"


def test_a_seal_file_for_another_key_or_school_is_refused(forge, asked):
    other = make_request(school=SCHOOL, brin=BRIN, coach="Joost van Ørsted")
    file = issue(forge.root, asked.pem, now=NOW)
    assert key_of(lambda: accept(file, other.key_pkcs8, brin=BRIN)) == "handover.seal_file_other_key"
    assert key_of(lambda: accept(file, asked.key_pkcs8, brin="98YY")) == "handover.root_other_school"


def test_a_seal_under_a_stranger_or_a_root_alone_is_no_seal_file(forge, asked, school_of):
    stranger, _ = school_of(now=NOW)
    seal, root = issue(forge.root, asked.pem, now=NOW), stranger.certificate_pem
    mixed = seal[: seal.index(b"-----END CERTIFICATE-----") + 26] + root
    for junk in (mixed, root, root * 2, seal * 2, b"", b"x", seal[:-60]):
        assert key_of(lambda junk=junk: accept(junk, asked.key_pkcs8, brin=BRIN)) == "handover.seal_file_unreadable"


def test_a_request_without_its_proof_or_with_more_in_it_is_refused(asked):
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    name = certificates.seal_name(school=SCHOOL, brin=BRIN, coach="X")
    plain = x509.CertificateSigningRequestBuilder().subject_name(name)
    as_ca = plain.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    other_name = x509.CertificateSigningRequestBuilder().subject_name(
        x509.Name([*name, x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "PrO Elders")])
    )
    p256, p384 = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP384R1())
    weak = rsa.generate_private_key(65537, 1024)
    signed = [as_ca.sign(p256, hashes.SHA256()), other_name.sign(p256, hashes.SHA256())]
    signed += [plain.sign(p384, hashes.SHA256()), plain.sign(weak, hashes.SHA256())]
    bad = [one.public_bytes(serialization.Encoding.PEM) for one in signed]
    der = bytearray(x509.load_pem_x509_csr(asked.pem).public_bytes(serialization.Encoding.DER))
    der[-1] ^= 1
    import base64

    bad.append(b"-----BEGIN CERTIFICATE REQUEST-----\n%b-----END CERTIFICATE REQUEST-----\n" % base64.encodebytes(der))
    for pem in (*bad, b"", b"x" * 20_000):
        assert key_of(lambda pem=pem: read_request(pem)) == "handover.request_unreadable"


@given(junk=st.binary(max_size=200))
def test_any_bytes_are_no_request_and_no_seal(asked, junk):
    assert key_of(lambda: read_request(junk)) == "handover.request_unreadable"
    assert key_of(lambda: accept(junk, asked.key_pkcs8, brin=BRIN)) == "handover.seal_file_unreadable"


def test_moments_without_a_zone_do_not_get_in(path):
    assert all(one.start.tzinfo is not None for one in read(path, password=PASSWORD).issued)
    assert datetime.now(UTC).tzinfo is not None
