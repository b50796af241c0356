"""One `mlflow server` for all parts that ask one: it takes 9 seconds to start, and long to fill."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import mlflow_server
from bench.core import Bench
from bench.mlflow_server import Mlflow

_ONE = "one.db"


@dataclass(frozen=True)
class KeptMlflow:
    """The server, and a whole run of which all others are copies.

    Who asks it last calls `stop`: idle it takes 1% of a core, which is for others to be measured.
    Its database stays.
    """

    server: Mlflow
    run_id: str
    stop: Callable[[], None]

    def fill(self, first: int, after: int) -> None:
        """More runs, with numbers from `first` to before `after`."""
        mlflow_server.fill(self.server.database, self.run_id, first, after)

    def forget_others(self) -> None:
        """Only the one run stays."""
        with closing(sqlite3.connect(self.server.database, timeout=60)) as database, database:
            for table in mlflow_server.TABLES:
                database.execute(f"DELETE FROM {table} WHERE run_uuid <> ?", (self.run_id,))

    def copy_one(self, folder: Path) -> None:
        """The database of another server, with the one run."""
        _copy(self.server.database.with_name(_ONE), folder)

    def copy_many(self, folder: Path, entries: int) -> None:
        """The same with at least so many: what an earlier part has filled is not filled again."""
        with closing(sqlite3.connect(self.server.database)) as database:
            count = database.execute("SELECT count(*) FROM runs").fetchone()[0]
        if count < entries:
            self.forget_others()
            self.fill(1, entries)
        _copy(self.server.database, folder)


def kept(bench: Bench) -> KeptMlflow:
    """The server of this run."""
    return bench.shared.get("mlflow", partial(_started, bench.folder.with_name("mlflow")))


@contextmanager
def _started(folder: Path) -> Iterator[KeptMlflow]:
    with ExitStack() as ending:
        server = ending.enter_context(mlflow_server.mlflow_server(folder))
        run_id = mlflow_server.create_whole(server.client())
        _copy(server.database, folder, _ONE)
        yield KeptMlflow(server, run_id, ending.close)


def _copy(database: Path, folder: Path, name: str = "mlflow.db") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / name
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(database)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
