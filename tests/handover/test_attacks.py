"""Every attack of the table in the design: on the ZIP, on the manifest, on the seal, on the files."""

import base64
import dataclasses
import hashlib
import io
import json
import zipfile
import zlib
from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

from jobcoach.handover import certificates, cms_form
from jobcoach.handover import data as machine_data
from jobcoach.handover.cades import sign_detached
from jobcoach.handover.manifest import ASIC_E, write_manifest
from jobcoach.handover.pades import signer_of
from jobcoach.handover.seal import Seal, make_root, make_seal
from jobcoach.handover.sealed_pdf import seal_pdf
from jobcoach.model.expected import Expected
from tests.handover.conftest import simple_pdf

NOW = datetime(2026, 7, 10, 9, 30, 15, tzinfo=UTC)
MANIFEST, SIGNATURE = "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"
DATA, MAIN = "gegevens/overdracht.json", "Overdracht.pdf"


def refused(report) -> str:
    """The one reason of a refusal, without its prefix."""
    assert report.exit_code == 2, report.findings
    (finding,) = report.findings
    return finding.key.removeprefix("handover.found.")


def zipped(files, *, tamper=lambda info: info, comment=b"") -> bytes:
    """A ZIP by Python's own zipfile, for what our writer cannot be made to write."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name, (2026, 7, 10, 9, 30, 14))
            info.create_system, info.external_attr = 0, 0
            archive.writestr(tamper(info), data)
        archive.comment = comment
    return buffer.getvalue()


def test_the_forges_tools_make_good_packages(forge):
    """The attacks below differ from an accepted package in one thing only."""
    assert forge.check(forge.zip(forge.files())).exit_code == 0
    assert forge.zip(forge.files()) == forge.good
    assert forge.check(forge.resign(forge.content())).exit_code == 0


# --- the ZIP ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["evil.txt", "documenten/evil.pdf", "META-INF/evil.p7s", "gegevens/evil.json"])
def test_a_file_added_outside_the_manifest(forge, name):
    assert refused(forge.check(forge.zip([*forge.files()[:-2], (name, b"x"), *forge.files()[-2:]]))) == "file_set"


def test_a_sealed_pdf_added_outside_the_manifest(forge):
    files = forge.files()
    assert refused(forge.check(forge.zip([*files[:3], ("documenten/z.pdf", forge.sealed), *files[3:]]))) == "file_set"


@pytest.mark.parametrize("gone", range(1, 13))
def test_a_file_removed(forge, gone):
    files = forge.files()
    assert refused(forge.check(forge.zip(files[:gone] + files[gone + 1 :]))) == "file_missing"


@pytest.mark.parametrize("gone", [0, 13, 14])
def test_the_frame_removed(forge, gone):
    files = forge.files()
    assert refused(forge.check(forge.zip(files[:gone] + files[gone + 1 :]))) == "file_set"


@pytest.mark.parametrize("first", [True, False], ids=["evil first", "evil last"])
def test_a_duplicate_entry(forge, first):
    files = forge.files()
    pair = [(MAIN, forge.pdf), files[1]] if first else [files[1], (MAIN, forge.pdf)]
    assert refused(forge.check(forge.zip([files[0], *pair, *files[2:]]))) == "zip_double"


def test_names_that_differ_in_case_only(forge):
    files = forge.files()
    assert refused(forge.check(forge.zip([*files[:2], ("OVERDRACHT.PDF", b""), *files[2:]]))) == "zip_double"


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "/etc/evil",
        "documenten/../../evil.pdf",
        "a\\b.pdf",
        "C:evil",
        "documenten/",
        "con\x01",
        "documenten/NUL.pdf",
    ],
)
def test_names_that_leave_the_folder_or_confuse(forge, name):
    files = forge.files()
    assert refused(forge.check(forge.zip([*files[:2], (name, b""), *files[2:]]))) == "zip_name"


def test_a_name_outside_ascii(forge):
    files = forge.files()
    evil = zipped([*files[:2], ("documenten/\u202efdp.pdf", b""), *files[2:]])
    assert refused(forge.check(evil)) == "zip_layout"


def test_a_symbolic_link(forge):
    def link(info):
        if info.filename.startswith("documenten/"):
            info.create_system, info.external_attr = 3, 0o120777 << 16
        return info

    assert refused(forge.check(zipped(forge.files(), tamper=link))) == "zip_layout"


def test_compressed_entries(forge):
    def squeeze(info):
        info.compress_type = zipfile.ZIP_DEFLATED
        return info

    assert refused(forge.check(zipped(forge.files(), tamper=squeeze))) == "zip_layout"


def test_a_bomb(forge):
    def squeeze(info):
        info.compress_type = zipfile.ZIP_DEFLATED if info.filename == "bom.txt" else zipfile.ZIP_STORED
        return info

    files = forge.files()
    bomb = zipped([*files[:1], ("bom.txt", bytes(50_000_000)), *files[1:]], tamper=squeeze)
    assert len(bomb) < 200_000
    assert refused(forge.check(bomb)) == "zip_layout"


def test_too_many_files(forge):
    files = forge.files()
    many = [(f"documenten/{number}.pdf", b"") for number in range(1_100)]
    assert refused(forge.check(forge.zip([*files[:2], *many, *files[2:]]))) == "zip_too_large"


def test_local_and_central_name_differ(forge):
    at = forge.good.index(b"documenten/praktijkverklaring-1.pdf")
    evil = bytearray(forge.good)
    evil[at : at + 35] = b"documenten/praktijkverklaring-2.pdf"
    assert refused(forge.check(bytes(evil))) == "zip_layout"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda good: good + b"\0",
        lambda good: good + good,
        lambda good: b"MZ" + good,
        lambda good: good[:-2] + b"\x04\x00evil",
        lambda good: good[:-1],
        lambda good: good[: len(good) // 2],
        lambda good: good[:-22],
    ],
    ids=["trailing byte", "twice", "prefix", "comment", "one short", "half", "no end record"],
)
def test_bytes_before_after_or_missing(forge, spoil):
    assert refused(forge.check(spoil(forge.good))) == "zip_layout"


def test_an_archive_comment(forge):
    assert refused(forge.check(zipped(forge.files(), comment=b"evil"))) == "zip_layout"


def test_a_gap_between_entries(forge):
    """One byte between the last entry and the directory, with all offsets corrected."""
    end = bytearray(forge.good[-22:])
    at = int.from_bytes(end[16:20], "little")
    end[16:20] = (at + 1).to_bytes(4, "little")
    assert refused(forge.check(forge.good[:at] + b"\0" + forge.good[at:-22] + bytes(end))) == "zip_layout"


def test_mimetype_not_first_or_not_ours(forge):
    files = forge.files()
    assert refused(forge.check(forge.zip([files[1], files[0], *files[2:]]))) == "file_set"
    assert refused(forge.check(forge.zip([("mimetype", b"application/zip"), *files[1:]]))) == "file_set"


def test_another_order_of_files(forge):
    files = forge.files()
    assert refused(forge.check(forge.zip([files[0], files[2], files[1], *files[3:]]))) == "manifest"


@pytest.mark.parametrize("seconds", [2, 86_400, -86_400])
def test_another_zip_time_than_the_signing_time(forge, seconds):
    evil = forge.zip(forge.files(), at=NOW + timedelta(seconds=seconds))
    assert refused(forge.check(evil)) == "zip_layout"


# --- files, manifest and seal -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (MAIN, "file_changed"),
        ("documenten/praktijkverklaring-1.pdf", "file_changed"),
        (DATA, "file_changed"),
        ("gegevens/overdracht.schema.json", "file_changed"),
        ("LEESMIJ.txt", "file_changed"),
        ("zegel/school-root.pem", "unreadable"),
        (MANIFEST, "seal_broken"),
        (SIGNATURE, "seal_broken"),
    ],
)
def test_a_file_changed(forge, name, reason):
    old = dict(forge.files())[name]
    evil = old[:-9] + bytes((old[-9] ^ 1,)) + old[-8:]
    assert refused(forge.check(forge.replace(**{name: evil}))) == reason


def test_the_digest_in_the_manifest_changed_with_the_file(forge):
    files = dict(forge.files())
    evil = files[DATA].replace(b"Yusuf", b"Joost")
    old, new = (base64.b64encode(hashlib.sha256(data).digest()) for data in (files[DATA], evil))
    changes = {DATA: evil, MANIFEST: files[MANIFEST].replace(old, new)}
    assert refused(forge.check(forge.replace(**changes))) == "seal_broken"


def test_the_seal_of_another_package(forge, shot):
    other = forge.package(shot=shot(talenten=[{"naam": "Tempo"}]))
    evil = forge.replace(**{SIGNATURE: dict(forge.files(other))[SIGNATURE]})
    assert refused(forge.check(evil)) == "seal_broken"


def test_an_attacker_with_the_same_names(forge, school_of):
    """Same school, BRIN and coach, another key: with its own root, and with the real root put in."""
    _, seal = school_of(now=NOW - timedelta(days=30))
    package = forge.package(seal=seal)
    assert refused(forge.check(package)) == "other_root"
    real_root = forge.content(package, **{"zegel/school-root.pem": forge.root.certificate_pem})
    assert refused(forge.check(forge.resign(real_root, seal=seal))) in ("not_a_seal", "seal_broken")


def test_a_seal_made_by_a_seal(forge):
    """A coach's key is no root: what it signs is not a seal of the school."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization

    key = serialization.load_der_private_key(forge.seal.key_pkcs8, password=None)
    old = x509.load_pem_x509_certificate(forge.seal.certificate_pem)
    builder = x509.CertificateBuilder(
        issuer_name=old.subject,
        subject_name=old.subject,
        public_key=key.public_key(),
        serial_number=7,
        not_valid_before=old.not_valid_before_utc,
        not_valid_after=old.not_valid_after_utc,
        extensions=list(old.extensions),
    )
    pem = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    evil = Seal(root_pem=forge.root.certificate_pem, certificate_pem=pem, key_pkcs8=forge.seal.key_pkcs8)
    assert refused(forge.check(forge.resign(forge.content(), seal=evil))) == "not_a_seal"
    as_root = forge.content(**{"zegel/school-root.pem": forge.seal.certificate_pem})
    assert refused(forge.check(forge.resign(as_root))) == "not_a_seal"


