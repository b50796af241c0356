"""Holds answers against openapi.yaml."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

FILE = Path(__file__).resolve().parent.parent / "openapi.yaml"
BASE = "urn:npuc:openapi"


class Contract:
    """The routes, statuses and schemas that openapi.yaml promises."""

    def __init__(self) -> None:
        self.document = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        resource = Resource.from_contents(self.document, default_specification=DRAFT202012)
        self.registry: Registry[Any] = Registry().with_resource(BASE, resource)
        self.templates = [
            (re.compile(re.sub(r"\{[^}]+}", "[^/]+", template)), template)
            for template in self.document["paths"]
        ]

    def check(self, method: str, path: str, response: httpx.Response) -> None:
        """Fails when the answer is not one that the file describes. Unknown routes are let pass."""
        template = next((t for pattern, t in self.templates if pattern.fullmatch(path)), None)
        operation = self.document["paths"].get(template, {}).get(method.lower())
        if operation is None:
            return
        pointer = self._response(template, method.lower(), str(response.status_code), operation)
        promised = self._resolved(pointer)
        if response.content and "json" in response.headers.get("content-type", ""):
            media = response.headers["content-type"].split(";")[0]
            schema = promised["content"][media]["schema"]
            validator = Draft202012Validator(self._absolute(schema), registry=self.registry)
            errors = [f"{e.json_path}: {e.message}" for e in validator.iter_errors(response.json())]
            assert not errors, f"{method} {path} {response.status_code}: {errors}"

    def _response(self, template: str | None, method: str, status: str, operation: Any) -> Any:
        responses = operation["responses"]
        described = responses.get(status, responses.get(f"{status[0]}XX"))
        assert described, (
            f"{method} {template} answers {status}, which openapi.yaml does not describe"
        )
        return described

    def _resolved(self, node: Any) -> Any:
        while "$ref" in node:
            part: Any = self.document
            for name in node["$ref"].removeprefix("#/").split("/"):
                part = part[name.replace("~1", "/").replace("~0", "~")]
            node = part
        return node

    def _absolute(self, schema: Any) -> Any:
        """Local references, which are relative to the whole file."""
        if isinstance(schema, dict):
            return {
                key: BASE + value
                if key == "$ref" and value.startswith("#")
                else self._absolute(value)
                for key, value in schema.items()
            }
        return [self._absolute(item) for item in schema] if isinstance(schema, list) else schema
