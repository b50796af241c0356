"""The client: a service, and everything that can be asked of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from npuc.answers import Compilation
from npuc.api.compilations import Compilations
from npuc.api.others import About, AccessTokens, OuterRegistries, Webhooks
from npuc.api.registry import Registry
from npuc.api.uploads import Uploads
from npuc.auth import Bearer, Credentials
from npuc.download import download
from npuc.http.pace import Clock
from npuc.http.service import Service
from npuc.models.local import Progress
from npuc.models.lookup import Lookup, Target
from npuc.models.plan import Wishes
from npuc.models.provide import Provider
from npuc.models.reference import parse_reference
from npuc.options import usable_platform


class Client:
    """npuc at an address.

    ``token`` is an access token of npuc or of its issuer; ``credentials`` prove it in another way,
    such as ``npuc.auth.aws.Iam``. Nothing is sent before it is asked for. Answers are the JSON of
    the API (``npuc.answers``); what goes wrong is an ``npuc.NpucError``: ``Refused``,
    ``Unreachable``, ``TimedOut`` or ``Failed``. It may be used by several threads.
    """

    def __init__(
        self,
        url: str = "http://127.0.0.1:8080",
        token: str | None = None,
        credentials: Credentials | None = None,
        clock: Clock | None = None,
    ) -> None:
        if token is not None:
            credentials = Bearer(token)
        self.service = Service(url, credentials, clock=clock)
        self.about = About(self.service)
        self.registry = Registry(self.service)
        self.registries = OuterRegistries(self.service)
        self.uploads = Uploads(self.service)
        self.compilations = Compilations(self.service)
        self.tokens = AccessTokens(self.service)
        self.webhooks = Webhooks(self.service)
        self.lookup = Lookup(self.registry)

    def provider(self, note: Callable[[str], None] = lambda line: None) -> Provider:
        """What brings models to the registry; ``note`` hears what it did."""
        return Provider(self.registry, self.uploads, self.registries, note)

    def provide(
        self, model: str, wishes: Wishes | None = None, progress: Progress | None = None
    ) -> Target:
        """The version that ``model`` means: a path, an address (``hf://org/model``), or
        ``NAME[@VERSION]`` of a registered one. A path or an address is registered if need be."""
        provider = self.provider()
        return provider.provide(provider.plan(parse_reference(model), wishes or Wishes()), progress)

    def compile(
        self,
        model: str,
        platform: str,
        options: Mapping[str, Any] | None = None,
        *,
        key: str | None = None,
        **more: Any,
    ) -> Compilation:
        """Compiles a model, which is provided first; ``more`` are fields of NewCompilation, such as
        ``name``, ``labels`` or ``resources``. It has begun when this returns: see
        ``compilations.wait``."""
        accepts = usable_platform(self.about.platforms(), platform)["accepts"]
        wishes = Wishes(tuple(accepts), platform=platform, base=more.get("baseArtifactId", ""))
        target = self.provide(model, wishes)
        body = {"platform": platform, "options": dict(options or {}), **more}
        if target.artifact is not None:
            body.setdefault("baseArtifactId", target.artifact)
        return self.compilations.create(target.model["id"], target.version["id"], body, key=key)

    def download(
        self, compilation: str, folder: str | Path, progress: Progress | None = None
    ) -> Path:
        """The published files of a compilation, each checked, in a new folder."""
        return download(self.service, self.compilations, compilation, Path(folder), progress)
