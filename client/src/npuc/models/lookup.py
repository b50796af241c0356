"""Finds what a name means in the registry; never guesses between two."""

from __future__ import annotations

import difflib
import re
import shlex
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from npuc.answers import Model, Version
from npuc.api.registry import Registry
from npuc.errors import Refused, refusal
from npuc.http.service import Query

MODEL_ID = re.compile(r"m-[0-9a-z]{26}")
VERSION_ID = re.compile(r"v-[0-9a-z]{26}")
LIMIT = 100


@dataclass(frozen=True)
class Target:
    """A version of a model: what is compiled.

    ``artifact`` is the id of the original that is meant; None leaves it to the platform, which
    takes the newest one.
    """

    model: Model
    version: Version
    artifact: str | None = None

    def __str__(self) -> str:
        return f"{self.model['name']}@{self.version['name']}"


def is_model_id(text: str) -> bool:
    """Whether it can be nothing but the id of a model."""
    return MODEL_ID.fullmatch(text) is not None


class Lookup:
    """By id, or by a whole name that only one has."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def target(self, model: str, version: str = "", *, archived: bool = False) -> Target:
        """A version, the newest when none is named."""
        found, named = self.entry(model, version, archived=archived)
        return Target(found, named) if named else self.newest(found, archived=archived)

    def entry(
        self, model: str, version: str = "", *, archived: bool = False
    ) -> tuple[Model, Version | None]:
        """A model, and its version when one is named.

        A model may be called ``kws@2``: it is meant when no model ``kws`` is, and refused with that
        one when both are.
        """
        whole = self.named(f"{model}@{version}", archived=archived) if version else []
        if not whole:
            found = self.model(model, archived=archived)
            return found, self.version(found, version, archived=archived) if version else None
        apart = self.named(model, archived=archived)
        if apart or len(whole) > 1:
            raise refusal(
                "AmbiguousName",
                f"{model}@{version} may be a model or a version of {model}: "
                f"say which by ids.{candidates([*whole, *apart])}",
            )
        return whole[0], None

    def newest(self, model: Model, *, archived: bool = False) -> Target:
        """The newest version of a model."""
        for newest in self.registry.versions(model["id"], {"limit": 1}):
            return Target(model, newest)
        if not archived and self._archived_versions(model):
            raise refusal("Archived", f"Every version of {model['name']} is archived.")
        raise refusal("NoVersion", f"The model {model['name']} has no version yet.")

    def model(self, text: str, *, archived: bool = False) -> Model:
        """The model of that id or name."""
        if is_model_id(text):
            return self.registry.model(text)
        named = self.named(text, archived=archived)
        if not named and not archived and self.named(text, archived=True):
            raise archived_one(text)
        if not named:
            raise refusal("NotFound", f"There is no model {text}.{self._near(text)}")
        return _only(text, "model", named)

    def named(self, name: str, *, archived: bool = False) -> list[Model]:
        """All models of exactly that name, newest first."""
        query: Query = {
            "name": name[:200],
            "limit": LIMIT,
            "archived": True if archived else None,
        }
        try:
            found = list(self.registry.models(query))
        except Refused as refused:
            if refused.code != "ValidationFailed":
                raise
            found = list(self.registry.models({"limit": LIMIT}))  # before it could be asked by name
        return [each for each in found if same(each["name"], name)]

    def version(self, model: Model, text: str, *, archived: bool = False) -> Version:
        """The version of that id or name."""
        if VERSION_ID.fullmatch(text):
            return self.registry.version(model["id"], text)
        every = self.versions(model, archived=archived)
        named = [each for each in every if same(each["name"], text)]
        hidden = [] if named or archived else self._archived_versions(model)
        if any(same(each["name"], text) for each in hidden):
            raise archived_one(f"{model['name']}@{text}")
        if not named:
            there = ", ".join(each["name"] for each in every[:10]) or "none"
            raise refusal("NotFound", f"{model['name']} has no version {text}; it has {there}.")
        return _only(text, "version", named)

    def versions(self, model: Model, *, archived: bool) -> list[Version]:
        """All versions of a model, newest first; with the archived ones where there are some."""
        query: Query = {"limit": LIMIT, "archived": True if archived else None}
        try:
            return list(self.registry.versions(model["id"], query))
        except Refused as refused:
            if not archived or refused.code != "ValidationFailed":
                raise
            return self.versions(model, archived=False)  # before anything could be archived

    def _archived_versions(self, model: Model) -> list[Version]:
        return [each for each in self.versions(model, archived=True) if each.get("archived")]

    def _near(self, text: str) -> str:
        models = islice(self.registry.models({"limit": LIMIT}), LIMIT)
        names = [each["name"] for each in models]
        near = difflib.get_close_matches(text, names, 3)
        return f" Did you mean {' or '.join(near)}?" if near else ""


Entry = Model | Version
E = TypeVar("E", Model, Version)


def _only(text: str, kind: str, found: Sequence[E]) -> E:
    if len(found) > 1:
        raise refusal(
            "AmbiguousName",
            f"{len(found)} {kind}s are called {text}: say which by its id.{candidates(found)}",
        )
    return found[0]


def archived_one(name: str, else_do: str = "") -> Refused:
    """What is archived, and how to go on."""
    brings = f"npuc models unarchive {shlex.quote(name)} brings it back"
    return refusal("Archived", f"{name} is archived: {brings}{else_do}.")


def candidates(found: Iterable[Entry]) -> str:
    """What can be meant, one a line."""
    return "".join(
        f"\n  {each['id']}  {each['name']}  created {each['createdAt']}" for each in found
    )


def same(one: str, other: str) -> bool:
    """Whether two names are one, however their letters are composed."""
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
