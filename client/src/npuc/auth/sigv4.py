"""AWS Signature Version 4, as IAM wants it in front of an API Gateway."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from urllib.parse import parse_qsl, quote, urlsplit

from npuc.http.wire import Request

ALGORITHM = "AWS4-HMAC-SHA256"
UNSIGNED = "UNSIGNED-PAYLOAD"


@dataclass(frozen=True)
class Keys:
    """What AWS gives a principal; ``token`` only for a while."""

    access_key: str
    secret_key: str
    token: str | None = None

    def __repr__(self) -> str:
        return f"Keys({self.access_key}, ***)"


@dataclass(frozen=True)
class Scope:
    """Where and for what a signature holds."""

    region: str
    service: str = "execute-api"


def signed_headers(request: Request, keys: Keys, scope: Scope, at: datetime) -> dict[str, str]:
    """The headers that sign a request at that moment; host and time are signed with it."""
    stamp = at.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    added = {"X-Amz-Date": stamp}
    if keys.token:
        added["X-Amz-Security-Token"] = keys.token
    signed = {name.lower(): value for name, value in added.items()}
    signed["host"] = urlsplit(request.url).netloc
    day = stamp[:8]
    where = f"{day}/{scope.region}/{scope.service}/aws4_request"
    canonical = canonical_request(request, signed)
    text = "\n".join([ALGORITHM, stamp, where, hashlib.sha256(canonical.encode()).hexdigest()])
    signature = hmac.new(_key(keys, scope, day), text.encode(), hashlib.sha256).hexdigest()
    added["Authorization"] = (
        f"{ALGORITHM} Credential={keys.access_key}/{where}, "
        f"SignedHeaders={';'.join(sorted(signed))}, Signature={signature}"
    )
    return added


def canonical_request(request: Request, signed: Mapping[str, str]) -> str:
    """The text that is signed: the request in the one form that AWS makes of it too."""
    parts = urlsplit(request.url)
    headers = "".join(f"{name}:{' '.join(signed[name].split())}\n" for name in sorted(signed))
    return "\n".join(
        [
            request.method,
            quote(parts.path or "/", safe="/~"),  # encoded once more than it is sent
            _canonical_query(parts.query),
            headers,
            ";".join(sorted(signed)),
            _payload_hash(request),
        ]
    )


def _canonical_query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    encoded = sorted((quote(name, safe="-_.~"), quote(value, safe="-_.~")) for name, value in pairs)
    return "&".join(f"{name}={value}" for name, value in encoded)


def _payload_hash(request: Request) -> str:
    if request.body is None or isinstance(request.body, bytes):
        return hashlib.sha256(request.body or b"").hexdigest()
    return UNSIGNED


def _key(keys: Keys, scope: Scope, day: str) -> bytes:
    key = b"AWS4" + keys.secret_key.encode()
    for part in (day, scope.region, scope.service, "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key
