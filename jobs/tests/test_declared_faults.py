"""What the file of a third party raises or answers wrongly is told as a fault of that file."""

from __future__ import annotations

from pathlib import Path

import pytest

from npuc_job.failure import JobError
from npuc_job.platforms.declared import find
from tests.declared_harness import changed_toy, write_toy
from tests.harness import Job, Outcome

METHODS = [
    ("check_model", "spec, model"),
    ("check_room", "spec, model"),
    ("tool", "spec"),
    ("command", "spec, model"),
    ("conduct", "spec, model"),
    ("cache_path", "spec"),
    ("environment", "inherited"),
    ("complete", "spec, model, folder, between_files"),
    ("summary", "spec, folder, output"),
    ("check_outputs", "spec, folder, summary"),
    ("work", "summary"),
    ("headline", "summary"),
    ("warnings", "spec, summary, output"),
    ("linked", "spec, model"),
]


def refused(job: Job) -> str:
    return told(job, job.run("compile"))


def told(job: Job, outcome: Outcome) -> str:
    """Why, of a step that ended as a fault of the file does."""
    program = Path(job.environment["NPUC_PLATFORMS"]) / "toy/platform.py"
    assert outcome.error == (4, "ToolchainMissing"), outcome.log.decode()
    assert outcome.result["error"]["cause"]["code"] == "PlatformUnusable"
    before, _, rest = outcome.message.partition(f"{program} can't be used (")
    assert before == ""
    return rest.partition("): whoever runs this service has to mend it")[0]


@pytest.mark.parametrize("raised", ["SystemExit(3)", "KeyboardInterrupt('3')", "TypeError('3')"])
@pytest.mark.parametrize(("method", "given"), METHODS)
def test_whatever_a_method_raises_names_its_file(
    tmp_path: Path, method: str, given: str, raised: str
) -> None:
    job = changed_toy(tmp_path, f"def {method}(self, {given}):\n    raise {raised}\n")

    outcome = job.run("compile")

    assert told(job, outcome) == f"{method}: {raised.partition('(')[0]}: 3"
    assert b"Traceback (most recent call last)" in outcome.log


def test_the_verify_step_names_it_too(tmp_path: Path) -> None:
    job = changed_toy(tmp_path, last="import os\nif 'NO' in os.environ:\n    raise SystemExit(3)\n")
    job.compile()
    job.environment["NO"] = "1"

    assert told(job, job.run("verify")) == "SystemExit: 3"


@pytest.mark.parametrize(("method", "given", "answer", "why"), [
    ("command", "spec, model", "[1, None, {}]",
     "must be a list of texts that begins with what tool answers, not [1, None, {}]"),
    ("command", "spec, model", "[]", "must be a list of texts that begins"),
    ("command", "spec, model", "'toyc'", "must be a list of texts that begins"),
    ("command", "spec, model", "['toyc', '\\ud800']", "must be a list of texts that begins"),
    ("command", "spec, model", "['sh', '-c', 'true']",
     "must begin with 'toyc', which tool answers, not with 'sh'"),
    ("tool", "spec", "None", "must be the name of a program, not None"),
    ("conduct", "spec, model", "{}", "must be a Conduct, not {}"),
    ("cache_path", "spec", "'a'", "must be a PurePosixPath, or None, not 'a'"),
    ("check_model", "spec, model", "'a'", "must be a list of texts, not 'a'"),
    ("environment", "inherited", "{'A': 1}", "must be texts by names of variables, not {'A': 1}"),
    ("environment", "inherited", "{'A=': ''}", "must be texts by names of variables"),
    ("summary", "spec, folder, output", "{'a': object}", "must be a dict of what JSON can hold"),
    ("summary", "spec, folder, output", "{'a': float('nan')}", "must be a dict of what JSON can"),
    ("warnings", "spec, summary, output", "None", "must be a list of texts, not None"),
    ("headline", "summary", "1", "must be a text, or None, not 1"),
    ("work", "summary", "1.5", "must be a whole number, or None, not 1.5"),
    ("linked", "spec, model", "{'a': 'b'}", "must be Paths by names, not {'a': 'b'}"),
])  # fmt: skip
def test_a_wrong_answer_is_told_with_what_is_expected(
    tmp_path: Path, method: str, given: str, answer: str, why: str
) -> None:
    job = changed_toy(tmp_path, f"def {method}(self, {given}):\n    return {answer}\n")

    assert refused(job).startswith(f"{method} {why}")


