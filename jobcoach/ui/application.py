"""The Qt application: Dutch, our letters, our colours; made once, by the roof, the picture script and the tests."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from jobcoach.ui import icons, theme
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.quiet_style import QuietStyle


def make_application(argv: Sequence[str]) -> QApplication:
    """The application with Dutch as its language and Fira Sans as its letter, in light until ``follow`` is called."""
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    found = QCoreApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(list(argv))
    app.setApplicationName("JobCoach")
    app.setApplicationDisplayName("JobCoach")
    app.setStyle(QuietStyle())
    _speak_dutch(app)
    _load_letters()
    theme.dress(app, "light", 100)
    app.setWindowIcon(icons.app_icon())
    return app


def follow(app: QApplication, preferences: Preferences) -> None:
    """Dress the program as the coach prefers, and again whenever the desktop changes its colours."""

    def again() -> None:
        dress_as_preferred(app, preferences)

    app.styleHints().colorSchemeChanged.connect(again)
    app.styleHints().accessibility().contrastPreferenceChanged.connect(again)
    again()


def dress_as_preferred(app: QApplication, preferences: Preferences) -> None:
    """Dress the program in the colours and text size of the preferences, when they differ from what is shown."""
    scheme = theme.wanted_scheme(preferences.colours)
    if (scheme, preferences.text_size) != (theme.scheme(), theme.percent()):
        theme.dress(app, scheme, preferences.text_size)


def _speak_dutch(app: QApplication) -> None:
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_nl", folder):
        app.installTranslator(translator)


def _load_letters() -> None:
    spec = find_spec("fontpkg_fira_sans")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("fontpkg-fira-sans is not installed")
    folder = Path(spec.submodule_search_locations[0]) / "files"
    for weight in ("Regular", "SemiBold"):
        QFontDatabase.addApplicationFont(str(folder / f"FiraSans-{weight}.ttf"))
