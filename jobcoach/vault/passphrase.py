"""Passphrases: random Dutch words, one spelling for keyboards that differ, and an estimate that refuses weak ones."""

import math
import re
import secrets
import unicodedata
from functools import cache
from itertools import pairwise

from jobcoach.model.expected import Expected

PRACTICE = "oefenen mag hier altijd"
LEAST_BITS = 44.0
LONGEST = 200
_WORD_BITS = 11.0  # one of 2048
_COMMON_TEXT = """
welkom wachtwoord password geheim stage school leerling jobcoach coach docent praktijk zomer winter lente herfst
januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag
donderdag vrijdag admin test qwerty qwertz azerty asdf asdfgh zxcvbn abc abcd abcdef ajax feyenoord psv nederland
amsterdam rotterdam utrecht iloveyou letmein hallo hoi liefde schatje mama papa
"""
_COMMON = frozenset(_COMMON_TEXT.split())
_RUNS = re.compile(r"[^\W\d_]+|\d+|(?:[^\w\s]|_)+")
_YEAR = re.compile(r"(19|20)\d\d")


def suggest(n: int = 5) -> str:
    """A new passphrase of ``n`` different random words with spaces, none of them very common: 11 bits a word."""
    rare = sorted(_words() - _COMMON)
    return " ".join(secrets.SystemRandom().sample(rare, n))


def to_bytes(text: str) -> bytearray:
    """The bytes that are stretched: NFC, so that every keyboard spells é alike, single spaces, UTF-8."""
    return bytearray(_spelled(text).encode(errors="surrogatepass"))


def refusal(text: str, *, practice: bool = False) -> str | None:
    """Key of the sentence why a passphrase is refused, or None.

    ``vault.passphrase_empty``, ``vault.passphrase_long`` (over 200 characters), ``vault.passphrase_short`` (under 44
    bits by ``bits``) and ``vault.passphrase_practice`` (the fixed one, only for a practice vault).
    """
    spelled = _spelled(text)
    if not spelled:
        return "vault.passphrase_empty"
    if len(spelled) > LONGEST:
        return "vault.passphrase_long"
    if spelled.casefold() == PRACTICE:
        return None if practice else "vault.passphrase_practice"
    return "vault.passphrase_short" if bits(text) < LEAST_BITS else None


def check_practice(passphrase: bytearray, *, practice: bool) -> None:
    """Only a practice vault may have the passphrase that everybody knows. Raises ``vault.passphrase_practice``."""
    if not practice and passphrase == to_bytes(PRACTICE):
        raise Expected("vault.passphrase_practice")


def bits(text: str) -> float:
    """Our own careful estimate of the guesses a passphrase costs, in bits; it is an estimate, not a proof.

    The text is cut in runs of letters, digits and signs. A word of our list counts 11 bits (four of them just pass),
    a very common word 6, other letters 2.3 bits each when they look like a word and 4 when not (people pick from
    the words they know, so no word counts over 14); a year 6, a row of equal or counting digits 4, other digits 3.3
    each; signs 4 for the first and 1 for each next. Capitals add 1 each, at most 3 per run. A run that came before
    counts 1. Spaces between words are free.
    """
    total, seen = 0.0, set[str]()
    for run in _RUNS.findall(_spelled(text)):
        plain = run.casefold()
        total += 1.0 if plain in seen else _run_bits(run)
        seen.add(plain)
    return total


def _run_bits(run: str) -> float:
    if run.isdigit():
        return _digit_bits(run)
    if run[0].isalpha():
        return _letter_bits(run.casefold()) + min(3, sum(character.isupper() for character in run))
    return 4.0 + len(set(run)) - 1


def _digit_bits(run: str) -> float:
    if _YEAR.fullmatch(run):
        return 6.0
    steps = {int(after) - int(before) for before, after in pairwise(run)}
    if len(run) > 2 and len(steps) == 1 and abs(steps.pop()) <= 1:
        return 4.0
    return 3.3 * len(run)


def _letter_bits(word: str) -> float:
    if word in _COMMON:
        return 6.0
    if word in _words():
        return _WORD_BITS
    if len(set(word)) <= 2:
        return 4.0
    return min(pieces, _spelled_bits(word)) if (pieces := _pieces(word)) else _spelled_bits(word)


def _spelled_bits(word: str) -> float:
    """Bits of letters that are no known word: like a word when vowels and consonants take turns."""
    vowels = sum(letter in "aeiouyáéëèêíïóöúü" for letter in word)
    rare = sum(letter in "qxyz" for letter in word)
    natural = len(word) > 2 and 0.2 <= vowels / len(word) <= 0.65 and rare <= 1
    return min(14.0, 2.3 * len(word)) if natural else 4.0 * len(word)


def _pieces(word: str) -> float | None:
    """Bits of a word that is glued together from known words ("paardfietsboom"), or None."""
    best: list[float] = [0.0] + [math.inf] * len(word)
    for end in range(3, len(word) + 1):
        for start in range(max(0, end - 12), end - 2):
            part = word[start:end]
            cost = 6.0 if part in _COMMON else _WORD_BITS if part in _words() else math.inf
            best[end] = min(best[end], best[start] + cost)
    return best[-1] if math.isfinite(best[-1]) else None


@cache
def _words() -> frozenset[str]:
    from jobcoach.vault.words_nl import WORDS

    return frozenset(WORDS)


def _spelled(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
