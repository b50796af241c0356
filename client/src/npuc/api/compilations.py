"""Compilations: creating, reading and steering them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from npuc.answers import (
    Compilation,
    CompilationSet,
    Diff,
    DryRun,
    DryRunOfSet,
    ListedCompilation,
    Manifest,
    StepName,
)
from npuc.http.address import segment
from npuc.http.service import Query, Service
from npuc.wait import Changes, SetChanges, wait_for, wait_for_set

ALL = "/v1/compilations"


@dataclass(frozen=True)
class LogPart:
    """Some of a log: what it says, where to go on, and whether nothing can follow."""

    content: bytes
    next_offset: int
    complete: bool

    @property
    def text(self) -> str:
        """The content; a letter of which a part is missing is replaced."""
        return self.content.decode("utf-8", "replace")


class Compilations:
    """``/v1/compilations``. Everything raises ``Refused`` or ``Unreachable``."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def create(
        self, model: str, version: str, body: Mapping[str, Any], *, key: str | None = None
    ) -> Compilation:
        """Compiles a version, both by id; ``body`` is a NewCompilation of openapi.yaml.

        Sent again under the same ``key`` within 24 hours it answers the same compilation.
        """
        answer = self._service.json("POST", _of_version(model, version), body, key=key)
        return cast("Compilation", answer)

    def dry_run(self, model: str, version: str, body: Mapping[str, Any]) -> DryRun:
        """What ``create`` would do; nothing is stored."""
        path = _of_version(model, version)
        answer = self._service.json("POST", path, body, query={"dryRun": True})
        return cast("DryRun", answer)

    def create_set(
        self, model: str, version: str, body: Mapping[str, Any], *, key: str | None = None
    ) -> CompilationSet:
        """Compiles a version for several at once; ``body`` is a NewCompilationSet of openapi.yaml.

        Sent again under the same ``key`` within 24 hours it answers the same set, and makes what of
        it was not made.
        """
        answer = self._service.json("POST", _sets_of(model, version), body, key=key)
        return cast("CompilationSet", answer)

    def dry_run_set(self, model: str, version: str, body: Mapping[str, Any]) -> DryRunOfSet:
        """What ``create_set`` would do; nothing is stored."""
        path = _sets_of(model, version)
        answer = self._service.json("POST", path, body, query={"dryRun": True})
        return cast("DryRunOfSet", answer)

    def set(self, id: str) -> CompilationSet:
        """A set, how it stands and how its compilations compare."""
        return cast("CompilationSet", self._service.json("GET", _set(id)))

    def set_changes(self, id: str, timeout: float | None = None) -> SetChanges:
        """The set now and after each change, until all of it have ended."""
        return wait_for_set(self._service, _set(id), timeout)

    def wait_set(self, id: str, timeout: float | None = None) -> CompilationSet:
        """The set once all of it have ended, however; ``TimedOut`` after so many seconds."""
        seen = [one for one in self.set_changes(id, timeout) if not isinstance(one, str)]
        return seen[-1] if seen else self.set(id)

    def stop_set(self, id: str) -> CompilationSet:
        """Asks for the end of those that are under way."""
        return cast("CompilationSet", self._service.json("POST", f"{_set(id)}/stop"))

    def get(self, id: str) -> Compilation:
        """One compilation, by its whole id."""
        return cast("Compilation", self._service.json("GET", _path(id)))

    def list(self, filters: Query | None = None) -> Iterator[ListedCompilation]:
        """Those of all models, newest first, page after page; filters are those of the route."""
        return self._service.pages(ALL, filters)

    def list_of_version(
        self, model: str, version: str, filters: Query | None = None
    ) -> Iterator[ListedCompilation]:
        """Those of one version, newest first."""
        return self._service.pages(_of_version(model, version), filters)

    def changes(self, id: str, timeout: float | None = None) -> Changes:
        """The compilation now and after each change, until it ends; see ``wait_for``."""
        return wait_for(self._service, _path(id), timeout)

    def wait(self, id: str, timeout: float | None = None) -> Compilation:
        """The compilation once it has ended, however; ``TimedOut`` after so many seconds."""
        last: Compilation | None = None
        for change in self.changes(id, timeout):
            if not isinstance(change, str):
                last = change
        return last if last is not None else self.get(id)

    def diff(self, a: str, b: str) -> Diff:
        """What differs in what was asked for and in what came out."""
        return cast("Diff", self._service.json("GET", f"{ALL}/diff", query={"a": a, "b": b}))

    def describe(self, id: str, changes: Mapping[str, Any]) -> Compilation:
        """Changes ``name``, ``note`` and ``labels`` (JSON merge patch: None removes)."""
        return cast("Compilation", self._service.json("PATCH", _path(id), changes))

    def recompile_body(self, id: str) -> dict[str, Any]:
        """The body that compiles the same again; secrets are carried over by reference."""
        return cast("dict[str, Any]", self._service.json("GET", f"{_path(id)}/recompile"))

    def stop(self, id: str) -> Compilation:
        """Asks for its end."""
        return cast("Compilation", self._service.json("POST", f"{_path(id)}/stop"))

    def retry(self, id: str, step: StepName) -> Compilation:
        """Runs its failed step again."""
        return cast("Compilation", self._service.json("POST", f"{_path(id)}/steps/{step}/retry"))

    def retry_registration(self, id: str) -> Compilation:
        """Registers the artifact again; nothing is compiled."""
        return cast("Compilation", self._service.json("POST", f"{_path(id)}/registration/retry"))

    def delete(self, id: str, *, stop: bool = False) -> None:
        """Deletes record, history and logs; the published files and the artifact stay."""
        self._service.send("DELETE", _path(id), query={"stop": True} if stop else None)

    def manifest(self, id: str) -> Manifest:
        """What was compiled from what and how."""
        return cast("Manifest", self._service.json("GET", f"{_path(id)}/manifest"))

    def manifest_bytes(self, id: str) -> bytes:
        """The manifest to the byte: its sha256 is the ``manifestDigest``."""
        return self._service.send("GET", f"{_path(id)}/manifest").body

    def log(
        self, id: str, step: StepName, attempt: int, offset: int = 0, deadline: float | None = None
    ) -> LogPart:
        """A part of the log of an attempt, without terminal control codes."""
        answer = self._service.send(
            "GET",
            f"{_path(id)}/steps/{step}/attempts/{attempt}/log",
            query={"offset": offset, "plain": True},
            deadline=deadline,
        )
        return LogPart(
            answer.body,
            int(answer.headers["Npuc-Log-Next-Offset"]),
            answer.headers["Npuc-Log-Complete"] == "true",
        )


def _path(id: str) -> str:
    return f"{ALL}/{segment(id)}"


def _set(id: str) -> str:
    return f"/v1/compilation-sets/{segment(id)}"


def _sets_of(model: str, version: str) -> str:
    return f"/v1/models/{segment(model)}/versions/{segment(version)}/compilation-sets"


def _of_version(model: str, version: str) -> str:
    return f"/v1/models/{segment(model)}/versions/{segment(version)}/compilations"
