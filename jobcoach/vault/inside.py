"""What work on a whole open vault (backup, restore, health) gets: folder, header, engines, copies of its keys."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from jobcoach.vault.header import Header


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """Lent by ``Vault.inside`` for one piece of work; the keys are copies that the lender wipes afterwards.

    ``check`` raises ``vault.closed`` once the vault is locked: call it between two steps of long work.
    """

    folder: Path
    header: Header
    engine: Engine = field(repr=False)
    lane: Engine = field(repr=False)
    master: bytearray = field(repr=False)
    key: bytearray = field(repr=False)
    now: datetime
    check: Callable[[], None] = field(repr=False)