def test_a_seal_of_another_school_under_the_root(forge):
    """The root may issue seals for its own BRIN only."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.x509.oid import NameOID

    root_key = serialization.load_der_private_key(forge.root.key_pkcs8, password=None)
    old = x509.load_pem_x509_certificate(forge.seal.certificate_pem)
    subject = x509.Name(
        x509.NameAttribute(a.oid, "BR:NL-98YY" if a.oid == NameOID.ORGANIZATION_IDENTIFIER else str(a.value))
        for a in old.subject
    )
    builder = x509.CertificateBuilder(
        issuer_name=old.issuer,
        subject_name=subject,
        public_key=old.public_key(),
        serial_number=8,
        not_valid_before=old.not_valid_before_utc,
        not_valid_after=old.not_valid_after_utc,
        extensions=list(old.extensions),
    )
    pem = builder.sign(root_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    evil = Seal(root_pem=forge.root.certificate_pem, certificate_pem=pem, key_pkcs8=forge.seal.key_pkcs8)
    assert refused(forge.check(forge.resign(forge.content(), seal=evil))) == "not_a_seal"


@pytest.mark.parametrize("days", [-3650, -31, 4 * 365])
def test_sealed_outside_the_life_of_the_seal(forge, days):
    """By someone who has the key and turns the clock: 2016, just before the seal began, after it ended."""
    at = NOW + timedelta(days=days)
    package = forge.resign(forge.content(), at=at)
    assert refused(forge.check(package, now=NOW + timedelta(days=9 * 365))) == "sealed_outside_life"


def test_sealed_in_the_future(forge):
    package = forge.resign(forge.content(), at=NOW + timedelta(days=365))
    assert refused(forge.check(package)) == "from_the_future"


def under_own_root(forge, manifest_at: datetime, *, attributes=None) -> bytes:
    """The good package under a root that someone made and dated as they liked, at any signing time."""
    root = make_root(school="X", brin="99ZZ", place="Y", now=manifest_at)
    seal = make_seal(root, school="X", brin="99ZZ", coach="Z", now=manifest_at)
    content = [(name, root.certificate_pem if name.endswith(".pem") else data) for name, data in forge.files()[1:-2]]
    xml = write_manifest(content, rootfile=MAIN)
    own = certificates.from_pem(seal.certificate_pem), certificates.from_pem(root.certificate_pem)
    key = serialization.load_der_private_key(seal.key_pkcs8, None)
    told = cms_form.attributes(hashlib.sha256(xml).digest(), own[0], at=None if attributes else manifest_at)
    told = sorted([*told, *(attributes or [])])
    value = key.sign(cms_form.signed_part(told), ec.ECDSA(hashes.SHA256()))
    files = [
        ("mimetype", ASIC_E),
        *content,
        (MANIFEST, xml),
        (SIGNATURE, cms_form.encoded(told, "sha256_ecdsa", value, *own)),
    ]
    year = min(max(manifest_at.year, 1980), 2107)
    return forge.zip(files, at=manifest_at.replace(year=year, day=min(manifest_at.day, 28)))


@settings(max_examples=40, deadline=None)
@example(moment=datetime(1976, 3, 1, 12, tzinfo=UTC), now=NOW)
@example(moment=datetime(2050, 1, 1, tzinfo=UTC), now=NOW)
@example(moment=datetime(2120, 3, 1, tzinfo=UTC), now=datetime(2120, 4, 1, tzinfo=UTC))
@given(
    moment=st.datetimes(datetime(1951, 1, 1), datetime(9970, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    now=st.sampled_from([NOW, datetime(1990, 1, 1, tzinfo=UTC), datetime(2106, 1, 1, tzinfo=UTC)]),
)
def test_no_signing_time_stops_the_check(forge, moment, now):
    """Whoever makes a root of their own says when; the outcome is always a report."""
    report = forge.check(under_own_root(forge, moment.replace(microsecond=0)), now=now, roots=())
    assert report.findings
    if not 1980 <= moment.year <= 2107:
        assert refused(report) == "zip_layout"


@pytest.mark.parametrize(
    "told",
    [
        b"\x18\x0f00000101000000Z",
        b"\x18\x0f99991231235959Z",
        b"\x18\x1100010101000000+2359",
        b"\x17\r991332256199Z",
        b"\x17\x00",
        b"\x18\x01Z",
        b"\x02\x01\x00",
        b"\x18\x1320260710093014.500Z",
    ],
)
def test_no_spelling_of_the_signing_time_does_either(forge, told):
    attribute = cms_form._attribute("1.2.840.113549.1.9.5", told)
    assert refused(forge.check(under_own_root(forge, NOW, attributes=[attribute]), roots=()))


def test_a_second_manifest_and_a_second_seal_by_someone_else(forge, school_of):
    _, stranger = school_of(brin="98YY")
    files = forge.files()
    manifest2 = files[-2][1].replace(b"001", b"002")
    second = [
        ("META-INF/ASiCManifest002.xml", manifest2),
        ("META-INF/signature002.p7s", sign_detached(manifest2, stranger, at=NOW)),
    ]
    assert refused(forge.check(forge.zip([*files, *second]))) == "file_set"
    assert refused(forge.check(forge.zip([*files[:-2], *second, *files[-2:]]))) == "file_set"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"http://www.w3.org/2001/04/xmlenc#sha256", b"http://www.w3.org/2000/09/xmldsig#sha1", "weak_digest"),
        (b"http://www.w3.org/2001/04/xmlenc#sha256", b"http://www.w3.org/2001/04/xmldsig-more#md5", "weak_digest"),
        (b"?>", b'?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "manifest"),
        (b"</asic:ASiCManifest>", b"&x;</asic:ASiCManifest>", "manifest"),
        (b"</asic:ASiCManifest>", b"", "manifest"),
        (b"ASiCManifest ", b"Manifest ", "manifest"),
        (b"META-INF/signature001.p7s", b"META-INF/signature002.p7s", "manifest"),
        (b"LEESMIJ.txt", b"leesmij.txt", "file_set"),
        (b'URI="LEESMIJ.txt"', b'URI="Overdracht.pdf"', "manifest"),
    ],
    ids=["sha1", "md5", "dtd", "entity", "broken", "other root", "other seal", "other name", "listed twice"],
)
def test_a_bad_manifest_signed_by_the_real_key(forge, old, new, reason):
    evil = forge.resign(forge.content(), manifest=lambda xml: xml.replace(old, new))
    assert refused(forge.check(evil)) == reason


def test_a_reference_too_many_or_too_few_signed_by_the_real_key(forge):
    content = forge.content()
    assert refused(forge.check(forge.resign(content, listed=content[:-1]))) == "file_set"
    assert refused(forge.check(forge.resign(content, listed=[*content, ("x.txt", b"")]))) == "file_missing"
    assert refused(forge.check(forge.resign(content, listed=content[::-1]))) == "manifest"


def test_a_file_changed_and_signed_for_with_the_old_digest(forge):
    content = forge.content()
    evil = [(name, data + b" " if name == DATA else data) for name, data in content]
    assert refused(forge.check(forge.resign(evil, listed=content))) == "file_changed"


def test_other_data_than_ours_signed_by_the_real_key(forge, shot):
    other = forge.content(**{DATA: machine_data.to_json(shot(brin="98YY"))})
    assert refused(forge.check(forge.resign(other))) == "other_school"
    for junk in [b"", b"{}", b"[" * 100_000, b'{"a":1,"a":2}', b'{"a":NaN}', b"\xff"]:
        assert refused(forge.check(forge.resign(forge.content(**{DATA: junk})))) == "unreadable"


def told(forge, data: dict) -> str:
    """The reason, or "" when it is accepted, for these data in a package by the real key."""
    written = (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()
    report = forge.check(forge.resign(forge.content(**{DATA: written})))
    return "" if report.exit_code < 2 else refused(report)


def trial_data(shot) -> dict:
    parties = dataclasses.replace(shot().parties, package="99ZZ-SV-2026-PROEF-0001", trial=True)
    return json.loads(machine_data.to_json(machine_data.trial_snapshot(parties)))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["plan"].update(vraag="Wilt u Yusuf begeleiden?"),
        lambda data: data["plan"].update(beslist="Het college"),
        lambda data: data["plan"]["afspraken"].pop(),
        lambda data: data.update(netwerk=[{"naam": "Moeder", "relatie": "ouder"}]),
        lambda data: data.update(weggelaten=[]),
        lambda data: data["leerling"].update(telefoon="06"),
        lambda data: data["school"].update(plaats="Utrecht"),
        lambda data: data["pakket"].update(coach="Yusuf"),
        lambda data: data["pakket"].update(versie=2),
    ],
)
def test_a_proefzending_says_nothing_but_the_fixed_words_even_under_the_real_key(forge, shot, change):
    data = trial_data(shot)
    assert told(forge, data) == ""
    change(data)
    assert told(forge, data) == "trial_mixed"


@pytest.mark.parametrize(
    "change",
    [{"nummer": number} for number in (
        "99ZZ-SV-2026-PR0EF-0001", "99ZZ-SV-2026-proef-0001", "99ZZ-SV-2026-PROEF-0001-", "99ZZ-SV-2026-PROEF_0001",
        "99ZZ-SV-2026-P.R.O.E.F-1", "99ZZ-SV-2026-PRO3F-0001", "PROEF-SV-2026-0001", "99ZZ-PROEF-0001",
    )]
    + [{"achternaam": name} for name in ("Proefzending", "proefzending ", "Proef\u200bzending", "ＰROEFZENDING")],
)  # fmt: skip
def test_no_dossier_looks_like_a_proefzending(forge, change):
    data = json.loads(dict(forge.files())[DATA])
    data["leerling" if "achternaam" in change else "pakket"].update(change)
    assert told(forge, data) == "trial_mixed"


def test_a_coach_whose_code_is_proef_hands_over_a_dossier(forge):
    data = json.loads(dict(forge.files())[DATA])
    data["pakket"]["nummer"] = "99ZZ-PROEF-2026-0003"
    assert told(forge, data) == ""


@pytest.mark.parametrize("change", [{"brin": "98YY"}, {"naam": "PrO Elders"}])
def test_the_data_are_about_one_school(forge, change):
    data = json.loads(dict(forge.files())[DATA])
    data["school"].update(change)
    assert told(forge, data) == "other_school"


def test_other_data_in_the_pdf_than_beside_it_signed_by_the_real_key(forge, shot):
    """Overdracht.pdf is what the officer opens; a program reads the folder. Both must be told the same."""
    good, other = dict(forge.files())[DATA], machine_data.to_json(shot(talenten=[{"naam": "Tempo"}]))
    for main in (
        forge.main(other),
        forge.main(good + b" "),
        forge.main(good[:-1]),
        forge.main(good, names=("overdracht.json", "nog meer.json")),
        forge.main(bytes(30_000_000)),
        seal_pdf(simple_pdf(), forge.seal, at=NOW, school="S", stamp=None),
    ):
        report = forge.check(forge.resign(forge.content(**{MAIN: main})))
        assert refused(report) == "other_data"
        assert dict(report.findings[0].values) == {"name": MAIN}
    assert forge.check(forge.resign(forge.content(**{MAIN: forge.main(good)}))).exit_code == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b"  LEESMIJ.txt", b"  LEESMIJ,txt"),
        lambda xml: xml.replace(b"  LEESMIJ.txt\n", b""),
        lambda xml: xml.replace(b"  LEESMIJ.txt\n", b"  LEESMIJ.txt\n" + b"0" * 64 + b"  evil.txt\n"),
        lambda xml: xml.replace(b'Critical="false"', b'Critical="true"'),
        lambda xml: xml.replace(b"</asic:Extension>", b"<x/></asic:Extension>"),
        lambda xml: xml.replace(b"<asic:Extension ", b"<asic:Extension/><asic:Extension "),
        lambda xml: xml.replace(b"#sha256", b"#sha512", 1),
    ],
    ids=["other name", "line gone", "line more", "critical", "element inside", "two", "other digest"],
)
def test_lines_for_sha256sum_that_say_something_else_signed_by_the_real_key(forge, change):
    assert refused(forge.check(forge.resign(forge.content(), manifest=change))) == "manifest"


def test_a_package_of_before_the_lines_for_sha256sum_is_good(forge):
    def without(xml: bytes) -> bytes:
        start, end = xml.index(b"  <asic:ASiCManifestExtensions"), xml.index(b"</asic:ASiCManifest>")
        return xml[:start] + xml[end:]

    assert forge.check(forge.resign(forge.content(), manifest=without)).exit_code == 0


def test_another_schema_asks_for_a_look(forge):
    report = forge.check(forge.resign(forge.content(**{"gegevens/overdracht.schema.json": b"{}"})))
    assert report.exit_code == 1
    assert "handover.found.other_schema" in {finding.key for finding in report.findings}


# --- the CMS itself ---------------------------------------------------------------------------------------------------


def signed_by(forge, manifest: bytes, **options: object) -> cms.ContentInfo:
    import asyncio

    wanted = {"digest_algorithm": "sha256", "detached": True, "use_cades": True} | options
    attributes = PdfCMSSignedAttributes(signing_time=NOW.replace(second=14))
    coroutine = signer_of(forge.seal).async_sign_general_data(manifest, signed_attr_settings=attributes, **wanted)
    return asyncio.run(coroutine)


def test_a_weak_or_unusual_cms_signed_by_the_real_key(forge):
    manifest = dict(forge.files())[MANIFEST]
    fine = forge.replace(**{SIGNATURE: signed_by(forge, manifest).dump()})
    assert forge.check(fine).exit_code == 0
    for options, reason in [
        ({"digest_algorithm": "sha512"}, "weak_digest"),
        ({"detached": False}, "seal_broken"),
    ]:
        evil = forge.replace(**{SIGNATURE: signed_by(forge, manifest, **options).dump()})
        assert refused(forge.check(evil)) == reason


def test_a_cms_without_the_signing_certificate_attribute(forge, run, tmp_path):
    """Made by openssl without -cades, with the real key."""
    (tmp_path / "m.xml").write_bytes(dict(forge.files())[MANIFEST])
    (tmp_path / "seal.pem").write_bytes(forge.seal.certificate_pem)
    (tmp_path / "root.pem").write_bytes(forge.root.certificate_pem)
    (tmp_path / "key.der").write_bytes(forge.seal.key_pkcs8)
    sign = "openssl cms -sign -binary -in m.xml -signer seal.pem -inkey key.der -keyform DER -certfile root.pem"
    for extra, expected in [
        (["-nosmimecap"], "seal_broken"),
        (["-noattr"], "seal_broken"),
        (["-md", "sha1"], "weak_digest"),
    ]:
        done = run(*sign.split(), *extra, "-outform", "DER", "-out", "s.p7s", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        evil = forge.replace(**{SIGNATURE: (tmp_path / "s.p7s").read_bytes()})
        assert refused(forge.check(evil)) == expected


def test_a_cms_with_something_more_outside_the_signature(forge, school_of):
    """A second signer, a third certificate, an unsigned attribute, a CRL's place: none of them is signed."""
    manifest = dict(forge.files())[MANIFEST]
    _, stranger = school_of(brin="98YY")

    def more(change) -> str:
        info = cms.ContentInfo.load(dict(forge.files())[SIGNATURE])
        change(info["content"])
        return refused(forge.check(forge.replace(**{SIGNATURE: info.dump(force=True)})))

    other = cms.ContentInfo.load(sign_detached(manifest, stranger, at=NOW))["content"]
    unsigned = cms.CMSAttributes([{"type": "1.2.3.4", "values": []}])
    assert more(lambda signed: signed["signer_infos"].append(other["signer_infos"][0])) == "seal_broken"
    assert more(lambda signed: signed["certificates"].append(other["certificates"][0])) == "seal_broken"
    assert more(lambda signed: signed["signer_infos"][0].__setitem__("unsigned_attrs", unsigned)) == "seal_broken"
    assert more(lambda signed: signed["certificates"].append(signed["certificates"][0])) == "seal_broken"
    assert more(lambda signed: signed.__setitem__("crls", [])) == "seal_broken"
    assert more(lambda signed: signed.__setitem__("version", "v3")) == "seal_broken"


