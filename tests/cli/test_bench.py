"""Does `bench` know its instances and refuse what makes none?"""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from gongxing.cli import leaves, main


def test_each_benchmark_is_a_command_of_its_own() -> None:
    assert "bench land" in leaves(main)


def test_a_missing_reference_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--lang", "en", "bench", "land", "--instances", str(tmp_path)])
    assert done.exit_code == 2
    assert "land_instance.py" in done.stderr
