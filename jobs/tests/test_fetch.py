"""A model is fetched from a hub, once and whole, whatever the server does."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hub_stand_in import Serving

from tests.fetch_harness import NEEDED, REPOSITORY, Fetching, tiny_hub
from tests.harness import JOBS, TINY_MODEL, Job


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    made = tiny_hub(tmp_path / "hub")
    yield made
    made.close()


@pytest.fixture
def fetching(rngd: Job, serving: Serving) -> Fetching:
    made = Fetching(rngd, serving)
    made.of_hub()
    return made


def asked_for(serving: Serving, name: str) -> list[str]:
    return [line for line in serving.hub.asked if line.partition(" ")[0].endswith(name)]


def parts_of(fetching: Fetching) -> list[Path]:
    return list(fetching.model.glob("*.safetensors.part-*"))


def test_exactly_the_needed_files_are_fetched(fetching: Fetching) -> None:
    outcome = fetching.run()

    assert outcome.status == 0, outcome.log.decode()
    assert fetching.fetched() == NEEDED
    assert outcome.result == {}  # the step itself comes next


def test_the_log_tells_pin_and_progress(fetching: Fetching) -> None:
    log = fetching.run().log.decode()

    total = sum(map(len, NEEDED.values()))
    commit = fetching.hub.commit(REPOSITORY)
    assert f"npuc: source hf://{REPOSITORY}@main at commit:{commit}\n" in log
    assert f"npuc: fetched {total}/{total}\n" in log
    assert f"npuc: 8 of 16 files are needed, {total:,} bytes\n" in log


def test_the_mark_names_source_and_digests_and_lies_beside_the_model(fetching: Fetching) -> None:
    fetching.run()

    mark = fetching.mark()
    assert mark["uri"] == f"hf://{REPOSITORY}@main"
    assert mark["pin"] == f"commit:{fetching.hub.commit(REPOSITORY)}"
    assert {file["path"]: file["sha256"] for file in mark["files"]} == {
        f"tiny/{name}": hashlib.sha256(content).hexdigest() for name, content in NEEDED.items()
    }


def test_what_is_complete_is_not_fetched_again_not_even_asked_for(
    fetching: Fetching, serving: Serving
) -> None:
    fetching.run()
    serving.hub.asked.clear()

    outcome = fetching.run()

    assert outcome.status == 0
    assert serving.hub.asked == []
    assert b"8 files, 1,200,278 bytes are there already" in outcome.log


def test_a_file_that_lost_bytes_is_fetched_again_and_only_that(
    fetching: Fetching, serving: Serving
) -> None:
    fetching.run()
    (fetching.model / "config.json").write_bytes(b"{}")
    serving.hub.asked.clear()

    assert fetching.run().status == 0
    assert fetching.fetched() == NEEDED
    assert [line for line in serving.hub.asked if "resolve" in line] == [
        f"/{REPOSITORY}/resolve/{fetching.hub.commit(REPOSITORY)}/config.json"
    ]


def test_a_cut_connection_goes_on_where_it_broke_off(fetching: Fetching, serving: Serving) -> None:
    serving.hub.faults.cut_after = 200_000

    outcome = fetching.run()

    assert outcome.status == 0, outcome.log.decode()
    assert fetching.fetched() == NEEDED
    asked = asked_for(serving, "model-00001-of-00002.safetensors")
    elsewhere = [line.partition(" ")[2] for line in asked if "resolve" not in line]
    assert elsewhere == ["", "bytes=200000-", "bytes=400000-", "bytes=600000-"]


def test_a_stalled_connection_is_opened_again(fetching: Fetching, serving: Serving) -> None:
    serving.hub.faults.stall_after = 400_000

    outcome = fetching.run()

    assert outcome.status == 0, outcome.log.decode()
    assert fetching.fetched() == NEEDED


def test_a_server_that_fails_for_a_while_is_asked_again(
    fetching: Fetching, serving: Serving
) -> None:
    serving.hub.faults.errors = 5

    assert fetching.run().status == 0
    assert fetching.fetched() == NEEDED


@pytest.mark.parametrize("asked", ["1", "999999", "Wed, 21 Oct 2037 07:28:00 GMT", "soon"])
def test_a_busy_server_may_ask_to_wait_but_not_for_ever(
    fetching: Fetching, serving: Serving, asked: str
) -> None:
    serving.hub.faults.errors, serving.hub.faults.error_status = 2, 429
    serving.hub.faults.retry_after = asked

    assert fetching.run().status == 0


def test_a_server_that_never_answers_ends_as_unreachable(
    fetching: Fetching, serving: Serving
) -> None:
    serving.hub.faults.errors = 1_000_000

    outcome = fetching.run()

    assert outcome.error == (4, "SourceUnreachable")
    assert "answers 500" in outcome.message


def test_no_server_at_all_ends_as_unreachable(fetching: Fetching, serving: Serving) -> None:
    serving.close()

    outcome = fetching.run()

    assert outcome.error == (4, "SourceUnreachable")
    assert "Connection refused" in outcome.message


def test_a_server_that_ignores_ranges_is_read_from_the_beginning(
    fetching: Fetching, serving: Serving
) -> None:
    faults = serving.hub.faults
    faults.ignore_range, faults.stall_after = True, 400_000
    process = fetching.start()
    part = "model-00001-of-00002.safetensors.part-"
    deadline = time.monotonic() + 60
    while not any(path.stat().st_size for path in fetching.key_folder.glob(f"tiny/{part}*")):
        assert time.monotonic() < deadline
    process.kill()
    process.communicate()
    faults.stall_after = None
    faults.release.set()

    outcome = fetching.run()

    assert outcome.status == 0, outcome.log.decode()
    assert fetching.fetched() == NEEDED


@pytest.mark.parametrize("fault", ["wrong_bytes", "wrong_length", "wrong_range"])
def test_a_wrong_answer_is_noticed_and_asked_for_again(
    fetching: Fetching, serving: Serving, fault: str
) -> None:
    serving.hub.faults.cut_after = 650_000 if fault == "wrong_range" else None
    setattr(serving.hub.faults, fault, 1)

    outcome = fetching.run()

    assert outcome.status == 0, outcome.log.decode()
    assert fetching.fetched() == NEEDED


@pytest.mark.parametrize("fault", ["wrong_bytes", "wrong_length"])
def test_a_server_that_always_sends_something_else_is_refused(
    fetching: Fetching, serving: Serving, fault: str
) -> None:
    setattr(serving.hub.faults, fault, 1_000_000)

    outcome = fetching.run()

    assert outcome.error == (2, "SourceRefused")
    assert "is not what its source lists" in outcome.message
    assert sum(serving.hub.sent.values()) < 4 * sum(map(len, NEEDED.values()))


def test_lists_of_several_pages_are_read_to_the_end(fetching: Fetching, serving: Serving) -> None:
    serving.hub.faults.page_size = 3

    assert fetching.run().status == 0
    assert fetching.fetched() == NEEDED


def test_a_commit_that_is_gone_is_a_change(fetching: Fetching, serving: Serving) -> None:
    (serving.hub.folder / REPOSITORY / "config.json").write_bytes(b"{ }")

    outcome = fetching.run()

    assert outcome.error == (2, "SourceChanged")
    assert "RevisionNotFound" in outcome.message


def test_another_commit_than_the_pinned_one_is_a_change(
    fetching: Fetching, serving: Serving
) -> None:
    serving.hub.other_commit = "0" * 40

    assert fetching.run().error == (2, "SourceChanged")


def test_a_gated_model_says_where_to_ask(fetching: Fetching, serving: Serving) -> None:
    serving.hub.gated.add(REPOSITORY)

    outcome = fetching.run()

    assert outcome.error == (2, "SourceGated")
    assert f"{serving.url}/{REPOSITORY}" in outcome.message
    assert "HF_TOKEN" in outcome.message


def test_a_private_model_needs_a_token(fetching: Fetching, serving: Serving) -> None:
    serving.hub.private.add(REPOSITORY)

    outcome = fetching.run()

    assert outcome.error == (2, "SourceDenied")
    assert "HF_TOKEN" in outcome.message


def test_a_model_that_is_not_there_is_missing_for_whom_the_hub_tells(
    fetching: Fetching, serving: Serving
) -> None:
    serving.hub.token = fetching.settings["hub"]["token"] = "hf_operator"
    fetching.of("hf://org/nothing", "commit:" + "0" * 40)

    assert fetching.run().error == (2, "SourceMissing")


def test_the_users_token_goes_before_the_operators_and_neither_is_told(
    fetching: Fetching, serving: Serving
) -> None:
    serving.hub.token = "hf_of_the_user"
    serving.hub.private.add(REPOSITORY)
    fetching.settings["hub"]["token"] = "hf_of_the_operator"
    fetching.job.spec["secretNames"] = ["HF_TOKEN"]
    fetching.job.environment["HF_TOKEN"] = "hf_of_the_user"

    outcome = fetching.run()

    assert outcome.status == 0, outcome.log.decode()
    assert b"hf_of" not in outcome.log


def test_a_token_that_is_refused_is_denied_and_not_told(
    fetching: Fetching, serving: Serving
) -> None:
    serving.hub.token = "another"
    fetching.settings["hub"]["token"] = "hf_of_the_operator"

    outcome = fetching.run()

    assert outcome.error == (2, "SourceDenied")
    assert b"hf_of_the_operator" not in outcome.log + json.dumps(outcome.result).encode()


@pytest.mark.parametrize("token", ["hf_of the_user", "hf_\nX-Injected: yes", "hf_é"])
def test_a_token_that_can_not_be_sent_is_denied_and_not_told(
    fetching: Fetching, token: str
) -> None:
    fetching.job.environment["HF_TOKEN"] = token

    outcome = fetching.run()

    assert outcome.error == (2, "SourceDenied")
    assert token.encode() not in outcome.log


def test_no_token_follows_to_another_host(fetching: Fetching, serving: Serving) -> None:
    serving.hub.token = fetching.settings["hub"]["token"] = "hf_operator"

    assert fetching.run().status == 0
    assert serving.hub.leaks == []
    assert asked_for(serving, f"{REPOSITORY}/model-00001-of-00002.safetensors")


def test_a_users_endpoint_does_not_count(fetching: Fetching) -> None:
    fetching.job.environment["HF_ENDPOINT"] = "http://127.0.0.1:9"

    assert fetching.run().status == 0


def test_the_services_own_variables_count_where_the_file_says_nothing(
    fetching: Fetching, serving: Serving
) -> None:
    serving.hub.token = "hf_operator"
    serving.hub.private.add(REPOSITORY)
    fetching.settings = {"hosts": ["127.0.0.1"]}
    fetching.job.environment["NPUC_SOURCES_HF_ENDPOINT"] = serving.url
    fetching.job.environment["NPUC_SOURCES_HF_TOKEN"] = "hf_operator"

    assert fetching.run().status == 0


def test_a_signed_address_is_told_to_nobody(fetching: Fetching, serving: Serving) -> None:
    serving.hub.redirect_to = "http://127.0.0.1:9/nobody"

    outcome = fetching.run()

    assert outcome.error == (4, "SourceUnreachable")
    assert b"hush" not in outcome.log + json.dumps(outcome.result).encode()


def test_a_private_address_is_refused_unless_the_operator_lists_it(fetching: Fetching) -> None:
    fetching.settings["hosts"] = []

    outcome = fetching.run()

    assert outcome.error == (2, "SourceRefused")
    assert "hosts" in outcome.message


def test_a_circle_of_redirects_ends(fetching: Fetching, serving: Serving) -> None:
    commit = fetching.hub.commit(REPOSITORY)
    name = "model-00001-of-00002.safetensors"
    serving.hub.redirect_to = f"{serving.url}/{REPOSITORY}/resolve/{commit}/{name}"

    outcome = fetching.run()

    assert outcome.error == (2, "SourceRefused")
    assert "more than 5 times" in outcome.message


def test_a_stopped_fetch_ends_at_once_and_keeps_its_bytes(
    fetching: Fetching, serving: Serving
) -> None:
    serving.hub.faults.stall_after = 400_000
    process = fetching.start("timing.USUAL = timing.Timing()\n")
    deadline = time.monotonic() + 60
    while [path.stat().st_size for path in parts_of(fetching)] != [400_000, 400_000]:
        assert time.monotonic() < deadline
    process.send_signal(signal.SIGTERM)
    outcome = fetching.job.outcome_of(process)
    assert outcome.error == (143, "Terminated")
    assert [path.stat().st_size for path in parts_of(fetching)] == [400_000, 400_000]

    serving.hub.faults.stall_after = None
    serving.hub.sent.clear()
    large = str(serving.hub.folder / REPOSITORY / "model-00001-of-00002.safetensors")
    assert fetching.run().status == 0
    assert fetching.fetched() == NEEDED
    assert serving.hub.sent[large] == 300_001


def test_a_part_is_never_trusted(fetching: Fetching, serving: Serving) -> None:
    serving.hub.faults.cut_after = 100_000
    fetching.run("timing.USUAL = timing.Timing(patience=0)\n")
    part = next(fetching.model.glob("model-00001*.part-*"))
    content = bytearray(part.read_bytes())
    content[5] ^= 1
    part.write_bytes(content)
    serving.hub.faults.cut_after = None

    assert fetching.run().status == 0
    assert fetching.fetched() == NEEDED


def test_a_part_that_is_a_link_is_not_written_through(fetching: Fetching, tmp_path: Path) -> None:
    fetching.model.mkdir(parents=True)
    git = hashlib.sha1(b"blob 39\0" + NEEDED["config.json"]).hexdigest()
    target = tmp_path / "of-somebody"
    target.write_bytes(b"precious")
    (fetching.model / f"config.json.part-{git[:16]}").symlink_to(target)

    assert fetching.run().status != 0
    assert target.read_bytes() == b"precious"


def test_what_has_no_room_is_refused_before_the_first_byte(
    fetching: Fetching, serving: Serving
) -> None:
    outcome = fetching.run(
        "import shutil; from collections import namedtuple\n"
        "shutil.disk_usage = lambda path: namedtuple('U', 'free')(1_000_000)\n"
    )

    assert outcome.error == (4, "DiskFull")
    assert "1,200,278 bytes more" in outcome.message
    assert "200,278 are missing" in outcome.message
    assert serving.hub.sent == {}


def test_the_model_of_a_folder_in_the_repository(fetching: Fetching, serving: Serving) -> None:
    folder = serving.hub.folder / "org/many"
    for name in ("small/config.json", "small/model.safetensors", "large/model.safetensors"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    fetching.of_hub("small", "org/many")

    assert fetching.run().status == 0
    assert fetching.fetched() == {
        "config.json": b"small/config.json",
        "model.safetensors": b"small/model.safetensors",
    }


def test_the_only_tflite_file_is_the_model(job: Job, serving: Serving) -> None:
    fetching = Fetching(job, serving)
    fetching.of_hub("", "org/wake", model_format="tflite", name="hey.tflite")

    assert fetching.run().status == 0
    assert fetching.model.read_bytes() == TINY_MODEL
    assert sorted(os.listdir(fetching.key_folder)) == [
        ".npuc-complete.json", ".npuc-lock-1", ".npuc-staging", "hey.tflite",
    ]  # fmt: skip


def test_of_several_tflite_files_one_must_be_named(job: Job, serving: Serving) -> None:
    (serving.hub.folder / "org/wake/other.tflite").write_bytes(b"x")
    fetching = Fetching(job, serving)
    fetching.of_hub("", "org/wake", model_format="tflite", name="hey.tflite")
    outcome = fetching.run()
    assert outcome.error == (2, "SourceRefused")
    assert "hey.tflite, other.tflite" in outcome.message

    fetching.of_hub("hey.tflite", "org/wake", model_format="tflite", name="hey.tflite")
    assert fetching.run().status == 0
    assert fetching.model.read_bytes() == TINY_MODEL


def test_a_fetched_model_compiles_without_being_read_once_more(
    job: Job, serving: Serving, fake_vela: object
) -> None:
    assert callable(fake_vela)
    fake_vela()
    fetching = Fetching(job, serving)
    fetching.of_hub("", "org/wake", model_format="tflite", name="hey.tflite")
    digest = hashlib.sha256(TINY_MODEL).hexdigest()
    job.spec["baseArtifact"]["digest"] = f"sha256:{digest}"
    assert fetching.run().status == 0

    never = "import types; from npuc_job import compile_step, outputs\n"
    never += "blind = {**vars(outputs), 'sha256_of': None}\n"
    never += "compile_step.outputs = types.SimpleNamespace(**blind)\n"
    outcome = job.run("compile", never)

    assert outcome.status == 0, outcome.log.decode()


def test_prepare_and_compile_run_in_one_job(job: Job, serving: Serving, fake_vela: object) -> None:
    assert callable(fake_vela)
    fake_vela()
    fetching = Fetching(job, serving)
    fetching.of_hub("", "org/wake", model_format="tflite", name="hey.tflite")
    fetching.configure()

    outcome = job.run("compile", "from npuc_job import __main__\n"
        "one = __main__.main\n"
        "__main__.main = lambda names, environment: "
        "one(__main__.steps_of(names[0], environment), environment)\n")  # fmt: skip

    assert outcome.status == 0, outcome.log.decode()
    assert outcome.log.index(b"npuc: step prepare") < outcome.log.index(b"npuc: step compile")
    assert outcome.result["fileCount"] == 2


def test_the_stand_in_runs_as_a_program(rngd: Job, serving: Serving) -> None:
    program = [sys.executable, str(JOBS.parent / "scripts/hub_stand_in.py")]
    options = ["--folder", str(serving.hub.folder), "--page-size", "2", "--errors", "3"]
    process = subprocess.Popen([*program, *options], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    fetching = Fetching(rngd, serving)
    fetching.settings["hub"]["endpoint"] = process.stdout.readline().strip()
    fetching.of_hub()

    outcome = fetching.run()
    process.terminate()
    process.communicate()

    assert outcome.status == 0, outcome.log.decode()
    assert fetching.fetched() == NEEDED