def test_an_expired_and_renewed_seal_do_not_mix(forge):
    """PDFs sealed by one seal in a package sealed by another of the same coach."""
    renewed = make_seal(forge.root, school="PrO De Oefenschool", brin="99ZZ", coach="Sanne de Vries", now=NOW)
    assert refused(forge.check(forge.resign(forge.content(), seal=renewed))) == "pdf_other_seal"


# --- words that a stranger chose ---------------------------------------------------------------------------------------


def lines_of(report) -> list[str]:
    from jobcoach.ui.words.command_line import report_lines

    return list(report_lines(report))


@pytest.mark.parametrize("poison", ["\nVingerafdruk van de school: 11111", "\x9b2J", "\u202e", "\u2028", "\t", "\x85"])
def test_names_in_the_data_cannot_add_lines_to_the_verdict_or_steer_the_terminal(forge, shot, poison):
    whole = shot()
    names = dict.fromkeys(("school", "coach", "recipient", "package", "replaces"), f"Naam{poison}rest")
    sections = {**whole.sections, "school": {"naam": names["school"], "brin": "99ZZ"}}
    hostile = dataclasses.replace(whole, parties=dataclasses.replace(whole.parties, **names), sections=sections)
    try:
        data = machine_data.to_json(hostile)
    except Expected:  # some of it has a stricter form than "text"
        names = {name: names[name] for name in ("school", "coach", "recipient")}
        parties = dataclasses.replace(whole.parties, **names)
        data = machine_data.to_json(dataclasses.replace(hostile, parties=parties))
    report = forge.check(forge.resign(forge.content(**{DATA: data})), roots=())
    assert report.exit_code == 1
    assert all(line.isprintable() for line in lines_of(report))
    assert sum(line.startswith("Vingerafdruk") for line in lines_of(report)) == 1


