"""Names, addresses and redirects are any text until they were looked at."""

from __future__ import annotations

import json
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npuc_job.failure import Code, JobError
from npuc_job.fetching import names, origins, pins, settings, uris
from npuc_job.fetching.addresses import is_public
from npuc_job.fetching.origins import Hosts, Origin, address, redirected
from npuc_job.fetching.settings import Registry, Settings
from npuc_job.fetching.uris import HubUri, MlflowUri, S3Uri, WebUri
from tests.harness import JOBS

PIECES = st.sampled_from(
    ["a", "A", "b", "..", ".", "", "é", "e\u0301", "가", "\0", "\n", ".npuc-x"]
)
PATHS = st.lists(st.lists(PIECES, min_size=1, max_size=3).map("/".join), max_size=5)


def refusal(call: Callable[[], object]) -> bool:
    """Whether it is refused, in the one way that there is."""
    try:
        call()
    except JobError as error:
        return error.code is Code.SOURCE_REFUSED
    return False


@given(PATHS)
def test_accepted_names_stay_in_their_folder_and_are_as_many_on_every_disk(
    paths: list[str],
) -> None:
    if refusal(lambda: names.check(paths)):
        return
    for path in paths:
        assert not PurePosixPath(path).is_absolute()
        assert ".." not in path.split("/")
        assert str(PurePosixPath(path)) == path
    alike = {path.casefold().replace("e\u0301", "é") for path in paths}
    assert len(alike) == len(paths)


@pytest.mark.parametrize("paths", [
    ["../a"], ["/etc/passwd"], ["a/../../b"], ["a//b"], ["a\nb"], ["a\u2028b"], ["\ud800"],
    ["A.json", "a.json"], ["é.json", "e\u0301.json"], ["ß", "ss"], ["a", "a/b"], ["a", "a"],
    ["A/b", "a/c"], [".npuc-staging/x"], ["x" * 201], ["a/" * 450 + "b"],
])  # fmt: skip
def test_names_that_are_refused(paths: list[str]) -> None:
    with pytest.raises(JobError):
        names.check(paths)


def test_names_that_are_accepted() -> None:
    names.check(["config.json", "a/b.json", "a/c.json", "라마/가중치.safetensors", "..a", "x y"])


@pytest.mark.parametrize("text", [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1",
    "169.254.169.254", "100.64.0.1", "100.127.255.255", "224.0.0.1", "255.255.255.255",
    "198.18.0.1", "192.0.2.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:c0a8:1::1", "2001:0:1::1",
    "2001:db8::1", "fec0::1", "100::1", "not an address", "",
])  # fmt: skip
def test_addresses_that_are_private(text: str) -> None:
    assert not is_public(text)


@pytest.mark.parametrize("text", [
    "8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::808:808",
    "::ffff:8.8.8.8", "2002:808:808::1", "192.0.1.1",
])  # fmt: skip
def test_addresses_that_are_public(text: str) -> None:
    assert is_public(text)


@given(st.ip_addresses(v=4))
def test_an_address_is_no_more_public_in_any_of_its_ipv6_forms(four: IPv4Address) -> None:
    number = int(four)
    assert is_public(f"::ffff:{four}") == is_public(str(four))
    assert is_public(str(IPv6Address(0x64FF9B << 96 | number))) == is_public(str(four))
    assert is_public(str(IPv6Address(0x2002 << 112 | number << 80))) == is_public(str(four))


@given(st.ip_addresses())
def test_what_python_knows_as_not_global_is_private(one: IPv4Address | IPv6Address) -> None:
    if one.is_loopback or one.is_link_local or one.is_multicast or one.is_unspecified:
        assert not is_public(str(one))


@given(st.text(max_size=60))
def test_any_text_is_an_address_of_one_of_two_schemes_or_refused(text: str) -> None:
    if refusal(lambda: address(text)):
        return
    found = address(text)
    assert found.origin.scheme in ("http", "https")
    assert found.target.startswith("/")
    assert not any(character <= " " or character > "~" for character in found.target)


