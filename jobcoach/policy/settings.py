"""The settings of the policy and their text: TOML in, a policy and what is wrong with it out. No disk, no clock.

A setting that is wrong counts as the safest value there is, and is told; it is never left out in silence.
"""

import base64
import binascii
import ntpath
import os
import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jobcoach.model.expected import Expected
from jobcoach.model.road import Road

LARGEST = 64 * 1024  # bytes of the whole file
SHORTEST_LOCK, LONGEST_LOCK = 1, 15  # minutes; the program itself allows no more
# A school may let go sooner than the rule of model/law (RETENTION), never later. Written again here, and held to it by
# a test: the window waits for these lines, and the rules of law load much more.
LONGEST_KEEP = 2
_LONGEST_NAME, _LONGEST_PLACE, _KEY_BYTES = 120, 1000, 32
_WINDOWS = os.name == "nt"
_ROADS = {"mail": Road.MAIL, "zip": Road.ZIP, "pdf": Road.PDF}
# points on which X25519 agrees with everybody about the same secret (RFC 7748, section 7)
_WORTHLESS = frozenset(
    {
        0,
        1,
        325606250916557431795983626356110631294008115727848805560023387167927233504,
        39382357235489614581723060781553021112529911719440698176882885853963445705823,
        2**255 - 20,
        2**255 - 19,
        2**255 - 18,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyKey:
    """The public half of the school's key, as ``schoolsleutel.json`` has it: whose it is, and 32 bytes."""

    name: str
    public: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What IT decided; None: the coach decides. ``problems`` must be told, ``exists`` is whether there is a file.

    ``most_lock_minutes`` 1-15; ``roads`` how a package may leave; ``second_place`` an absolute path of this
    system, never the ``~`` that a coach can move; ``keep_years`` after leaving school.
    """

    exists: bool = False
    most_lock_minutes: int | None = None
    roads: frozenset[Road] | None = None
    second_place: str | None = None
    keep_years: int | None = None
    school_key: PolicyKey | None = None
    problems: tuple[Expected, ...] = field(default=(), compare=False)

    def allows(self, road: Road) -> bool:
        """Whether a package may leave on this road."""
        return self.roads is None or road in self.roads


FREE = Policy()
# For a file that cannot be trusted or read: soon locked, and no package leaves without a password of its own. Nothing
# that somebody could gain from is taken over: no key, no place.
SAFEST = Policy(exists=True, most_lock_minutes=SHORTEST_LOCK, roads=frozenset({Road.ZIP, Road.PDF}))


def refused(problem: Expected) -> Policy:
    """The safest policy, with why."""
    return replace(SAFEST, problems=(problem,))


def parse(content: bytes) -> Policy:
    """The policy that a file of at most 64 KiB tells; what is wrong stands in ``problems``. Raises nothing."""
    if len(content) > LARGEST:
        return refused(Expected("policy.not_toml", line=""))
    import tomllib  # only where there is a file: most computers have none, and the window waits

    try:
        found = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return refused(Expected("policy.not_toml", line=_line_of(error)))
    policy = Policy(exists=True)
    for name, (read, safest) in _SETTINGS.items():
        if name in found:
            try:
                policy = replace(policy, **read(found[name]))
            except _WrongError as wrong:
                told = Expected("policy.setting", name=name, what=str(wrong))
                policy = replace(policy, problems=(*policy.problems, told), **safest)
    if found.get("versie") != 1 or type(found["versie"]) is not int:  # of a newer program?
        policy = _tightened(policy, Expected("policy.version"))
    strange = sorted(set(found) - set(_SETTINGS) - {"versie"})
    if strange:  # a typing mistake must not free what was meant to be fixed
        names = ", ".join(_shown(name) for name in strange[:5])
        policy = _tightened(policy, Expected("policy.unknown", names=names))
    return policy


def _tightened(policy: Policy, problem: Expected) -> Policy:
    """What is not set counts as the safest value."""
    lock = policy.most_lock_minutes or SAFEST.most_lock_minutes
    roads = SAFEST.roads if policy.roads is None else policy.roads
    return replace(policy, most_lock_minutes=lock, roads=roads, problems=(*policy.problems, problem))


class _WrongError(ValueError):
    """What a setting must be, as the end of a Dutch sentence."""


def _line_of(error: Exception) -> str:
    """ "regel 3" out of the parser's own words, without the content of the line."""
    words = str(error).rpartition("(at line ")[2].partition(",")[0]
    return f" (regel {words})" if words.isdigit() else ""


def _shown(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name)[:40]


def _whole(value: object, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise _WrongError(f"moet een heel getal zijn van {least} tot en met {most}")
    return value


def _lock(value: object) -> dict[str, Any]:
    return {"most_lock_minutes": _whole(value, SHORTEST_LOCK, LONGEST_LOCK)}


def _keep(value: object) -> dict[str, Any]:
    return {"keep_years": _whole(value, 1, LONGEST_KEEP)}


def _roads(value: object) -> dict[str, Any]:
    names = value if isinstance(value, list) else []
    if not names or not all(isinstance(name, str) and name in _ROADS for name in names):
        raise _WrongError('moet een lijst zijn met een of meer van "mail", "zip" en "pdf"')
    return {"roads": frozenset(_ROADS[name] for name in names)}


def _place(value: object) -> dict[str, Any]:
    text = value if isinstance(value, str) and value.isprintable() and len(value) <= _LONGEST_PLACE else ""
    if not is_absolute(text, windows=_WINDOWS):
        example = "H:\\JobCoach" if _WINDOWS else "/srv/back-ups"
        raise _WrongError(f"moet een hele map van deze computer zijn, zonder ~, zoals '{example}'")
    return {"second_place": text}


def is_absolute(text: str, *, windows: bool) -> bool:
    """Whether a path says the whole way by itself: on Windows from a drive or a share, elsewhere from the root."""
    if windows:
        return bool(ntpath.splitdrive(text)[0]) and ntpath.isabs(text)
    return posixpath.isabs(text)


def _key(value: object) -> dict[str, Any]:
    wrong = _WrongError("moet de 'name' en 'public' uit schoolsleutel.json hebben, als naam en openbaar")
    if not isinstance(value, Mapping) or set(value) != {"naam", "openbaar"}:
        raise wrong
    name, text = value["naam"], value["openbaar"]
    if not isinstance(name, str) or not isinstance(text, str) or not name.strip() or not name.isprintable():
        raise wrong
    try:
        public = base64.b64decode(text.encode("ascii"), validate=True)
    except (ValueError, binascii.Error):
        raise wrong from None
    if len(name) > _LONGEST_NAME or len(public) != _KEY_BYTES or _is_worthless(public):
        raise wrong
    return {"school_key": PolicyKey(name=name.strip(), public=public)}


def _is_worthless(public: bytes) -> bool:
    return int.from_bytes(public, "little") & (2**255 - 1) in _WORTHLESS


# how each is read, and what it counts as when it cannot be
_SETTINGS: Mapping[str, tuple[Callable[[object], dict[str, Any]], dict[str, Any]]] = {
    "slot_minuten": (_lock, {"most_lock_minutes": SAFEST.most_lock_minutes}),
    "wegen": (_roads, {"roads": SAFEST.roads}),
    "tweede_plek": (_place, {}),
    "bewaarjaren": (_keep, {}),
    "schoolsleutel": (_key, {}),
}
