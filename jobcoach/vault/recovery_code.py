"""The printed recovery code: 150 random bits and two Reed-Solomon symbols, 32 characters in 8 groups of 4."""

import secrets
from functools import reduce
from operator import xor

from jobcoach.model.expected import Expected

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base 32: no I, L, O, U
LENGTH, GROUP = 32, 4
DATA = LENGTH - 2
_READ = {**{character: value for value, character in enumerate(ALPHABET)}, "O": 0, "I": 1, "L": 1}
_FIELD = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)


def new_code() -> str:
    """A new code, as printed: ``JAR3-1GDJ-...`` (8 groups of 4)."""
    return printed([secrets.randbelow(LENGTH) for _ in range(DATA)])


def read_code(text: str) -> bytes:
    """The 150 random bits (19 bytes) of a typed code; case, spaces and hyphens do not matter, o/i/l are read as 0/1/1.

    One wrong character is always found and located: the checks of symbol i are (1, i) for all 32 elements i of
    GF(32), any two of which are independent, so one error of value e at place i gives sums e and e*i.

    Raises ``vault.recovery_length`` (found), ``vault.recovery_character`` (position 1-32, group 1-8, character 1-4)
    and ``vault.recovery_code`` (more than one character is wrong).
    """
    typed = [character for character in text.upper() if not character.isspace() and character not in "-‐‑–—_."]
    if len(typed) != LENGTH:
        raise Expected("vault.recovery_length", found=len(typed))
    for place, character in enumerate(typed):
        if character not in _READ:
            raise _wrong(place)
    symbols = [_READ[character] for character in typed]
    plain, weighted = _sums(symbols)
    if plain:
        raise _wrong(_divided(weighted, plain))
    if weighted:
        raise Expected("vault.recovery_code")
    bits = reduce(lambda number, symbol: number << 5 | symbol, symbols[:DATA], 0)
    return bits.to_bytes(19, "big")


def printed(data: list[int]) -> str:
    """The code of 30 data symbols (0-31) with its two check symbols."""
    plain, weighted = _sums([*data, 0, 0])
    # c30 + c31 = plain and 30*c30 + 31*c31 = weighted
    last = _divided(weighted ^ _times(DATA, plain), DATA ^ (DATA + 1))
    characters = "".join(ALPHABET[symbol] for symbol in (*data, plain ^ last, last))
    return "-".join(characters[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def _wrong(place: int) -> Expected:
    return Expected(
        "vault.recovery_character", position=place + 1, group=place // GROUP + 1, character=place % GROUP + 1
    )


def _sums(symbols: list[int]) -> tuple[int, int]:
    return reduce(xor, symbols), reduce(xor, (_times(place, symbol) for place, symbol in enumerate(symbols)))


def _times(one: int, other: int) -> int:
    """Product in GF(32)."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one, other = one << 1, other >> 1
        if one & LENGTH:
            one ^= _FIELD
    return product


def _divided(number: int, by: int) -> int:
    """Quotient in GF(32); the inverse of x is x^30."""
    return _times(number, reduce(_times, [by] * 30))
