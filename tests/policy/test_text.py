"""The text of a policy: what is read, what is refused with a sentence, and that nothing wrong ever frees anything."""

import base64
import os
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model.expected import Expected
from jobcoach.model.law import RULES, Topic
from jobcoach.model.road import Road
from jobcoach.policy.settings import FREE, LARGEST, LONGEST_KEEP, SAFEST, Policy, PolicyKey, is_absolute, parse
from jobcoach.ui.words import sentence
from jobcoach.ui.words.policy import key_lines

KEY = bytes(range(32))
PLACE, OTHER_PLACE = "/srv/back-ups", "H:\\JobCoach"  # of this system, and of another
if os.name == "nt":
    PLACE, OTHER_PLACE = OTHER_PLACE, PLACE
WHOLE = f"""
versie = 1
slot_minuten = 3
wegen = ["zip", "pdf"]
tweede_plek = '{PLACE}'
bewaarjaren = 1
[schoolsleutel]
naam = "Praktijkschool De Linde"
openbaar = "{base64.b64encode(KEY).decode()}"
"""
names = st.sampled_from(["versie", "slot_minuten", "wegen", "tweede_plek", "bewaarjaren", "schoolsleutel", "vreemd"])
values = st.one_of(
    st.integers(-3, 40), st.booleans(), st.floats(allow_nan=False), st.text(string.printable, max_size=12),
    st.lists(st.sampled_from(["mail", "zip", "pdf", "fax", 1]), max_size=4),
    st.sampled_from(["/srv/b", "~/b", "H:\\b", "b", "../b", "C:b"]),
)  # fmt: skip


def keys(policy: Policy) -> list[str]:
    return [problem.key for problem in policy.problems]


def toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(toml(item) for item in value)}]"
    if isinstance(value, str):
        return '"' + "".join(f"\\u{ord(letter):04x}" for letter in value) + '"'
    return repr(value)


def test_everything_is_read() -> None:
    found = parse(WHOLE.encode())
    assert found == Policy(
        exists=True, most_lock_minutes=3, roads=frozenset({Road.ZIP, Road.PDF}), second_place=PLACE,
        keep_years=1, school_key=PolicyKey(name="Praktijkschool De Linde", public=KEY),
    )  # fmt: skip
    assert not found.problems
    assert not found.allows(Road.MAIL)


def test_a_notepad_file_is_read_too() -> None:
    assert parse(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode()) == parse(WHOLE.encode())


def test_what_is_not_said_is_free() -> None:
    found = parse(b"versie = 1\nslot_minuten = 4\n")
    assert found == Policy(exists=True, most_lock_minutes=4)
    assert found.allows(Road.MAIL)
    assert FREE.allows(Road.MAIL)


@pytest.mark.parametrize("text", [b"slot_minuten = ", b"\xff\xfe", b"x" * (LARGEST + 1), b"a" * 50, b"[" * 3000])
def test_a_file_that_is_no_toml_counts_as_the_safest(text: bytes) -> None:
    found = parse(text)
    assert (found, keys(found)) == (SAFEST, ["policy.not_toml"])


def test_the_line_of_the_mistake_is_told_and_not_its_content() -> None:
    (problem,) = parse(b'versie = 1\ntweede_plek = "geheim\n').problems
    assert "regel 2" in sentence(problem)
    assert "geheim" not in sentence(problem)


@pytest.mark.parametrize(
    ("line", "most", "roads"),
    [
        ("slot_minuten = 0", 1, None),
        ("slot_minuten = 16", 1, None),
        ("slot_minuten = true", 1, None),
        ('slot_minuten = "5"', 1, None),
        ("wegen = []", None, SAFEST.roads),
        ('wegen = "zip"', None, SAFEST.roads),
        ('wegen = ["zip", "fax"]', None, SAFEST.roads),
        ("bewaarjaren = 3", None, None),
        ("bewaarjaren = 0", None, None),
        ('tweede_plek = "back-ups"', None, None),
        ('tweede_plek = "C:back-ups"', None, None),
        ("tweede_plek = '~/back-ups'", None, None),
        ("tweede_plek = '~\\back-ups'", None, None),
        ("tweede_plek = '~niemand/back-ups'", None, None),
        (f"tweede_plek = '{OTHER_PLACE}'", None, None),
        ("schoolsleutel = 1", None, None),
        ('schoolsleutel = {naam = "X", openbaar = "AAAA"}', None, None),
        (f'schoolsleutel = {{naam = "X", openbaar = "{base64.b64encode(bytes(32)).decode()}"}}', None, None),
        ('schoolsleutel = {naam = "X", openbaar = "é"}', None, None),
    ],
)
def test_a_wrong_setting_counts_as_the_safest_and_is_named(
    line: str, most: int | None, roads: frozenset[Road] | None
) -> None:
    found = parse(f"versie = 1\n{line}\n".encode())
    assert found == Policy(exists=True, most_lock_minutes=most, roads=roads)
    assert keys(found) == ["policy.setting"]
    assert f"klopt {line.split(' ')[0]} niet" in sentence(found.problems[0])


