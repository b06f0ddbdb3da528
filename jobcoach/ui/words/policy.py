"""Sentences about what the school's IT decides, and what is wrong with its file."""

import base64
import json
from pathlib import Path
from typing import Protocol

from jobcoach.model.road import Road
from jobcoach.policy.settings import Policy
from jobcoach.ui.words import count, sentence

BY_IT = "Ingesteld door de ICT van je school."
AT_SAFEST = (
    "Vraag de ICT van je school om het goed te zetten. Tot dan houdt JobCoach zich aan de veiligste instellingen."
)

SENTENCES: dict[str, str] = {
    # the file itself; AT_SAFEST follows, once
    "policy.writable": "Het bestand {file} kan ook door anderen dan een beheerder worden veranderd. Daarom wordt het "
    "niet gebruikt.",
    "policy.unreadable": "Het bestand {file} kan niet worden gelezen.",
    "policy.not_toml": "Het bestand is geen goede TOML{line}.",
    "policy.version": "In het bestand hoort 'versie = 1' te staan. Misschien is het voor een nieuwere JobCoach.",
    "policy.unknown": "In het bestand staat iets wat JobCoach niet kent: {names}.",
    "policy.setting": "In het bestand klopt {name} niet: het {what}.",
    # acts that IT does not allow
    "policy.road": "Zo mag een pakket van de ICT van je school niet weg. Er is niets bewaard. Kies een andere manier.",
    "policy.second_place": "De tweede plek is ingesteld door de ICT van je school. Er is niets veranderd.",
    "policy.school_key": "De sleutel van de school is ingesteld door de ICT van je school. Er is niets veranderd.",
}


def decided(policy: Policy, fingerprint: str) -> tuple[tuple[str, str], ...]:
    """What the school's IT decided: a word and what holds; ``fingerprint`` is that of its key."""
    from jobcoach.model.labels import label  # the window waits for this module, not for that one

    lines: list[tuple[str, str]] = []
    if policy.most_lock_minutes is not None:
        lines.append(("Op slot", f"Na hoogstens {count(policy.most_lock_minutes, 'minuut', 'minuten')}"))
    if policy.roads is not None:
        lines.append(("Pakket", ", ".join(label(road) for road in Road if road in policy.roads)))
    if policy.second_place is not None:
        lines.append(("Tweede plek", policy.second_place))
    if policy.keep_years is not None:
        lines.append(("Bewaren", f"{policy.keep_years} jaar na het verlaten van de school"))
    if policy.school_key is not None:
        lines.append(("Schoolsleutel", f"{policy.school_key.name}: {fingerprint}"))
    return tuple(lines)


class Key(Protocol):
    """The public half of the school's key."""

    @property
    def name(self) -> str: ...
    @property
    def public(self) -> bytes: ...


def key_lines(key: Key) -> tuple[str, ...]:
    """What to put in a policy, so that every new vault gets this key; text of JSON is text of TOML too."""
    name, public = json.dumps(key.name, ensure_ascii=False), base64.b64encode(key.public).decode()
    head = "Voor policy.toml, als elke nieuwe kluis deze sleutel moet krijgen:"
    return (head, "[schoolsleutel]", f"naam = {name}", f'openbaar = "{public}"')


def policy_lines(file: Path, policy: Policy, fingerprint: str) -> tuple[str, ...]:
    """What an administrator reads on the command line about a policy file."""
    if not policy.exists:
        return (f"{file} is er niet. De coach kiest zelf.",)
    wrong = (*(sentence(problem) for problem in policy.problems), *((AT_SAFEST,) if policy.problems else ()))
    settings = tuple(f"{word}: {value}" for word, value in decided(policy, fingerprint))
    return (*wrong, f"{file} stelt in:" if settings else f"{file} stelt niets in.", *settings)
