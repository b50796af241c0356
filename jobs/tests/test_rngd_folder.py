"""An edit of a model in its place is another model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from npuc_job.platforms import rngd_folder
from tests.harness import Job
from tests.rngd_harness import GOOD_FXB

Tool = Callable[[str, str], None]


def test_the_digest_is_the_one_that_the_service_finds(tmp_path: Path) -> None:
    header = b'{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}'
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "README.md").write_text("x")
    (tmp_path / "model.safetensors").write_bytes(
        len(header).to_bytes(8, "little") + header + bytes(3)
    )

    found = rngd_folder.digest(tmp_path, tmp_path)

    assert found == "sha256:a616b3f22ce9738d7e682f46630f9d3379b9b3e5fa2e92ccf7159943c47565c4"


def test_a_folder_that_changed_after_the_request_is_not_compiled(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)
    rngd.spec["baseArtifact"] |= {"digest": rngd_folder.digest(rngd.volume, rngd.model)}
    (rngd.model / "config.json").write_text((rngd.model / "config.json").read_text() + " ")

    assert rngd.run("compile").error == (2, "ModelChanged")


def test_a_folder_that_is_still_the_same_is_compiled(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)
    rngd.spec["baseArtifact"] |= {"digest": rngd_folder.digest(rngd.volume, rngd.model)}

    assert b"\nnpuc: progress 2/2\n" in rngd.compile().log
