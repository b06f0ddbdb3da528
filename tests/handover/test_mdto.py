"""MDTO in the package: valid for the schema of the Nationaal Archief, true about every file, nothing about a person."""

import hashlib
from pathlib import Path

import pytest
from lxml import etree

from jobcoach.handover import data as machine_data
from jobcoach.handover.container import Contents, build_container
from jobcoach.model.expected import Expected
from tests.handover.conftest import NOW

SPACE = {"m": "https://www.nationaalarchief.nl/mdto"}
FOLDER = "gegevens/mdto/"
ROOT = Path(__file__).resolve().parents[2]
LABELS = {
    "Aggregatieniveaus": {"Dossier", "Archiefstuk"},
    "EventTypeLijst": {"Creatie", "Bevriezing"},
    "Waarderingen": {"Nader te bepalen"},
    "Relatietypen (informatieobject)": {"Vervangt"},
    "BeperkingGebruikTypeLijst": {"Overig"},
    "ChecksumAlgoritme": {"SHA-256"},
}


def described(forge, container=None) -> dict[str, etree._Element]:
    return {n: etree.fromstring(d) for n, d in forge.files(container) if n.startswith(FOLDER)}


def text(element: etree._Element, path: str) -> str:
    return element.findtext("/".join(f"m:{step}" for step in path.split("/")), namespaces=SPACE) or ""


def shared(name: str) -> Path:
    """A file that lies beside this project where it is worked on."""
    places = [folder / "shared" / "domain" / "data" / name for folder in ROOT.parents]
    found = next((place for place in places if place.exists()), None)
    if found is None:
        pytest.skip(f"../shared holds no {name} here")
    return found


@pytest.fixture
def replacing(forge, shot) -> bytes:
    first = shot()
    named = {name: getattr(first.parties, name) for name in first.parties.__slots__}
    later = type(first.parties)(**{**named, "package": "99ZZ-SV-2026-0002", "replaces": "99ZZ-SV-2026-0001"})
    return forge.package(shot=machine_data.Snapshot(parties=later, sections=first.sections))


def test_every_description_fits_the_schema(forge, replacing):
    schema = etree.XMLSchema(etree.parse(shared("mdto-schema-1.0.1") / "MDTO-XML1.0.1.xsd"))
    for container in (forge.good, replacing):
        for name, element in described(forge, container).items():
            assert schema.validate(element), (name, schema.error_log)


def test_xmllint_agrees(forge, run, tmp_path):
    schema = shared("mdto-schema-1.0.1") / "MDTO-XML1.0.1.xsd"
    for name, data in forge.files():
        if name.startswith(FOLDER):
            file = tmp_path / name.rsplit("/", 1)[-1]
            file.write_bytes(data)
            assert (
                run("xmllint", "--noout", "--nonet", "--schema", str(schema), str(file), cwd=tmp_path).returncode == 0
            )


def test_every_file_is_described_as_it_is(forge):
    files, found = dict(forge.files()), described(forge)
    for name in ("Overdracht.pdf", "documenten/praktijkverklaring-1.pdf", "gegevens/overdracht.json"):
        about = found[f"{FOLDER}{name.rsplit('/', 1)[-1]}.bestand.xml"]
        assert text(about, "bestand/omvang") == str(len(files[name]))
        assert text(about, "bestand/checksum/checksumWaarde") == hashlib.sha256(files[name]).hexdigest()
        assert text(about, "bestand/checksum/checksumDatum") == "2026-07-10T09:30:14Z"