def test_all_that_is_wrong_with_a_conduct_is_told_at_once(tmp_path: Path) -> None:
    members = """
    def conduct(self, spec, model):
        from npuc_job.platforms.platform import Conduct
        return Conduct(rehearsal="--dry", inputs={"../a": ""})
    """

    assert refused(changed_toy(tmp_path, members)) == (
        "conduct has rehearsal, which must be a list of texts, not '--dry'; conduct has inputs, "
        "which must be texts by names of files, not {'../a': ''}"
    )


def test_a_second_try_that_can_not_be_decided_names_the_file(tmp_path: Path) -> None:
    members = """
    def conduct(self, spec, model):
        from npuc_job.platforms.platform import Again, Conduct
        return Conduct(again=Again(lambda output: 1 / 0, ["--again"]))
    """
    job = changed_toy(tmp_path, members)
    job.use_model(job.model.read_bytes() + b"toyc can't stand this")

    assert refused(job) == "conduct: ZeroDivisionError: division by zero"


def test_all_that_is_wrong_with_a_platform_is_told_when_it_is_loaded(tmp_path: Path) -> None:
    members = "progress_pattern = r'(1)/(2)'\nknown_errors = ['T7']\ntool = 'toyc'\n"
    folder = write_toy(tmp_path, members).parents[1]

    with pytest.raises(JobError) as failure:
        find(folder, "toy")

    assert (
        "(tool must be a method; progress_pattern must be a compiled pattern of bytes with two "
        r'groups, such as re.compile(rb"(\d+)/(\d+)"), or None, not ' + "'(1)/(2)'; "
        "known_errors must be a list of what known(pattern, Code..., advice) makes, with patterns "
        "of text, not ['T7'])"
    ) in failure.value.message


@pytest.mark.parametrize("pattern", ["re.compile('(1)/(2)')", "re.compile(b'(1)/2')", "b'(1)(2)'"])
def test_a_pattern_that_finds_no_progress_is_refused(tmp_path: Path, pattern: str) -> None:
    folder = write_toy(tmp_path, f"progress_pattern = {pattern}\n").parents[1]

    with pytest.raises(JobError, match="progress_pattern must be a compiled pattern of bytes"):
        find(folder, "toy")


@pytest.mark.parametrize("pattern", [r"(?m)^(copy) (\d+)/\d+$", r"(?m)^copy \d+/\d+$(a)?(b)?"])
def test_a_pattern_that_finds_no_numbers_ends_no_compile(tmp_path: Path, pattern: str) -> None:
    job = changed_toy(tmp_path, f"progress_pattern = re.compile(rb'{pattern}')\n")

    assert b"npuc: progress" not in job.compile().log


def test_what_a_platform_refuses_is_told_as_it_is(tmp_path: Path) -> None:
    members = """
    def check_model(self, spec, model):
        raise JobError(Code.INVALID_MODEL, "half a character: \\ud800")
    """

    outcome = changed_toy(tmp_path, members).run("compile")

    assert outcome.error == (2, "InvalidModel")
    assert outcome.message == "half a character: \ufffd"


def test_an_error_without_a_code_of_ours_names_the_file(tmp_path: Path) -> None:
    members = """
    def check_model(self, spec, model):
        raise JobError("InvalidModel", "no")
    """

    assert refused(changed_toy(tmp_path, members)) == "check_model: JobError: no"


def test_an_error_whose_words_fail_names_the_file(tmp_path: Path) -> None:
    members = """
    def check_model(self, spec, model):
        raise type("Mute", (Exception,), {"__str__": lambda _: 1 / 0})
    """

    assert refused(changed_toy(tmp_path, members)) == "check_model: Mute: it has no words"


def test_a_full_disk_is_no_fault_of_the_file(tmp_path: Path) -> None:
    members = """
    def complete(self, spec, model, folder, between_files):
        raise OSError(28, "No space left on device")
    """

    assert changed_toy(tmp_path, members).run("compile").error == (4, "DiskFull")


def test_a_name_in_the_summary_that_is_no_utf8_ends_no_compile(tmp_path: Path) -> None:
    members = """
    def summary(self, spec, folder, output):
        return {"toyBytes": 1, "\\ud800": "\\ud800"}
    """

    assert changed_toy(tmp_path, members).run("compile").status == 0
