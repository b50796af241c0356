"""What a build for RNGD leaves: a folder that can be served, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness import Job, tree
from tests.rngd_harness import GOOD_FXB, fxb

Tool = Callable[[str, str], None]
NEVER = "import sys\nsys.exit('the compiler must not be started')\n"


def test_builds_and_publishes_a_folder_that_can_be_served(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)

    compiled = rngd.compile()

    assert rngd.run("verify").status == 0
    assert sorted(tree(rngd.published)) == [
        "config.json",
        "model.fxb",
        "model.safetensors",
        "npuc-manifest.json",
        "tokenizer.json",
    ]
    assert (rngd.published / "model.fxb").stat().st_mode & 0o777 == 0o644
    assert b"\nBuild Summary: 2 kernels\n" in compiled.log
    assert b"\nnpuc: progress 1/2\n" in compiled.log
    assert b"HF_HUB_OFFLINE is 1\n" in compiled.log
    assert rngd.manifest(rngd.published)["command"] == [
        "fxb",
        "build",
        str(rngd.model),
        "model.fxb",
        "--max-model-len",
        "512",
        "-tp",
        "8",
        "-pp",
        "1",
        "--attention-buckets",
        "(1,512,512),(1,512,1),(4,512,1)",
        "--tokenwise-buckets",
        "1,4,512",
        "--concurrency",
        "1",
        "--compiler-cache-dir",
        str(rngd.volume / ".npuc-cache/2026.4.0"),
        "--build-report",
    ]
    assert rngd.manifest(rngd.published)["summary"]["kernelCount"] == 2


def test_the_weights_are_linked_and_the_model_stays_as_it_was(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)
    weights = rngd.model / "model.safetensors"
    weights.chmod(0o600)

    rngd.compile()

    assert rngd.run("verify").status == 0
    assert (rngd.published / "model.safetensors").samefile(weights)
    assert weights.stat().st_mode & 0o777 == 0o600


def test_no_compiler_meets_a_link_through_which_it_could_write_into_the_weights(
    rngd: Job, tool: Tool
) -> None:
    tool("fxb", GOOD_FXB)

    rngd.compile()

    assert not (rngd.staging / "model.safetensors").exists()
    assert rngd.manifest(rngd.staging)["linked"] == ["model.safetensors"]


def test_weights_that_are_gone_after_the_compile_are_named(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)
    rngd.compile()
    weights = rngd.model / "model.safetensors"
    content = weights.read_bytes()
    weights.unlink()

    outcome = rngd.run("verify")

    assert outcome.error == (2, "ModelChanged")
    assert "model.safetensors of pvc://" in outcome.message
    weights.write_bytes(content)
    assert rngd.run("verify").status == 0


def test_weights_that_were_replaced_after_the_compile_are_not_published(
    rngd: Job, tool: Tool
) -> None:
    tool("fxb", GOOD_FXB)
    rngd.compile()
    weights = rngd.model / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"!")

    assert rngd.run("verify").error == (4, "ManifestMismatch")
    assert not rngd.published.exists()


def test_a_manifest_names_no_file_that_is_not_the_models(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)
    (rngd.volume / "models/other.safetensors").write_bytes(b"of somebody else")
    rngd.compile()
    forged = rngd.manifest(rngd.staging)
    forged["linked"].append("../other.safetensors")
    rngd.forge(forged)

    assert rngd.run("verify").error == (2, "ModelChanged")


def test_a_copy_that_broke_off_is_made_anew(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)
    rngd.compile()
    (rngd.staging / "model.safetensors.npuc-part").write_bytes(b"half")
    no_links = "import os\ndef refuse(*_a, **_k): raise OSError(18, 'link')\nos.link = refuse"

    assert rngd.run("verify", prelude=no_links).status == 0
    assert (rngd.published / "model.safetensors").read_bytes() == (
        rngd.model / "model.safetensors"
    ).read_bytes()


def test_small_files_are_copied_so_that_an_edit_changes_nothing_published(
    rngd: Job, tool: Tool
) -> None:
    tool("fxb", GOOD_FXB)
    (rngd.model / "1_Pooling").mkdir()
    (rngd.model / "1_Pooling/config.json").write_text("{}")

    rngd.compile()
    with (rngd.model / "config.json").open("a") as config:
        config.write(" ")

    assert rngd.run("verify").status == 0
    assert (rngd.published / "1_Pooling/config.json").read_text() == "{}"


def test_files_that_cannot_be_linked_are_copied(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)
    no_links = "def refuse(*_a, **_k): raise OSError(18, 'cross-device link')\nos.link = refuse"

    rngd.compile()
    outcome = rngd.run("verify", prelude=no_links)

    assert outcome.status == 0
    assert b"npuc: 1 files of the model were copied: they can't be linked\n" in outcome.log
    for name in ("config.json", "model.safetensors"):
        assert not (rngd.published / name).samefile(rngd.model / name)


def test_links_of_a_hub_cache_are_followed_and_other_formats_left_out(
    rngd: Job, tool: Tool
) -> None:
    tool("fxb", GOOD_FXB)
    blob = rngd.volume / "blob"
    (rngd.model / "model.safetensors").rename(blob)
    (rngd.model / "model.safetensors").symlink_to(blob)
    for name in ("pytorch_model.bin", "old.fxb", ".gitattributes"):
        (rngd.model / name).write_text("x")

    rngd.compile()

    assert rngd.run("verify").status == 0
    assert sorted(path.name for path in rngd.published.iterdir()) == [
        "config.json",
        "model.fxb",
        "model.safetensors",
        "npuc-manifest.json",
        "tokenizer.json",
    ]
    assert (rngd.published / "model.safetensors").samefile(blob)


def test_a_model_file_that_leads_out_of_the_volume_is_refused(
    rngd: Job, tool: Tool, tmp_path: Path
) -> None:
    tool("fxb", NEVER)
    (tmp_path / "secret").write_text("x")
    (rngd.model / "notes.txt").symlink_to(tmp_path / "secret")

    assert rngd.run("compile").error == (2, "InvalidModel")


def test_a_file_name_that_is_not_utf_8_is_refused_before_the_build(rngd: Job, tool: Tool) -> None:
    tool("fxb", NEVER)
    (rngd.model / os.fsdecode(b"notes-\xff.txt")).touch()

    assert rngd.run("compile").error == (2, "InvalidModel")


def test_no_room_for_weights_that_must_be_copied_is_told_before_the_build(
    rngd: Job, tool: Tool
) -> None:
    tool("fxb", NEVER)
    fault = """
