"""Versions of models of an MLflow registry, whose server hands out their files."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from npuc_job.failure import Code, JobError
from npuc_job.fetching import pins
from npuc_job.fetching.files import RemoteFile, Unchecked, damaged
from npuc_job.fetching.http import Client, Refusal, Request, check_token
from npuc_job.fetching.origins import answers, refused
from npuc_job.fetching.passing import Patience
from npuc_job.fetching.settings import Registry, Settings
from npuc_job.fetching.uris import MlflowUri
from npuc_job.wording import worded

_API = "/api/2.0/mlflow"
_ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts"
_PROXIED = "mlflow-artifacts:"
_MOST_FILES = 100_000
_MOST_FOLDERS = 10_000


def listed(
    uri: MlflowUri, pin: str, settings: Settings, client: Client, patience: Patience
) -> list[RemoteFile]:
    """All files of the version; the list is the pin, as MLflow tells no digests."""
    registry = settings.registries.get(uri.registry)
    if registry is None or registry.kind != "mlflow":
        known = ", ".join(n for n, one in settings.registries.items() if one.kind == "mlflow")
        raise JobError(
            Code.SOURCE_MISSING,
            worded(
                "NoSuchRegistry",
                "There is no MLflow registry {registry} in the settings, but {known}.",
                registry=uri.registry,
                known=known or "none",
            ),
        )
    return _Version(uri, registry, client, patience).files(pin)


@dataclass(frozen=True)
class _Version:
    """A version of a model, and how its registry is asked."""

    uri: MlflowUri
    registry: Registry
    client: Client
    patience: Patience

    def files(self, pin: str) -> list[RemoteFile]:
        _, wanted = pins.parts(pin, "listing")
        root = self._root()
        found = list(self._below(root))
        if pins.listing((path, size, "-") for path, size in found) != f"listing:{wanted}":
            raise pins.changed(
                self._shown, worded("FilesDiffer", "names, sizes or etags of its files differ")
            )
        return [
            RemoteFile(
                path,
                size,
                Unchecked(),
                partial(self._request, self._url(f"{root}/{path}")),
                damaged,
            )
            for path, size in found
        ]

    @property
    def _shown(self) -> str:
        uri = self.uri
        return f"version {uri.version} of {uri.model} in the registry {uri.registry}"

    def _root(self) -> str:
        """Where the artifacts of the version are, as a path that the server hands out."""
        named = {"name": self.uri.model, "version": self.uri.version}
        location = self._field("model-versions/get-download-uri", named, "artifact_uri")
        if location.startswith("runs:/"):
            run, _, path = location.removeprefix("runs:/").strip("/").partition("/")
            about = self._json(f"{_API}/runs/get?{urlencode({'run_id': run})}")
            location = _text(about, "run", "info", "artifact_uri").rstrip("/") + f"/{path}"
        if not location.startswith(_PROXIED):
            kind = urlsplit(location).scheme or "a folder of the server"
            raise refused(
                worded(
                    "NotHandedOut",
                    "the files of {uri} lie in {kind}, which the registry does not hand out: "
                    "start it with --serve-artifacts, or register that place itself",
                    uri=self._shown,
                    kind=kind,
                )
            )
        return urlsplit(location).path.strip("/")

    def _below(self, root: str) -> Iterator[tuple[str, int]]:
        folders, seen, count = [""], 0, 0
        while folders:
            folder = folders.pop()
            seen += 1
            where = f"{root}/{folder}".rstrip("/")
            answer = self._json(f"{_ARTIFACTS}?{urlencode({'path': where})}")
            for entry in answer.get("files") or ():
                name = str(entry.get("path")).rpartition("/")[2]
                path = f"{folder}/{name}".lstrip("/")
                if entry.get("is_dir"):
                    folders.append(path)
                else:
                    count += 1
                    yield path, _size(entry)
            if seen > _MOST_FOLDERS or count > _MOST_FILES:
                raise refused(
                    worded(
                        "TooManyFiles",
                        "{uri} has more than {most:,} files",
                        uri=self._shown,
                        most=_MOST_FILES,
                    )
                )

    def _field(self, call: str, query: dict[str, str], name: str) -> str:
        return _text(self._json(f"{_API}/{call}?{urlencode(query)}"), name)

    def _json(self, target: str) -> dict[str, Any]:
        url = self.registry.url.rstrip("/") + target
        answer, _ = self.client.json(self._request(url), self.patience)
        if not isinstance(answer, dict):
            raise refused(
                worded(
                    "UnknownForm",
                    "{host} answers in a form that is not known",
                    host=self._host,
                )
            )
        return answer

    def _url(self, path: str) -> str:
        return f"{self.registry.url.rstrip('/')}{_ARTIFACTS}/{quote(path)}"

    def _request(self, url: str) -> Request:
        return Request(url, self._explain, _authorization(self.registry))

    @property
    def _host(self) -> str:
        return worded("TheRegistryNamed", "the registry {registry}", registry=self.uri.registry)

    def _explain(self, refusal: Refusal) -> JobError:
        if refusal.status in (401, 403):
            return JobError(
                Code.SOURCE_DENIED,
                worded(
                    "RegistryDenied",
                    "The registry {registry} refuses to answer (HTTP {status}): the operator gives "
                    "it a token, or a username and password, in the settings. MLflow also refuses "
                    "hosts that are not among its --allowed-hosts.",
                    registry=self.uri.registry,
                    status=refusal.status,
                ),
            )
        if refusal.status == 404:
            return JobError(
                Code.SOURCE_MISSING,
                worded("NoSuchVersion", "There is no {uri}, or not its files.", uri=self._shown),
            )
        return refused(answers(self._host, refusal.status, self._shown))


def _authorization(registry: Registry) -> str | None:
    if registry.token:
        check_token(registry.token, "The token of the registry")
        return f"Bearer {registry.token}"
    if registry.username is None:
        return None
    who = f"{registry.username}:{registry.password or ''}"
    return "Basic " + base64.b64encode(who.encode()).decode()


def _size(entry: dict[str, Any]) -> int:
    """MLflow writes whole numbers as text, as protobuf does."""
    size = str(entry.get("file_size", ""))
    if not size.isdecimal():
        raise refused(
            worded(
                "NoSizeOrDigest",
                "{host} lists a file without its size or digest",
                host=_registry(),
            )
        )
    return int(size)


def _text(document: object, *path: str) -> str:
    for name in path:
        document = document.get(name) if isinstance(document, dict) else None
    if not isinstance(document, str):
        raise refused(
            worded("NotTold", "{host} does not tell {field}", host=_registry(), field=path[-1])
        )
    return document


def _registry() -> str:
    return worded("TheRegistry", "the registry")
