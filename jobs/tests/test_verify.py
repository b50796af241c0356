"""The verify step: what is published is exactly what was compiled, once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness import Job, tree


@pytest.fixture
def compiled(job: Job, fake_vela: Callable[[str], None]) -> Job:
    """A job whose compile step has succeeded."""
    fake_vela("")
    job.compile()
    return job


def test_second_verify_succeeds_with_the_same_result(compiled: Job) -> None:
    first = compiled.run("verify")
    files = tree(compiled.published)

    second = compiled.run("verify")

    assert (first.status, second.status) == (0, 0)
    assert second.result == first.result
    assert tree(compiled.published) == files


def test_other_attempts_stay_staged(compiled: Job) -> None:
    other = compiled.staging.with_name("2")
    other.mkdir()

    assert compiled.run("verify").status == 0
    assert other.is_dir()


def make_empty_folder(path: Path) -> None:
    path.mkdir()


def make_file(path: Path) -> None:
    path.write_bytes(b"a file")


def make_folder_with_content(path: Path) -> None:
    path.mkdir()
    (path / "npuc-manifest.json").write_bytes(b"{}")


def make_link(path: Path) -> None:
    path.symlink_to(path.parent / ".npuc-staging/c-01/1")


def identity(path: Path) -> tuple[int, int, int, int]:
    """What a change leaves behind. Reading alone moves st_atime."""
    status = path.lstat()
    return status.st_ino, status.st_mode, status.st_size, status.st_mtime_ns


@pytest.mark.parametrize(
    "make", [make_empty_folder, make_file, make_folder_with_content, make_link]
)
def test_what_is_in_the_way_is_not_touched(compiled: Job, make: Callable[[Path], None]) -> None:
    make(compiled.published)
    before = identity(compiled.published), tree(compiled.volume)

    outcome = compiled.run("verify")

    assert outcome.error == (2, "PublishConflict")
    assert before == (identity(compiled.published), tree(compiled.volume))


RACE = """
import os, shutil
from pathlib import Path
rename = Path.rename
def slow_rename(self, target):
    {faster}
    return rename(self, target)
Path.rename = slow_rename
"""


def test_losing_a_race_against_a_parallel_verify_is_a_success(compiled: Job) -> None:
    outcome = compiled.run("verify", prelude=RACE.format(faster="rename(self, target)"))

    assert outcome.status == 0
    assert "hey_vela.tflite" in tree(compiled.published)


@pytest.mark.parametrize("when", ["between the files", "before the manifest"])
def test_losing_a_race_during_the_checks_is_a_success(compiled: Job, when: str) -> None:
    name = "_check_files" if when == "between the files" else "_manifest_bytes"
    fault = f"""
from npuc_job import verify_step
slow = verify_step.{name}
def overtaken(*arguments):
    staging, published = (
        os.path.join({str(compiled.volume)!r}, path)
        for path in ({compiled.spec["stagingPath"]!r}, {compiled.spec["publishPath"]!r})
    )
    if os.path.exists(staging):
        os.rename(staging, published)
    return slow(*arguments)
verify_step.{name} = overtaken
"""
    outcome = compiled.run("verify", prelude=fault)

    assert outcome.status == 0
    assert "hey_vela.tflite" in tree(compiled.published)


def test_what_a_killed_run_has_renamed_is_made_durable(compiled: Job) -> None:
    compiled.run("verify")
    fault = """
from npuc_job import verify_step
verify_step.sync_folder = lambda path: os.write(1, f"synced {path}\\n".encode())
"""
    outcome = compiled.run("verify", prelude=fault)

    assert outcome.status == 0
    assert f"synced {compiled.published.parent}\n".encode() in outcome.log


def test_losing_a_race_against_other_content_is_a_conflict(compiled: Job) -> None:
    faster = "os.mkdir(target); (target / 'other').touch()"

    outcome = compiled.run("verify", prelude=RACE.format(faster=faster))

    assert outcome.error == (2, "PublishConflict")
    assert tree(compiled.published) == {"other": b""}
    assert "hey_vela.tflite" in tree(compiled.staging)


def test_an_empty_folder_that_appears_during_the_checks_is_not_replaced(compiled: Job) -> None:
    fault = """
from npuc_job import verify_step
check = verify_step._check_files
def slow_check(step, folder, listed):
    (step.spec.volume / step.spec.publish_path).mkdir()
    return check(step, folder, listed)
verify_step._check_files = slow_check
"""
    assert compiled.run("verify", prelude=fault).error == (2, "PublishConflict")
    assert tree(compiled.published) == {}
    assert "hey_vela.tflite" in tree(compiled.staging)


def tamper_content(folder: Path) -> None:
    data = bytearray((folder / "hey_vela.tflite").read_bytes())
    data[-1] ^= 1
    (folder / "hey_vela.tflite").write_bytes(data)


def tamper_size(folder: Path) -> None:
    with (folder / "hey_vela.tflite").open("ab") as file:
        file.write(b"!")


def remove_file(folder: Path) -> None:
    (folder / "hey_vela.tflite").unlink()


def add_file(folder: Path) -> None:
    (folder / "extra.bin").touch()


def replace_by_link(folder: Path) -> None:
    os.replace(folder / "hey_vela.tflite", folder.parent / "elsewhere")
    (folder / "hey_vela.tflite").symlink_to("../elsewhere")


def change_manifest(folder: Path) -> None:
    with (folder / "npuc-manifest.json").open("ab") as file:
        file.write(b"\n")


TAMPERINGS = [tamper_content, tamper_size, remove_file, add_file, replace_by_link, change_manifest]


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_changed_outputs_are_not_published(compiled: Job, tamper: Callable[[Path], None]) -> None:
    tamper(compiled.staging)

    assert compiled.run("verify").error == (4, "ManifestMismatch")
    assert not compiled.published.exists()


@pytest.mark.parametrize("tamper", TAMPERINGS[:-1])
def test_changes_after_publishing_are_noticed(
    compiled: Job, tamper: Callable[[Path], None]
) -> None:
    compiled.run("verify")
    tamper(compiled.published)

    assert compiled.run("verify").error == (4, "ManifestMismatch")


@pytest.mark.parametrize("unfinished", [False, True])
def test_expired_outputs(job: Job, unfinished: bool) -> None:
    job.spec["manifestDigest"] = "sha256:" + "0" * 64
    if unfinished:
        job.staging.mkdir(parents=True)

    outcome = job.run("verify")

    assert outcome.error == (2, "StagingMissing")
    assert "compile again" in outcome.message


def test_verify_needs_the_digest_of_the_compile_step(compiled: Job) -> None:
    compiled.spec["manifestDigest"] = None

    outcome = compiled.run("verify")

    assert outcome.error == (2, "InvalidSpec")
    assert "manifestDigest" in outcome.message


@pytest.mark.parametrize("instead", ["pass", "os.mkdir(path)"])
def test_an_output_that_vanishes_during_the_checks_is_missing(compiled: Job, instead: str) -> None:
    vanish = f"""
import os
from npuc_job import verify_step
sizes = verify_step._other_sizes
def sizes_and_then(folder, listed):
    found = sizes(folder, listed)
    path = os.path.join(folder, listed.files[0].path)
    os.unlink(path)
    {instead}
    return found
verify_step._other_sizes = sizes_and_then
"""
    outcome = compiled.run("verify", vanish)

    assert outcome.error == (4, "ManifestMismatch")
    assert b"is missing" in outcome.log