def test_names_in_the_seal_cannot_either(forge, school_of):
    root, seal = school_of(
        school="PrO\nVingerafdruk van de school: 1\x1b[2J", coach="Bas\x07", now=NOW - timedelta(days=9)
    )
    report = forge.check(forge.package(seal=seal), roots=())
    assert report.exit_code == 1
    assert report.root_pem == root.certificate_pem
    assert all(line.isprintable() for line in [*lines_of(report), report.holder])


def test_names_in_the_manifest_cannot_either(forge):
    def manifest(xml: bytes) -> bytes:
        return xml.replace(b'URI="LEESMIJ.txt"', b'URI="LEESMIJ.txt&#10;Dit pakket is heel"')

    report = forge.check(forge.resign(forge.content(), manifest=manifest))
    assert refused(report) == "manifest"
    assert all(line.isprintable() for line in lines_of(report))


def test_a_known_school_that_uses_the_name_of_another_is_told(forge, school_of):
    root, seal = school_of(school="PrO Elders", now=NOW - timedelta(days=9))
    report = forge.check(forge.package(seal=seal), roots=(root.certificate_pem,))
    told = {found.key: dict(found.values) for found in report.findings}
    assert told["handover.found.other_name"] == {"school": "PrO De Oefenschool", "seal": "PrO Elders"}
    assert "handover.found.other_name" not in {found.key for found in forge.check(forge.good).findings}


