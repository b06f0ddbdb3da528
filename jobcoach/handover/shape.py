"""A small strict checker for the part of JSON Schema 2020-12 that our schema uses; an unknown word is a bug."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Json = Any
_SILENT = frozenset({"$schema", "$id", "title", "description"})


def first_mistake(value: Json, schema: Mapping[str, Json], at: str = "") -> str | None:
    """Path of the first place where ``value`` does not fit ``schema`` ("leerling.geboortedatum"), or None."""
    for word, wanted in schema.items():
        if word in _SILENT:
            continue
        wrong = _RULES[word](value, wanted, schema, at)
        if wrong is not None:
            return wrong
    return None


def _type(value: Json, wanted: str, _schema: Mapping[str, Json], at: str) -> str | None:
    kinds: dict[str, Callable[[Json], bool]] = {
        "object": lambda v: isinstance(v, dict) and all(isinstance(key, str) for key in v),
        "array": lambda v: isinstance(v, list | tuple),
        "string": lambda v: isinstance(v, str) and _is_clean(v),
        "boolean": lambda v: isinstance(v, bool),
        "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
        "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool) and math.isfinite(v),
    }
    return None if kinds[wanted](value) else at


def _is_clean(text: str) -> bool:
    """No half surrogates and no control characters except tab and new line: they cannot be printed or sent."""
    return all((char >= " " or char in "\n\t") and not "\ud800" <= char <= "\udfff" for char in text)


def _properties(value: Json, wanted: Mapping[str, Json], _schema: Mapping[str, Json], at: str) -> str | None:
    for name, rule in wanted.items():
        if isinstance(value, dict) and name in value:
            wrong = first_mistake(value[name], rule, f"{at}.{name}" if at else name)
            if wrong is not None:
                return wrong
    return None


def _additional(value: Json, wanted: bool, schema: Mapping[str, Json], at: str) -> str | None:
    extra = sorted(set(value) - set(schema["properties"])) if isinstance(value, dict) and not wanted else []
    return (f"{at}.{extra[0]}" if at else extra[0]) if extra else None


def _required(value: Json, wanted: list[str], _schema: Mapping[str, Json], at: str) -> str | None:
    absent = [name for name in wanted if isinstance(value, dict) and name not in value]
    return (f"{at}.{absent[0]}" if at else absent[0]) if absent else None


def _items(value: Json, wanted: Mapping[str, Json], _schema: Mapping[str, Json], at: str) -> str | None:
    wrongs = (first_mistake(item, wanted, f"{at}[{index}]") for index, item in enumerate(value))
    return next((wrong for wrong in wrongs if wrong is not None), None)


def _format(value: Json, wanted: str, _schema: Mapping[str, Json], at: str) -> str | None:
    assert wanted == "date"  # noqa: S101 - the only format in our schema
    try:
        exact = date.fromisoformat(value).isoformat() == value
    except ValueError:
        exact = False
    return None if exact else at


def _same(value: Json, wanted: Json) -> bool:
    return type(value) is type(wanted) and bool(value == wanted)


def _unless(test: Callable[[Json, Json], bool]) -> Callable[[Json, Json, Mapping[str, Json], str], str | None]:
    return lambda value, wanted, _schema, at: None if test(value, wanted) else at


_RULES: dict[str, Callable[[Json, Any, Mapping[str, Json], str], str | None]] = {
    "type": _type,
    "properties": _properties,
    "additionalProperties": _additional,
    "required": _required,
    "items": _items,
    "format": _format,
    "const": _unless(_same),
    "enum": _unless(lambda value, wanted: any(_same(value, choice) for choice in wanted)),
    "pattern": _unless(lambda value, wanted: re.fullmatch(wanted.strip("^$"), value) is not None),
    "minLength": _unless(lambda value, wanted: len(value) >= wanted),
    "maxLength": _unless(lambda value, wanted: len(value) <= wanted),
    "maxItems": _unless(lambda value, wanted: len(value) <= wanted),
    "minimum": _unless(lambda value, wanted: value >= wanted),
    "maximum": _unless(lambda value, wanted: value <= wanted),
}
