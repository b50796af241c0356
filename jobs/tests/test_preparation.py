"""What is made and refused before the compiler's container starts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from npuc_job.volume import model_root
from tests.harness import Job, tree

Tool = Callable[[str, str], None]


def test_makes_the_folders_that_the_compiler_sees(rngd: Job, tmp_path: Path) -> None:
    rngd.environment["XDG_CACHE_HOME"] = str(tmp_path / "cache/rngd/2026.4.0")

    assert rngd.run("prepare").status == 0

    assert rngd.staging.is_dir()
    assert (rngd.volume / ".npuc-cache/2026.4.0").is_dir()
    assert (tmp_path / "cache/rngd/2026.4.0").is_dir()


def test_leaves_what_an_earlier_run_has_compiled(
    job: Job, fake_vela: Callable[[str], None]
) -> None:
    fake_vela("")
    job.compile()
    before = tree(job.staging)

    assert job.run("prepare").status == 0
    assert tree(job.staging) == before


def test_a_staging_folder_that_is_a_mount_is_emptied(
    job: Job, fake_vela: Callable[[str], None]
) -> None:
    fake_vela("")
    (job.staging / "old").mkdir(parents=True)
    (job.staging / "old/output").touch()
    mounted = f"""
import os
remove = os.rmdir
def rmdir(path, *a, **k):
    if os.fspath(path) == {str(job.staging)!r}:
        raise OSError(30, "Read-only file system")
    remove(path, *a, **k)
os.rmdir = rmdir
"""
    assert job.run("compile", prelude=mounted).status == 0
    assert not (job.staging / "old").exists()


def test_a_model_that_is_not_there_is_refused_and_nothing_is_made(job: Job) -> None:
    job.model.unlink()

    outcome = job.run("prepare")

    assert outcome.error == (2, "InvalidModel")
    assert "does not exist on the volume" in outcome.message
    assert not job.staging.exists()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_in_another_unicode_form_can_be_mounted_as_it_was_given(job: Job, form: str) -> None:
    given = "models/모델/키워드.tflite"
    other = unicodedata.normalize("NFD" if form == "NFC" else "NFC", given)
    (job.volume / other).parent.mkdir()
    job.model.rename(job.volume / other)
    job.spec["basePath"] = unicodedata.normalize(form, given)
    job.spec["stagingPath"] = unicodedata.normalize(form, "models/모델") + "/.npuc-staging/c-01/1"

    assert job.run("prepare").status == 0
    assert job.run("prepare").status == 0
    assert job.model.is_file()
    assert job.staging.is_dir()
    assert (job.volume / other).parent.joinpath(".npuc-staging/c-01/1").is_dir()


@pytest.mark.parametrize("name", ["notes.txt", "sub"])
def test_a_link_out_of_the_model_is_refused_as_no_job_could_follow_it(rngd: Job, name: str) -> None:
    (rngd.volume / "models/other").mkdir()
    (rngd.model / name).symlink_to("../other")

    outcome = rngd.run("prepare")

    assert outcome.error == (2, "InvalidModel")
    assert f"{name} of pvc://" in outcome.message
    assert not rngd.staging.exists()


def test_links_within_a_hub_cache_are_no_links_out_of_the_model(rngd: Job) -> None:
    hub = rngd.volume / "models/hub/models--org--name"
    (hub / "blobs").mkdir(parents=True)
    (hub / "snapshots").mkdir()
    rngd.model.rename(hub / "snapshots/abc")
    weights = hub / "snapshots/abc/model.safetensors"
    weights.rename(hub / "blobs/1234")
    weights.symlink_to("../../blobs/1234")
    rngd.spec["basePath"] = "models/hub/models--org--name/snapshots/abc"

    assert rngd.run("prepare").status == 0


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("a/models--o--n/snapshots/abc", "a/models--o--n"),
        ("models--o--n/snapshots/abc/model.tflite", "models--o--n"),
        ("models--o--n/snapshots", "models--o--n/snapshots"),
        ("a/models--o--n/other/abc", "a/models--o--n/other/abc"),
        ("a/model.tflite", "a/model.tflite"),
    ],
)
def test_the_root_of_a_model_is_itself_but_in_a_hub_cache(path: str, root: str) -> None:
    assert model_root(PurePosixPath(path)) == PurePosixPath(root)


def test_no_room_is_told_before_the_compiler_starts(rngd: Job) -> None:
    fault = """
import os, shutil, types
def refuse(*_a, **_k): raise OSError(18, 'cross-device link')
os.link = refuse
shutil.disk_usage = lambda _path: types.SimpleNamespace(free=10)
"""
    assert rngd.run("prepare", prelude=fault).error == (4, "DiskFull")


@pytest.mark.parametrize("place", ["", "c-01", "c-01/1"])
@pytest.mark.parametrize("kind", ["file", "link to the model", "link to nothing"])
def test_what_lies_in_the_place_of_the_staging_folder_is_not_mounted(
    job: Job, place: str, kind: str
) -> None:
    in_the_way = job.staging.parents[1] / place
    in_the_way.parent.mkdir(parents=True, exist_ok=True)
    if kind == "file":
        in_the_way.write_text("mine")
    else:
        in_the_way.symlink_to(job.model.parent if "model" in kind else job.volume / "nothing")

    outcome = job.run("prepare")

    assert outcome.error == (4, "VolumeUnusable")
    assert "remove the file or link in its place" in outcome.message
