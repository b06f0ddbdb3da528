"""The machine-readable half of an overdracht: one snapshot, written as canonical JSON under a published schema.

``Snapshot.sections`` holds the sections below; the schema (resources/schemas/overdracht-1.schema.json) says in Dutch
what each key means. A star is required, [] a list. Days are ISO strings (2026-07-10), other values plain strings
unless said. None, "" and empty lists are left out when writing, so a caller may fill a key with nothing.

===================== =================================================================================================
section               keys
===================== =================================================================================================
leerling*             voornamen*, tussenvoegsel, achternaam*, roepnaam*, geboortedatum, adres, postcode, woonplaats,
                      woongemeente, telefoon, email, handelingsbekwaam (bool), vertegenwoordiger {contact};
                      with a tick of their own (T): moedertaal, taalniveau, vervoer[] (fiets, ov, ov_begeleid,
                      rijbewijs_am, rijbewijs_b, rijbewijs_t)
school*               naam*, brin*, vestiging, plaats, adres, schoolsoort (pro, vso_arbeid, vso_dagbesteding,
                      vso_vervolg, entree), uitstroomprofiel, instroomdatum, verwachte_uitstroomdatum, uitschrijfdatum,
                      behaald[] (strings), certificaten[] {soort, naam*, instantie, datum, geldig_tot},
                      contact {contact}, opgesteld_door, geraadpleegd
eigen_woorden         antwoorden[] {vraag*, antwoord*}, motto, wensen, sectoren[], graag[], liever_niet[], reactie
talenten[]            naam*, voorbeeld, bron (leerling, stage, school)
competenties[]        code, naam*, lijst, eerste, laatste (integers 1-4), eerste_op, laatste_op,
                      door (leerling, bedrijf, school)
werkervaring[]        bedrijf*, plaats, soort, van, tot, uren_per_week (string), taken, resultaat
praktijkverklaringen  [] nummer*, versie (int), uitgegeven_op, bedrijf*, leerbedrijf_id, plaats, praktijkopleider,
                      van, tot, dagen_per_week (int), uren_per_week (string), geboorteplaats, bijzonderheden,
                      bestand (path in the package), kwalificaties*[] {dossier_code, dossier_naam, code, naam,
                      niveau (int 1-4), werkprocessen*[] {code, titel*, kerntaak_code, kerntaak_titel, gedaan*,
                      zelfstandigheid (int 0-4, absent when not assessed), omstandigheden, beoordeeld_op,
                      beoordelaar}}
werkadvies            nodig[] {nodig*, nu}, adviezen[] {onderwerp*, tekst*}, werkvoorkeuren[], beschikbaarheid;
                      T: belastbaarheid, belemmeringen
plan                  bestemming, start, vraag, toelichting, antwoord_voor (day), antwoord_hoe, beslist, grond,
                      afspraken[] {onderwerp*, tekst*}, aanvragen[] {soort* (doelgroepregister,
                      beoordeling_arbeidsvermogen, beschut, lks, jobcoach, wsp, wmo), datum, door, status, geldig_tot;
                      T: uitkomst}, plaatsing {bestemming*, werkgever, functie, start, uren_per_week, contract,
                      instrumenten[], contact {contact}}
netwerk[]             T: naam*, relatie* (ouder, voogd, vriend, mentor, jobcoach, jeugdhulp, wmo, klantmanager, uwv,
                      werkgever, anders), rol, contact (string)
toestemmingen[]       onderwerp*, ja* (bool), grond, door, hoedanigheid, datum, geldig_tot, ontvanger
===================== =================================================================================================

{contact} is {naam*, functie, organisatie, telefoon, email, bereikbaar, tot}. ``pakket`` comes from Parties and
``weggelaten`` from ``left_out``. What domain.md chapter 10 marks N, or does not mark, has no key and is refused.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from jobcoach import places
from jobcoach.handover.one_line import one_line
from jobcoach.handover.shape import first_mistake
from jobcoach.handover.trial import COACH, marks_agree, trial_left_out, trial_sections
from jobcoach.model.expected import Expected

SCHEMA_ID = "urn:jobcoach:schema:overdracht:1"
EARLIER_SCHEMAS = frozenset({"8a3691a5d2116a1be5276b9faac04f9a567331dde4136c2fcee1ec2e85390a4e"})
"""SHA-256 of what this schema was before: 0.1.0 had no proefzending. Packages of then are as good as ever."""
LARGEST_JSON = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who sends and who receives. ``package`` is the number BRIN-coach-year-sequence; ``trial`` a proefzending."""

    package: str
    version: int
    replaces: str = ""
    made_on: date
    school: str
    brin: str
    coach: str
    recipient: str
    recipient_kind: str
    practice: bool = False
    trial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What leaves, after the allow-list and the consent: sections of plain values, nothing that is not printed too.

    ``sections`` maps a section name of the schema to a JSON value (dicts, lists, strings, numbers, booleans; dates
    as ISO strings). ``left_out`` names the subjects that are refused or left out, with the reason.
    """

    parties: Parties
    sections: dict[str, object]
    left_out: tuple[tuple[str, str], ...] = ()


def to_json(snapshot: Snapshot) -> bytes:
    """The snapshot as canonical UTF-8: keys sorted, two spaces, no NaN, a new line at the end.

    Raises Expected handover.data_shape (``where``: path of the first value that does not fit the schema) and
    handover.trial_mixed: a proefzending holds nothing but what ``trial_snapshot`` gives.
    """
    whole = _whole(snapshot)
    _require_shape(whole)
    made_up = trial_snapshot(snapshot.parties) if snapshot.parties.trial else snapshot
    if not marks_agree(whole) or whole != _whole(made_up):
        raise Expected("handover.trial_mixed")
    return (json.dumps(whole, ensure_ascii=False, allow_nan=False, sort_keys=True, indent=2) + "\n").encode("utf-8")


def trial_snapshot(parties: Parties) -> Snapshot:
    """The one snapshot of a proefzending of ``parties``: an invented student, and the same words for everybody."""
    mine = replace(parties, trial=True, version=1, replaces="", coach=COACH)
    return Snapshot(parties=mine, sections=trial_sections(mine), left_out=trial_left_out())


def as_value(snapshot: Snapshot) -> dict[str, Any]:
    """The snapshot as a JSON value that is not checked: one that is being prepared has no number yet."""
    whole: dict[str, Any] = json.loads(json.dumps(_whole(snapshot), ensure_ascii=False))
    return whole


def validate_shape(snapshot: Snapshot) -> None:
    """Raises Expected handover.data_shape (``where``) when the snapshot does not fit the schema."""
    _require_shape(_whole(snapshot))


@cache
def schema_bytes() -> bytes:
    """The schema file, byte for byte as it goes into the package."""
    return (places.resources() / "schemas" / "overdracht-1.schema.json").read_bytes()


def is_known_schema(schema: bytes) -> bool:
    """Whether this is the schema of this version, or of an earlier one."""
    return schema == schema_bytes() or hashlib.sha256(schema).hexdigest() in EARLIER_SCHEMAS


def parties_of(data_json: bytes) -> Parties:
    """Read the parties back from written data, each name on one line.

    Raises Expected handover.data_shape, handover.trial_mixed (a proefzending says nothing but what ``trial_snapshot``
    gives) and handover.two_schools (the section school is about another school than the package).
    """
    whole = read_json(data_json)
    _require_shape(whole)
    pakket = whole["pakket"]
    written = Parties(
        package=pakket["nummer"],
        version=pakket["versie"],
        replaces=pakket.get("vervangt", ""),
        made_on=date.fromisoformat(pakket["gemaakt_op"]),
        school=pakket["school"],
        brin=pakket["brin"],
        coach=pakket["coach"],
        recipient=pakket["ontvanger"],
        recipient_kind=pakket["ontvanger_soort"],
        practice=pakket["oefenschool"],
        trial=pakket.get("proefzending", False),
    )
    if not marks_agree(whole) or (written.trial and whole != _whole(trial_snapshot(written))):
        raise Expected("handover.trial_mixed")
    school = whole["school"]
    if (one_line(school["naam"]), school["brin"]) != (one_line(written.school), written.brin):
        raise Expected("handover.two_schools")
    return replace(
        written,
        package=one_line(written.package),
        replaces=one_line(written.replaces),
        school=one_line(written.school),
        coach=one_line(written.coach),
        recipient=one_line(written.recipient),
    )


def read_json(data: bytes) -> Any:
    """Strict JSON: UTF-8, no key twice, no NaN, at most LARGEST_JSON bytes. Raises Expected handover.data_shape."""
    try:
        if len(data) > LARGEST_JSON:
            raise ValueError
        return json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Expected("handover.data_shape", where="") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refuse(_constant: str) -> Any:
    raise ValueError


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(schema_bytes())
    return schema


def _require_shape(whole: Any) -> None:
    where = first_mistake(whole, _schema())
    if where is not None:
        raise Expected("handover.data_shape", where=where)


def _whole(snapshot: Snapshot) -> Any:
    parties = snapshot.parties
    reserved = {"schema", "versie", "pakket", "weggelaten"} & set(snapshot.sections)
    if reserved:
        raise Expected("handover.data_shape", where=min(reserved))
    left_out = [{"onderwerp": subject, "reden": reason} for subject, reason in snapshot.left_out]
    pakket = {
        "nummer": parties.package,
        "versie": parties.version,
        "vervangt": parties.replaces,
        "gemaakt_op": parties.made_on.isoformat(),
        "school": parties.school,
        "brin": parties.brin,
        "coach": parties.coach,
        "ontvanger": parties.recipient,
        "ontvanger_soort": parties.recipient_kind,
        "oefenschool": parties.practice,
        "proefzending": parties.trial or None,
    }
    filled = {**snapshot.sections, "pakket": pakket, "schema": SCHEMA_ID, "versie": 1}
    return {**_without_empty(filled), "weggelaten": left_out}


def _without_empty(value: Any) -> Any:
    """Leave out None, "" and empty lists and objects, at every depth; False and 0 are values."""
    if isinstance(value, dict):
        kept = {key: _without_empty(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item is not None and item not in ("", [], {})}
    if isinstance(value, list | tuple):
        return [_without_empty(item) for item in value]
    return value
