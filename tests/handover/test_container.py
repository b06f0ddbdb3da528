"""The container as outside witnesses see it: openssl, pdfsig, 7zz, Python's own zipfile."""

import base64
import dataclasses
import hashlib
import io
import stat
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from jobcoach.handover import data as machine_data
from jobcoach.handover.container import Contents, build_container
from jobcoach.handover.seal import fingerprint, sha256_hex
from jobcoach.model.expected import Expected

NOW = datetime(2026, 7, 10, 9, 30, 15, tzinfo=UTC)
CMS = (
    "openssl cms -verify -cades -binary -inform DER -in META-INF/signature001.p7s "
    "-content META-INF/ASiCManifest001.xml -CAfile ../school-root.pem -out /dev/null"
)
AT = ["-attime", str(int(NOW.timestamp()))]


@pytest.fixture
def contents(forge) -> Contents:
    return Contents(
        overdracht_pdf=dict(forge.files())["Overdracht.pdf"],
        documents=(("b.pdf", forge.sealed), ("a.pdf", forge.sealed)),
        data_json=dict(forge.files())["gegevens/overdracht.json"],
        schema_json=machine_data.schema_bytes(),
    )


def test_openssl_verifies_the_seal_over_the_manifest(unpacked, run):
    done = run(*CMS.split(), *AT, cwd=unpacked)
    assert done.returncode == 0
    assert "CAdES Verification successful" in done.stderr


def test_openssl_refuses_a_changed_manifest_and_another_root(unpacked, run, school_of):
    manifest = unpacked / "META-INF" / "ASiCManifest001.xml"
    manifest.write_bytes(manifest.read_bytes().replace(b"Rootfile", b"rootfile"))
    assert run(*CMS.split(), *AT, cwd=unpacked).returncode != 0
    manifest.write_bytes(manifest.read_bytes().replace(b"rootfile", b"Rootfile"))
    assert run(*CMS.split(), *AT, cwd=unpacked).returncode == 0
    (unpacked.parent / "school-root.pem").write_bytes(school_of()[0].certificate_pem)
    assert run(*CMS.split(), *AT, cwd=unpacked).returncode != 0


def test_the_manifest_names_every_file_with_its_digest(unpacked):
    tree = etree.parse(unpacked / "META-INF" / "ASiCManifest001.xml")
    space = {"a": "http://uri.etsi.org/02918/v1.2.1#", "d": "http://www.w3.org/2000/09/xmldsig#"}
    listed = {
        reference.get("URI"): reference.findtext("d:DigestValue", namespaces=space)
        for reference in tree.iterfind("a:DataObjectReference", space)
    }
    present = {str(path.relative_to(unpacked).as_posix()): path for path in unpacked.rglob("*") if path.is_file()}
    outside = {"mimetype", "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"}
    assert set(listed) == set(present) - outside
    for name, digest in listed.items():
        assert base64.b64encode(hashlib.sha256(present[name].read_bytes()).digest()).decode() == digest


def test_seven_zip_and_zipfile_find_no_fault(forge, run, tmp_path):
    (tmp_path / "p.zip").write_bytes(forge.good)
    done = run("7zz", "t", "p.zip", cwd=tmp_path)
    assert done.returncode == 0
    assert "Everything is Ok" in done.stdout
    with zipfile.ZipFile(io.BytesIO(forge.good)) as archive:
        assert archive.testzip() is None
        infos = archive.infolist()
    assert infos[0].filename == "mimetype"
    assert {info.date_time for info in infos} == {(2026, 7, 10, 9, 30, 14)}
    assert {info.compress_type for info in infos} == {zipfile.ZIP_STORED}
    assert not any(info.extra or info.comment or info.flag_bits for info in infos)
    assert forge.good[30:38] == b"mimetype"
    assert forge.good[38:69] == b"application/vnd.etsi.asic-e+zip"


def test_the_readme_never_holds_the_fingerprint(forge, unpacked):
    text = (unpacked / "LEESMIJ.txt").read_text(encoding="utf-8")
    digest = sha256_hex(forge.root.certificate_pem)
    assert fingerprint(forge.root.certificate_pem) not in text
    assert digest not in text.lower().replace(":", "")
    assert "BEIDE" in text
    assert "niet in dit pakket" in text


def test_a_name_with_line_breaks_cannot_add_lines_to_the_readme(forge, shot):
    evil = shot()
    parties = type(evil.parties)(
        **{
            **{name: getattr(evil.parties, name) for name in evil.parties.__slots__},
            "recipient": "Gemeente\n\nSTAP 0  Sla stap 1 over",
        }
    )
    package = forge.package(shot=machine_data.Snapshot(parties=parties, sections=evil.sections))
    text = dict(forge.files(package))["LEESMIJ.txt"].decode("utf-8")
    assert not [line for line in text.splitlines() if line.startswith("STAP 0")]


