"""Whose credentials count at S3: the user's, else the operator's, else those of the machine."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from npuc_job.failure import Code, JobError
from npuc_job.fetching.settings import S3, Settings
from npuc_job.wording import worded

_KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
_INJECTED = {
    "AWS_ROLE_ARN": r"arn:.*",
    "AWS_ROLE_SESSION_NAME": r"[\w+=,.@-]+",
    "AWS_STS_REGIONAL_ENDPOINTS": r"regional|legacy",
    "AWS_WEB_IDENTITY_TOKEN_FILE": r"/var/run/secrets/eks\.amazonaws\.com/[\w./-]+",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": (
        r"/var/run/secrets/pods\.eks\.amazonaws\.com/[\w./-]+"
    ),
    "AWS_CONTAINER_CREDENTIALS_FULL_URI": (
        r"http://(169\.254\.170\.23|\[fd00:ec2::23\])/v1/credentials"
    ),
    "AWS_REGION": r"[a-z0-9-]+",
    "AWS_DEFAULT_REGION": r"[a-z0-9-]+",
}
"""What EKS gives a pod whose service account has a role, by name and as it looks there: anything
else under these names could be the user's."""


def are_users(environment: Mapping[str, str]) -> bool:
    """Whether the user gave keys."""
    return bool(environment.get(_KEYS[0]) or environment.get(_KEYS[1]))


def without_users(environment: Mapping[str, str]) -> Mapping[str, str]:
    """What is left for what the operator wants."""
    return {name: value for name, value in environment.items() if name not in _KEYS}


def keys(given: S3, environment: Mapping[str, str]) -> Mapping[str, str] | None:
    """The user's, else those of the settings; None where others must be looked for."""
    values: list[str | None] = [given.access_key_id, given.secret_access_key, given.session_token]
    if are_users(environment):
        values = [environment.get(name) for name in _KEYS]
        if not values[0] or not values[1]:
            raise JobError(
                Code.SOURCE_DENIED,
                worded(
                    "KeysBelongTogether",
                    "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together: give both, or "
                    "none.",
                ),
            )
    names = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")
    found = {name: value for name, value in zip(names, values, strict=True) if value}
    return found or None


@contextmanager
def operators_variables(settings: Settings, environment: Mapping[str, str]) -> Iterator[None]:
    """boto3 reads the process environment, where the user's variables are too.

    ``environment`` must be no view of it.
    """
    before = {name: value for name, value in os.environ.items() if _is_read(name)}
    injected = {
        name: environment[name]
        for name, look in _INJECTED.items()
        if re.fullmatch(look, environment.get(name, ""))
    }
    proxies = {
        "HTTPS_PROXY": settings.proxy,
        "HTTP_PROXY": settings.http_proxy,
        "NO_PROXY": settings.no_proxy,
    }
    given = {name: one for name, one in proxies.items() if one}
    _replace({**injected, **settings.aws, **given})
    try:
        yield
    finally:
        _replace(before)


def _is_read(name: str) -> bool:
    return name.startswith("AWS_") or name.upper().endswith("_PROXY")


def _replace(variables: Mapping[str, str]) -> None:
    for name in [name for name in os.environ if _is_read(name)]:
        del os.environ[name]
    os.environ.update(variables)
