"""Models of the Hugging Face hub, or of a mirror: https://huggingface.co/docs/hub/api."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote, urlsplit

from npuc_job.failure import Code, JobError
from npuc_job.fetching import onnx_files, pins, settings
from npuc_job.fetching.files import Check, GitSha1, RemoteFile, Sha256, damaged
from npuc_job.fetching.http import Client, Refusal, Request, check_token
from npuc_job.fetching.origins import answers, refused
from npuc_job.fetching.passing import Patience
from npuc_job.fetching.uris import HubUri
from npuc_job.wording import worded

_NEXT = re.compile(r'<([^<>]+)>\s*;\s*rel="?next"?', re.IGNORECASE)
_SHA1, _SHA256 = re.compile(r"[0-9a-f]{40}"), re.compile(r"[0-9a-f]{64}")
_MOST_FILES = 100_000
TOKEN = "HF_TOKEN"  # noqa: S105


@dataclass(frozen=True)
class Hub:
    """One hub, asked with the user's token or else the operator's."""

    settings: settings.Hub
    environment: Mapping[str, str]
    client: Client
    patience: Patience

    def files(self, uri: HubUri, pin: str) -> list[RemoteFile]:
        """All files at the commit, below the path of the URI."""
        _, commit = pins.parts(pin, "commit")
        shown = f"hf://{uri.repository}"
        model = f"{self.settings.endpoint}/api/models/{uri.repository}"
        found, _ = self._json(f"{model}/revision/{commit}", uri.repository)
        if not isinstance(found, dict) or found.get("sha") != commit:
            raise pins.changed(
                shown,
                worded(
                    "OtherCommit",
                    "the hub answers with another commit than {commit}",
                    commit=commit,
                ),
            )
        files = [
            self._file(uri.repository, commit, path, entry)
            for entry in self._tree(f"{model}/tree/{commit}", uri.repository)
            if (path := _below(uri.path, str(entry.get("path")))) is not None
        ]
        if not files:
            raise JobError(
                Code.SOURCE_MISSING,
                worded(
                    "NotInRepository",
                    "{uri} has no {path} at commit {commit}: check the path.",
                    uri=shown,
                    path=uri.path or "files",
                    commit=commit,
                ),
            )
        return files

    def _tree(self, url: str, repository: str) -> list[dict[str, Any]]:
        """All entries that are files, page by page; pages are asked of this hub only."""
        found: list[dict[str, Any]] = []
        query = "recursive=true"
        while True:
            page, headers = self._json(f"{url}?{query}", repository)
            if not isinstance(page, list):
                raise refused(
                    worded("UnknownForm", "{host} answers in a form that is not known", host=_hub())
                )
            found += [
                one for one in page if isinstance(one, dict) and one.get("type") != "directory"
            ]
            if len(found) > _MOST_FILES:
                raise refused(
                    worded(
                        "TooManyFiles",
                        "{uri} has more than {most:,} files",
                        uri=repository,
                        most=_MOST_FILES,
                    )
                )
            following = _NEXT.search(headers.get("Link") or "")
            after = urlsplit(following[1]).query if following else ""
            if not after or after == query:
                return found
            query = after

    def _file(self, repository: str, commit: str, path: str, entry: dict[str, Any]) -> RemoteFile:
        size, check = _content(entry)
        url = f"{self.settings.endpoint}/{repository}/resolve/{commit}/{quote(entry['path'])}"
        request = partial(self._request, url, repository)
        return RemoteFile(path, size, check, request, damaged)

    def _json(self, url: str, repository: str) -> tuple[object, Any]:
        return self.client.json(self._request(url, repository), self.patience)

    def _request(self, url: str, repository: str) -> Request:
        token = (self.environment.get(TOKEN) or self.settings.token or "").strip()
        check_token(token, TOKEN)
        return Request(
            url,
            _explains(self.settings.endpoint, repository, bool(token)),
            f"Bearer {token}" if token else None,
        )


def _content(entry: dict[str, Any]) -> tuple[int, Check]:
    """Size and digest of a file: large ones are not in git, so they have a digest of their own."""
    lfs, size, oid = entry.get("lfs"), entry.get("size"), str(entry.get("oid"))
    if isinstance(lfs, dict):
        size = lfs.get("size", size)
        oid = str(lfs.get("oid") or lfs.get("sha256")).removeprefix("sha256:")
        if isinstance(size, int) and size >= 0 and _SHA256.fullmatch(oid):
            return size, Sha256(oid)
    elif isinstance(size, int) and size >= 0 and _SHA1.fullmatch(oid):
        return size, GitSha1(oid)
    raise refused(
        worded("NoSizeOrDigest", "{host} lists a file without its size or digest", host=_hub())
    )


def _below(folder: str, path: str) -> str | None:
    """The path within the model; None when it lies elsewhere. One file brings its weights along."""
    if not folder:
        return path
    if path == folder or onnx_files.are_weights_of(folder, path):
        return path.rpartition("/")[2]
    return path.removeprefix(folder + "/") if path.startswith(folder + "/") else None


def _explains(endpoint: str, repository: str, has_token: bool) -> Callable[[Refusal], JobError]:
    """https://github.com/huggingface/huggingface_hub, utils/_http.py: what X-Error-Code means."""

    def explain(refusal: Refusal) -> JobError:
        status, code = refusal.status, refusal.code
        if code == "GatedRepo":
            how = (
                worded("AccountNotLetIn", "the account of HF_TOKEN is not let in")
                if has_token
                else worded("TokenNotGiven", "HF_TOKEN is not given")
            )
            return JobError(
                Code.SOURCE_GATED,
                worded(
                    "RepositoryGated",
                    "The owner of {repository} decides who may read it, and {how}: ask for access "
                    "at {address}, then compile with the secret HF_TOKEN of the account that was "
                    "let in.",
                    repository=repository,
                    how=how,
                    address=f"{endpoint}/{repository}",
                ),
            )
        if code in ("RevisionNotFound", "EntryNotFound"):
            return pins.changed(
                f"hf://{repository}", worded("HubSays", "the hub says {said}", said=code)
            )
        if status in (401, 403) and has_token:
            return JobError(
                Code.SOURCE_DENIED,
                worded(
                    "TokenRefused",
                    "The hub refuses {repository} to the account of the token (HTTP {status}): "
                    "check that HF_TOKEN is valid and may read it.",
                    repository=repository,
                    status=status,
                ),
            )
        if not has_token and (status in (401, 403) or code == "RepoNotFound"):
            return JobError(
                Code.SOURCE_DENIED,
                worded(
                    "TokenNeeded",
                    "Nobody may read {repository} without a token, or there is no such repository: "
                    "check its name, or compile with the secret HF_TOKEN of an account that may.",
                    repository=repository,
                ),
            )
        if status in (404, 410):
            return JobError(
                Code.SOURCE_MISSING,
                worded(
                    "NoRepository",
                    "The hub has no {repository}: check the name.",
                    repository=repository,
                ),
            )
        return refused(answers(_hub(), status, repository))

    return explain


def _hub() -> str:
    return worded("TheHub", "the hub")
