"""The one stylesheet of the program, made from the tokens; nothing else writes a colour in QSS."""

from jobcoach.ui.theme import FAMILY, code, gap, px, scheme

TONES = (
    "text", "text2", "text3", "accent", "onAccent", "onSoft", "ok", "warn", "bad", "info", "c1", "c2", "c3",
)  # fmt: skip


def stylesheet() -> str:
    """QSS for the colours and text size of this moment."""
    return "\n".join((_base(), _surfaces(), _labels(), _buttons(), _fields(), _lists(), _bars()))


def _base() -> str:
    return f"""
* {{ color: {code("text")}; font-family: '{FAMILY}'; font-size: {px(14)}px; outline: 0 }}
QToolTip {{ background: {code("text")}; color: {code("sheet")}; border: 0; padding: 4px 8px }}
QDialog, QMessageBox {{ background: {code("sheet")} }}
QMenu {{ background: {code("sheet")}; border: 1px solid {code("line")}; padding: 4px }}
QMenu::item {{ padding: {gap(6)}px {gap(16)}px; border-radius: 6px }}
QMenu::item:selected {{ background: {code("soft")}; color: {code("onSoft")} }}
"""


def _surfaces() -> str:
    line, tint = code("line"), code("tint")
    soft = "".join(
        f'QFrame[ground="{name}"] {{ background: {code(name + "Soft")}; border-radius: 8px;'
        f" border: 1px solid {code(name if scheme() == 'contrast' else name + 'Soft')} }}\n"
        for name in ("ok", "warn", "bad", "info")
    )
    return f"""
#desk {{ background: {code("desk")} }}
#sheet {{ background: {code("sheet")}; border: 1px solid {line}; border-right: 0; border-top-left-radius: 12px }}
#plain {{ background: {code("sheet")} }}
#card {{ background: {code("sheet")}; border: 1px solid {line}; border-radius: 10px }}
#door {{ background: {code("desk")}; border: 1px solid {line}; border-radius: 10px }}
#now {{ background: {tint}; border: 1px solid {line}; border-radius: 10px }}
#tint {{ background: {tint}; border-radius: 10px; border: {"1px solid " + line if scheme() == "contrast" else "0"} }}
#band {{ background: {tint}; border-bottom: 1px solid {line} }}
#band[corner="true"] {{ border-top-left-radius: 11px }}
#pane {{ background: transparent; border-right: 1px solid {line} }}
#paneRight {{ background: transparent; border-left: 1px solid {line} }}
#bottombar {{ background: {tint}; border-top: 1px solid {line} }}
#hairline {{ background: {line}; border: 0 }}
#scrim {{ background: {code("scrim")} }}
{soft}"""


def _labels() -> str:
    tones = "\n".join(f'QLabel[tone="{tone}"] {{ color: {code(tone)} }}' for tone in TONES)
    return f"""
QLabel {{ background: transparent }}
QLabel[role="title"] {{ font-size: {px(22)}px; font-weight: 600 }}
QLabel[role="msg"] {{ font-size: {px(22)}px }}
QLabel[role="h"] {{ font-weight: 600 }}
QLabel[role="small"] {{ font-size: {px(12)}px }}
QLabel[role="smallb"] {{ font-size: {px(12)}px; font-weight: 600 }}
{tones}
QLabel[role="kbd"] {{ font-size: {px(12)}px; color: {code("text3")}; border: 1px solid {code("line")};
  border-radius: 4px; padding: 0 5px; background: {code("tint")} }}
"""


def _buttons() -> str:
    accent, soft, line, tint, sheet = code("accent"), code("soft"), code("line"), code("tint"), code("sheet")
    contrast = scheme() == "contrast"
    return f"""
QPushButton {{ border-radius: 6px; padding: 0 {gap(14)}px; font-weight: 600; min-height: {px(34)}px;
  border: 1px solid transparent; background: transparent }}
QPushButton[kind="primary"] {{ background: {accent}; color: {code("onAccent")}; border: 1px solid {accent} }}
QPushButton[kind="primary"]:hover {{ background: {code("accentHover")}; border-color: {code("accentHover")} }}
QPushButton[kind="second"] {{ background: {sheet}; border: 1px solid {code("edge")} }}
QPushButton[kind="second"]:hover {{ background: {tint} }}
QPushButton[kind="row"] {{ background: {tint}; color: {accent}; border: 1px solid {line if contrast else tint};
  min-height: {px(28)}px; padding: 0 {gap(12)}px; font-weight: 400 }}
#tint QPushButton[kind="row"], #now QPushButton[kind="row"] {{ background: {sheet}; border-color: {line} }}
QPushButton[kind="row"]:hover {{ background: {soft}; border-color: {soft}; color: {code("onSoft")} }}
QPushButton[kind="top"] {{ padding: 0 {gap(10)}px; font-weight: 400; color: {code("text2")}; min-height: {px(32)}px }}
QPushButton[kind="top"]:hover {{ background: {code("hover")} }}
QPushButton[kind="link"] {{ color: {accent}; padding: 0; min-height: {px(24)}px; text-align: left; font-weight: 400;
  border: 0 }}
QPushButton[kind="link"]:hover, QPushButton[kind="link"]:focus {{ text-decoration: underline }}
QPushButton[kind="link"][tone="warn"] {{ color: {code("warn")}; font-weight: 600 }}
QPushButton[kind="link"][tone="bad"] {{ color: {code("bad")}; font-weight: 600 }}
QPushButton[kind="link"][tone="ok"] {{ color: {code("ok")}; font-weight: 600 }}
QPushButton[kind="link"][tone="info"] {{ color: {code("info")}; font-weight: 600 }}
QPushButton[small="true"] {{ font-size: {px(12)}px; color: {code("text2")}; min-height: {px(24)}px }}
QPushButton[kind="icon"] {{ padding: 0; min-height: {px(32)}px; min-width: {px(32)}px; border: 0 }}
QPushButton[kind="icon"]:hover {{ background: {code("hover")} }}
QPushButton[tall="true"] {{ min-height: {px(38)}px }}
QPushButton:pressed {{ padding-top: 1px }}
QPushButton:disabled {{ background: {code("hover")}; color: {code("text3")}; border: 1px solid {code("hover")} }}
QPushButton[kind="link"]:disabled, QPushButton[kind="icon"]:disabled, QPushButton[kind="top"]:disabled {{
  background: transparent; border-color: transparent }}
"""


