"""Callers that sign with IAM: where their keys and their region are found."""

from __future__ import annotations

import configparser
import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import urlsplit

from npuc.auth.sigv4 import Keys, Scope, signed_headers
from npuc.errors import Unreachable, refusal
from npuc.http.wire import Broken, Request, Wire, is_loopback

CONTAINER = "http://169.254.170.2"
AGENTS = frozenset({"169.254.170.2", "169.254.170.23", "fd00:ec2::23"})
EARLY = timedelta(minutes=5)
HELP = (
    "No AWS credentials are in the environment, the shared credentials file or the container. "
    'For other kinds: eval "$(aws configure export-credentials --format env)".'
)


class Iam:
    """Signs each request with the keys that the usual places hold at that moment."""

    def __init__(
        self,
        environment: Mapping[str, str],
        region: str = "",
        profile: str = "",
        wire: Wire | None = None,
    ) -> None:
        self._environment = environment
        self._region = region
        self._profile = profile
        self._wire = wire or Wire()
        self._kept: tuple[Keys, datetime | None] | None = None

    def headers(self, request: Request) -> Mapping[str, str]:
        now = datetime.now(timezone.utc)
        return signed_headers(request, self._keys(now), Scope(self._found_region(request.url)), now)

    def _found_region(self, url: str) -> str:
        named = re.search(r"\.execute-api\.([a-z0-9-]+)\.amazonaws\.", urlsplit(url).netloc + ".")
        found = self._region or (named.group(1) if named else "")
        found = found or self._environment.get("AWS_REGION", "")
        found = found or self._environment.get("AWS_DEFAULT_REGION", "")
        if not found:
            raise refusal("NoRegion", "IAM signs for a region: set AWS_REGION.")
        return found

    def _keys(self, now: datetime) -> Keys:
        if self._kept is None or (self._kept[1] is not None and self._kept[1] - EARLY < now):
            self._kept = self._find()
        return self._kept[0]

    def _find(self) -> tuple[Keys, datetime | None]:
        if not self._profile:
            keys = from_environment(self._environment)
            if keys:
                return keys, None
        profile = self._profile or self._environment.get("AWS_PROFILE", "default")
        keys = from_files(self._environment, profile)
        if keys:
            return keys, None
        found = None if self._profile else self._from_container()
        if found is None:
            raise refusal("NoCredentials", HELP)
        return found

    def _from_container(self) -> tuple[Keys, datetime | None] | None:
        request = container_request(self._environment)
        if request is None:
            return None
        try:
            answer = self._wire.send(request, timeout=5)
            document = json.loads(answer.body)
            keys = Keys(document["AccessKeyId"], document["SecretAccessKey"], document.get("Token"))
            ends = document.get("Expiration")
            return keys, ends and datetime.fromisoformat(ends.replace("Z", "+00:00"))
        except (Broken, ValueError, KeyError, TypeError) as error:
            raise Unreachable(f"{request.url} gives no AWS credentials: {error}.") from error


def from_environment(environment: Mapping[str, str]) -> Keys | None:
    """The keys that variables hold."""
    access = environment.get("AWS_ACCESS_KEY_ID")
    secret = environment.get("AWS_SECRET_ACCESS_KEY")
    if not access or not secret:
        return None
    return Keys(access, secret, environment.get("AWS_SESSION_TOKEN") or None)


def from_files(environment: Mapping[str, str], profile: str) -> Keys | None:
    """The keys of a profile, in ``~/.aws/credentials`` or ``~/.aws/config`` or where those are."""
    home = Path(environment.get("HOME") or Path.home()) / ".aws"
    places = [
        (environment.get("AWS_SHARED_CREDENTIALS_FILE") or home / "credentials", profile),
        (
            environment.get("AWS_CONFIG_FILE") or home / "config",
            profile if profile == "default" else f"profile {profile}",
        ),
    ]
    for path, section in places:
        parser = configparser.RawConfigParser()
        parser.read(path, "utf-8")
        if parser.has_option(section, "aws_access_key_id"):
            found = dict(parser.items(section))
            secret = found.get("aws_secret_access_key", "")
            return Keys(found["aws_access_key_id"], secret, found.get("aws_session_token"))
    return None


def container_request(environment: Mapping[str, str]) -> Request | None:
    """What a container asks for its credentials; only its own agent is asked without TLS."""
    relative = environment.get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
    full = environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI")
    url = CONTAINER + relative if relative else full
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in AGENTS and not is_loopback(url):
        raise refusal("UnsafeCredentials", f"{url} is neither https nor the agent of a container.")
    token = environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN")
    file = environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
    if file:
        token = Path(file).read_text("utf-8").strip()
    return Request("GET", url, {"Authorization": token} if token else {})
