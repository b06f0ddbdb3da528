"""Facts about a vault that its coach is told before anything else; they stay until the coach has answered them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

Value: TypeAlias = datetime | int | None

# Something is older or other than this program left it: only the coach knows whether that is right.
ROLLBACK = frozenset(
    {
        "vault.vault_older",
        "vault.database_older",
        "vault.database_other",
        "vault.header_older",
        "vault.log_found",
        "vault.audit_cut",
        "vault.audit_broken",
    }
)
DAMAGE = frozenset({"vault.pages_damaged"})
ESCROW = frozenset({"vault.escrow_used"})
STAYING = ROLLBACK | DAMAGE | ESCROW


@dataclass(frozen=True, slots=True)
class Notice:
    """One fact: the key of its sentence, and its days and counts by name; a day is None when it is not known."""

    key: str
    values: tuple[tuple[str, Value], ...] = field(default=())

    @property
    def needs_answer(self) -> bool:
        """Whether it is told at every unlock until ``Vault.accept_rollback`` or ``Vault.settle`` was called."""
        return self.key in STAYING


def notice(key: str, **values: Value) -> Notice:
    """A notice with its values by name."""
    return Notice(key, tuple(sorted(values.items())))


def to_json(found: tuple[Notice, ...]) -> list[dict[str, Any]]:
    """What the header keeps of the notices that stay: instants as text, counts as numbers; never a name."""
    return [
        {"key": one.key, "values": {name: _text(value) for name, value in one.values}}
        for one in found
        if one.needs_answer
    ]


def from_json(content: object) -> tuple[Notice, ...]:
    """The inverse of ``to_json`` for an authenticated header; what it does not understand is left out."""
    kept = []
    for item in content if isinstance(content, list) else ():
        if isinstance(item, dict) and item.get("key") in STAYING and isinstance(item.get("values"), dict):
            kept.append(notice(item["key"], **{name: _value(value) for name, value in item["values"].items()}))
    return tuple(kept)


def joined(*groups: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """All notices in order, one per key; the first, which is the oldest, counts."""
    found: dict[str, Notice] = {}
    for one in (one for group in groups for one in group):
        found.setdefault(one.key, one)
    return tuple(found.values())


def _text(value: Value) -> str | int | None:
    return value.isoformat() if isinstance(value, datetime) else value


def _value(value: object) -> Value:
    if isinstance(value, str):
        return datetime.fromisoformat(value)
    return value if isinstance(value, int) else None
