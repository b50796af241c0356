"""An ONNX model from a hub or a server: a file, or a folder with its weights."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hub_stand_in import Serving, serve

from tests.fetch_harness import Fetching, Hub, write
from tests.harness import Job

MODEL, WEIGHTS, MORE = b"a graph", b"weights" * 100, b"more weights"


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    folder = tmp_path / "hub/org"
    write(folder / "one", {"onnx/model.onnx": MODEL, "config.json": b"{}"})
    several = {"model.onnx": MODEL, "model.onnx_data": WEIGHTS, "model.onnx_data_1": MORE}
    several |= {"model_quantized.onnx": b"another", "model_quantized.onnx_data": b"another"}
    write(folder / "several/onnx", several)
    made = serve(Hub(folder=tmp_path / "hub"))
    yield made
    made.close()


@pytest.fixture
def fetching(rngd: Job, serving: Serving) -> Fetching:
    return Fetching(rngd, serving)


def test_the_only_model_of_a_repository_is_a_file(fetching: Fetching) -> None:
    fetching.of_hub(repository="org/one", model_format="onnx", name="model.onnx")

    fetching.run()

    assert fetching.model.read_bytes() == MODEL
    assert fetching.mark()["files"][0]["path"] == "model.onnx"


def test_one_of_several_comes_with_its_weights_in_a_folder_without_folders(
    fetching: Fetching,
) -> None:
    fetching.of_hub(
        "onnx/model.onnx", repository="org/several", model_format="onnx", name="model.onnx"
    )

    outcome = fetching.run()

    assert b"3 of 3 files are needed" in outcome.log
    expected = {"model.onnx": MODEL, "model.onnx_data": WEIGHTS, "model.onnx_data_1": MORE}
    assert fetching.fetched() == expected
    assert fetching.run().log.count(b"3 files, 719 bytes are there already") == 1


def test_several_models_are_refused_by_name(fetching: Fetching) -> None:
    fetching.of_hub(repository="org/several", model_format="onnx", name="several")

    outcome = fetching.run()

    assert outcome.error == (2, "SourceRefused")
    assert "onnx/model.onnx, onnx/model_quantized.onnx" in outcome.message
