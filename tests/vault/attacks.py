"""What an attacker or a falling laptop does to keys and headers: used by the tests in small and by figures_keys in full."""

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jobcoach.model.expected import Expected
from jobcoach.vault import header, recovery_code, slots
from jobcoach.vault.header import Header, Label
from jobcoach.vault.kdf import Cost, stretch
from jobcoach.vault.passphrase import to_bytes
from tests.vault.acts import CHEAP, NOW, PASSPHRASE

ROOT = str(Path(__file__).resolve().parents[2])
CODE = recovery_code.printed(list(range(30)))
GPU_BYTES_PER_SECOND = 960e9  # a model: memory bandwidth of one large graphics card (RTX 4090 class: 1008, A100: 1555)


# --- headers -------------------------------------------------------------------------------------------------------


def a_header() -> bytes:
    """Bytes of a header with every kind of slot, a closed seal, an inbox and an audit head."""
    vault, master = "ab" * 16, slots.new_master()
    made = (
        slots.passphrase_slot(vault, master, passphrase=to_bytes(PASSPHRASE), person="Marja", cost=CHEAP, made=NOW),
        slots.recovery_slot(vault, master, code=CODE, person="Marja", made=NOW),
        slots.escrow_slot(vault, master, public=bytes(range(1, 33)), person="De Linde", made=NOW),
    )
    whole = Header(
        id=vault,
        generation=7,
        label=Label(school="De Linde", initials="MH"),
        slots=made,
        seal='{"at":"2026-11-20T22:30:00+00:00","length":4096,"open":false,"tag":"' + "ab" * 64 + '","told":[]}',
        audit='{"head":"' + "cd" * 32 + '"}',
        inbox='{"public":"' + header.to_text(bytes(range(32))) + '"}',
    )
    return header.written(header.sealed(whole, master))


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """One damaged header: bits, cuts, insertions, copies from elsewhere, numbers blown up, lines repeated."""
    damaged = bytearray(raw)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        at, way = chance.randrange(len(damaged)), chance.randrange(6)
        if way == 0:
            damaged[at] ^= 1 << chance.randrange(8)
        elif way == 1:
            del damaged[at : at + chance.randrange(1, 40)]
        elif way == 2:
            damaged[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 9)))
        elif way == 3:
            start = chance.randrange(len(damaged))
            damaged[at : at + 40] = damaged[start : start + chance.randrange(1, 60)]
        elif way == 4:
            damaged[at:at] = str(chance.choice((0, -1, 2**31, 2**53, 10**30))).encode()
        else:
            damaged[at:at] = damaged[at : at + chance.choice((5, 200, 3_000))] * chance.choice((1, 3, 30))
        if not damaged:
            return b""
    return bytes(damaged)


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """Outcome of a run: how many were tried, accepted, refused by which key, and the slowest in seconds."""

    tried: int
    accepted: int
    refused: Counter[str]
    slowest: float


def fuzz_headers(count: int, seed: int) -> Fuzzed:
    """Parse and open ``count`` damaged headers with the right recovery code; anything but Expected escapes."""
    raw, chance = a_header(), random.Random(seed)
    tried, accepted, slowest, refused = 0, 0, 0.0, Counter[str]()
    while tried < count:
        damaged = mutated(raw, chance)
        if damaged == raw:
            continue
        tried += 1
        start = time.perf_counter()
        try:
            slots.opened(header.parse(damaged), recovery=CODE)
            accepted += 1
        except Expected as error:
            refused[error.key] += 1
        slowest = max(slowest, time.perf_counter() - start)
    return Fuzzed(tried, accepted, refused, slowest)


# --- the race ------------------------------------------------------------------------------------------------------

_RACER = """
import sys; sys.path.insert(0, sys.argv[2])
from pathlib import Path
from jobcoach.model.expected import Expected
from jobcoach.vault.keeper import unlock
from tests.vault.acts import PASSPHRASE, clock
from jobcoach.vault.passphrase import to_bytes
import sqlalchemy, sqlcipher3.dbapi2
sys.stdout.write("klaar\\n"); sys.stdout.flush()
sys.stdin.readline()
try:
    vault = unlock(Path(sys.argv[1]), passphrase=to_bytes(PASSPHRASE), clock=clock)
    said = "open"
except Expected as error:
    vault, said = None, error.key
sys.stdout.write(said + "\\n"); sys.stdout.flush()
sys.stdin.readline()
if vault: vault.lock()
"""


def race(folder: Path, runners: int) -> Counter[str]:
    """Start programs that all unlock at the same moment; what each of them was told. The winner holds till the end."""
    command = [sys.executable, "-c", _RACER, str(folder), ROOT]
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(runners)
    ]
    for child in running:
        assert child.stdout is not None
        assert child.stdout.readline() == "klaar\n"
    for child in running:
        _say(child)
    told = Counter(child.stdout.readline().strip() for child in running if child.stdout)
    for child in running:
        _say(child)
    for child in running:
        child.communicate(timeout=60)
    return told


def _say(child: "subprocess.Popen[str]") -> None:
    assert child.stdin is not None
    child.stdin.write("\n")
    child.stdin.flush()


# --- guesses -------------------------------------------------------------------------------------------------------


def guesses_per_second(cost: Cost) -> float:
    """The bandwidth model: a graphics card moves m*(3t-1) bytes per guess. A model, not a measurement."""
    return GPU_BYTES_PER_SECOND / (cost.memory_kib * 1024 * (3 * cost.passes - 1))


def seconds_of(cost: Cost) -> float:
    """Best of three runs of one guess on this machine."""

    def once() -> float:
        start = time.perf_counter()
        stretch(bytearray(b"meting"), bytes(16), cost)
        return time.perf_counter() - start

    return min(once() for _ in range(3))


def keepassxc_default(seconds: float = 1.0) -> Cost:
    """KeePassXC's default (64 MiB, 2 lanes) with as many passes as fit in ``seconds`` here, as its own slider does."""
    one, nine = seconds_of(Cost(65_536, 1, 2)), seconds_of(Cost(65_536, 9, 2))
    each = max((nine - one) / 8, 1e-4)
    return Cost(65_536, min(64, max(1, round((seconds - (one - each)) / each))), 2)


def years(bits: float, per_second: float) -> float:
    """Years to try half of ``bits`` bits of possibilities on one card."""
    return 2 ** (bits - 1) / per_second / (365.25 * 86_400)


def places_of_a_page(size: int) -> Iterator[int]:
    """Body, initialisation vector, HMAC and last byte of a page of SQLCipher."""
    yield from (100, size - 80 + 3, size - 64 + 5, size - 1)
