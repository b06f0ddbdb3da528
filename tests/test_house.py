"""The rules of the house that a machine can check: size, words, secrets of the workshop, locks, the word list."""

import ast
import importlib
import itertools
import pkgutil
import re
import socket
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobcoach.vault.words_nl import WORDS

ROOT = Path(__file__).resolve().parent.parent
OUR_CODE = sorted((ROOT / "jobcoach").rglob("*.py"))
DATA_TABLES = {"words_nl.py"}
TEXT = {".py", ".toml", ".md", ".txt", ".lock", ".json", ".csv", ".svg", ".iss", ".spec", ".sh", ".yml", ".ini", ""}


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def calls(module: ast.Module, name: str) -> Iterator[ast.Call]:
    """Calls of ``name`` or ``something.name``."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == name:
            yield node


def expected_keys() -> Iterator[tuple[str, str, set[str] | None]]:
    """Every key given to Expected as a literal: file:line, key, names of its values (None when they are unpacked)."""
    for file in OUR_CODE:
        for call in calls(tree(file), "Expected"):
            if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
                names = {keyword.arg for keyword in call.keywords}
                given = None if None in names else {name for name in names if name}
                yield f"{named(file)}:{call.lineno}", call.args[0].value, given


def sentence_modules() -> dict[str, dict[str, str]]:
    """The sentences of each module of ui/words."""
    words = importlib.import_module("jobcoach.ui.words")
    modules = pkgutil.iter_modules(words.__path__, "jobcoach.ui.words.")
    return {module.name: getattr(importlib.import_module(module.name), "SENTENCES", {}) for module in modules}


def sentences() -> dict[str, str]:
    """All sentences of ui/words."""
    return {key: text for own in sentence_modules().values() for key, text in own.items()}


# --- words -----------------------------------------------------------------------------------------------------


def test_a_key_has_one_sentence() -> None:
    counted = Counter(key for own in sentence_modules().values() for key in own)
    assert not [key for key, times in counted.items() if times > 1]


def test_every_expected_error_has_a_sentence() -> None:
    known = sentences()
    silent = [f"{where} {key}" for where, key, _ in expected_keys() if key not in known]
    assert not silent


def test_sentences_only_use_values_that_are_given() -> None:
    known = sentences()
    wrong = []
    for where, key, given in expected_keys():
        wanted = {name for _, name, _, _ in string.Formatter().parse(known.get(key, "")) if name}
        if given is not None and not wanted <= given:
            wrong.append(f"{where} {key} lacks {sorted(wanted - given)}")
    assert not wrong


def test_sentences_are_calm_and_whole() -> None:
    shouting = [key for key, text in sentences().items() if "!" in text or not text.rstrip().endswith((".", "?", "}"))]
    assert not shouting


def test_no_sentence_is_left_over() -> None:
    """Each key is written somewhere beside its sentence, whole or as the start of an f-string."""
    code = "\n".join(file.read_text("utf-8") for file in OUR_CODE)
    left = [key for key in sentences() if code.count(f'"{key}"') < 2 and f'f"{key.partition(".")[0]}.{{' not in code]
    assert not left


def test_no_translation_of_f_strings() -> None:
    """lupdate extracts f-strings that can never match a translation."""
    wrong = []
    for file in OUR_CODE:
        for name in ("tr", "translate"):
            wrong += [
                f"{named(file)}:{call.lineno}"
                for call in calls(tree(file), name)
                if any(isinstance(arg, ast.JoinedStr) for arg in call.args)
            ]
    assert not wrong


# --- size ------------------------------------------------------------------------------------------------------


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{named(file)}:{node.lineno} {node.name}"
        for file in OUR_CODE
        for node in functions(tree(file))
        if (node.end_lineno or 0) - node.lineno + 1 > 50
    ]
    assert not long


def test_files_stay_small() -> None:
    long = [
        named(file)
        for file in [*OUR_CODE, ROOT / "run.py"]
        if file.name not in DATA_TABLES and len(file.read_text("utf-8").splitlines()) > 400
    ]
    assert not long


def test_run_py_stays_short_and_plain() -> None:
    """The starter runs before anything is installed: standard library only."""
    text = (ROOT / "run.py").read_text("utf-8")
    imports = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""])
    }
    assert len(text.splitlines()) <= 200
    assert imports <= set(importlib.import_module("sys").stdlib_module_names)


def test_every_module_says_what_lives_there() -> None:
    silent = [named(file) for file in OUR_CODE if not ast.get_docstring(tree(file))]
    assert not silent


# --- secrets of the workshop -----------------------------------------------------------------------------------


def committed_text() -> Iterator[tuple[Path, str]]:
    """Our own text files: everything beside the folders that .gitignore names."""
    for top in sorted(ROOT.iterdir()):
        if top.name in {
            ".git",
            ".venv",
            ".uv",
            ".hypothesis",
            ".benchmarks",
            "uv.lock",
            "build",
            "dist",
            "oefenschool",
        }:
            continue
        if "cache" in top.name:
            continue
        for file in [top] if top.is_file() else sorted(top.rglob("*")):
            if file.is_file() and file.suffix in TEXT and "__pycache__" not in file.parts:
                yield file, file.read_text("utf-8", "replace")


# Written in pieces, so that this file does not find itself.
REGISTRIES = re.compile(
    "|".join(("pypi" + r"\.org", "python" + r"hosted\.", "arti" + "factory", "index" + "-url")), re.I
)
THIS_MACHINE = re.compile(r"(?<![\w.~])/(?:" + "|".join(("work", "home", "root", "Users", "opt/py")) + r")/\w")


def test_no_registry_is_named() -> None:
    assert not [named(file) for file, text in committed_text() if REGISTRIES.search(text)]


def test_no_path_of_a_machine() -> None:
    found = [f"{named(file)}: {hit.group()}" for file, text in committed_text() for hit in THIS_MACHINE.finditer(text)]
    assert not found


def pinned(lock: str) -> dict[str, str]:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    return dict(line.split(" ")[0].split("==", 1) for line in lines if re.match(r"[a-z0-9]", line))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-uv.lock"])
def test_locks_pin_by_hash_and_name_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert "@ file" not in text
    assert "--index" not in text
    blocks = re.split(r"(?m)^(?=[a-zA-Z0-9])", text)
    assert not [
        block.split()[0] for block in blocks if block and not block.startswith("#") and "--hash=sha256:" not in block
    ]


def test_the_tool_that_installs_is_the_one_that_run_names() -> None:
    version = re.search(
        r'UV_VERSION, UV_LOCK = "([0-9.]+)", "requirements-uv.lock"', (ROOT / "run.py").read_text("utf-8")
    )
    assert version is not None
    assert pinned("requirements-uv.lock") == {"uv": version[1]}


def test_the_lock_for_tests_holds_the_lock_for_running() -> None:
    """run.py counts on it: after ``test`` nothing has to be taken away again for ``demo``."""
    assert pinned("requirements.lock").items() <= pinned("requirements-dev.lock").items()


# --- the word list of generated passphrases ----------------------------------------------------------------------


def test_word_list_gives_eleven_bits_a_word() -> None:
    assert len(WORDS) == len(set(WORDS)) == 2_048
    assert list(WORDS) == sorted(WORDS)
    assert all(re.fullmatch("[a-z]{3,8}", word) for word in WORDS)


def test_no_two_words_sound_or_look_alike() -> None:
    """A doubled letter, ei or ij, au or ou, a final d or t: what goes wrong when a passphrase is read aloud."""

    def heard(word: str) -> str:
        same = word.replace("ei", "ij").replace("au", "ou").replace("c", "k")
        return re.sub("d$", "t", re.sub(r"(.)\1+", r"\1", same))

    ordered = sorted(WORDS, key=heard)
    assert not [pair for pair in itertools.pairwise(ordered) if heard(pair[0]) == heard(pair[1])]


# --- the guard of tests/conftest.py ------------------------------------------------------------------------------


def test_the_guard_stops_a_socket(trespasses: list[str]) -> None:
    with pytest.raises(AssertionError, match=r"192\.0\.2\.1"), socket.socket(socket.AF_INET, socket.SOCK_STREAM) as own:
        own.connect(("192.0.2.1", 9))
    with pytest.raises(AssertionError, match="example"):
        socket.getaddrinfo("example.invalid", 80)
    assert len(trespasses) == 2
    trespasses.clear()


def test_the_guard_stops_a_file(trespasses: list[str], tmp_path: Path) -> None:
    (tmp_path / "fine").write_text("x")
    with pytest.raises(AssertionError, match="stray"):
        (ROOT / "stray").write_text("x")
    with pytest.raises(AssertionError, match="stray"):
        (ROOT / "stray").mkdir()
    assert not (ROOT / "stray").exists()
    assert len(trespasses) == 2
    trespasses.clear()


def test_the_guard_lets_this_machine_talk_to_itself() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
