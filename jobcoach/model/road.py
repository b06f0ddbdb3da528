"""How a sealed package travels to whom it is for."""

from enum import Enum


class Road(Enum):
    """How a package travels to a recipient; kept as the recipient's ``way``, beside what was typed there before."""

    MAIL = "beveiligde mail"
    ZIP = "zip met wachtwoord"
    PDF = "pdf-envelop"

    @classmethod
    def of(cls, way: str) -> "Road | None":
        """The road that a recipient's way names, or None when it was never chosen."""
        return next((road for road in cls if road.value == way.strip().casefold()), None)
