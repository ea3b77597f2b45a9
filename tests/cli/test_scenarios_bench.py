"""Does the command that measures runs refuse what cannot be measured?"""

from __future__ import annotations

from click.testing import CliRunner

from gongxing.cli import main


def test_no_park_is_told() -> None:
    done = CliRunner().invoke(main, ["--lang", "en", "bench", "scenarios", "--parks", "0"])
    assert done.exit_code == 2
    assert "at least 1" in done.stderr


def test_a_cluster_that_is_not_there_is_told() -> None:
    done = CliRunner().invoke(
        main, ["--lang", "en", "bench", "scenarios", "--parks", "1", "--scenarios", "1", "--scheduler", "nonsense://x"]
    )
    assert done.exit_code == 2
    assert "dask scheduler" in done.stderr
