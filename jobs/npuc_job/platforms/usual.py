"""What most platforms answer, to be inherited: a platform says only where it differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from npuc_job.platforms.platform import Conduct, KnownError
from npuc_job.spec import Spec


class Usual:
    """No progress, no cache, nothing linked; the output folder is taken as it is.

    Who inherits has at least ``tool``, ``command`` and ``check_outputs``.
    """

    progress_pattern: re.Pattern[bytes] | None = None
    known_errors: Sequence[KnownError] = ()

    def conduct(self, spec: Spec, model: Path) -> Conduct:
        return Conduct()

    def cache_path(self, spec: Spec) -> PurePosixPath | None:
        return None

    def check_model(self, spec: Spec, model: Path) -> Sequence[str]:
        return []

    def digest(self, spec: Spec, model: Path) -> str | None:
        return None

    def environment(self, inherited: Mapping[str, str]) -> Mapping[str, str]:
        return {}

    def complete(
        self, spec: Spec, model: Path, folder: Path, between_files: Callable[[], None]
    ) -> None:
        return

    def linked(self, spec: Spec, model: Path) -> Mapping[str, Path]:
        return {}

    def check_room(self, spec: Spec, model: Path) -> None:
        return

    def summary(self, spec: Spec, folder: Path, output: str) -> Mapping[str, object]:
        return {}

    def warnings(self, spec: Spec, summary: Mapping[str, object], output: str) -> Sequence[str]:
        return []

    def headline(self, summary: Mapping[str, object]) -> str | None:
        return None

    def work(self, summary: Mapping[str, object]) -> int | None:
        return None
