"""Files of the catalogue without a screen: read one and try it, keep it, write a set; the page only shows it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jobcoach.caseload.catalogue_editions import edition_file
from jobcoach.caseload.catalogue_import import CataloguePlan, ImportCatalogue, ImportedEdition, plan_catalogue
from jobcoach.caseload.documents import NoteExported
from jobcoach.caseload.undo import Act, Acted
from jobcoach.exchange.catalogue_file import CatalogueFile
from jobcoach.exchange.catalogue_reading import LARGEST, read_catalogue
from jobcoach.exchange.catalogue_set import write_set
from jobcoach.exchange.outgoing import write_whole
from jobcoach.exchange.school_file import COLUMNS, template
from jobcoach.model.expected import Expected
from jobcoach.model.labels import long_day
from jobcoach.ui.lane import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A file that was read, and what keeping it would do; nothing was written."""

    file: CatalogueFile
    plan: CataloguePlan


def try_file(path: Path) -> Callable[[Work], Tried]:
    """Job: read a file and say what keeping it would do. Raises ``file.*`` and what ``read_catalogue`` raises."""

    def job(work: Work) -> Tried:
        work.say("Bestand lezen")
        file = read_catalogue(bytes_of(path), name=path.name)
        return Tried(file=file, plan=work.ask(plan_catalogue(file)))

    return job


def keep_file(tried: Tried, *, name: str, valid_from: date | None) -> Callable[[Work], Acted[ImportedEdition]]:
    """Job: keep it as an edition under this name, in one act. Raises ``catalogue.same_file``."""
    file = replace(tried.file, name=name.strip() or tried.file.name, valid_from=valid_from)

    def job(work: Work) -> Acted[ImportedEdition]:
        work.say("Kwalificaties bewaren")
        return work.carry_out(Act(ImportCatalogue(file=file)))

    return job


def share(edition: int, target: Path) -> Callable[[Work], None]:
    """Job: write an edition as a set. Raises ``record.gone`` and what ``write_whole`` raises."""

    def job(work: Work) -> None:
        work.say("Set maken")
        write_whole(target, write_set(work.ask(edition_file(edition))))
        work.carry_out(NoteExported(about="set kwalificaties"))

    return job


def write_example(target: Path) -> Callable[[Work], None]:
    """Job: write the empty example that a school fills in. Raises what ``write_whole`` raises."""
    return lambda _work: write_whole(target, template())


def bytes_of(path: Path) -> bytes:
    """At most one byte more than may be read, so that a huge file is refused without reading it."""
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise Expected("file.absent", name=path.name) from error
    except OSError as error:
        raise Expected("file.unreadable", name=path.name) from error


HEADS = ("Code", "Naam", "Niveau", "Geldig vanaf")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentRow:
    """One line of the content: its cells, the text about it, and which werkproces it is (opleidingscode, code)."""

    cells: tuple[str, str, str, str]
    about: str = ""
    key: tuple[str, str] | None = None


def content_rows(file: CatalogueFile) -> list[ContentRow]:
    """Every kwalificatie with its werkprocessen under it, then the dossiers that ended."""
    rows: list[ContentRow] = []
    for part in file.qualifications:
        since = long_day(part.valid_from or file.valid_from)
        name = " · ".join(word for word in (part.name, part.dossier_name) if word)
        cells = (part.code or "geen code", name, str(part.level or ""), since)
        rows.append(ContentRow(cells=cells, about=_dossier(part.dossier_code)))
        for kerntaak in part.kerntaken:
            for item in kerntaak.werkprocessen:
                about = _about(kerntaak.title, item.description, item.result, item.behaviour)
                below = (f"   {item.code}", item.title, "", "")
                rows.append(ContentRow(cells=below, about=about, key=(part.code, item.code)))
    for end in file.ends:
        until = f"tot {long_day(end.ends_on)}"
        rows.append(ContentRow(cells=(end.dossier_code, f"Vervallen dossier: {end.dossier_name}", "", until)))
    return rows


def typed_values(file: CatalogueFile, key: tuple[str, str]) -> dict[str, object]:
    """What stands in the form to change a typed werkproces."""
    for part in file.qualifications:
        for kerntaak in part.kerntaken:
            for item in kerntaak.werkprocessen:
                if (part.code, item.code) == key:
                    names = ("title", "description", "result", "behaviour")
                    known: dict[str, object] = {name: getattr(item, name) for name in names}
                    return known | {
                        "code": part.code, "name": part.name, "level": part.level, "kerntaak_title": kerntaak.title,
                        "werkproces_code": item.code,
                    }  # fmt: skip
    return {}


def next_values(file: CatalogueFile) -> dict[str, object]:
    """The kwalificatie and kerntaak of the last typed werkproces, to go on with."""
    if not file.qualifications:
        return {}
    last = file.qualifications[-1]
    known: dict[str, object] = {"code": last.code, "name": last.name, "level": last.level}
    return known | ({"kerntaak_title": last.kerntaken[-1].title} if last.kerntaken else {})


def column_words() -> str:
    """What goes in each column of the table that a school fills in."""
    return "\n".join(f"{heading}: {words}" for heading, words in COLUMNS)


def _dossier(code: str) -> str:
    return f"Kwalificatiedossier {code}" if code else ""


def _about(kerntaak: str, description: str, result: str, behaviour: str) -> str:
    parts = (("Kerntaak", kerntaak), ("Omschrijving", description), ("Resultaat", result), ("Gedrag", behaviour))
    return "\n".join(f"{word}: {text}" for word, text in parts if text)
