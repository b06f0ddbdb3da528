"""The offer of loopbaanbegeleiding after school, in year 1 and again in year 2 (WVO 2020 art. 2.31a lid 3 and 7)."""

from dataclasses import dataclass
from datetime import date

from jobcoach.documents.form import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanbod(Form):
    """``year`` is 1 or 2 after leaving; ``until`` the last day of the support; ``address`` that of the student."""

    year: int
    address: str = ""
    left_on: date | None = None
    until: date | None = None
    article: str = ""
    law: str = ""
