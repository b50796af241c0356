"""Uploading the files of a model."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from npuc.answers import Upload, UploadPart, UploadResult
from npuc.errors import Failed, Refused, Unreachable
from npuc.http.address import segment
from npuc.http.pace import Pace
from npuc.http.service import Service
from npuc.models.local import LocalModel, Progress

TRIES = 5


class Uploads:
    """``/v1/uploads``."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def upload(self, model: LocalModel, progress: Progress | None = None) -> UploadResult:
        """Sends what the service does not have, and answers where it lies.

        ``progress`` hears bytes done and in all. What breaks off goes on where it was when it is
        begun again; ``Failed`` when the files change meanwhile.
        """
        upload = self._begun({"files": [each.document() for each in model.files]})
        while upload["phase"] == "Receiving":
            self._send_missing(upload, model, progress or (lambda done, total: None))
            again = cast("Upload", self._service.json("GET", _path(upload["id"])))
            if not _missing(again):
                break
            upload = again
        return self._completed(upload)

    def _begun(self, body: Mapping[str, Any]) -> Upload:
        """The upload of the same files that broke off before, else a new one.

        The key of the content finds it for a day. One that was completed says nothing of whether
        its files are still there, which a new one is told.
        """
        key = hashlib.sha256(json.dumps(body).encode()).hexdigest()
        begun = self._service.json("POST", "/v1/uploads", body, key=f"npuc-upload-{key}")
        try:
            upload = cast("Upload", self._service.json("GET", _path(begun["id"])))
        except Refused as refused:
            if refused.code != "NotFound":
                raise
        else:
            if upload["phase"] != "Complete":
                return upload
        return cast("Upload", self._service.json("POST", "/v1/uploads", body))

    def _send_missing(self, upload: Upload, model: LocalModel, progress: Progress) -> None:
        paths = {each.path: each.place for each in model.files}
        done = sum(part["sizeBytes"] for part in _parts(upload) if part["done"])
        progress(done, upload["sizeBytes"])
        for file in upload["files"]:
            for part in file["parts"]:
                if part["url"] and not part["done"]:
                    self._send(paths[file["path"]], part)
                    done += part["sizeBytes"]
                    progress(done, upload["sizeBytes"])

    def _send(self, place: Path, part: UploadPart) -> None:
        pace = Pace(0.5, 8, factor=2)
        for attempt in range(1, TRIES + 1):
            try:
                content = _slice(place, part)
                return self._service.put(
                    str(part["url"]), content, part["sizeBytes"], part["headers"]
                )
            except Unreachable as unreachable:
                if attempt == TRIES:
                    raise
                self._service.clock.sleep(max(next(pace), unreachable.retry_after or 0))
        return None

    def _completed(self, upload: Upload) -> UploadResult:
        pace = Pace(0.1, 5)
        path = _path(upload["id"])
        result = cast("UploadResult", self._service.json("POST", f"{path}/complete"))
        while result["phase"] == "Checking":
            self._service.clock.sleep(next(pace))
            result = cast("UploadResult", self._service.json("GET", path))
        if result["phase"] != "Complete":
            names = ", ".join(cast("Mapping[str, Any]", result).get("mismatched", []))
            raise Failed(
                "UploadMismatch", f"What arrived is not what was declared ({names}): did it change?"
            )
        return result


def _path(id: str) -> str:
    return f"/v1/uploads/{segment(id)}"


def _parts(upload: Upload) -> list[UploadPart]:
    return [part for file in upload["files"] for part in file["parts"]]


def _missing(upload: Upload) -> bool:
    return upload["phase"] == "Receiving" and any(not part["done"] for part in _parts(upload))


def _slice(place: Path, part: UploadPart) -> io.BytesIO:
    """The bytes of a part; ``Failed`` when the file has fewer by now."""
    with place.open("rb") as file:
        file.seek(part["offset"])
        content = file.read(part["sizeBytes"])
    if len(content) < part["sizeBytes"]:
        raise Failed("FileChanged", f"{place} became shorter while it was sent.")
    return io.BytesIO(content)
