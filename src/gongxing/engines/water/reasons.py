"""Why is each pipe kept, reinforced, replaced, laid or given up?"""

from __future__ import annotations

import numpy as np

from gongxing.engines.water.cases import Case, Outcome
from gongxing.engines.water.design import Bores, Design, bores, stretches
from gongxing.engines.water.outage import Cuts
from gongxing.engines.water.problem import WaterProblem
from gongxing.engines.water.trials import Bench, short
from gongxing.plan.water import PipeDecision
from gongxing.words import Text

_TRIED = 25
"""Cases tried without a pipe to find the one that asks for it, those with least slack first."""


def case_words(problem: WaterProblem, case: Case) -> Text:
    """Return a case as the condition of a sentence."""
    if case.hydrant >= 0:
        node = problem.nodes[case.hydrant]
        return Text(f"{node} 处消防时", f"with a fire at {node}")
    if case.out >= 0:
        link = problem.links[case.out]
        return Text(f"{link} 停用时", f"with {link} out")
    return Text("最高时", "at the maximum hour")


class Reasons:
    """The reasons of one design, found by trying what happens without the pipes of a stretch."""

    def __init__(self, bench: Bench, design: Design, outcomes: list[Outcome], cuts: Cuts) -> None:
        self.bench, self.design, self.outcomes, self.cuts = bench, design, outcomes, cuts
        self.of = stretches(bench.problem, design)
        self.told: dict[int, Text] = {}

    def keep(self, link: int) -> Text:
        """Say what the pipe is and that it stays, alone or with a second one beside it."""
        words = self.bench.problem.states[link]
        if self.design.laid[link] >= 0:
            return Text(f"{words.zh}；保留，旁设新管", f"{words.en}; stays, with a new pipe beside it")
        return Text(f"{words.zh}；各工况下够用", f"{words.en}; large enough in every case")

    def abandon(self, link: int) -> Text:
        """Say why a pipe that lies there is not used."""
        problem = self.bench.problem
        words = problem.states[link]
        if not problem.worn[link]:
            return Text(
                f"{words.zh}；与水源不连通，也无须接通", f"{words.en}; joined to no source, and nobody needs it"
            )
        return Text(
            f"{words.zh}；没有它各处仍能供水，不再更换",
            f"{words.en}; everybody is served without it, so it is not replaced",
        )

    def laid(self, link: int) -> tuple[PipeDecision, Text]:
        """Return the decision and the reason of a pipe that is laid."""
        problem = self.bench.problem
        words = problem.states[link]
        if self.design.kept[link]:
            why = self._without(link)
            return PipeDecision.REINFORCE, Text(f"管径不足：{why.zh}", f"undersized: {why.en}")
        if problem.present[link]:
            return PipeDecision.REPLACE, Text(f"{words.zh}，须更换", f"{words.en}: to be replaced")
        return PipeDecision.NEW, self._new(link)

    def _new(self, link: int) -> Text:
        problem = self.bench.problem
        if not self.cuts.bridge[link]:
            return Text("成环，任一管段停用时另有通路", "closes a loop: a second way when another pipe is out")
        a, b = (int(node) for node in problem.ends[link])
        lower = a if self.cuts.up[a] == link else b
        served = sum(len(problem.parcels[node]) for node in self.cuts.below(lower).tolist())
        litres = 1000 * float(self.cuts.demand[link])
        return Text(
            f"现无给水管，向 {served} 个地块供水（最高时 {litres:.1f} L/s）",
            f"no main there yet: serves {served} parcels ({litres:.1f} L/s at the maximum hour)",
        )

    def _without(self, link: int) -> Text:
        """Say which case would fail, where and by how much, if the second pipe were left out."""
        problem = self.bench.problem
        stretch = int(self.of[link])
        if stretch in self.told:
            return self.told[stretch]
        bare = bores(problem, self.design.with_laid(np.flatnonzero(self.of == stretch), -1))
        self.told[stretch] = self._found_without(link, bare)
        return self.told[stretch]

    def _found_without(self, link: int, bare: Bores) -> Text:
        problem = self.bench.problem
        now = bores(problem, self.design)
        touched = [o for o in self.outcomes if abs(o.flow[link]) > 1e-5]
        touched.sort(key=lambda o: (min(o.least, 10 * (1 - o.speed[link] / o.limit)), o.case.name))
        for outcome in touched[:_TRIED]:
            found = self.bench.works.outcome(outcome.case, bare)
            when = case_words(problem, outcome.case)
            if short(found) > 0:
                node, lack = problem.nodes[found.worst], -found.least
                return Text(
                    f"若不加设，{when.zh} {node} 压力低于要求 {lack:.1f} 米",
                    f"without it the pressure at {node} falls {lack:.1f} m short {when.en}",
                )
            if found.speed[link] > found.limit:
                return Text(
                    f"若不加设，{when.zh}流速达 {found.speed[link]:.1f} m/s，超过 {found.limit:g} m/s",
                    f"without it the velocity is {found.speed[link]:.1f} m/s {when.en}, above {found.limit:g} m/s",
                )
        gain = float(np.divide(now.k[link], max(bare.k[link], 1e-12)))
        return Text(
            f"与相邻加设管段一起使输水能力增至 {gain:.1f} 倍",
            f"together with the pipes next to it, raises the capacity {gain:.1f} times",
        )