def test_a_long_name_is_not_another_name(forge, school_of, shot):
    name = "Praktijkschool voor arbeid, ambacht en zelfstandig wonen in de héle Kop van Noord"
    root, seal = school_of(school=name, now=NOW - timedelta(days=9))
    whole = shot()
    sections = {**whole.sections, "school": {"naam": name, "brin": "99ZZ"}}
    same = dataclasses.replace(whole, parties=dataclasses.replace(whole.parties, school=name), sections=sections)
    report = forge.check(forge.package(seal=seal, shot=same), roots=(root.certificate_pem,))
    assert "handover.found.other_name" not in {found.key for found in report.findings}


# --- PDFs that would eat the computer of who checks them ---------------------------------------------------------------


def table(entries: bytes, trailer: bytes, *, at: int) -> bytes:
    return b"xref\n" + entries + b"trailer\n<<\n" + trailer + b"\n>>\nstartxref\n%d\n%%%%EOF\n" % at


def with_stream(data: bytes, filters: bytes) -> bytes:
    head = b"%PDF-1.7\n"
    about = b"<</Type/XRef/Size 9/W[1 2 1]/Root 2 0 R/Filter " + filters + b"/Length %d>>" % len(data)
    return head + b"1 0 obj\n" + about + b"\nstream\n" + data + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"