@given(st.text(alphabet=st.characters(max_codepoint=255), max_size=60))
def test_any_location_leads_to_an_address_or_is_refused(location: str) -> None:
    base = address("https://hub.example/a/b")
    if refusal(lambda: redirected(base, location)):
        return
    found = redirected(base, location)
    assert found.origin.scheme in ("http", "https")


@pytest.mark.parametrize(("location", "url"), [
    ("/c?d=e", "https://hub.example/c?d=e"),
    ("c", "https://hub.example/a/c"),
    ("//cdn.example/x", "https://cdn.example/x"),
    ("https://cdn.example:8443/\xc3\xa9", "https://cdn.example:8443/%C3%A9"),
    ("HTTPS://CDN.example./x#f", "https://cdn.example/x"),
    ("https://cdn.example/a%2Fb?X=%2B", "https://cdn.example/a%2Fb?X=%2B"),
])  # fmt: skip
def test_locations(location: str, url: str) -> None:
    assert redirected(address("https://hub.example/a/b"), location).url == url


@pytest.mark.parametrize("url", [
    "ftp://a/b", "file:///etc/passwd", "https:///b", "https://user@a/b", "https://u:p@a/b",
    "https://a:99999/b", "https://a b/c", "https://[::1/", "https://a\\@b/", "https://ａ.example/",
    "//a/b", "https://-a/b",
])  # fmt: skip
def test_urls_that_are_refused(url: str) -> None:
    with pytest.raises(JobError) as failure:
        address(url)
    assert failure.value.code is Code.SOURCE_REFUSED


def test_hosts_are_listed_with_or_without_a_port() -> None:
    registry = Registry("mlflow", "http://mlflow.corp:5000/base")
    hosts = Hosts.of(Settings(
        hosts=("Models.corp", "minio.corp:9000", "[::1]:8000"), registries={"corp": registry}
    ))  # fmt: skip

    assert hosts.lists(Origin("http", "models.corp", 1234))
    assert hosts.lists(Origin("http", "minio.corp", 9000))
    assert not hosts.lists(Origin("https", "minio.corp", 443))
    assert hosts.lists(Origin("http", "::1", 8000))
    assert hosts.lists(Origin("http", "mlflow.corp", 5000))
    assert not hosts.lists(Origin("https", "huggingface.co", 443))  # the default is nobody's own
    assert hosts.lists(Origin("https", "models.s3.eu-central-1.amazonaws.com", 443))
    assert not hosts.lists(Origin("https", "internal-x.eu-central-1.elb.amazonaws.com", 443))
    with pytest.raises(JobError):
        hosts.check_scheme(Origin("http", "other.corp", 80))


@pytest.mark.parametrize(("uri", "read"), [
    ("hf://org/model", HubUri("org/model", "")),
    ("hf://org/model@refs%2Fpr%2F1/a/b.tflite", HubUri("org/model", "a/b.tflite")),
    ("s3://bucket/a/", S3Uri("bucket", "a/")),
    ("https://a/b", WebUri("https://a/b")),
    ("mlflow://corp/%EB%9D%BC%EB%A7%88%2F3/2", MlflowUri("corp", "라마/3", "2")),
])  # fmt: skip
def test_uris(uri: str, read: object) -> None:
    assert uris.parse(uri) == read


@pytest.mark.parametrize("uri", [
    "hf://model", "hf://datasets/org/x/y@z/\n", "hf://../x", "pvc://a/b", "s3://B/x", "mlflow://a/b",
])  # fmt: skip
def test_uris_that_are_refused(uri: str) -> None:
    with pytest.raises(JobError):
        uris.parse(uri)


CASES = json.loads((JOBS / "tests/source_cases.json").read_text())
"""What the service must come to as well."""


@pytest.mark.parametrize("case", CASES["keys"], ids=lambda case: case["uri"])
def test_the_key_is_that_of_the_content_whatever_the_revision_is_called(
    case: dict[str, str],
) -> None:
    assert uris.key(case["uri"], case["pin"], case["format"]) == case["key"]


@pytest.mark.parametrize("case", CASES["listings"], ids=lambda case: case["pin"][:16])
def test_the_pin_of_a_listing(case: dict[str, Any]) -> None:
    assert pins.listing(tuple(entry) for entry in case["entries"]) == case["pin"]


