"""The sections of an overgangsdocument in their default order, and the articles of law behind it, as dated data.

Page 1 (what is asked, who decides, who stays in touch, what was left out) always comes first, then the youth's own
words; the order of the other sections, their headings and their use differ per region (domain fact 4 and 2.3).
"""

from dataclasses import dataclass

from jobcoach.model.choices import Destination

CALL_NAME = "{roepnaam}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section: its key, the letter of domain 2.3, the default heading, and whether it may be left out or moved.

    ``{roepnaam}`` in a heading becomes the call name. ``fixed`` sections stay where the law or the reader needs them.
    """

    key: str
    letter: str
    title: str
    fixed: bool = False
    movable: bool = True


_WORK = (
    Section(key="eigen_woorden", letter="D", title="Dit ben ik", movable=False),
    Section(key="werk", letter="E", title="Werkervaring"),
    Section(key="behaald", letter="C", title="Behaald"),
    Section(key="competenties", letter="D", title="Competenties"),
    Section(key="nodig", letter="F", title=f"Wat {CALL_NAME} nodig heeft op de werkplek"),
    Section(key="advies", letter="F", title="Werkadvies"),
    Section(key="mensen", letter="G", title="Wie kan meedenken"),
    Section(key="plan", letter="G", title="Plan en afspraken"),
    Section(key="toestemming", letter="H", title=f"Waar {CALL_NAME} ja en nee op zei", fixed=True),
    Section(key="reactie", letter="H", title=f"Reactie van {CALL_NAME}", fixed=True),
)
_DAY = {
    "werk": "Wat ik al deed",
    "nodig": f"Wat {CALL_NAME} nodig heeft op de dagbesteding",
    "advies": "Advies voor de dagbesteding",
}
_DAY_ORDER = (
    "eigen_woorden", "nodig", "advies", "mensen", "werk", "competenties", "behaald", "plan", "toestemming", "reactie",
)  # fmt: skip


def default_sections(destination: Destination) -> tuple[Section, ...]:
    """The sections in the order of domain 2.3; for dagbesteding what is needed comes before what was done."""
    if destination is Destination.WERK:
        return _WORK
    by_key = {section.key: section for section in _WORK}
    return tuple(
        Section(
            key=key,
            letter=by_key[key].letter,
            title=_DAY.get(key, by_key[key].title),
            fixed=by_key[key].fixed,
            movable=by_key[key].movable,
        )
        for key in _DAY_ORDER
    )