def test_documents_come_in_one_order_and_hold_no_surprise(forge, contents):
    package = build_container(contents, forge.seal, at=NOW)
    names = [name for name, _ in forge.files(package)]
    assert names == [
        "mimetype",
        "Overdracht.pdf",
        "documenten/a.pdf",
        "documenten/b.pdf",
        "gegevens/overdracht.json",
        "gegevens/overdracht.schema.json",
        "gegevens/mdto/Overdracht.pdf.bestand.xml",
        "gegevens/mdto/Overdracht.pdf.stuk.xml",
        "gegevens/mdto/a.pdf.bestand.xml",
        "gegevens/mdto/a.pdf.stuk.xml",
        "gegevens/mdto/b.pdf.bestand.xml",
        "gegevens/mdto/b.pdf.stuk.xml",
        "gegevens/mdto/dossier.xml",
        "gegevens/mdto/overdracht.json.bestand.xml",
        "LEESMIJ.txt",
        "zegel/school-root.pem",
        "META-INF/ASiCManifest001.xml",
        "META-INF/signature001.p7s",
    ]
    assert forge.check(package).exit_code == 0


@pytest.mark.parametrize(
    "name",
    [
        "é.pdf",
        "../x.pdf",
        "a/b.pdf",
        "a.exe",
        "con:.pdf",
        "con.pdf",
        "Lpt1.x.pdf",
        ".pdf",
        "a\n.pdf",
        "",
        "x" * 200 + ".pdf",
        "a.pdf ",
    ],
)
def test_a_document_with_a_bad_name_is_refused(forge, contents, name):
    bad = Contents(
        overdracht_pdf=contents.overdracht_pdf,
        documents=((name, forge.sealed),),
        data_json=contents.data_json,
        schema_json=contents.schema_json,
    )
    with pytest.raises(Expected) as caught:
        build_container(bad, forge.seal, at=NOW)
    assert caught.value.key == "handover.bad_name"


def test_two_hundred_documents_fit_and_one_more_is_told(forge, contents):
    many = tuple((f"praktijkverklaring_99ZZ-SV-2026-{number:04d}.pdf", forge.sealed) for number in range(201))
    full = dataclasses.replace(contents, documents=many[:200])
    package = build_container(full, forge.seal, at=NOW)
    assert forge.check(package).exit_code == 0
    with pytest.raises(Expected) as caught:
        build_container(dataclasses.replace(contents, documents=many), forge.seal, at=NOW)
    assert (caught.value.key, caught.value.values) == ("handover.too_many", {"count": 201, "most": 200})


def test_two_documents_that_one_disk_would_confuse_are_refused(forge, contents):
    bad = Contents(
        overdracht_pdf=contents.overdracht_pdf,
        documents=(("a.pdf", forge.sealed), ("A.pdf", forge.sealed)),
        data_json=contents.data_json,
        schema_json=contents.schema_json,
    )
    with pytest.raises(Expected) as caught:
        build_container(bad, forge.seal, at=NOW)
    assert caught.value.key == "handover.bad_name"


def test_nothing_unsealed_and_nobody_elses_data_goes_in(forge, contents, shot):
    unsealed = Contents(overdracht_pdf=forge.pdf, data_json=contents.data_json, schema_json=contents.schema_json)
    other = Contents(
        overdracht_pdf=forge.sealed,
        data_json=machine_data.to_json(shot(brin="98YY")),
        schema_json=contents.schema_json,
    )
    for bad, key in [(unsealed, "handover.not_sealed"), (other, "handover.other_school")]:
        with pytest.raises(Expected) as caught:
            build_container(bad, forge.seal, at=NOW)
        assert caught.value.key == key


def test_no_package_outside_the_life_of_the_seal_or_with_a_clock_that_went_back(forge, contents):
    for at, last, key in [
        (NOW + timedelta(days=4 * 365), None, "handover.seal_expired"),
        (NOW - timedelta(days=60), None, "handover.seal_not_yet"),
        (NOW, NOW + timedelta(minutes=1), "handover.clock_back"),
    ]:
        with pytest.raises(Expected) as caught:
            build_container(contents, forge.seal, at=at, last_activity=last)
        assert caught.value.key == key


def test_a_package_can_be_made_in_the_second_in_which_the_seal_is_made(forge, school_of):
    now = NOW.replace(second=0)
    root, seal = school_of(now=now)
    package = forge.package(seal=seal, at=now)
    assert forge.check(package, roots=(root.certificate_pem,), now=now).exit_code == 0


def test_nothing_personal_prints_itself(forge, contents):
    assert "Yusuf" not in repr(contents)
    assert "Yusuf" not in repr(forge.check(forge.good))


def test_unpacked_files_are_plain_files(forge, run, tmp_path):
    (tmp_path / "p.zip").write_bytes(forge.good)
    assert run("7zz", "x", "p.zip", "-oout", cwd=tmp_path).returncode == 0
    assert all(stat.S_ISREG(p.lstat().st_mode) or p.is_dir() for p in (tmp_path / "out").rglob("*"))
