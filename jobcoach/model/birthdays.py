"""The birthdays at which others decide about sharing, told before they come (model/law, OWN_YES and BOTH)."""

from dataclasses import dataclass
from datetime import date, timedelta

NOTICE = timedelta(days=30)  # a choice of ours
AGES = (16, 18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Birthday:
    """The day on which a student becomes 16 or 18."""

    on: date
    age: int

    def tells(self, call_name: str, *, decides_alone: bool) -> str:
        """Who decides from then on, and what must be asked anew."""
        if self.age == 16:
            return f"{call_name} wordt 16: vraag vanaf dan {call_name} zelf per onderwerp, ook wat een ouder al zei"
        if decides_alone:
            return f"{call_name} wordt 18: beslist vanaf dan alleen, vraag alles opnieuw wat op een ouder rustte"
        return f"{call_name} wordt 18: vraag vanaf dan alles opnieuw aan de wettelijk vertegenwoordiger"


def birthday(born: date, age: int) -> date:
    """The day someone reaches an age; who was born on 29 February has it on 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def coming(born: date | None, on: date) -> Birthday | None:
    """The birthday that changes who decides, when it comes within the notice; the day itself is no longer before it."""
    days = () if born is None else tuple((birthday(born, age), age) for age in AGES)
    return next((Birthday(on=day, age=age) for day, age in days if on < day <= on + NOTICE), None)
