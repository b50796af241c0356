"""Models from S3 and copies of results there, against a real server of its wire protocol."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from npuc_job.fetching import pins
from tests.fetch_harness import NEEDED, OTHER, Fetching
from tests.harness import TINY_MODEL, Job, tree
from tests.servers import free_port, installed, started

boto3 = pytest.importorskip("boto3", reason="make .venv-dev/stamp installs boto3")


USERS_KEYS = {"AWS_ACCESS_KEY_ID": "users-key", "AWS_SECRET_ACCESS_KEY": "users-secret"}


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = installed(".venv-emulator/bin/moto_server", ".venv-emulator/stamp")
    port, log = free_port(), tmp_path_factory.mktemp("moto") / "log"
    command = [str(program), "-H", "127.0.0.1", "-p", str(port)]
    with started(command, f"http://127.0.0.1:{port}/moto-api/", log, {}):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def s3(endpoint: str, request: pytest.FixtureRequest) -> Any:
    client = boto3.client(
        "s3", endpoint_url=endpoint, region_name="us-east-1",
        aws_access_key_id="maker", aws_secret_access_key="makers-secret",
    )  # fmt: skip
    client.create_bucket(Bucket=bucket_of(request))
    return client


def bucket_of(request: pytest.FixtureRequest) -> str:
    return "b-" + hashlib.sha256(request.node.name.encode()).hexdigest()[:20]


@pytest.fixture
def bucket(request: pytest.FixtureRequest) -> str:
    return bucket_of(request)


@pytest.fixture
def fetching(rngd: Job, endpoint: str) -> Fetching:
    made = Fetching(rngd)
    made.settings = {"s3": {
        "endpoint": endpoint, "region": "us-east-1",
        "accessKeyId": "operators-key", "secretAccessKey": "operators-secret",
    }}  # fmt: skip
    return made


def put_model(s3: Any, bucket: str) -> str:
    """Returns the pin of the prefix."""
    for name, content in (NEEDED | OTHER).items():
        s3.put_object(Bucket=bucket, Key=f"llama/{name}", Body=content)
    s3.put_object(Bucket=bucket, Key="llama/folder/", Body=b"")
    listed = s3.list_objects_v2(Bucket=bucket, Prefix="llama/")["Contents"]
    return pins.listing(
        (entry["Key"].removeprefix("llama/"), entry["Size"], entry["ETag"].strip('"'))
        for entry in listed
        if not entry["Key"].endswith("/")
    )


def test_a_prefix_is_fetched_in_the_pinned_content(
    fetching: Fetching, s3: Any, bucket: str
) -> None:
    fetching.of(f"s3://{bucket}/llama", put_model(s3, bucket))

    outcome = fetching.run()

    assert outcome.status == 0, outcome.log.decode()
    assert fetching.fetched() == NEEDED
    assert b"operators-secret" not in outcome.log


def test_another_object_below_a_prefix_is_a_change(
    fetching: Fetching, s3: Any, bucket: str
) -> None:
    fetching.of(f"s3://{bucket}/llama", put_model(s3, bucket))
    s3.put_object(Bucket=bucket, Key="llama/config.json", Body=b"{}")

    assert fetching.run().error == (2, "SourceChanged")


def test_an_object_is_fetched_by_its_etag(fetching: Fetching, s3: Any, bucket: str) -> None:
    etag = s3.put_object(Bucket=bucket, Key="a b/hey+1.tflite", Body=TINY_MODEL)["ETag"]
    fetching.of(f"s3://{bucket}/a b/hey+1.tflite", f"etag:{etag.strip(chr(34))}", "tflite", "hey")

    outcome = fetching.run()

    assert outcome.status == 0, outcome.log.decode()
    assert fetching.model.read_bytes() == TINY_MODEL


def test_an_object_that_was_overwritten_is_a_change(
    fetching: Fetching, s3: Any, bucket: str
) -> None:
    etag = s3.put_object(Bucket=bucket, Key="hey.tflite", Body=TINY_MODEL)["ETag"]
    s3.put_object(Bucket=bucket, Key="hey.tflite", Body=TINY_MODEL + b"\0")
    fetching.of(f"s3://{bucket}/hey.tflite", f"etag:{etag.strip(chr(34))}", "tflite", "hey")

    assert fetching.run().error == (2, "SourceChanged")


def test_a_version_is_fetched_though_there_is_a_newer_one(
    fetching: Fetching, s3: Any, bucket: str
) -> None:
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    old = s3.put_object(Bucket=bucket, Key="hey.tflite", Body=TINY_MODEL)["VersionId"]
    s3.put_object(Bucket=bucket, Key="hey.tflite", Body=b"newer")
    fetching.of(f"s3://{bucket}/hey.tflite", f"version:{old}", "tflite", "hey")
    assert fetching.run().status == 0
    assert fetching.model.read_bytes() == TINY_MODEL

    s3.delete_object(Bucket=bucket, Key="hey.tflite", VersionId=old)
    fetching.of(f"s3://{bucket}/hey.tflite", f"version:{old}", "tflite", "another")
    assert fetching.run().error == (2, "SourceChanged")


def test_a_bucket_that_is_not_there_is_missing(fetching: Fetching, s3: Any) -> None:
    assert s3
    fetching.of("s3://nobodys-bucket/llama/", "listing:" + "0" * 64)

    assert fetching.run().error == (2, "SourceMissing")


def test_half_of_a_users_keys_is_denied(fetching: Fetching, s3: Any, bucket: str) -> None:
    fetching.of(f"s3://{bucket}/llama", put_model(s3, bucket))
    fetching.job.environment["AWS_ACCESS_KEY_ID"] = "half"

    assert fetching.run().error == (2, "SourceDenied")


def test_a_users_endpoint_and_profile_do_not_count(
    fetching: Fetching, s3: Any, bucket: str, tmp_path: Path
) -> None:
    fetching.of(f"s3://{bucket}/llama", put_model(s3, bucket))
    config = tmp_path / "config"
    config.write_text("[profile hers]\nendpoint_url = http://127.0.0.1:9\n")
    fetching.job.environment |= {
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
        "AWS_CONFIG_FILE": str(config),
        "AWS_PROFILE": "hers",
        "AWS_ACCESS_KEY_ID": "hers",
        "AWS_SECRET_ACCESS_KEY": "her-secret",
        "AWS_REGION": "eu-central-1",
    }

    outcome = fetching.run()

    assert outcome.status == 0, outcome.log.decode()


def test_without_boto3_it_is_told_what_to_install(fetching: Fetching, s3: Any, bucket: str) -> None:
    fetching.of(f"s3://{bucket}/llama", put_model(s3, bucket))

    outcome = fetching.run("sys.modules['botocore'] = None\n")

    assert outcome.error == (4, "ToolchainMissing")
    assert "requirements-sources.txt" in outcome.message


def test_the_program_finds_boto3_when_it_was_started_without_packages(
    fetching: Fetching, s3: Any, bucket: str
) -> None:
    """As the fork server is: python3 -I -S."""
    fetching.of(f"s3://{bucket}/llama", put_model(s3, bucket))
    hide = "sys.path[:] = [path for path in sys.path if 'site-packages' not in path]\n"
    hide += "from npuc_job.fetching import s3_client; s3_client._is_bare = lambda: True\n"

    outcome = fetching.run(hide)

    assert outcome.status == 0, outcome.log.decode()


class TestCopies:
    """Of results, made by verify before it publishes."""

    @pytest.fixture
    def copied(self, job: Job, endpoint: str, s3: Any, bucket: str, fake_vela: Any) -> Fetching:
        assert s3
        fake_vela()
        made = Fetching(job)
        made.settings = {"s3": {
            "endpoint": endpoint, "region": "us-east-1",
            "accessKeyId": "operators-key", "secretAccessKey": "operators-secret",
        }}  # fmt: skip
        job.compile()
        made.settings["copyTo"] = f"s3://{bucket}/npuc"
        job.spec["copyTo"] = f"s3://{bucket}/npuc/results"
        return made

    def test_all_files_are_copied_and_the_manifest_last(
        self, copied: Fetching, s3: Any, bucket: str
    ) -> None:
        order = "from npuc_job.fetching.s3_client import Bucket\n"
        order += "real = Bucket.sent\n"
        order += "Bucket.sent = lambda *given: (print('SENT', given[2]), real(*given))[1]\n"

        outcome = copied.run(order, "verify")

        assert outcome.status == 0, outcome.log.decode()
        top = f"npuc/results/{copied.job.published.name}/"
        listed = s3.list_objects_v2(Bucket=bucket, Prefix=top)["Contents"]
        found = {
            entry["Key"].removeprefix(top): s3.get_object(Bucket=bucket, Key=entry["Key"])[
                "Body"
            ].read()
            for entry in listed
        }
        assert found == tree(copied.job.published)
        sent = [line for line in outcome.log.decode().splitlines() if line.startswith("SENT")]
        assert sent[-1] == f"SENT {top}npuc-manifest.json"
        assert f"copied to s3://{bucket}/{top}: 3 files" in outcome.log.decode()

    def test_a_second_run_sends_nothing_that_is_there(self, copied: Fetching) -> None:
        stop = "import os; os.rename = None\nfrom pathlib import Path\n"
        stop += "Path.rename = lambda self, target: os._exit(9)\n"
        assert copied.run(stop, "verify").status == 9

        outcome = copied.run(step="verify")

        assert outcome.status == 0
        assert b"3 files, 3 of them were there already" in outcome.log

    def test_a_copy_that_fails_leaves_the_step_to_be_retried(
        self, copied: Fetching, bucket: str
    ) -> None:
        right = copied.job.spec["copyTo"]
        copied.job.spec["copyTo"] = "s3://nobodys-bucket/results"
        copied.job.environment.update(USERS_KEYS)
        outcome = copied.run(step="verify")
        assert outcome.error == (2, "SourceMissing")
        assert "The results can't be copied to s3://nobodys-bucket/results/" in outcome.message
        assert not copied.job.published.exists()

        copied.job.spec["copyTo"] = right
        assert copied.run(step="verify").status == 0

    def test_a_bucket_of_ones_own_needs_keys_of_ones_own(
        self, copied: Fetching, bucket: str
    ) -> None:
        copied.job.spec["copyTo"] = f"s3://{bucket}/npuc-others"
        outcome = copied.run(step="verify")
        assert outcome.error == (2, "SourceDenied")
        assert "needs keys of one's own" in outcome.message

        copied.job.environment.update(USERS_KEYS)
        assert copied.run(step="verify").status == 0

    def test_the_users_keys_are_not_used_for_the_operators_place(self, copied: Fetching) -> None:
        copied.job.environment["AWS_ACCESS_KEY_ID"] = "half"

        outcome = copied.run(step="verify")

        assert outcome.status == 0, json.dumps(outcome.result)
