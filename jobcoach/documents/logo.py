"""The school's logo on paper; its initials as long as it has none."""

from jobcoach.documents import marks
from jobcoach.documents.school import Logo, School
from jobcoach.documents.sheet import LEFT, Element, Figure, Page, Picture, mm

WIDEST, TALLEST = mm(40), mm(9)
_TOP, _BASELINE, _BELOW = mm(13), mm(17), mm(26.6)


def draw(page: Page, school: School, into: Element | None) -> tuple[float, float]:
    """Draw logo or initials; gives where the school's name begins: left and first baseline (pt)."""
    if school.logo is None:
        marks.initials(page, school.name)
        return LEFT + mm(12), _BASELINE
    width, height = _size(school.logo)
    place = {"x": LEFT, "y": _TOP + (TALLEST - height) / 2, "width": width, "height": height}
    picture = Picture(**place, png=school.logo.png)
    if into is None:
        page.draw(picture)
    else:
        figure = into.part("Figure", f"Logo van {school.name}")
        page.draw(Figure(**place, things=(picture,), into=figure))
    wide = width > mm(9.5)
    return (LEFT, _BELOW) if wide else (LEFT + mm(12), _BASELINE)


def _size(logo: Logo) -> tuple[float, float]:
    """Width and height on paper: as large as fits."""
    factor = min(WIDEST / logo.width, TALLEST / logo.height)
    return logo.width * factor, logo.height * factor
