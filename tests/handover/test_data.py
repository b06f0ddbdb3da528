"""The data for the computer: one schema, read the same by us and by jsonschema."""

import copy
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from jobcoach.handover.data import (
    Parties,
    Snapshot,
    is_known_schema,
    parties_of,
    read_json,
    schema_bytes,
    to_json,
    validate_shape,
)
from jobcoach.handover.shape import first_mistake
from jobcoach.model.expected import Expected

SCHEMA = json.loads(schema_bytes())
WITNESS = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
PARTIES = Parties(
    package="99ZZ-SV-2026-0001",
    version=2,
    replaces="99ZZ-SV-2026-0000",
    made_on=date(2026, 7, 10),
    school="PrO De Oefenschool",
    brin="99ZZ",
    coach="Sanne de Vries",
    recipient="Gemeente Oefenstad",
    recipient_kind="gemeente",
    practice=True,
)
CONTACT = {
    "naam": "Sanne",
    "functie": "Jobcoach",
    "telefoon": "030 000 0000",
    "bereikbaar": "ma-do",
    "tot": "2028-07-10",
}
FULL: dict[str, object] = {
    "leerling": {
        "voornamen": "Fatma Nur",
        "tussenvoegsel": "el",
        "achternaam": "Amrani",
        "roepnaam": "Fatma",
        "geboortedatum": "2008-02-29",
        "adres": "Oefenlaan 1",
        "postcode": "0000 AA",
        "woonplaats": "Oefenstad",
        "woongemeente": "Oefenstad",
        "telefoon": "06 0000 0000",
        "email": "fatma@voorbeeld.example",
        "handelingsbekwaam": True,
        "vertegenwoordiger": CONTACT,
        "moedertaal": "Turks",
        "taalniveau": "2F",
        "vervoer": ["fiets", "rijbewijs_am"],
    },
    "school": {
        "naam": "PrO De Oefenschool",
        "brin": "99ZZ",
        "schoolsoort": "pro",
        "instroomdatum": "2021-08-23",
        "behaald": ["Schooldiploma praktijkonderwijs"],
        "certificaten": [{"naam": "VCA", "datum": "2026-01-10", "geldig_tot": "2036-01-10"}],
        "contact": CONTACT,
    },
    "eigen_woorden": {
        "antwoorden": [{"vraag": "Wat wil je?", "antwoord": "In de keuken.\nElke dag."}],
        "graag": ["koken"],
        "liever_niet": ["bellen"],
        "motto": "Gewoon doen",
    },
    "talenten": [{"naam": "Doorzetten", "voorbeeld": "Bleef tot het af was.", "bron": "stage"}],
    "competenties": [
        {"naam": "Op tijd komen", "eerste": 2, "laatste": 4, "door": "bedrijf", "laatste_op": "2026-05-01"}
    ],
    "werkervaring": [{"bedrijf": "Bakkerij De Oefening", "van": "2026-01-05", "uren_per_week": "16 uur"}],
    "praktijkverklaringen": [
        {
            "nummer": "99ZZ-PV-1",
            "bedrijf": "Bakkerij De Oefening",
            "kwalificaties": [
                {
                    "code": "00000",
                    "niveau": 1,
                    "werkprocessen": [
                        {"code": "B1-K1-W1", "titel": "Bereidt voor", "gedaan": "Deeg gewogen.", "zelfstandigheid": 0}
                    ],
                }
            ],
            "bestand": "documenten/praktijkverklaring-1.pdf",
        }
    ],
    "werkadvies": {"nodig": [{"nodig": "Een vaste begeleider", "nu": "gaat goed"}], "belemmeringen": "Drukte."},
    "plan": {
        "bestemming": "werk",
        "vraag": "Kunt u een jobcoach inzetten?",
        "antwoord_voor": "2026-08-01",
        "aanvragen": [{"soort": "doelgroepregister", "datum": "2026-06-01", "status": "aangevraagd"}],
        "plaatsing": {"bestemming": "arbeid", "werkgever": "Bakkerij", "contact": CONTACT},
    },
    "netwerk": [{"naam": "A. Amrani", "relatie": "ouder", "contact": "06 0000 0001"}],
    "toestemmingen": [{"onderwerp": "Gezondheid", "ja": False, "door": "Fatma", "datum": "2026-07-01"}],
}


def snapshot(sections=FULL, **changes) -> Snapshot:
    return Snapshot(
        parties=PARTIES, sections=copy.deepcopy(dict(sections)) | changes, left_out=(("Gezondheid", "nee"),)
    )


def test_the_schema_itself_is_a_schema_and_closed_everywhere():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"].startswith("urn:")

    def objects(part):
        if isinstance(part, dict):
            if part.get("type") == "object":
                yield part
            for inner in part.values():
                yield from objects(inner)

    found = list(objects(SCHEMA))
    assert len(found) > 20
    assert all(part["additionalProperties"] is False for part in found)
    assert all(rule.get("description") for part in found for rule in part["properties"].values())


def test_a_full_snapshot_fits_for_us_and_for_jsonschema():
    written = to_json(snapshot())
    WITNESS.validate(json.loads(written))
    assert first_mistake(json.loads(written), SCHEMA) is None
    assert parties_of(written) == PARTIES


