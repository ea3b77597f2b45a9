"""Which commands does a park office type? Each reads its arguments, makes one workflow call and shows what came back."""

from gongxing.cli.assignment import bench_assignment
from gongxing.cli.bench import bench
from gongxing.cli.delivery import review, yearly_
from gongxing.cli.diagnose import diagnose
from gongxing.cli.door import FAULTY, leaves, main
from gongxing.cli.forecast import bench_forecast, forecast
from gongxing.cli.growth_bench import growth_bench
from gongxing.cli.letters import letters
from gongxing.cli.linkages import linkages
from gongxing.cli.phasing import replan, schedule
from gongxing.cli.phasing_bench import bench_phasing
from gongxing.cli.procedure import procedure
from gongxing.cli.project import check, export, import_, new, plan, report, show
from gongxing.cli.relatedness import bench_relatedness
from gongxing.cli.roads import bench_roads, roads
from gongxing.cli.scenarios import scenarios
from gongxing.cli.scenarios_bench import scenarios_bench
from gongxing.cli.water import water

for measured in (
    bench_roads,
    bench_assignment,
    bench_forecast,
    bench_relatedness,
    growth_bench,
    bench_phasing,
    scenarios_bench,
):
    bench.add_command(measured)
for command in (
    new,
    import_,
    check,
    diagnose,
    plan,
    schedule,
    replan,
    report,
    review,
    yearly_,
    show,
    export,
    letters,
    roads,
    water,
    linkages,
    forecast,
    procedure,
    scenarios,
    bench,
):
    main.add_command(command)

__all__ = ["FAULTY", "leaves", "main"]
