from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npuc_job.volume import as_written
from tests.harness import TINY_MODEL, Job

NFC = unicodedata.normalize("NFC", "모델/키워드é.tflite")
NFD = unicodedata.normalize("NFD", NFC)


def touch(volume: Path, *names: str) -> None:
    for name in names:
        (volume / name).parent.mkdir(exist_ok=True)
        (volume / name).touch()


@pytest.mark.parametrize(("stored", "asked"), [(NFD, NFC), (NFC, NFD), (NFC, NFC), (NFD, NFD)])
def test_a_name_is_found_however_its_letters_are_put_together(
    tmp_path: Path, stored: str, asked: str
) -> None:
    touch(tmp_path, stored)

    assert as_written(tmp_path, PurePosixPath(asked)) == PurePosixPath(stored)


@pytest.mark.parametrize("asked", [NFC, NFD])
def test_of_two_that_look_the_same_the_one_that_was_named_is_taken(
    tmp_path: Path, asked: str
) -> None:
    touch(tmp_path, NFC, NFD)

    assert as_written(tmp_path, PurePosixPath(asked)) == PurePosixPath(asked)


def test_of_two_that_look_the_same_none_is_taken_for_a_third(tmp_path: Path) -> None:
    # a dot above and one below, in the order that neither form has
    mixed = "s\u0307\u0323"
    touch(tmp_path, unicodedata.normalize("NFC", mixed), unicodedata.normalize("NFD", mixed))

    assert as_written(tmp_path, PurePosixPath(mixed)) == PurePosixPath(mixed)


def test_what_is_not_there_keeps_its_name(tmp_path: Path) -> None:
    touch(tmp_path, NFD)
    folder = NFD.split("/", maxsplit=1)[0]

    assert as_written(tmp_path, PurePosixPath(NFC).parent / "새것") == PurePosixPath(folder, "새것")


@given(st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=8))
def test_a_path_of_nothing_that_is_there_stays(name: str) -> None:
    path = PurePosixPath("/nowhere-at-all", name)

    assert as_written(Path("/"), path.relative_to("/")) == path.relative_to("/")


@pytest.mark.parametrize(("stored", "asked"), [(NFD, NFC), (NFC, NFD)])
def test_a_korean_model_is_compiled_and_published_beside_itself(
    job: Job, fake_vela: Callable[[str], None], stored: str, asked: str
) -> None:
    fake_vela("")
    (job.volume / stored).parent.mkdir()
    (job.volume / stored).write_bytes(TINY_MODEL)
    folder = asked.split("/", maxsplit=1)[0]
    job.spec |= {
        "basePath": asked,
        "stagingPath": f"{folder}/.npuc-staging/c-01/1",
        "publishPath": f"{folder}/ethos-u-0123456789ab-01",
    }

    job.compile()

    assert job.run("verify").status == 0
    published = (job.volume / stored).parent / "ethos-u-0123456789ab-01"
    assert (published / f"{Path(stored).stem}_vela.tflite").is_file()
    assert sorted(path.name for path in job.volume.iterdir()) == ["models", stored.split("/")[0]]
