"""Lists compilations of a service that lists them by version only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from npuc.answers import ListedCompilation
from npuc.client import Client
from npuc.errors import refusal
from npuc.http.service import Query

NEW = ("modelName", "text", "label")


def walk(client: Client, filters: Query) -> Iterator[ListedCompilation]:
    """Those of every version of every model, newest model first."""
    if filters.get("text") or filters.get("label"):
        raise refusal("NotOffered", "This service is older: it can't look for text or labels.")
    wanted = str(filters.get("modelName") or "").lower()
    known = {name: value for name, value in filters.items() if name not in NEW}
    for model in client.registry.models({"limit": 100}):
        if wanted not in model["name"].lower():
            continue
        for version in client.registry.versions(model["id"], {"limit": 100}):
            named = {"modelName": model["name"], "versionName": version["name"]}
            for each in client.compilations.list_of_version(model["id"], version["id"], known):
                yield cast("ListedCompilation", {**each, **named})