def _fields() -> str:
    edge, line = code("edge"), code("line")
    return f"""
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox {{ background: {code("sheet")}; border: 1px solid {edge};
  border-radius: 6px; padding: 0 {gap(10)}px; min-height: {px(34)}px; placeholder-text-color: {code("text3")};
  lineedit-password-character: 8226; selection-background-color: {code("accent")};
  selection-color: {code("onAccent")} }}
QPlainTextEdit, QTextEdit {{ padding: {gap(6)}px {gap(7)}px }}
QLineEdit[bad="true"], QPlainTextEdit[bad="true"], QComboBox[bad="true"] {{ border: 1px solid {code("bad")} }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {code("tint")}; color: {code("text3")};
  border: 1px solid {line} }}
QLineEdit:read-only {{ background: {code("tint")} }}
QLineEdit[tall="true"] {{ min-height: {px(38)}px }}
QLineEdit#search {{ border: 1px solid {line}; border-radius: 8px; padding-left: {px(30)}px }}
QLineEdit#filter {{ border: 1px solid {line}; padding-left: {px(30)}px; min-height: {px(30)}px }}
QComboBox::drop-down {{ border: 0; width: {px(28)}px }}
QComboBox::down-arrow {{ image: none }}
QComboBox QAbstractItemView {{ background: {code("sheet")}; border: 1px solid {line}; padding: 4px;
  selection-background-color: {code("soft")}; selection-color: {code("onSoft")} }}
QCheckBox, QRadioButton {{ spacing: {gap(8)}px; background: transparent; min-height: {px(24)}px }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(18)}px; height: {px(18)}px }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {code("text3")} }}
"""


def _lists() -> str:
    return f"""
QTabBar {{ background: transparent; border: 0 }}
QTabBar::tab {{ background: transparent; border: 0; border-bottom: 2px solid transparent; padding: 0 {gap(10)}px;
  height: {px(38)}px; color: {code("text2")} }}
QTabBar::tab:hover {{ color: {code("text")} }}
QTabBar::tab:selected {{ color: {code("accent")}; border-bottom: 2px solid {code("accent")}; font-weight: 600 }}
QListView, QTableView, QTreeView {{ background: transparent; border: 0; selection-background-color: {code("soft")};
  selection-color: {code("onSoft")}; gridline-color: {code("line")} }}
/* 3: what Qt keeps beside the words of a cell */
QHeaderView {{ background: transparent; border: 0 }}
QHeaderView::section {{ background: transparent; border: 0; border-bottom: 1px solid {code("line")};
  padding: 0 {gap(10) + 3}px; height: {px(32)}px; font-size: {px(12)}px; font-weight: 600; color: {code("text2")} }}
QTableView::item {{ padding: 0 {gap(10)}px; border-bottom: 1px solid {code("line")} }}
QTableView::item:selected {{ background: {code("soft")}; color: {code("onSoft")} }}
QTableCornerButton::section {{ background: transparent; border: 0 }}
"""


def _bars() -> str:
    edge = code("edge")
    return f"""
QScrollArea {{ border: 0; background: transparent }}
QScrollArea > QWidget > QWidget#inner {{ background: transparent }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px }}
QScrollBar::handle:vertical {{ background: {edge}; border-radius: 3px; min-height: 32px }}
QScrollBar::handle:horizontal {{ background: {edge}; border-radius: 3px; min-width: 32px }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0 }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent }}
QProgressBar {{ background: {code("hover")}; border: 0; border-radius: 3px; height: 6px; max-height: 6px }}
QProgressBar::chunk {{ background: {code("accent")}; border-radius: 3px }}
"""
