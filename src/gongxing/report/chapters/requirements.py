"""What does the plan aim at: idea, principles, position, targets, and how do they answer the superior plans?"""

from __future__ import annotations

from gongxing.report.chapters.growth import growth_section
from gongxing.report.chapters.opening import body, open_chapter, open_section
from gongxing.report.document import Block, Bullets, Paragraph, Ref, law_of, name_of, plain, say, years_of
from gongxing.report.indicator_tables import indicator_table
from gongxing.report.material import Material
from gongxing.report.review_tables import alignment_table, framework_table
from gongxing.words import Text

_PRINCIPLES = (
    Text(
        "守住底线。永久基本农田、防护距离和土壤安全等强制规则先行扣除，方案不得突破。",
        "Bottom lines first. Permanent farmland, protection distances and soil safety are taken out before anything is planned.",
    ),
    Text(
        "用好存量。先腾退更新，再动用新增指标，占用耕地须有补充。",
        "Existing land first. Renew and clear before using new quota; farmland taken has to be replaced.",
    ),
    Text(
        "先安置后搬迁。涉及群众的调整，安置落实在前，搬迁在后。",
        "Housing before moving. Where people are affected, their new homes come first.",
    ),
    Text(
        "有据可查。每个数字有来源，每项调整有理由，方案优劣用已证差距衡量。",
        "Everything can be traced. Each number has an origin, each change a reason, and the plan's quality a proven gap.",
    ),
)


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on general requirements."""
    return body(
        open_chapter("requirements"),
        open_section("requirements.thought"),
        *_thought(material),
        open_section("requirements.principles"),
        Bullets(tuple(plain(words) for words in _PRINCIPLES)),
        open_section("requirements.position"),
        *_position(material),
        open_section("requirements.targets"),
        *_targets(material),
        *growth_section(material),
        open_section("requirements.alignment"),
        *_alignment(material),
    )


def _thought(material: Material) -> tuple[Block, ...]:
    lists = material.park["strategies"].frame
    ideas = lists[lists["kind"] == "idea"]
    if not len(ideas):
        return (
            Paragraph(
                plain(
                    Text(
                        "指导思想以上级文件为准。使用者尚未填写规划理念，本节暂缺。",
                        "The guiding thought follows the superior documents. The user has not entered the idea of the plan yet, so this section is open.",
                    )
                )
            ),
        )
    row = ideas.iloc[0]
    words = row["words"] if isinstance(row["words"], str) and row["words"] else row["name"]
    return (
        Paragraph(
            say(
                Text("坚持“{name}”的理念：{words}。", "The plan follows the idea “{name}”: {words}."),
                name=name_of(str(row["name"])),
                words=law_of(str(words).rstrip("。.")),
            )
        ),
    )


def _position(material: Material) -> tuple[Block, ...]:
    return (
        Paragraph(
            say(
                Text(
                    "规划以“一个理念统领、支柱支撑、目标牵引、措施落实”展开，见{table}。各层内容由使用者依上级文件填写，措施由引擎提出。",
                    "The plan runs from one idea through pillars and goals to measures, see {table}. The user enters the levels; the engines propose the measures.",
                ),
                table=Ref("table.framework"),
            )
        ),
        framework_table(material),
    )


def _targets(material: Material) -> tuple[Block, ...]:
    table = indicator_table(material)
    if table is None:
        return (
            Paragraph(
                plain(
                    Text(
                        "尚无可行的用地方案，规划指标暂缺。",
                        "There is no feasible land scheme yet, so the indicators are open.",
                    )
                )
            ),
        )
    return (
        Paragraph(
            say(
                Text(
                    "{years}的土地与空间指标见{table}。约束性指标须严格执行，预期性指标用于引导。",
                    "The indicators of land and space for {years} are in {table}. Binding ones have to be kept, expected ones guide.",
                ),
                years=years_of(*material.plan.horizon),
                table=Ref(table.key),
            )
        ),
        table,
    )


def _alignment(material: Material) -> tuple[Block, ...]:
    table = alignment_table(material)
    if table is None:
        return (
            Paragraph(
                plain(
                    Text(
                        "使用者尚未填写上级战略或产业布局，衔接矩阵暂缺。",
                        "The superior strategies or the industry layout have not been entered, so the matrix is open.",
                    )
                )
            ),
        )
    return (
        Paragraph(
            say(
                Text(
                    "上级战略与产业布局的对应见{table}。",
                    "{table} sets the superior strategies against the industry layout.",
                ),
                table=Ref(table.key),
            )
        ),
        table,
    )
