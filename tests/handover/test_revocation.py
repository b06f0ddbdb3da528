"""The list of revoked seals: what it says to us, to openssl and to pyHanko, and every way in which it is refused."""

import dataclasses
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcoach.handover import certificates
from jobcoach.handover.refusal import Refusal
from jobcoach.handover.report import Severity
from jobcoach.handover.revocation import LIST_LIFE, Revoked, Why, make_list, read_list
from jobcoach.handover.seal import make_seal
from tests.handover.conftest import MANIFEST, NOW, SIGNATURE, Forge, make_school

LATER = NOW + timedelta(days=5)
Run = Callable[..., subprocess.CompletedProcess[str]]


def serial_of(seal) -> int:
    return certificates.from_pem(seal.certificate_pem).serial_number


def listed(
    forge: Forge, *why: Why, since: datetime = NOW - timedelta(days=1), made: datetime = NOW, root=None
) -> bytes:
    items = [Revoked(serial=serial_of(forge.seal), since=since, why=one) for one in why]
    return make_list(root or forge.root, items, number=3, now=made)


def outcome(report) -> tuple[int, list[str]]:
    return report.exit_code, [found.key.removeprefix("handover.found.") for found in report.findings]


def checked(forge: Forge, crl: bytes | None, *, data: bytes | None = None, now: datetime = LATER):
    from jobcoach.handover.check import check

    return check(data or forge.good, roots=(forge.root.certificate_pem,), now=now, crl=crl)


def test_a_seal_that_is_not_on_the_list_is_said_so(forge):
    report = checked(forge, listed(forge))
    assert outcome(report) == (0, ["not_revoked", "all_intact", "practice"])
    assert report.findings[0].severity is Severity.NOTE


@pytest.mark.parametrize("days", [-40, -1, 0, 4])
def test_a_lost_key_spoils_every_package_whatever_time_it_says(forge, days):
    assert outcome(checked(forge, listed(forge, Why.LOST, since=NOW + timedelta(days=days), made=LATER))) == (
        2,
        ["revoked"],
    )


def test_without_the_list_nobody_can_know(forge):
    assert outcome(checked(forge, None)) == (0, ["all_intact", "practice"])


def test_who_stopped_leaves_good_packages_behind_and_makes_no_new_ones(forge):
    before = listed(forge, Why.ENDED, since=NOW + timedelta(days=1), made=LATER)
    assert outcome(checked(forge, before)) == (1, ["ended_since", "all_intact", "practice"])
    after = listed(forge, Why.ENDED, since=NOW - timedelta(days=1))
    assert outcome(checked(forge, after)) == (2, ["sealed_after_end"])


def test_the_worst_of_two_lines_counts(forge):
    both = listed(forge, Why.ENDED, Why.LOST, since=NOW + timedelta(days=1), made=LATER)
    assert outcome(checked(forge, both)) == (2, ["revoked"])


def test_another_seal_of_the_school_stays_good(forge):
    colleague = make_seal(forge.root, school="PrO De Oefenschool", brin="99ZZ", coach="Collega", now=NOW)
    assert checked(forge, listed(forge, Why.LOST), data=forge.package(seal=colleague)).exit_code == 0


def test_a_list_of_another_school_or_by_another_root_is_refused(forge):
    elsewhere, _ = make_school(brin="98YY", now=NOW - timedelta(days=9))
    assert outcome(checked(forge, listed(forge, root=elsewhere))) == (2, ["list_other_school"])
    impostor, _ = make_school(now=NOW - timedelta(days=9))
    assert outcome(checked(forge, listed(forge, root=impostor))) == (2, ["list_other_school"])


def test_a_seal_cannot_sign_a_list_and_nobody_can_in_the_name_of_the_root(forge):
    by_seal = dataclasses.replace(forge.root, key_pkcs8=forge.seal.key_pkcs8)
    assert outcome(checked(forge, listed(forge, root=by_seal))) == (2, ["list_broken"])


def test_a_list_lasts_two_years_and_never_comes_from_the_future(forge):
    crl = listed(forge)
    last = NOW + LIST_LIFE - timedelta(minutes=1)
    assert outcome(checked(forge, crl, now=last))[0] == 0
    assert outcome(checked(forge, crl, now=last + timedelta(minutes=2))) == (2, ["list_expired"])
    assert outcome(checked(forge, listed(forge, made=LATER + timedelta(hours=1)))) == (2, ["list_future"])


@pytest.mark.parametrize("junk", [b"", b"geen lijst", b"-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n"])
def test_what_is_no_list_is_refused(forge, junk):
    assert outcome(checked(forge, junk)) == (2, ["list_unreadable"])
    assert outcome(checked(forge, forge.root.certificate_pem)) == (2, ["list_unreadable"])