class TestSettings:
    """One file, the same everywhere."""

    FULL: ClassVar[dict[str, Any]] = {
        "hub": {"endpoint": "https://hub.corp/", "token": "hub-token"},
        "s3": {"endpoint": "https://minio.corp:9000", "region": "r", "accessKeyId": "k",
               "secretAccessKey": "s3-secret", "sessionToken": "s3-session"},
        "hosts": ["models.corp"], "proxy": "http://me:proxy-pass@proxy:3128", "caFile": "/ca.pem",
        "claim": "models", "keepBytes": "500Gi", "copyTo": "s3://bucket/prefix",
        "registries": {
            "corp": {"kind": "mlflow", "url": "https://mlflow", "token": "corp-token",
                     "username": "u", "password": "corp-pass", "caFile": "/corp.pem"},
            "hub": {"kind": "kubeflow", "url": "https://kf", "token": "kf-token",
                    "apiVersion": "v1alpha3", "placement": "none"},
        },
    }  # fmt: skip

    def read(self, folder: Path, document: object, **variables: str) -> Settings:
        file = folder / "sources.json"
        file.write_text(json.dumps(document))
        return settings.read({"NPUC_SOURCES": str(file), **variables})

    def test_every_part_is_read(self, tmp_path: Path) -> None:
        found = self.read(tmp_path, self.FULL)

        assert found.hub.endpoint == "https://hub.corp"
        assert found.kept_bytes() == 500 * 1024**3
        assert found.registries["hub"].api_version == "v1alpha3"
        assert found.secrets() == {
            "hub-token", "s3-secret", "s3-session", "proxy-pass", "corp-token", "corp-pass",
            "kf-token",
        }  # fmt: skip

    def test_no_secret_shows_itself(self, tmp_path: Path) -> None:
        found = self.read(tmp_path, self.FULL)

        assert not [secret for secret in found.secrets() if secret in repr(found)]

    def test_without_a_file_the_public_hub_is_asked(self, tmp_path: Path) -> None:
        assert settings.read({}).hub.endpoint == "https://huggingface.co"
        assert settings.read({"NPUC_SOURCES": str(tmp_path / "nothing")}) == settings.read({})

    def test_variables_fill_what_the_file_leaves_open(self, tmp_path: Path) -> None:
        variables = {
            "NPUC_SOURCES_HF_TOKEN": "of-service", "NPUC_SOURCES_HTTPS_PROXY": "http://p:1",
            "NPUC_SOURCES_NO_PROXY": "corp", "NPUC_SOURCES_SSL_CERT_FILE": "/x.pem",
            "NPUC_SOURCES_AWS_ENDPOINT_URL": "http://minio:9000",
            "NPUC_SOURCES_AWS_SECRET_ACCESS_KEY": "of-service-too",
            "HF_TOKEN": "users", "HTTPS_PROXY": "http://hers",
        }  # fmt: skip
        found = self.read(tmp_path, {}, **variables)

        assert found.hub.token == "of-service"
        assert (found.proxy, found.no_proxy) == ("http://p:1", "corp")
        assert found.ca_file == "/x.pem"
        assert found.aws["AWS_ENDPOINT_URL"] == "http://minio:9000"
        assert found.secrets() == {"of-service", "of-service-too"}
        assert found.s3.endpoint == "http://minio:9000"
        assert self.read(tmp_path, self.FULL, **variables).hub.token == "hub-token"

    @pytest.mark.parametrize("document", [
        [], {"hbu": {}}, {"hub": {"endpoint": 1}}, {"keepBytes": "much"}, {"proxy": "proxy:3128"},
        {"registries": {"a": {"kind": "mlflow"}}}, {"aws": {}}, {"noProxy": "x"},
    ])  # fmt: skip
    def test_a_wrong_file_is_refused(self, tmp_path: Path, document: object) -> None:
        with pytest.raises(JobError) as failure:
            self.read(tmp_path, document)
        assert failure.value.code is Code.INVALID_SPEC


def test_nothing_of_an_address_but_its_host_is_told() -> None:
    with pytest.raises(JobError) as failure:
        origins.Hosts([]).check_scheme(address("http://a.example/p?X-Amz-Signature=hush").origin)
    assert "hush" not in failure.value.message
