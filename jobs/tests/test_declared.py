"""Platforms of third parties, by the toy."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from npuc_job.failure import Code, JobError
from npuc_job.platforms import platform_named
from npuc_job.platforms.declared import find
from tests.declared_harness import TOYS, toy_job_in
from tests.harness import JOBS, Job


@pytest.fixture
def toy_job(tmp_path: Path) -> Job:
    return toy_job_in(tmp_path)


def test_a_model_is_compiled_and_verified_by_a_platform_of_a_third_party(toy_job: Job) -> None:
    outcome = toy_job.compile()

    assert b"hello\n" in outcome.log
    assert b"npuc: progress 2/2" in outcome.log
    assert toy_job.run("verify").status == 0
    model = toy_job.model.read_bytes()
    compiled = (toy_job.published / "model.toy").read_bytes()
    assert compiled == b"TOY1 toy-2\n" + model[::-1] * 2
    assert (toy_job.published / "model.sum").read_text() == f"{sum(model)}\n"


def test_its_known_errors_explain_a_failed_compile(toy_job: Job) -> None:
    toy_job.use_model(toy_job.model.read_bytes() + b"toyc can't stand this")

    outcome = toy_job.run("compile")

    assert outcome.error == (2, "UnsupportedModel")
    assert "take another model" in outcome.message


def test_without_the_setting_it_is_unknown(toy_job: Job) -> None:
    del toy_job.environment["NPUC_PLATFORMS"]

    outcome = toy_job.run("compile")

    assert outcome.error == (2, "InvalidSpec")
    assert "'toy' is unknown" in outcome.message


def test_a_platform_of_ours_is_never_taken_from_the_folder(tmp_path: Path) -> None:
    shutil.copytree(TOYS / "toy", tmp_path / "ethos-u")

    found = platform_named("ethos-u", {"NPUC_PLATFORMS": str(tmp_path)})

    assert type(found).__module__ == "npuc_job.platforms.ethos_u"


@pytest.mark.parametrize("name", ["../toy", "toy/../toy", "TOY", "", ".", "toy\n", "/etc"])
def test_a_name_leads_nowhere_else(name: str) -> None:
    assert find(TOYS / "toy", name) is None
    assert find(TOYS, name) is None


@pytest.mark.parametrize(("code", "why"), [
    ("PLATFORM = ", "SyntaxError"),
    ("import no_such_module", "ModuleNotFoundError"),
    ("", "AttributeError"),
    ("PLATFORM = object()", "lacks cache_path, check_model"),
    ("PLATFORM = int", r"is a class: write PLATFORM = int\(\)"),
    ("import sys; sys.exit(3)", "SystemExit: 3"),
    ("raise KeyboardInterrupt", "KeyboardInterrupt: "),
    ("raise BaseException('\\ud800')", "BaseException: "),
])  # fmt: skip
def test_a_program_that_is_none_is_told_with_its_file(tmp_path: Path, code: str, why: str) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad/platform.py").write_text(code)

    with pytest.raises(JobError, match=why) as failure:
        find(tmp_path, "bad")

    assert failure.value.code is Code.TOOLCHAIN_MISSING
    assert str(tmp_path / "bad/platform.py") in failure.value.message


def test_what_lies_beside_it_hides_no_module(tmp_path: Path) -> None:
    """It is called platform.py, as a module of the standard library is."""
    code = (
        f"import sys; sys.path.insert(0, {str(JOBS)!r})\n"
        "from pathlib import Path\n"
        "from npuc_job.platforms import declared\n"
        f"assert declared.find(Path({str(TOYS)!r}), 'toy')\n"
        "import platform\n"
        "assert platform.python_version()\n"
        f"assert not any({str(TOYS)!r} in entry for entry in sys.path)\n"
    )
    command = [sys.executable, "-I", "-S", "-c", code]
    done = subprocess.run(command, check=False, capture_output=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