def test_a_part_of_a_list_is_no_list(forge):
    """A delta list, or one for some of the seals, is silent about the rest; openssl knows them, we refuse them."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    root = certificates.from_pem(forge.root.certificate_pem)
    key_id = root.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    for extra in (
        x509.DeltaCRLIndicator(2),
        x509.IssuingDistributionPoint(None, None, False, True, None, False, False),
    ):
        crl = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(root.subject)
            .last_update(NOW)
            .next_update(NOW + LIST_LIFE)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(key_id), critical=False)
            .add_extension(x509.CRLNumber(4), critical=False)
            .add_extension(extra, critical=True)
            .sign(certificates.private_key(forge.root.key_pkcs8), hashes.SHA256())
        )
        der = crl.public_bytes(certificates.serialization.Encoding.DER)
        assert outcome(checked(forge, der)) == (2, ["list_unreadable"])


@pytest.fixture(scope="module")
def der(forge: Forge) -> bytes:
    """A list with another seal on it, in DER, where every byte counts."""
    from cryptography import x509

    other = make_list(forge.root, [Revoked(serial=7, since=NOW, why=Why.LOST)], number=3, now=NOW)
    return x509.load_pem_x509_crl(other).public_bytes(certificates.serialization.Encoding.DER)


@settings(max_examples=150)
@given(place=st.integers(0, 2**20), mask=st.integers(1, 255))
def test_no_byte_of_a_list_can_change(forge, der, place, mask):
    at = place % len(der)
    with pytest.raises(Refusal, match=r"^handover\.found\.list_"):
        read_list(der[:at] + bytes((der[at] ^ mask,)) + der[at + 1 :], root=root_of(forge), now=LATER)


def root_of(forge: Forge):
    return certificates.from_pem(forge.root.certificate_pem)


def test_the_list_of_the_test_above_is_good(forge, der):
    assert read_list(der, root=root_of(forge), now=LATER).number == 3


def test_a_package_that_was_changed_is_told_before_its_list_is_read(forge):
    evil = forge.replace(**{"LEESMIJ.txt": b"x"})
    assert outcome(checked(forge, listed(forge, Why.LOST), data=evil)) == (2, ["file_changed"])


# --- witnesses ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("why", [None, Why.LOST, Why.ENDED])
def test_openssl_refuses_the_same_seal(forge, unpacked, run: Run, why):
    crl = listed(forge, *([why] if why else []), since=NOW - timedelta(days=1))
    (unpacked.parent / "beide.pem").write_bytes(forge.root.certificate_pem + crl)
    words = f"openssl cms -verify -cades -binary -inform DER -in {SIGNATURE} -content {MANIFEST} -crl_check"
    at = str(int(LATER.timestamp()))
    done = run(*words.split(), "-attime", at, "-CAfile", "../beide.pem", "-out", "/dev/null", cwd=unpacked)
    if why is None:
        assert "CAdES Verification successful" in done.stderr
    else:
        assert done.returncode != 0
        assert "certificate revoked" in done.stderr


def test_openssl_reads_the_list_and_its_signature(forge, run: Run, tmp_path):
    (tmp_path / "lijst.crl").write_bytes(listed(forge, Why.LOST))
    (tmp_path / "root.pem").write_bytes(forge.root.certificate_pem)
    done = run("openssl", "crl", "-in", "lijst.crl", "-noout", "-text", "-CAfile", "root.pem", cwd=tmp_path)
    assert "verify OK" in done.stdout + done.stderr
    assert "Key Compromise" in done.stdout
    assert f"{serial_of(forge.seal):X}" in done.stdout.replace(":", "")


def test_pyhanko_listens_to_the_list_only_when_it_must(forge):
    """Why our own reading asks no library: "hard-fail" accepts a revoked seal, "require" does not (handover.md 3.3)."""
    import asyncio

    from asn1crypto import cms, crl, pem, x509
    from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
    from pyhanko_certvalidator import ValidationContext

    files = dict(forge.files())
    signed = cms.ContentInfo.load(files[SIGNATURE])["content"]
    der = pem.unarmor(listed(forge, Why.LOST))[2]
    seen = {}
    for mode in ("hard-fail", "require"):
        anchor = x509.Certificate.load(pem.unarmor(forge.root.certificate_pem)[2])
        context = ValidationContext(
            trust_roots=[anchor], crls=[crl.CertificateList.load(der)], allow_fetching=False, revocation_mode=mode,
            moment=NOW + timedelta(minutes=5), time_tolerance=timedelta(days=2),
        )  # fmt: skip
        found = async_validate_detached_cms(files[MANIFEST], signed, signer_validation_context=context)
        seen[mode] = bool(asyncio.run(found).bottom_line)
    assert seen["require"] is False
    assert checked(forge, listed(forge, Why.LOST)).exit_code == 2
    assert NOW.tzinfo is UTC