def endless_chain() -> bytes:
    return b"%PDF-1.7\n" + table(b"0 1\n0000000000 65535 f \n", b"/Size 2/Root 1 0 R/Prev 9", at=9)


def long_chain() -> bytes:
    pdf = bytearray(b"%PDF-1.7\n") + table(b"0 1\n0000000000 65535 f \n", b"/Size 2/Root 1 0 R", at=9)
    before = 9
    for _ in range(60_000):
        here = len(pdf)
        pdf += table(b"0 1\n0000000000 65535 f \n", b"/Size 2/Root 1 0 R/Prev %d" % before, at=here)
        before = here
    return bytes(pdf)


def many_objects() -> bytes:
    count = 2_000_000
    entries = b"0 %d\n" % count + b"0000000009 00000 n \n" * count
    return b"%PDF-1.7\n" + table(entries, b"/Size %d/Root 1 0 R" % count, at=9)


BOMBS = {
    "a compressed table": lambda: with_stream(zlib.compress(bytes(200_000_000), 9), b"/FlateDecode"),
    "compressed three times": lambda: with_stream(
        zlib.compress(zlib.compress(bytes(10**8))), b"[/FlateDecode/FlateDecode]"
    ),
    "four bytes for one": lambda: with_stream(b"z" * 20_000_000 + b"~>", b"/ASCII85Decode"),
    "an endless chain": endless_chain,
    "a long chain": long_chain,
    "millions of objects": many_objects,
    "an ocean of spaces": lambda: b"%PDF-1.7\n" + b" " * 40_000_000 + b"startxref\n9\n%%EOF\n",
    "a table beside the table": lambda: (
        b"%PDF-1.7\n" + table(b"0 1\n0000000000 65535 f \n", b"/Size 2/Root 1 0 R/XRefStm 30", at=9)
    ),
    "a name in another spelling": lambda: (
        b"%PDF-1.7\n" + table(b"0 1\n0000000000 65535 f \n", b"/Size 2/Root 1 0 R/#50rev 3", at=9)
    ),
    "too large": lambda: b"%PDF-1.7\n" + bytes(51 * 1024 * 1024),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_pdf_bomb_is_refused_before_it_is_opened(forge, monkeypatch, name):
    """Sealed by a key of the attacker's own, so every seal is good; opening it would take gigabytes or minutes."""
    from jobcoach.handover import pdf_check

    def never(*_stream: object, **_options: object) -> object:
        pytest.fail("the file was opened")

    bomb = BOMBS[name]()
    monkeypatch.setattr(pdf_check, "PdfFileReader", never)
    assert refused(forge.check(forge.resign(forge.content(**{MAIN: bomb})))) == "pdf_changed"
