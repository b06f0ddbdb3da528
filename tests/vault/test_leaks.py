"""Nothing readable on the disk: whole journeys under the eyes of the system, with a marked word in every field."""

import base64
import re
import shutil
from pathlib import Path

import pytest

from tests.vault.leak_scan import Seen, left_over, marks, watched

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed on this machine")
_OURS = r"/home/\.local/share/JobCoach/kluizen/\.?[a-z]+\.kluis(\.half-[0-9a-f]{8})?"
# Every file that the program may make at home; each was read through before it came on this list.
ALLOWED = re.compile(
    rf"{_OURS}/(kluis\.(db|db-wal|db-shm|db-journal|slot)|kop\.json(\.vorige)?(\.tmp)?)"
    # the backup at lock: a copy under the same key, read back, then header and copy in one file
    rf"|{_OURS}/(ballast|reserve/(\.kopie\.(tmp|db(-journal|-wal|-shm)?)|[a-z-]+-\d{{8}}-\d{{6}}\.kluisbak))"
    r"|/home/\.local/share/JobCoach/gezien/\.?[0-9a-f]{32}(\.\d+\.tmp|\.json)"
    r"|/home/\.local/share/JobCoach/zegels-gezien/[0-9a-f]{32}\.(json|crl)(\.nieuw)?"  # a digest and a day; a list
    r"|/home/\.local/state/JobCoach/log/jobcoach\.log"
    r"|/home/\.config/JobCoach(/#?voorkeuren\.ini.*|/\.lock)?"  # Qt makes the preferences as a file without a name
    r"|/uit/\.?[a-z]+\.(zip|pdf)(\.deel)?"
    r"|/dev/(null|shm/.*)|/home/\.cache/fontconfig/.*|/proc/self/.*"
)


def journey(folder: Path, name: str) -> tuple[Seen, dict[str, set[str]]]:
    home = folder / "wereld"
    home.mkdir()
    seen = watched(home, "-m", "tests.vault.leak_journeys", name, str(home / "uit"))
    return seen, left_over(home)


def outside(places: dict[str, set[str]]) -> dict[str, set[str]]:
    """Without what was saved on purpose, and without the name of the school that the unlock page shows."""
    found = {}
    for place, words in places.items():
        header = re.search(r"\.kluis[^/]*/(kop\.json[^/]*|reserve/[^/]*(\.kluisbak|\.kopie\.tmp))$", place)
        rest = words - {"Zqschoolqz"} if header else words
        if rest and not place.lstrip("/").startswith("uit/"):
            found[place] = rest
    return found


def test_the_scan_finds_what_a_careless_program_leaves(tmp_path: Path) -> None:
    seen, left = journey(tmp_path, "careless")
    assert left == {"home/oeps.docx": {"Zqoepsqz"}}
    assert {word for words in seen.marked.values() for word in words} == {"Zqoepsqz", "Zqtijdelijkqz", "Zqschermqz"}
    assert any(not ALLOWED.fullmatch(made) for made in seen.made)


@pytest.mark.parametrize("start", range(4))
def test_the_scan_knows_every_spelling(start: int) -> None:
    word, before = "Zqkanarieqz", "x" * start
    for text in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")):
        spelled = before.encode() + text + b"yyyy"
        for form in (spelled, spelled.hex().encode(), spelled.hex().upper().encode(), base64.b64encode(spelled)):
            assert marks(b"\xff\x00" + form + b"\xfe") == {word}


@pytest.mark.parametrize("name", ["without_window", "in_the_window"])
def test_a_journey_leaves_nothing_to_read(tmp_path: Path, name: str) -> None:
    seen, left = journey(tmp_path, name)
    assert seen.size > 500_000, "the journey was not watched"
    assert outside(seen.marked) == {}
    assert outside(left) == {}
    assert {made for made in seen.made if not ALLOWED.fullmatch(made)} == set()
    assert any(place.startswith("uit/") for place in left), "what was saved on purpose can be read"