def test_the_dossier_and_its_parts_point_at_each_other(forge, replacing):
    found = described(forge)
    dossier = found[f"{FOLDER}dossier.xml"]
    number = text(dossier, "informatieobject/identificatie/identificatieKenmerk")
    assert number == "99ZZ-SV-2026-0001"
    assert text(dossier, "informatieobject/archiefvormer/verwijzingIdentificatie/identificatieKenmerk") == "99ZZ"
    mark = "m:verwijzingIdentificatie/m:identificatieKenmerk"
    parts = {part.findtext(mark, namespaces=SPACE) for part in dossier.iterfind(".//m:bevatOnderdeel", SPACE)}
    stukken = {n: e for n, e in found.items() if n.endswith(".stuk.xml")}
    assert parts == {text(e, "informatieobject/identificatie/identificatieKenmerk") for e in stukken.values()}
    bestanden = {
        text(e, "bestand/identificatie/identificatieKenmerk") for n, e in found.items() if n.endswith(".bestand.xml")
    }
    for stuk in stukken.values():
        whole = text(stuk, "informatieobject/isOnderdeelVan/verwijzingIdentificatie/identificatieKenmerk")
        shown = text(stuk, "informatieobject/heeftRepresentatie/verwijzingIdentificatie/identificatieKenmerk")
        assert (whole, shown in bestanden) == (number, True)
    older = described(forge, replacing)[f"{FOLDER}dossier.xml"].find(".//m:gerelateerdInformatieobject", SPACE)
    assert older is not None
    assert "99ZZ-SV-2026-0001" in "".join(older.itertext())


def test_labels_are_those_of_the_lists(forge, replacing):
    seen = set()
    for container in (forge.good, replacing):
        for element in described(forge, container).values():
            for concept in element.iterfind(".//m:begripLabel/..", SPACE):
                listed = concept.findtext("m:begripBegrippenlijst/m:verwijzingNaam", namespaces=SPACE) or ""
                name = listed.removeprefix("Begrippenlijst ").removesuffix(" MDTO 1.0.1")
                if name != "PRONOM-register":
                    seen.add((name, concept.findtext("m:begripLabel", namespaces=SPACE)))
    assert seen == {(name, label) for name, labels in LABELS.items() for label in labels}


def test_the_labels_stand_in_the_published_lists():
    published = shared("mdto-begrippenlijsten.md").read_text(encoding="utf-8")
    for labels in LABELS.values():
        for label in labels:
            assert f"| {label} " in published


def test_nobody_is_named(forge):
    for name, data in forge.files():
        if name.startswith(FOLDER):
            said = data.decode("utf-8")
            assert not [word for word in ("Yusuf", "Emre", "Yıldız", "Sanne", "Vries", "Gemeente") if word in said], (
                name
            )


def test_a_package_without_mdto_of_before_still_verifies(forge):
    old = forge.resign([(n, d) for n, d in forge.content() if not n.startswith(FOLDER)])
    assert forge.check(old).exit_code == 0


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda files: [(n, d) for n, d in files if n != f"{FOLDER}dossier.xml"], "file_missing"),
        (lambda files: [*files, (f"{FOLDER}x.pdf.stuk.xml", b"<MDTO/>")], "file_set"),
        (lambda files: [*files, (f"{FOLDER}a/b.xml", b"<MDTO/>")], "file_set"),
        (lambda files: [(n, b"<!DOCTYPE x>" + d if n.startswith(FOLDER) else d) for n, d in files], "mdto"),
        (lambda files: [(n, b"<MDTO/>" if n.endswith("json.bestand.xml") else d) for n, d in files], "mdto"),
    ],
)
def test_descriptions_signed_by_the_real_key_must_fit(forge, change, key):
    """What only the holder of the key can make; the digest ties each description to its file."""
    report = forge.check(forge.resign(change(forge.content())))
    assert report.exit_code == 2
    assert [finding.key for finding in report.findings] == [f"handover.found.{key}"]


def test_a_document_may_not_take_the_name_of_the_main_paper(forge):
    files = dict(forge.files())
    bad = Contents(
        overdracht_pdf=forge.sealed,
        documents=(("overdracht.pdf", forge.sealed),),
        data_json=files["gegevens/overdracht.json"],
        schema_json=machine_data.schema_bytes(),
    )
    with pytest.raises(Expected) as caught:
        build_container(bad, forge.seal, at=NOW)
    assert caught.value.key == "handover.bad_name"
