"""Answers that several tests need."""

from __future__ import annotations

from typing import Any

ID = "c-01kaxf9a2b3c4d5e6f7g8h9j0k"
MODEL = "m-01kaxf8z3v5d6y7w8x9q0r1s2t"
VERSION = "v-01kaxf8z5c8r3t9y2b6m4n7p1q"
ARTIFACT = "a-01kaxf8z7d2v4x6z8b0d2f4h6j"
TIME = "2026-11-25T12:00:00.123Z"
ONE = f"/v1/compilations/{ID}"
VERSIONS = f"/v1/models/{MODEL}/versions"
ARTIFACTS = f"{VERSIONS}/{VERSION}/artifacts"
CREATE = f"POST {VERSIONS}/{VERSION}/compilations"

ETHOS = {
    "name": "ethos-u",
    "title": "Arm Ethos-U",
    "accepts": ["tflite"],
    "produces": "ethos-u",
    "available": True,
    "toolchain": {"name": "ethos-u-vela", "version": "5.2.0", "imageDigest": None},
    "installation": "make setup",
    "options": [
        {"name": "optimise", "type": "choice", "title": "Optimise", "help": "How.",
         "default": "Performance", "choices": ["Performance", "Size"]},
        {"name": "pes", "type": "choice", "title": "Pes", "help": "Many.", "default": 8, "choices": [4, 8]},
        {"name": "alignment", "type": "integer", "title": "Alignment", "help": "Bytes.",
         "default": 16, "min": 16, "max": 1048576, "powerOfTwo": True},
        {"name": "symmetric", "type": "flag", "title": "Symmetric", "help": "Or not.", "default": False},
        {"name": "buckets", "type": "buckets", "title": "Buckets", "help": "Some.", "default": None,
         "maxItems": 9, "parts": ["batch", "length"]},
        {"name": "board", "type": "text", "title": "Board", "help": "An ini.", "default": None, "maxBytes": 99},
    ],
    "additionalArgs": {"supported": True, "note": None, "allowed": []},
    "resources": {"cpu": "1", "memory": "1Gi"},
}  # fmt: skip


def model(id: str = MODEL, name: str = "keyword") -> dict[str, Any]:
    return {"id": id, "name": name, "description": "", "createdAt": TIME, "external": None}


def version(id: str = VERSION, name: str = "1", of: str = MODEL) -> dict[str, Any]:
    return {"id": id, "modelId": of, "name": name, "createdAt": TIME, "external": None}


def artifact(id: str = ARTIFACT, platform: str = "tflite", **more: Any) -> dict[str, Any]:
    return {
        "id": id, "modelId": MODEL, "versionId": VERSION, "name": "keyword.tflite", "platform": platform,
        "uri": "pvc://models/keyword.tflite", "pin": None, "digest": None, "sizeBytes": None,
        "createdAt": TIME, "source": {"compilationId": None}, "archived": False, **more,
    }  # fmt: skip


def listed(id: str = ID, **more: Any) -> dict[str, Any]:
    """An entry of a list."""
    whole = compilation("Registered")
    named = {"modelName": "keyword", "versionName": "1"}
    return {**whole, "id": id, "warningCount": 0, **named, **more}


def page(*items: Any, token: str | None = None) -> dict[str, Any]:
    return {"items": list(items), "nextPageToken": token}


def compilation(phase: str = "Running", **more: Any) -> dict[str, Any]:
    """A compilation whose steps are as its phase says."""
    steps = {
        "Pending": ("Pending", "Pending"),
        "Running": ("Running", "Pending"),
        "Failed": ("Failed", "Pending"),
        "Stopped": ("Stopped", "Pending"),
    }.get(phase, ("Succeeded", "Succeeded"))
    registered = phase == "Registered"
    return {
        "id": ID,
        "modelId": MODEL,
        "versionId": VERSION,
        "baseArtifact": {
            "id": ARTIFACT, "name": "keyword.tflite", "uri": "pvc://models/keyword.tflite",
            "digest": None, "sizeBytes": 7,
        },
        "platform": "ethos-u",
        "toolchain": {"name": "ethos-u-vela", "version": "5.2.0", "imageDigest": None},
        "resources": {"cpu": "1", "memory": "1Gi"},
        "limits": {"queueSeconds": 86400, "pendingSeconds": 1800, "runSeconds": 28800},
        "options": {"optimise": "Size"},
        "additionalArgs": [],
        "environment": [],
        "optionsHash": "0c1d2e3f4a5b" + "0" * 52,
        "shortHash": "0c1d2e3f4a5b",
        "phase": phase,
        "reason": None,
        "warnings": [],
        "createdAt": TIME,
        "createdBy": "kim",
        "updatedAt": TIME,
        "steps": [step("compile", steps[0]), step("verify", steps[1])],
        "registration": {
            "state": "Registered" if registered else "Pending",
            "artifactId": ARTIFACT if registered else None,
            "reason": None,
            "external": None,
        },
        "publishedUri": "pvc://models/out" if registered else None,
        "manifestDigest": None,
        "equalTo": [],
        "actions": {"stop": False, "recompile": True, "delete": True, "retry": []},
        "revision": 1,
        **more,
    }  # fmt: skip


def step(name: str, phase: str, **more: Any) -> dict[str, Any]:
    ran = phase != "Pending"
    attempt = {
        "number": 1, "phase": phase, "jobName": "j", "startedAt": TIME, "endedAt": None,
        "durationSeconds": 0.5, "infraRestarts": 0, "reason": None, "logUrl": "",
    }  # fmt: skip
    return {
        "name": name,
        "phase": phase,
        "startedAt": TIME if ran else None,
        "endedAt": None,
        "durationSeconds": 0.5 if ran else None,
        "retryCount": 0,
        "progress": None,
        "reason": None,
        "outputFiles": [],
        "outputFileCount": 0,
        "attempts": [attempt] if ran else [],
        **more,
    }
