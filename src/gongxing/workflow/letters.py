"""How do the households of a plan get their letters, with the days that are known?"""

from __future__ import annotations

from pathlib import Path

from gongxing.errors import DataError, Fault, NotReadyError, Place
from gongxing.io.atomic import replacing
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.report.letter_files import letters_docx, letters_pdf
from gongxing.report.letter_words import LetterDates
from gongxing.report.letters import Post, write_letter
from gongxing.standards.procedures import dated
from gongxing.store import Project
from gongxing.words import Lang, Text, same
from gongxing.workflow.gates import gates_of
from gongxing.workflow.resettlement import PROCEDURE
from gongxing.workflow.values import standards_of


def write_letters(
    project: Project, *, household: str = "", out: Path | None = None, lang: Lang = "zh"
) -> tuple[Path, ...]:
    """Write the letters of all households that move, or of one, as Word and PDF; return the paths.

    NotReadyError where the plan has no resettlement; DataError where the household does not move.
    """
    plan = project.latest_plan()
    if plan is None or plan.resettlement is None or plan.resettlement.part is None:
        raise NotReadyError(
            Text("方案中没有安置部分：先运行 gongxing plan", "the plan has no resettlement: run gongxing plan first")
        )
    park = project.load()
    lines = [line for line in plan.resettlement.part.lines if household in ("", line.household)]
    if not lines:
        wanted = Text("方案中须搬迁的户号", "a household that moves under the plan")
        remedy = Text(
            "用 gongxing export 导出 resettlement.xlsx 查看名单",
            "see the list in `gongxing export PROJECT resettlement.xlsx`",
        )
        fault = Fault(
            Place(table="households", row=household), same(household or "∅"), wanted, remedy, "letters.household"
        )
        raise DataError(Text("没有可写的告知书", "there is no letter to write"), [fault])
    post = Post(plan, standards_of(park), dates_of(plan, park))
    letters = [write_letter(post, line, lang) for line in lines]
    folder = out or project.out
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"letter.{household}" if household else "letters"
    made = {"docx": letters_docx(letters, lang, plan.made_on), "pdf": letters_pdf(letters, lang)}
    paths = []
    for kind, content in made.items():
        path = folder / f"{stem}.{lang}.{kind}"
        with replacing(path) as draft:
            draft.write_bytes(content)
        paths.append(path)
    return tuple(paths)


def dates_of(plan: Plan, park: Park) -> dict[str, LetterDates]:
    """Return the days of each group that the schedule of the plan fixes: steps of its procedure, and its clearing."""
    scheme = plan.resettlement.part if plan.resettlement is not None else None
    schedule = plan.phasing.part if plan.phasing is not None else None
    if scheme is None or schedule is None:
        return {}
    gates = gates_of(park)
    by_action = {item.action: item for item in schedule.items}
    found = {}
    for group in scheme.groups:
        acquire = by_action.get(f"resettlement.acquire.{group.group}")
        clear = by_action.get(f"resettlement.clear.{group.group}")
        steps = {}
        if acquire is not None and acquire.starts_on is not None:
            timed = dated(gates.procedure(PROCEDURE), acquire.starts_on, gates.calendar).schedule
            steps = {step.id: step for step in timed.activities}
        notice, signing = steps.get("scheme_notice"), steps.get("agreements")
        found[group.group] = LetterDates(
            acquire.starts_on if acquire else None, notice.start if notice else None, notice.end if notice else None,
            signing.end if signing else None, clear.starts_on if clear else None, clear.ends_on if clear else None,
        )  # fmt: skip
    return found
