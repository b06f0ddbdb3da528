"""What makes a printed paper recognisable: its number, its frozen text, and the short digest in the QR."""

import base64
import hashlib
import json
import re
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import today
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.model.expected import Expected
from jobcoach.model.people import coach_code
from jobcoach.vault.changes import next_number

_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")  # as overdracht-1.schema.json has it


def new_number(session: Session) -> str:
    """Next number of this coach: BRIN-coach-year-sequence, unique per school (decisions, seal and package).

    Raises as ``number_start``.
    """
    year = today(session).year
    return f"{number_start(session)}-{year}-{next_number(session, year):04d}"


def number_start(session: Session) -> str:
    """BRIN-coach, what every number of this vault begins with.

    Raises ``coach.code_first`` in a vault of before the code was checked: it would end up in file names.
    """
    try:
        code = coach_code(the_coach(session).code)
    except Expected as wrong:
        raise Expected("coach.code_first") from wrong
    return f"{the_school(session).brin or '0000'}-{code}"


def number_fits(number: str) -> bool:
    """Whether a paper can keep the number that it has; one with a wrong code in it, of before, gets another."""
    return _NUMBER.fullmatch(number) is not None


def frozen_text(data: Any, issued_on: date | None) -> str:
    """Everything that a paper prints, as canonical JSON: what its digest is taken over; ``data`` has ``issued_on``."""
    whole = asdict(replace(data, issued_on=issued_on))
    return json.dumps(whole, default=_as_text, ensure_ascii=False, sort_keys=True)


def _as_text(value: object) -> str:
    """A day as text; bytes (the logo) as their SHA-256."""
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else str(value)


def short_digest(text: str) -> str:
    """Eight characters that tie a paper to its frozen text, for the QR: base32 of the SHA-256."""
    return base64.b32encode(hashlib.sha256(text.encode()).digest())[:8].decode()
