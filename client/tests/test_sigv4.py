"""The signer, against vectors that AWS published and against its own library."""

from __future__ import annotations

from datetime import datetime, timezone
from urllib.parse import urlsplit

import pytest

from npuc.auth.sigv4 import Keys, Scope, signed_headers
from npuc.http.wire import Request

KEYS = Keys("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
AT = datetime(2015, 8, 30, 12, 36, 0, tzinfo=timezone.utc)
SUITE = Scope("us-east-1", "service")


@pytest.mark.parametrize(
    ("name", "method", "path", "signature"),
    [  # aws-sig-v4-test-suite
        ("get-vanilla", "GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        ("post-vanilla", "POST", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        ("get-vanilla-query-order-key-case", "GET", "/?Param2=value2&Param1=value1",
         "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
        ("get-vanilla-empty-query-key", "GET", "/?Param1=value1",
         "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"),
    ],
)  # fmt: skip
def test_vectors_that_aws_published(name: str, method: str, path: str, signature: str) -> None:
    request = Request(method, f"https://example.amazonaws.com{path}")
    headers = signed_headers(request, KEYS, SUITE, AT)
    assert headers["Authorization"] == (
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        f"SignedHeaders=host;x-amz-date, Signature={signature}"
    )


@pytest.mark.parametrize("token", [None, "session/token+="])
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/v1/platforms", None),
        (
            "GET",
            "/prod/v1/models?name=%EB%9D%BC%EB%A7%88%20a&limit=100&pageToken=a%2Bb%2F%3D",
            None,
        ),
        ("GET", "/v1/compilations/c-1/files/a%20b/%ED%95%9C.bin", None),
        ("POST", "/v1/models", '{"name":"라마"}'.encode()),
        ("DELETE", "/v1/compilations/c-1?stop=true", None),
    ],
)
def test_it_signs_as_the_library_of_aws_does(
    monkeypatch: pytest.MonkeyPatch, method: str, path: str, body: bytes | None, token: str | None
) -> None:
    auth = pytest.importorskip("botocore.auth")
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    monkeypatch.setattr(auth, "get_current_datetime", lambda: AT.replace(tzinfo=None))
    url = f"https://abc.execute-api.eu-central-1.amazonaws.com{path}"
    theirs = AWSRequest(method, url, data=body)
    credentials = Credentials(KEYS.access_key, KEYS.secret_key, token)
    auth.SigV4Auth(credentials, "execute-api", "eu-central-1").add_auth(theirs)
    keys = Keys(KEYS.access_key, KEYS.secret_key, token)
    ours = signed_headers(Request(method, url, {}, body), keys, Scope("eu-central-1"), AT)
    assert urlsplit(theirs.url).query == urlsplit(url).query
    assert {name: theirs.headers[name] for name in ours} == ours


def test_keys_show_themselves_to_nobody() -> None:
    assert "EXAMPLEKEY" not in repr(KEYS)
