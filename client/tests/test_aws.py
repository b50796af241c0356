"""Where the keys and the region of a caller that signs are found."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

import pytest
from stub import Reply, Stub

from npuc.auth.aws import Iam, container_request
from npuc.errors import Refused
from npuc.http.wire import Request

URL = "https://abc.execute-api.eu-central-1.amazonaws.com/v1/platforms"
ENVIRONMENT = {"AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "s"}


def signed_by(environment: dict[str, str], profile: str = "", url: str = URL) -> str:
    return Iam(environment, profile=profile).headers(Request("GET", url))["Authorization"]


def files(home: Path) -> dict[str, str]:
    (home / ".aws").mkdir()
    key = "aws_access_key_id = {}\naws_secret_access_key = a%b\n"
    credentials = f"[default]\n{key.format('DEFAULT')}[other]\n{key.format('OTHER')}"
    (home / ".aws" / "credentials").write_text(credentials)
    (home / ".aws" / "config").write_text(f"[profile third]\n{key.format('THIRD')}")
    return {"HOME": str(home)}


def test_variables_come_first(tmp_path: Path) -> None:
    assert "Credential=ENV/" in signed_by({**files(tmp_path), **ENVIRONMENT})


@pytest.mark.parametrize(
    ("profile", "key"), [("", "DEFAULT"), ("other", "OTHER"), ("third", "THIRD")]
)
def test_then_the_files(tmp_path: Path, profile: str, key: str) -> None:
    home = files(tmp_path)
    assert f"Credential={key}/" in signed_by(home, profile)
    assert f"Credential={key}/" in signed_by({**home, "AWS_PROFILE": profile or "default"})


def test_a_profile_that_is_asked_for_wins(tmp_path: Path) -> None:
    assert "Credential=OTHER/" in signed_by({**files(tmp_path), **ENVIRONMENT}, "other")


def test_then_the_container_which_is_asked_again_before_its_keys_end(
    stub: Stub, tmp_path: Path
) -> None:
    def answer(key: str, ends: str) -> Reply:
        body = {"AccessKeyId": key, "SecretAccessKey": "s", "Token": "t", "Expiration": ends}
        return Reply(200, body)

    soon = datetime.now(timezone.utc).isoformat().replace("+00:00", "Z")
    stub.on("GET /creds", answer("FIRST", soon), answer("SECOND", "2999-01-01T00:00:00Z"))
    (tmp_path / "token").write_text("let me in\n")
    iam = Iam(
        {
            "HOME": str(tmp_path),
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": f"{stub.url}/creds",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": str(tmp_path / "token"),
        }
    )
    names = [iam.headers(Request("GET", URL))["Authorization"].split("/")[0] for _ in range(3)]
    assert [name.rpartition("=")[2] for name in names] == ["FIRST", "SECOND", "SECOND"]
    assert stub.seen[0].headers["Authorization"] == "let me in"


def test_only_the_agent_of_a_container_is_asked_without_tls() -> None:
    with pytest.raises(Refused):
        container_request({"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://example.org/creds"})
    relative = container_request({"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/x"})
    assert relative is not None
    assert relative.url == "http://169.254.170.2/v2/x"


def test_who_has_none_hears_where_they_are_looked_for(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="export-credentials"):
        signed_by({"HOME": str(tmp_path)})


@pytest.mark.parametrize(
    ("url", "environment", "region"),
    [
        (URL, {"AWS_REGION": "us-east-1"}, "eu-central-1"),
        ("https://npuc.example.org/", {"AWS_REGION": "us-east-1"}, "us-east-1"),
        ("https://npuc.example.org/", {"AWS_DEFAULT_REGION": "us-west-2"}, "us-west-2"),
    ],
)
def test_the_region_is_that_of_the_address(
    url: str, environment: dict[str, str], region: str
) -> None:
    assert f"/{region}/execute-api/" in signed_by({**ENVIRONMENT, **environment}, url=url)


def test_without_a_region_nothing_is_signed() -> None:
    with pytest.raises(Refused, match="AWS_REGION"):
        signed_by(ENVIRONMENT, url="https://npuc.example.org/")
