"""Entry point: ``python3 -m npuc_job [prepare] compile|verify``, or ``remove|load``."""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from npuc_job import compile_step, preparation, removal, spec, verify_step
from npuc_job.durable import write_in_place
from npuc_job.failure import EXIT_OK, Code, JobError, ProgramError, from_unexpected
from npuc_job.log import JobLog
from npuc_job.own_output import OwnOutput
from npuc_job.platforms import platform_named
from npuc_job.redaction import Redactor, as_bytes, secret_values
from npuc_job.result import Success, failure_bytes, short_message, success_bytes
from npuc_job.step import Step
from npuc_job.termination import Termination

_PREPARE, _COMPILE = "prepare", "compile"
_STEPS: Mapping[str, Callable[[Step], Success | None]] = {
    _PREPARE: preparation.run,
    _COMPILE: compile_step.run,
    "verify": verify_step.run,
}


def main(
    arguments: list[str],
    environment: Mapping[str, str],
    followed: Callable[[str], None] = lambda name: None,
) -> int:
    """Run steps one after the other and report how they ended; return the exit status.

    ``followed`` is told of each step that ended well and that another follows.
    """
    termination = Termination()
    termination.install()
    if arguments == ["remove"]:
        return _alone(lambda: _remove(environment))
    if arguments == ["load"]:
        return _alone(lambda: _load(environment, termination))
    if not arguments or not _STEPS.keys() >= set(arguments):
        sys.stderr.write("usage: python3 -m npuc_job [prepare] compile|verify, or remove|load\n")
        return Code.INVALID_SPEC.exit_status
    own = OwnOutput()
    try:
        for index, name in enumerate(arguments):
            if index > 0:
                followed(arguments[index - 1])
            status = _Run(name, environment, termination, own).to_end()
            if status != EXIT_OK:
                return status
    except BaseException:  # a fault of this program, which its caller tells
        own.release()
        raise
    return EXIT_OK


def steps_of(name: str, environment: Mapping[str, str]) -> list[str]:
    """What a Job runs that has one container only: a model with a source is fetched first."""
    try:
        has_source = bool(json.loads(environment.get("NPUC_SPEC", "{}")).get("source"))
    except (ValueError, AttributeError, RecursionError):
        has_source = False  # the step itself says what is wrong
    return [_PREPARE, name] if has_source and name == _COMPILE else [name]


def _alone(task: Callable[[], None]) -> int:
    """A task that nobody waits for: how it ends is told by log and exit status."""
    try:
        task()
    except Exception as error:
        failure = from_unexpected(error)
        if failure.code is Code.INTERNAL:
            traceback.print_exc()
        sys.stderr.write(f"npuc: {failure.message}\n")
        return failure.code.exit_status
    return EXIT_OK


def _remove(environment: Mapping[str, str]) -> None:
    _tell(f"removed {removal.run(json.loads(environment.get('NPUC_SPEC', '{}')))}")


def _load(environment: Mapping[str, str], termination: Termination) -> None:
    from npuc_job import loading  # no step needs what it loads, and each begins sooner without

    loading.run(environment, _tell, termination.check)


def _tell(line: str) -> None:
    sys.stdout.write(f"npuc: {line}\n")
    sys.stdout.flush()


class _Run:
    """One run of a step; holds the log and the redaction that errors need too."""

    def __init__(
        self, name: str, environment: Mapping[str, str], termination: Termination, own: OwnOutput
    ) -> None:
        self._name = name
        self._environment = environment
        self._termination = termination
        self._own = own
        self._redactor = Redactor(())
        self._log = JobLog(own.write, self._redactor)

    def to_end(self) -> int:
        started = time.monotonic()
        try:
            success = self._attempt()
            if success is None:
                return EXIT_OK  # the step itself comes next, and leaves the result
            status, outcome, data = EXIT_OK, _describe(success), success_bytes(success)
        except BaseException as error:  # the file of a platform may raise any
            failure = self._failure(error)
            status = failure.code.exit_status
            outcome = f"failed with {failure.code.label}: {short_message(failure.message)}"
            data = failure_bytes(failure)
        stored = self._store_result(data)
        seconds = time.monotonic() - started
        with suppress(OSError):  # the result is stored: a full log disk must not change the status
            self._log.printing_ended()
            self._log.line(f"{self._name} {outcome} (after {seconds:.1f} s)")
        return status if stored or status != EXIT_OK else Code.VOLUME_UNUSABLE.exit_status

    def _attempt(self) -> Success | None:
        text = self._environment.get("NPUC_SPEC")
        if text is None:
            raise spec.wrong("it is not set, see jobs/README.md")
        given = spec.parse(text)
        parsed = given if self._name == _PREPARE else spec.located(given)
        self._redactor = Redactor(self._secrets(parsed))
        self._log = JobLog(self._own.write, self._redactor, printed=self._own.printed)
        platform = platform_named(parsed.platform, self._environment)
        self._log.progress_pattern = platform.progress_pattern
        self._write_header(parsed)
        return _STEPS[self._name](
            Step(
                spec=parsed,
                platform=platform,
                environment=self._environment,
                redactor=self._redactor,
                log=self._log,
                termination=self._termination,
            )
        )

    def _secrets(self, parsed: spec.Spec) -> frozenset[bytes]:
        """The user's, and the operator's where the step has to do with them."""
        secrets = secret_values(parsed.secret_names, self._environment)
        if parsed.source is None and parsed.copy_to is None:
            return secrets
        from npuc_job.fetching import settings  # most steps need none, and begin sooner without

        operators = {*settings.read(self._environment).secrets()}
        uri = parsed.source.uri if parsed.source else ""
        if uri.startswith(("https:", "http:")) and len(query := uri.partition("?")[2]) > 3:
            operators.add(query)  # may be a signature
        return secrets | set(map(as_bytes, operators))

    def _write_header(self, parsed: spec.Spec) -> None:
        base, toolchain = parsed.base_artifact, parsed.toolchain
        self._log.line(f"step {self._name}, attempt {parsed.attempt} of {parsed.compilation_id}")
        self._log.line(f"platform {parsed.platform}, {toolchain.name} {toolchain.version}")
        self._log.line(f"base artifact {base.id} {base.uri} {base.digest or '(no digest)'}")
        if parsed.source is not None:
            self._log.line(f"source {parsed.source.uri} at {parsed.source.pin}")
        self._log.line(f"options {json.dumps(parsed.options, ensure_ascii=False, sort_keys=True)}")
        self._log.line(f"secrets {', '.join(parsed.secret_names) or 'none'}")

    def _failure(self, error: BaseException) -> JobError:
        failure = from_unexpected(error)
        if failure.code is Code.INTERNAL or (isinstance(error, ProgramError) and error.__cause__):
            with suppress(OSError):
                for line in traceback.format_exc().splitlines():
                    self._log.line(line)
        return JobError(failure.code, self._redactor.sentence(failure.message))

    def _store_result(self, data: bytes) -> bool:
        path = self._environment.get("NPUC_RESULT")
        if not path:
            self._log.line("NPUC_RESULT is not set: the result is not stored")
            return False
        try:
            write_in_place(Path(path), data)
        except OSError as error:
            self._log.line(f"the result cannot be stored: {error}")
            return False
        return True


def _describe(success: Success) -> str:
    total = sum(file.size for file in success.files)
    where = f", published as {success.published_path}" if success.published_path else ""
    return f"succeeded: {len(success.files)} files, {total:,} bytes{where}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
