"""What would be done to have a model in the registry."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from npuc.answers import Artifact, Model, Version
from npuc.errors import refusal
from npuc.models.local import LocalModel
from npuc.models.lookup import Target
from npuc.models.reference import Reference, format_of, format_of_name

NEWEST = 100
"""Versions of a model that are looked through for a content."""


@dataclass(frozen=True)
class Wishes:
    """What the owner of a model says of it. ``model`` is a name or an id; ``again`` registers an
    address although it is registered, for what it has now. ``accepts`` are the formats that
    ``platform`` takes, empty for any; ``base`` is the id of the original to compile."""

    accepts: tuple[str, ...] = ()
    format: str = ""
    model: str = ""
    digest: str = ""
    again: bool = False
    platform: str = ""
    base: str = ""


@dataclass(frozen=True)
class Content:
    """What is to be registered: its address, or the digest of its files, tells whether it is there.

    An upload lies at a place that is named after its digest. The digest of a registered folder is
    another one, which its platform knows to compute.
    """

    said: str
    format: str
    digest: str = ""
    uri: str = ""

    def is_in(self, artifact: Artifact) -> bool:
        compiled = artifact["source"]["compilationId"] is not None
        if compiled or artifact["platform"] != self.format:
            return False
        if self.uri:
            return artifact["uri"] == self.uri
        uploaded = f"/{self.digest.removeprefix('sha256:')}/" in artifact["uri"]
        return uploaded or artifact["digest"] == self.digest


@dataclass(frozen=True)
class Plan:
    """What a reference comes to: a version that is there, or what would be registered."""

    content: Content
    model: Model | None
    model_name: str
    version: Version | None
    version_name: str
    local: LocalModel | None = None
    artifact: Artifact | None = None

    @property
    def there(self) -> Target | None:
        """The version, when everything is registered already."""
        if self.model is None or self.version is None or self.artifact is None:
            return None
        return Target(self.model, self.version, self.artifact["id"])


@dataclass(frozen=True)
class Takeover:
    """An import from a registry of others, which says itself whether it is there already."""

    registry: str
    model: str
    version: str

    def __str__(self) -> str:
        return f"version {self.version} of {self.model} in the registry {self.registry}"


def content_of(reference: Reference, local: LocalModel | None, wishes: Wishes) -> Content:
    """What a path or an address leads to; refused when its format is none that is accepted."""
    accepted = list(wishes.accepts)
    known = local.format if local else format_of_name(reference.text)
    folder = local.folder if local else reference.text.startswith("hf://")
    format = wishes.format or known or format_of(reference.text, folder, accepted)
    if accepted and format not in accepted:
        platform = wishes.platform or "the platform"
        raise refusal(
            "UnfitFormat",
            f"{reference.text} is {format}, and {platform} takes {', '.join(accepted)}.",
        )
    if local is not None:
        return Content(reference.text, format, local.digest)
    return Content(reference.text, format, wishes.digest, reference.text)


def takeover_of(address: str) -> Takeover:
    """What an address of MLflow means."""
    parts = urlsplit(address)
    path = parts.path.strip("/").split("/")
    if len(path) != 2 or not all((parts.netloc, *path)):
        raise refusal("InvalidAddress", f"{address} is not mlflow://registry/model/version.")
    return Takeover(parts.netloc, unquote(path[0]), unquote(path[1]))


def next_name(names: list[str]) -> str:
    """The number after those that there are."""
    numbers = [int(name) for name in names if name.isascii() and name.isdigit()]
    return str(max(numbers, default=0) + 1)
