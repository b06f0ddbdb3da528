"""Our own small file for a set of kwalificaties: JSON with a version, typed once and shared between coaches.

{"format": "jobcoach-kwalificaties", "version": 1, "name": "...", "source": "...", "mark": "...",
 "valid_from": "2025-08-01", "valid_to": null, "qualifications": [{"code": "25250", "name": "...", "level": 1,
 "dossier_code": "", "dossier_name": "", "kerntaken": [{"code": "B1-K1", "title": "...", "werkprocessen":
 [{"code": "B1-K1-W1", "title": "...", "description": "", "result": "", "behaviour": ""}]}]}]}
"""

import json
from datetime import date
from typing import Any, Final

from jobcoach.exchange.catalogue_file import (
    MAX_PARTS,
    CatalogueFile,
    KerntaakPart,
    Problem,
    QualificationPart,
    WerkprocesPart,
    checked_parts,
)
from jobcoach.exchange.delimited import tidy
from jobcoach.model.catalogue import UNCHECKED, plain_code
from jobcoach.model.choices import EditionKind
from jobcoach.model.expected import Expected

FORMAT: Final = "jobcoach-kwalificaties"
VERSION: Final = 1
MAX_BYTES: Final = 10_000_000
MAX_TEXT: Final = 20_000
SUFFIX: Final = ".kwalificaties.json"


def write_set(file: CatalogueFile) -> bytes:
    """The set as a file: indented, so that a school can read it; the same set gives the same bytes."""
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "name": file.name,
        "source": file.source,
        "mark": file.status,
        "valid_from": _iso(file.valid_from),
        "valid_to": _iso(file.valid_to),
        "qualifications": [_out(part) for part in file.qualifications],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _out(part: QualificationPart) -> dict[str, Any]:
    return {
        "dossier_code": part.dossier_code,
        "dossier_name": part.dossier_name,
        "code": part.code,
        "name": part.name,
        "level": part.level,
        "valid_from": _iso(part.valid_from),
        "valid_to": _iso(part.valid_to),
        "kerntaken": [
            {
                "code": kerntaak.code,
                "title": kerntaak.title,
                "werkprocessen": [
                    {name: getattr(item, name) for name in ("code", "title", "description", "result", "behaviour")}
                    for item in kerntaak.werkprocessen
                ],
            }
            for kerntaak in part.kerntaken
        ],
    }


def is_set(data: bytes) -> bool:
    """Whether the bytes say that they are a set."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and FORMAT.encode() in data[:400]


def read_set(data: bytes) -> CatalogueFile:
    """Read a set. Its mark says that it came from a set, whatever it said of itself: that cannot be checked here.

    Raises ``catalogue.too_big`` (limit in MB), ``catalogue.set_broken`` (where), ``catalogue.set_version`` (version).
    """
    if len(data) > MAX_BYTES:
        raise Expected("catalogue.too_big", limit=MAX_BYTES // 1_000_000)
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Expected("catalogue.set_broken", where="het begin") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise Expected("catalogue.set_broken", where="format")
    if whole.get("version") != VERSION:
        raise Expected("catalogue.set_version", version=tidy(str(whole.get("version"))[:20]))
    problems: list[Problem] = []
    parts = tuple(_part(item, number, problems) for number, item in enumerate(_list(whole, "qualifications"), start=1))
    if not parts:
        raise Expected("catalogue.nothing")
    if sum(1 + len(part.werkprocessen) for part in parts) > MAX_PARTS:
        raise Expected("catalogue.too_many", limit=MAX_PARTS)
    mark = _text(whole, "mark").removeprefix("uit een set: ")
    return CatalogueFile(
        kind=EditionKind.SET,
        name=_text(whole, "name")[:120] or "Set zonder naam",
        source=_text(whole, "source"),
        status=f"uit een set: {mark or UNCHECKED}"[:120],
        valid_from=_day(whole, "valid_from"),
        valid_to=_day(whole, "valid_to"),
        qualifications=parts,
        problems=tuple(problems),
    )


def _part(item: Any, number: int, problems: list[Problem]) -> QualificationPart:
    whole = _object(item, f"qualifications {number}")
    level = whole.get("level")
    if level not in (None, 1, 2, 3, 4) or isinstance(level, bool):
        raise Expected("catalogue.set_broken", where="level")
    kerntaken, wrong = checked_parts(number, tuple(_kerntaak(one) for one in _list(whole, "kerntaken")))
    problems += wrong
    return QualificationPart(
        dossier_code=plain_code(_text(whole, "dossier_code")),
        dossier_name=_text(whole, "dossier_name"),
        code=plain_code(_text(whole, "code")),
        name=_text(whole, "name") or "zonder naam",
        level=level,
        valid_from=_day(whole, "valid_from"),
        valid_to=_day(whole, "valid_to"),
        kerntaken=kerntaken,
    )


def _kerntaak(item: Any) -> KerntaakPart:
    whole = _object(item, "kerntaken")
    return KerntaakPart(
        code=plain_code(_text(whole, "code")),
        title=_text(whole, "title"),
        werkprocessen=tuple(_werkproces(one) for one in _list(whole, "werkprocessen")),
    )


def _werkproces(item: Any) -> WerkprocesPart:
    whole = _object(item, "werkprocessen")
    texts = {name: _text(whole, name) for name in ("title", "description", "result")}
    behaviour = "\n".join(filter(None, map(tidy, _raw(whole, "behaviour").split("\n"))))
    return WerkprocesPart(code=plain_code(_text(whole, "code")), behaviour=behaviour, **texts)


def _object(item: Any, where: str) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise Expected("catalogue.set_broken", where=where)
    return item


def _list(whole: dict[str, Any], name: str) -> list[Any]:
    found = whole.get(name, [])
    if not isinstance(found, list):
        raise Expected("catalogue.set_broken", where=name)
    return found


def _raw(whole: dict[str, Any], name: str) -> str:
    found = whole.get(name)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise Expected("catalogue.set_broken", where=name)
    return found[:MAX_TEXT]


def _text(whole: dict[str, Any], name: str) -> str:
    return tidy(_raw(whole, name))


def _day(whole: dict[str, Any], name: str) -> date | None:
    text = _text(whole, name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Expected("catalogue.set_broken", where=name) from None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
