"""Which commands does a park office type? Each reads its arguments, makes one workflow call and shows what came back."""

from gongxing.cli.bench import bench
from gongxing.cli.diagnose import diagnose
from gongxing.cli.door import FAULTY, leaves, main
from gongxing.cli.project import check, export, import_, new, plan, report, show
from gongxing.cli.roads import bench_roads, roads
from gongxing.cli.water import water

bench.add_command(bench_roads)
for command in (new, import_, check, diagnose, plan, report, show, export, roads, water, bench):
    main.add_command(command)

__all__ = ["FAULTY", "leaves", "main"]
