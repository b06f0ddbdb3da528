"""Words that do not belong in a dossier that leaves: medical words, numbers that may be a BSN, and better words."""

import re
from dataclasses import dataclass
from enum import Enum


class Flaw(Enum):
    """What is wrong with a piece of text."""

    BSN = "bsn"
    MEDICAL = "medisch"
    PRIVATE = "prive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A flaw at ``start:end`` of the text, the word as it stands there, and better words where we have them."""

    flaw: Flaw
    word: str
    start: int
    end: int
    better: str = ""


# Domain 5.5: what to leave out by default; the better words are a choice of ours and editable by the coach.
_MEDICAL = {
    r"adhd|add": "Een rustige plek werkt goed.",
    r"autis\w+|ass|pdd-?nos|asperger": "Vaste stappen en een vaste begeleider werken goed.",
    r"iq|intelligentie\w*|zwakbegaafd\w*|lvb": "Eén opdracht tegelijk, eerst voordoen.",
    r"medicatie|medicijn\w*|ritalin|concerta|pillen": "",
    r"dyslexi\w*|dyscalculi\w*": "Opdrachten liever mondeling of met plaatjes.",
    r"diagnose\w*|stoornis\w*|psychiat\w*|psycholo\w*|therap\w*|depress\w*|trauma\w*|angststoornis\w*": "",
    r"epilep\w*|diabet\w*|asthma|astma": "",
    r"verslav\w*|alcohol\w*|drugs|blowt|blowen": "",
}
_PRIVATE = {
    r"jeugdzorg|jeugdbescherm\w*|voogdij\w*|uithuisplaats\w*|ots|veilig thuis": "",
    r"politie|justitie|reclassering|strafblad|veroordeel\w*|halt|om": "",
    r"schulden|schuldhulp\w*|bewindvoer\w*": "",
    r"gescheiden|scheiding|mishandel\w*|misbruik\w*|detentie": "",
    r"moslim\w*|islam\w*|christen\w*|joods\w*|geloof|homo\w*|lesbi\w*|transgender": "",
}
_DIGITS = re.compile(r"(?<![\d.,-])(?<!\d[ .])\d(?:[ .]?\d){7,8}(?![ .]?\d)")


def _compiled(words: dict[str, str], flaw: Flaw) -> list[tuple[re.Pattern[str], Flaw, str]]:
    return [(re.compile(rf"(?<!\w)(?:{word})(?!\w)", re.IGNORECASE), flaw, better) for word, better in words.items()]


_RULES = _compiled(_MEDICAL, Flaw.MEDICAL) + _compiled(_PRIVATE, Flaw.PRIVATE)
# "om" and "ass" are also ordinary words in lower case: only the capitals mean the public prosecutor and the diagnosis.
_ONLY_CAPITALS = {"om", "ass", "ots", "add", "iq", "halt"}


def passes_eleven_test(digits: str) -> bool:
    """Whether 8 or 9 digits pass the 11-test of the burgerservicenummer."""
    padded = digits.zfill(9)
    if len(padded) != 9 or not padded.isdigit() or int(padded) == 0:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(digit) * weight for digit, weight in zip(padded, weights, strict=True)) % 11 == 0


def remarks_on(text: str) -> tuple[Remark, ...]:
    """All flaws in a text, in reading order. A phone number (10 digits) is no BSN."""
    found = [
        Remark(flaw=Flaw.BSN, word=match.group(), start=match.start(), end=match.end())
        for match in _DIGITS.finditer(text)
        if passes_eleven_test(re.sub(r"\D", "", match.group()))
    ]
    for pattern, flaw, better in _RULES:
        for match in pattern.finditer(text):
            word = match.group()
            if word.lower() in _ONLY_CAPITALS and not word.isupper():
                continue
            found.append(Remark(flaw=flaw, word=word, start=match.start(), end=match.end(), better=better))
    return tuple(sorted(found, key=lambda remark: (remark.start, remark.end)))


_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\d+])(?:\+|00)?\d(?:[ ().-]{0,2}\d){8,13}(?!\d)")


def bare_contact(way: str) -> str:
    """A phone number or mail address as it is compared: without spaces, and with 0 for the land."""
    if "@" in way:
        return way.strip().casefold()
    digits = re.sub(r"\D", "", way)
    return "0" + digits.removeprefix("00").removeprefix("31") if re.match(r"\s*(\+|00)", way) else digits


def private_contacts(text: str, *, may: frozenset[str]) -> tuple[str, ...]:
    """Phone numbers and mail addresses in a text that are not among ``may`` (see ``bare_contact``), as they stand."""
    phones = (match.group() for match in _PHONE.finditer(text))
    known = [word for word in phones if bare_contact(word).startswith("0") and len(bare_contact(word)) == 10]
    found = [*(match.group().rstrip(".") for match in _MAIL.finditer(text)), *known]
    return tuple(word for word in found if bare_contact(word) not in may)