def test_the_bytes_are_canonical():
    written = to_json(snapshot())
    again = to_json(Snapshot(parties=PARTIES, sections=dict(reversed(FULL.items())), left_out=(("Gezondheid", "nee"),)))
    assert written == again
    assert written.endswith(b"}\n")
    assert not written.startswith(b"\xef\xbb\xbf")
    assert "Yıldız".encode() in to_json(snapshot(leerling={"voornamen": "A", "achternaam": "Yıldız", "roepnaam": "A"}))


def test_nothing_is_left_out_but_what_is_empty():
    sections = {
        "leerling": {"voornamen": "A", "achternaam": "B", "roepnaam": "C", "tussenvoegsel": "", "telefoon": None},
        "school": {"naam": "S", "brin": "99ZZ", "behaald": []},
        "toestemmingen": [{"onderwerp": "Foto", "ja": False}],
        "talenten": [],
        "netwerk": None,
    }
    whole = json.loads(to_json(snapshot(sections)))
    assert whole["leerling"] == {"voornamen": "A", "achternaam": "B", "roepnaam": "C"}
    assert whole["school"] == {"naam": "S", "brin": "99ZZ"}
    assert whole["toestemmingen"] == [{"onderwerp": "Foto", "ja": False}]
    assert "talenten" not in whole
    assert "netwerk" not in whole
    assert whole["weggelaten"] == [{"onderwerp": "Gezondheid", "reden": "nee"}]


@pytest.mark.parametrize(
    ("section", "key", "value", "where"),
    [
        ("leerling", "bsn", "000000000", "leerling.bsn"),
        ("leerling", "foto", "x", "leerling.foto"),
        ("leerling", "diagnose", "x", "leerling.diagnose"),
        ("leerling", "geboortedatum", "29-02-2008", "leerling.geboortedatum"),
        ("leerling", "geboortedatum", "2007-02-29", "leerling.geboortedatum"),
        ("leerling", "achternaam", "", "leerling.achternaam"),
        ("leerling", "achternaam", "a\x00b", "leerling.achternaam"),
        ("leerling", "achternaam", "\ud800", "leerling.achternaam"),
        ("leerling", "achternaam", "x" * 201, "leerling.achternaam"),
        ("leerling", "handelingsbekwaam", 1, "leerling.handelingsbekwaam"),
        ("leerling", "vervoer", ["vliegtuig"], "leerling.vervoer[0]"),
        ("school", "brin", "99zz", "school.brin"),
        ("competenties", 0, {"naam": "A", "eerste": 5}, "competenties[0].eerste"),
        ("competenties", 0, {"naam": "A", "eerste": True}, "competenties[0].eerste"),
        ("competenties", 0, {"naam": "A", "eerste": 2.5}, "competenties[0].eerste"),
        ("netwerk", 0, {"naam": "A", "relatie": "buurman"}, "netwerk[0].relatie"),
    ],
)
def test_what_does_not_fit_is_named(section, key, value, where):
    shot = snapshot()
    shot.sections[section][key] = value  # type: ignore[index]
    for act in (to_json, validate_shape):
        with pytest.raises(Expected) as caught:
            act(shot)
        assert (caught.value.key, caught.value.values["where"]) == ("handover.data_shape", where)


@pytest.mark.parametrize("name", ["verzuim", "notities", "pakket", "schema", "versie", "weggelaten"])
def test_a_section_that_has_no_place_is_refused(name):
    with pytest.raises(Expected) as caught:
        to_json(snapshot(**{name: {"a": "b"}}))
    assert caught.value.values["where"] == name


def spots(value, path=()):
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from spots(inner, (*path, key))


WHOLE = json.loads(to_json(snapshot()))
SPOTS = sorted((spot for spot in spots(WHOLE) if spot), key=repr)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 1000),
    st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), max_size=8),
    st.sampled_from(["2026-02-30", "2026-07-10", "99ZZ", "20260710", "fiets", "ouder"]),
    st.just([]),
    st.just({}),
    st.just(["x"]),
    st.just({"x": "y"}),
)


@settings(max_examples=500)
@given(spot=st.sampled_from(SPOTS), value=VALUES, remove=st.booleans(), add=st.booleans())
def test_we_and_jsonschema_agree_on_every_change(spot, value, remove, add):
    whole = copy.deepcopy(WHOLE)
    holder = whole
    for key in spot[:-1]:
        holder = holder[key]
    if remove:
        del holder[spot[-1]]
    elif add and isinstance(holder[spot[-1]], dict):
        holder[spot[-1]]["extra"] = value
    else:
        holder[spot[-1]] = value
    assert (first_mistake(whole, SCHEMA) is None) == WITNESS.is_valid(whole)


@pytest.mark.parametrize("data", [b"", b"\xff", b"[" * 100_000, b'{"a": NaN}', b'{"a": 1, "a": 1}', b"1" * 6_000_000])
def test_json_is_read_strictly(data):
    with pytest.raises(Expected) as caught:
        read_json(data)
    assert caught.value.key == "handover.data_shape"


def test_a_package_with_the_schema_of_before_is_as_good_as_ever() -> None:
    """The schema without what version 0.2 added, byte for byte as it went along before."""
    now = schema_bytes()
    start = now.index(b',\n        "proefzending"')
    before = now[:start] + now[now.index(b"}", start) + 1 :]
    assert is_known_schema(before)
    assert is_known_schema(now)
    assert not is_known_schema(before + b" ")
