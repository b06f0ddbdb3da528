"""Every outcome has a Dutch sentence that can be filled in."""

import re
import string
from datetime import datetime
from pathlib import Path

import jobcoach.handover
from jobcoach.ui.words.handover import SENTENCES

SOURCES = sorted(Path(jobcoach.handover.__file__).parent.glob("*.py"))
KEY = re.compile(r'"(handover\.[a-z_.]+)"((?:, [a-z_]+=)?)')


def keys_in_code() -> set[str]:
    return {found[0] for source in SOURCES for found in KEY.findall(source.read_text(encoding="utf-8"))}


def test_every_key_has_a_sentence_and_every_sentence_a_key():
    verdicts = {key for key in SENTENCES if key.startswith("handover.verdict.")}
    assert keys_in_code() == set(SENTENCES) - verdicts
    assert verdicts == {f"handover.verdict.{name}" for name in ("intact_known", "intact_look", "refused")}


def test_every_sentence_is_plain_and_names_only_values_that_it_gets():
    code = "\n".join(source.read_text(encoding="utf-8") for source in SOURCES)
    for key, sentence in SENTENCES.items():
        assert "!" not in sentence
        assert sentence.endswith((".", "?", "}"))
        names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        calls = re.findall(re.escape(f'"{key}"') + r"([^\n]*)", code)
        for name in names:
            assert any(f"{name}=" in call for call in calls), (key, name)
        moment = {"now", "last", "start", "end"}
        values = {n: datetime(2026, 7, 10) if n in moment and ":%" in sentence else "x" for n in names}  # noqa: DTZ001
        assert "{" not in sentence.format(**values)
