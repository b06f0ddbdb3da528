"""The colours carry: every pair of words and ground is readable in all three themes; every icon exists."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from jobcoach.ui import icons, theme
from jobcoach.ui.kit import Button, Label
from jobcoach.ui.palettes import INITIALS, PAIRS, TOKENS

UI = Path(theme.__file__).parent


def luminance(colour: str) -> float:
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_every_pair_is_readable(scheme: str) -> None:
    tokens = TOKENS[scheme]
    weak = [(front, ground) for front, ground, least in PAIRS if contrast(tokens[front], tokens[ground]) < least]
    assert weak == []
    assert all(contrast(*pair) >= 4.5 for pair in INITIALS[scheme])


def test_the_measure_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_themes_have_the_same_tokens() -> None:
    assert TOKENS["light"].keys() == TOKENS["dark"].keys() == TOKENS["contrast"].keys()


def test_no_colour_outside_the_palettes() -> None:
    found = [
        (file.name, line)
        for file in UI.rglob("*.py")
        if file.name != "palettes.py"
        for line in re.findall(r"#[0-9A-Fa-f]{6}\b|rgba?\(\d+", file.read_text(encoding="utf-8"))
    ]
    assert found == []


def words_in(value: ast.expr) -> list[ast.AST]:
    """The parts of an expression, without what is only compared with."""
    compared = {id(part) for node in ast.walk(value) if isinstance(node, ast.Compare) for part in ast.walk(node)}
    return [part for part in ast.walk(value) if id(part) not in compared]


def icon_names(source: str) -> set[str]:
    """Names given as ``icon=...``, to ``Icon(...)``, ``pixmap(...)``, ``icons.paint(painter, ...)``."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        wanted = [keyword.value for keyword in node.keywords if keyword.arg == "icon"]
        if called in (
            "Icon",
            "pixmap",
            "EmptyState",
            "show_icon",
            "NavPlace",
            "StatusWord",
            "show_status",
            "show_sign",
        ):
            wanted += node.args[:1]
        if called == "paint":
            wanted += node.args[1:2]
        names |= {
            part.value
            for value in wanted
            for part in words_in(value)
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        }
    return names - {""}


def test_every_icon_has_a_picture() -> None:
    used = {name for file in UI.rglob("*.py") for name in icon_names(file.read_text(encoding="utf-8"))}
    assert {"check-bold", "note-pencil", "lock"} <= used
    unknown = {name for name in used if not icons.exists(name)}
    assert unknown == set()


def test_an_unknown_icon_is_refused_before_it_is_painted(qapp: QApplication) -> None:
    from jobcoach.ui.kit import Icon

    with pytest.raises(ValueError, match="no icon"):
        Icon("no-such-icon")


def test_a_change_of_colours_reaches_what_is_already_there(qapp: QApplication, qtbot) -> None:
    label, button = Label("Noor", "h"), Button("Bewaar", "primary", icon="check")
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    label.show()
    button.show()
    light = button.icon().pixmap(18, 18).toImage()
    theme.dress(qapp, "dark", 100)
    assert label.palette().color(label.foregroundRole()) == theme.colour("text")
    assert button.icon().pixmap(18, 18).toImage() != light


def test_sizes_follow_the_text_and_gaps_follow_slowly(qapp: QApplication) -> None:
    theme.dress(qapp, "light", 200)
    assert (theme.px(14), theme.gap(16), theme.font("title").pixelSize()) == (28, 20, 44)


def test_a_contrast_theme_of_the_system_is_taken_over() -> None:
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, "#2d3236"),
        (QPalette.ColorRole.WindowText, "#ffffff"),
        (QPalette.ColorRole.Highlight, "#abcfff"),
        (QPalette.ColorRole.HighlightedText, "#212d3b"),
    ):
        palette.setColor(role, QColor(colour))
    tokens = theme.from_system(palette, TOKENS["contrast"])
    assert (tokens["sheet"], tokens["text2"], tokens["focus"], tokens["onAccent"]) == (
        "#2d3236",
        "#ffffff",
        "#abcfff",
        "#212d3b",
    )