@pytest.mark.parametrize(
    ("text", "here", "windows"),
    [
        ("/srv/back-ups", True, False),
        ("H:\\JobCoach", False, True),
        ("H:/JobCoach", False, True),
        ("\\\\srv\\share\\x", False, True),
        ("H:JobCoach", False, False),
        ("\\JobCoach", False, False),
        ("~/back-ups", False, False),
        ("~\\back-ups", False, False),
        ("", False, False),
    ],
)
def test_a_whole_path_is_one_of_this_system(text: str, here: bool, windows: bool) -> None:
    assert (is_absolute(text, windows=False), is_absolute(text, windows=True)) == (here, windows)


def test_the_sentence_about_a_place_says_what_it_must_be() -> None:
    (problem,) = parse(b"versie = 1\ntweede_plek = '~/back-ups'\n").problems
    assert "een hele map van deze computer" in sentence(problem)
    assert PLACE in sentence(problem)


@pytest.mark.parametrize("extra", ["slot_minutem = 3", "versie = 2", "[wegen2]\nx = 1"])
def test_a_typing_mistake_frees_nothing(extra: str) -> None:
    start = "" if extra.startswith("versie") else "versie = 1\n"
    found = parse(f"{start}bewaarjaren = 1\n{extra}\n".encode())
    assert (found.most_lock_minutes, found.roads, found.keep_years) == (1, SAFEST.roads, 1)
    assert keys(found) in (["policy.unknown"], ["policy.version"])


def test_what_the_command_says_for_a_policy_is_a_policy() -> None:
    key = PolicyKey(name='School "De \\ Linde" Zoë', public=KEY)
    text = "\n".join(("versie = 1", *key_lines(key)[1:]))
    assert parse(text.encode()) == Policy(exists=True, school_key=key)


def test_the_longest_term_is_that_of_the_rule() -> None:
    assert max(rule.years for rule in RULES if rule.topic is Topic.RETENTION) == LONGEST_KEEP


def test_worthless_keys_are_refused_though_they_have_the_right_length() -> None:
    """Each is a key with which everybody can open what is put under it, in both spellings of its top bit."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    from jobcoach.policy.settings import _WORTHLESS, _is_worthless

    for number in _WORTHLESS:
        for public in (number.to_bytes(32, "little"), (number | 2**255).to_bytes(32, "little")):
            assert _is_worthless(public)
            with pytest.raises(ValueError):
                X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(public))
    assert not _is_worthless(X25519PrivateKey.generate().public_key().public_bytes_raw())


@given(st.binary(max_size=200))
def test_no_bytes_break_the_parser(content: bytes) -> None:
    found = parse(content)
    assert found.exists
    for problem in found.problems:
        assert "{" not in sentence(problem)


@given(st.dictionaries(names, values))
def test_no_setting_widens_what_is_allowed(settings: dict[str, object]) -> None:
    """Every setting is either read as it stands or as tight as can be, and then it is told."""
    found = parse("\n".join(f"{name} = {toml(value)}" for name, value in settings.items()).encode())
    assert found.most_lock_minutes is None or 1 <= found.most_lock_minutes <= 15
    assert found.keep_years in (None, 1, 2)
    assert found.roads is None or found.roads
    wrong = {problem.values.get("name") for problem in found.problems}
    if "slot_minuten" in settings:
        assert found.most_lock_minutes == (1 if "slot_minuten" in wrong else settings["slot_minuten"])
    if "wegen" in settings and "wegen" in wrong:
        assert found.roads == SAFEST.roads
    if "vreemd" in settings or settings.get("versie") != 1 or settings["versie"] is True:
        assert found.problems
        assert found.most_lock_minutes is not None
        assert found.roads is not None
    assert all(isinstance(problem, Expected) for problem in found.problems)
