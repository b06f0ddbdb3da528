"""The to-do list of the practice school: what is late, promised, asked by law, and the visits of today."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from jobcoach.caseload.practice import common
from jobcoach.caseload.practice.kinds import Scene
from jobcoach.caseload.practice.lives import turn
from jobcoach.caseload.practice.school_days import working_day
from jobcoach.caseload.practice.states import Member
from jobcoach.caseload.practice.task_lines import TASKS
from jobcoach.caseload.tasks import FinishTask, SaveTask
from jobcoach.caseload.work import Work
from jobcoach.model.base import TaskId
from jobcoach.model.choices import TaskKind


def write_tasks(work: Work, members: Sequence[Member], today: date) -> None:
    """Write every task of the class in one act, and finish the ones that were done today."""

    def verb(session: Session) -> None:
        for member in members:
            for task in _of(member, today):
                task(session)
        for task in _visits(members, today):
            task(session)
        for member in members[3::9]:
            done: TaskId = _task(member, TaskKind.BELOFTE, turn(common.PROMISES, member.index), today)(session)
            FinishTask(task=done)(session)

    verb.__name__ = "WriteTasks"
    work.carry_out(verb)


def _of(member: Member, today: date) -> list[SaveTask]:
    lines = list(TASKS.get(member.scene, ()))
    if member.scene in (Scene.PLAIN, Scene.AGREED):
        if member.index % 6 == 3:
            lines.append((TaskKind.OVERIG, "Urenlijst van vorige week ontbreekt", -4))
        elif member.index % 3 == 0:
            lines.append((TaskKind.BELOFTE, turn(common.PROMISES, member.index), 1 + member.index % 9))
    return [_task(member, kind, what, working_day(today, days)) for kind, what, days in lines]


def _task(member: Member, kind: TaskKind, what: str, due: date, at: str = "") -> SaveTask:
    return SaveTask(
        what=member.site.fill(what) if member.site else what,
        kind=kind,
        due=due,
        at=at,
        student=member.kept.student,
        employer=member.site.employer if member.site else None,
        internship=member.kept.stage,
    )


def _visits(members: Sequence[Member], today: date) -> list[SaveTask]:
    """Two visits today with a time, and some in the working days ahead."""
    visit = TaskKind.BEZOEK
    demo = [member for member in members if member.scene is Scene.DEMO]
    draft = [member for member in members if member.scene is Scene.DRAFT_GAPS] or [
        member for member in members if member.scene is Scene.PARENT_MISSING
    ]
    found = [_task(member, visit, "Kijken bij de lunch", today, "10:30") for member in demo[:1]]
    found += [_task(member, visit, "Driegesprek over de praktijkverklaring", today, "13:15") for member in draft[:1]]
    rest = [member for member in members if member.scene in (Scene.PLAIN, Scene.AGREED, Scene.REFUSED) and member.site]
    for step, member in enumerate(rest[:5]):
        day = working_day(today, 1 + step)
        found.append(_task(member, visit, "Bezoek op de werkplek", day, turn(("9:30", "14:00", "11:00"), step)))
    return found
