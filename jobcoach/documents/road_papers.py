"""Two papers for the road: the cover of a package in an envelope of PDF, and the slip with its password."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The one page that shows when the envelope is open. ``number`` is that of the package; nobody is named.

    ``trial``: it is a proefzending.
    """

    school: str
    number: str
    made_on: date
    practice: bool = False
    trial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordSlip:
    """The password of one package, for another road than the package; it is never logged or stored.

    ``as_pdf``: the package travels as a PDF; else as a ZIP. ``file_name`` is the name that the program gave it.
    ``trial``: the package is a proefzending.
    """

    school: str
    school_address: str = ""
    number: str
    made_on: date
    file_name: str
    password: str = field(repr=False)
    as_pdf: bool = False
    practice: bool = False
    trial: bool = False
