# ruff: noqa: E501 - a sentence is a line
"""Sentences about the catalogue of qualifications: files that come in, lines in them, and typing by hand."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from jobcoach.model.choices import EditionKind
from jobcoach.model.expected import Expected
from jobcoach.model.labels import long_day

if TYPE_CHECKING:  # a sentence must not load the database
    from jobcoach.caseload.catalogue_import import CataloguePlan
    from jobcoach.exchange.catalogue_file import CatalogueFile, Problem

SENTENCES: Final[dict[str, str]] = {
    # The whole file: nothing was read.
    "catalogue.empty": "Dit bestand is leeg. Er is niets gelezen. Kies het bestand met de kwalificaties.",
    "catalogue.too_big": "Dit bestand is groter dan {limit} MB. Er is niets gelezen. Vraag om een kleiner bestand, bijvoorbeeld van één kwalificatiedossier.",
    "catalogue.too_many": "Er staan te veel regels in dit bestand. Er is niets gelezen. Verdeel het over meer bestanden.",
    "catalogue.unknown_file": "Dit bestand is geen codelijst, kwalificatiedossier, lijst van school of set. Er is niets gelezen. Kies een XLSX, XML, CSV of een set.",
    "catalogue.no_header": "In dit bestand staan de kolommen Opleidingscode en Kwalificatie niet. Er is niets gelezen. Kies een codelijst, of gebruik het lege voorbeeld en vul dat in.",
    "catalogue.nothing": "In dit bestand staat geen kwalificatie die te lezen is. Er is niets bewaard. Kijk of elke regel een opleidingscode en een naam heeft.",
    "catalogue.csv_wide": "Dit bestand is bewaard als Unicode-tekst (UTF-16). Er is niets gelezen. Bewaar het opnieuw als CSV UTF-8.",
    "catalogue.csv_row": "Rij {row} is niet te lezen. Er is niets bewaard. Misschien staat daar een aanhalingsteken zonder partner. Kijk de rij na en bewaar het bestand opnieuw als CSV UTF-8.",
    "catalogue.xml_nothing": "In dit XML-bestand is geen kwalificatie, kerntaak of werkproces herkend. Er is niets bewaard. Kies het bestand van een kwalificatiedossier.",
    "catalogue.set_broken": "Deze set is niet te lezen: bij {where} klopt iets niet. Er is niets bewaard. Vraag de set opnieuw.",
    "catalogue.set_version": "Deze set is gemaakt met een andere versie van JobCoach (vorm {version}). Er is niets bewaard. Werk JobCoach bij, of vraag de set opnieuw.",
    "catalogue.same_file": "Dit bestand is al ingelezen, als {name}. Er is niets veranderd.",
    "workbook.too_big": "Dit Excel-bestand is groter dan {limit} MB. Er is niets gelezen. Bewaar alleen de lijst en kies dat bestand.",
    "workbook.old": "Dit Excel-bestand heeft een wachtwoord of is van een oude soort (.xls). Er is niets gelezen. Open het, kies Opslaan als, en dan Excel-werkmap (.xlsx) zonder wachtwoord.",
    "workbook.bomb": "Dit bestand wordt bij het uitpakken groter dan {limit} MB. Zo groot is geen codelijst. Er is niets gelezen.",
    "workbook.macros": "In dit Excel-bestand zitten macro's. Er is niets gelezen en er is niets uitgevoerd. Bewaar het als Excel-werkmap zonder macro's (.xlsx).",
    "workbook.broken": "Dit is geen leesbaar Excel-bestand. Er is niets gelezen. Open het in Excel, bewaar het opnieuw en kies het nog eens.",
    "workbook.too_many_rows": "Op het blad {sheet} staan meer dan {limit} rijen. Er is niets gelezen. Laat de rijen weg die hier niet nodig zijn.",
    "xml.unsafe": "In dit bestand staan verwijzingen (DOCTYPE of entiteiten) die hier niet gelezen worden. Er is niets bewaard. Vraag om een bestand zonder.",
    "xml.too_deep": "De onderdelen van dit bestand zitten te diep in elkaar. Zo is geen kwalificatiedossier. Er is niets bewaard.",
    "xml.too_many": "Er staan te veel onderdelen in dit bestand. Er is niets bewaard. Vraag om het bestand van één kwalificatiedossier.",
    "xml.broken": "Dit XML-bestand is beschadigd bij regel {row}. Er is niets bewaard. Haal het bestand opnieuw op.",
    # One line: the rest of the file is read.
    "catalogue.line_formula": "Hier staat een formule. De regel is overgeslagen. Zet er de waarde zelf neer.",
    "catalogue.line_no_code": "Er is geen opleidingscode. De regel is overgeslagen.",
    "catalogue.line_code": "{value} is geen code van vijf cijfers. De regel is overgeslagen.",
    "catalogue.line_no_name": "Bij {value} staat geen naam van de kwalificatie. De regel is overgeslagen.",
    "catalogue.line_level": "{value} is geen niveau van 1 tot en met 4. De regel is gelezen zonder niveau.",
    "catalogue.line_date": "{value} is niet te lezen als datum. De regel is gelezen zonder deze datum.",
    "catalogue.line_twice": "{value} staat er twee keer. De tweede is overgeslagen.",
    "catalogue.line_werkproces_code": "{value} is geen code van een werkproces, zoals B1-K1-W1. Het is overgeslagen.",
    "catalogue.line_no_werkproces_code": "Er is geen werkprocescode, zoals B1-K1-W1. Het werkproces is overgeslagen.",
    "catalogue.line_no_title": "Werkproces {value} heeft geen titel. Het is overgeslagen.",
    "catalogue.xml_no_qualification": "In het dossier {value} is geen kwalificatie herkend. De kerntaken zijn bij het dossier zelf gezet.",
    "catalogue.xml_no_code": "Bij {value} is geen opleidingscode gevonden. Kijk in het bestand of die er staat.",
    # Typing by hand, and removing.
    "catalogue.typed_code": "Een opleidingscode heeft vijf cijfers. Kijk hem na.",
    "catalogue.typed_name": "Vul de naam van de kwalificatie in.",
    "catalogue.typed_title": "Vul de titel van het werkproces in.",
    "catalogue.twice": "{code} staat al in deze set.",
    "catalogue.not_typed": "Deze editie komt uit een bestand. Typ erbij in een eigen set.",
    "catalogue.in_use": "Deze werkprocessen staan {count} keer op een praktijkverklaring of in het logboek. Ze blijven staan.",
}

KINDS: Final = {
    EditionKind.SHIPPED: "meegeleverd met JobCoach",
    EditionKind.CODE_LIST: "codelijst",
    EditionKind.DOSSIER: "kwalificatiedossier",
    EditionKind.SCHOOL_FILE: "lijst van school",
    EditionKind.TYPED: "met de hand getypt",
    EditionKind.SET: "set",
}


def found_words(file: "CatalogueFile") -> tuple[str, ...]:
    """What was found and what was not, in short sentences."""
    numbers = (
        (len(file.qualifications), "kwalificatie", "kwalificaties"),
        (file.kerntaken, "kerntaak", "kerntaken"),
        (file.werkprocessen, "werkproces", "werkprocessen"),
        (len(file.ends), "vervallen dossier", "vervallen dossiers"),
    )
    found = [f"{number} {one if number == 1 else more}" for number, one, more in numbers if number]
    words = [f"Gevonden: {', '.join(found)}."]
    if file.qualifications and not file.werkprocessen:
        words.append("Er staan geen werkprocessen in. Die komen uit een kwalificatiedossier of een lijst van school.")
    total = file.werkprocessen
    for field, number in file.lacking().items():
        which = "geen enkel werkproces" if number == total else f"{number} van de {total} werkprocessen"
        words.append(f"Niet gevonden: {field}, bij {which}." if number != total else f"Niet gevonden: {field}.")
    return tuple(words)


def plan_words(file: "CatalogueFile", plan: "CataloguePlan") -> tuple[str, ...]:
    """What keeping it would do, in short sentences."""
    if plan.known_as:
        since = f" op {long_day(plan.known_since)}" if plan.known_since else ""
        return (f"Dit bestand is al ingelezen{since}, als {plan.known_as}.",)
    words = [f"{plan.new_codes} opleidingscodes zijn nieuw." if plan.new_codes != 1 else "1 opleidingscode is nieuw."]
    if number := len(plan.other_names):
        words.append(f"{number} opleidingscode{'s hebben' if number != 1 else ' heeft'} hier een andere naam.")
    if file.valid_from:
        words.append(f"Geldig vanaf {long_day(file.valid_from)}.")
    else:
        words.append("In het bestand staat niet vanaf wanneer dit geldt.")
    return tuple(words)


def problem_words(problem: "Problem") -> str:
    """The sentence of one line."""
    from jobcoach.ui.words import sentence

    return sentence(Expected(problem.key, value=problem.value))


def problem_place(problem: "Problem", file: "CatalogueFile") -> str:
    """Where a problem is; an XML file and a set have no rows that a coach could look up."""
    if file.kind in (EditionKind.DOSSIER, EditionKind.SET):
        return problem.column or "bestand"
    return f"{problem.column}, rij {problem.row}"


def plan_lines(file: "CatalogueFile", plan: "CataloguePlan") -> Iterator[str]:
    """What the command line says before anything is kept."""
    yield f"{KINDS[file.kind].capitalize()}: {file.name}"
    yield from found_words(file)
    yield from plan_words(file, plan)
    for item in file.problems[:50]:
        yield f"{problem_place(item, file)}: {problem_words(item)}"
    if len(file.problems) > 50:
        yield f"En nog {len(file.problems) - 50} andere regels."
