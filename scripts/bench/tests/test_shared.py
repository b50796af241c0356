"""What parts share: started once, ended with the run; and a database that is filled once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from bench import mlflow_server
from bench.kept_mlflow import KeptMlflow, _copy
from bench.mlflow_server import Mlflow
from bench.shared import Shared

TOLD: list[str] = []


@contextmanager
def told(name: str) -> Iterator[str]:
    TOLD.append(f"{name} begins")
    yield name
    TOLD.append(f"{name} ends")


def test_what_is_shared_starts_once_and_ends_with_the_run() -> None:
    TOLD.clear()
    with ExitStack() as ending:
        shared = Shared(ending)
        assert shared.get("one", lambda: told("one")) == "one"
        assert shared.get("one", lambda: told("another")) == "one"
        assert TOLD == ["one begins"]

    assert TOLD == ["one begins", "one ends"]


@pytest.fixture
def kept(tmp_path: Path) -> KeptMlflow:
    """A database as mlflow's, with one run."""
    database = tmp_path / "mlflow.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        for table in mlflow_server.TABLES:
            connection.execute(f"CREATE TABLE {table} (run_uuid TEXT, start_time INTEGER)")
            connection.execute(f"INSERT INTO {table} VALUES ('original', 1)")
    _copy(database, tmp_path, "one.db")
    return KeptMlflow(Mlflow("http://nowhere", database, 0, 0), "original", lambda: None)


def counts(database: Path) -> list[int]:
    with closing(sqlite3.connect(database)) as connection:
        return [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in mlflow_server.TABLES
        ]


def test_the_one_run_stays_when_others_are_forgotten(kept: KeptMlflow) -> None:
    kept.fill(1, 10)
    assert counts(kept.server.database) == [10] * 5

    kept.forget_others()

    assert counts(kept.server.database) == [1] * 5


def test_what_is_filled_is_copied_and_only_what_lacks_is_filled(
    kept: KeptMlflow, tmp_path: Path
) -> None:
    kept.fill(1, 5)
    kept.copy_many(tmp_path / "few", 4)
    kept.copy_many(tmp_path / "many", 20)
    kept.copy_one(tmp_path / "one")

    assert counts(tmp_path / "few" / "mlflow.db") == [5] * 5
    assert counts(tmp_path / "many" / "mlflow.db") == [20] * 5
    assert counts(tmp_path / "one" / "mlflow.db") == [1] * 5