import shutil, types
def refuse(*_a, **_k): raise OSError(18, 'cross-device link')
os.link = refuse
shutil.disk_usage = lambda _path: types.SimpleNamespace(free=10)
"""
    outcome = rngd.run("compile", prelude=fault)

    assert outcome.error == (4, "DiskFull")
    assert "can't be linked and take" in outcome.message


def test_the_check_of_the_model_leaves_nothing_on_the_volume(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)

    rngd.compile()

    assert sorted(path.name for path in rngd.volume.iterdir()) == [".npuc-cache", "models"]


@pytest.mark.parametrize(
    "body",
    [
        "sys.exit(0)\n",
        "open(sys.argv[3], 'wb').write(b'PK not a zip'); sys.exit(0)\n",
        "NAMES = ['edfs/a.edf']\n",
    ],
)
def test_broken_bundles_are_refused(rngd: Job, tool: Tool, body: str) -> None:
    early = "import sys\nif sys.argv[1] == 'show': sys.exit(0)\n"
    tool("fxb", fxb(early + body))

    assert rngd.run("compile").error == (3, "OutputMissing")


def test_a_bundle_that_the_vendor_cannot_read_is_refused(rngd: Job, tool: Tool) -> None:
    tool("fxb", fxb("import sys\nif sys.argv[1] == 'show': sys.exit('error: no FuriosaIR')\n"))

    outcome = rngd.run("compile")

    assert outcome.error == (3, "OutputMissing")
    assert "is refused by fxb show (error: no FuriosaIR)" in outcome.message
