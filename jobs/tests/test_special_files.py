"""What is neither a file nor a folder is no model, and no compiler waits for it."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable

import pytest

from tests.harness import Job


def test_a_pipe_is_not_called_a_folder(job: Job, fake_vela: Callable[[str], None]) -> None:
    fake_vela("")
    job.model.unlink()
    os.mkfifo(job.model)

    outcome = job.run("compile")

    assert outcome.error == (2, "InvalidModel")
    assert "leads to a named pipe, which is neither a file nor a folder" in outcome.message


def test_a_socket_is_called_one(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    job.model.unlink()
    monkeypatch.chdir(job.model.parent)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(job.model.name)

        assert "leads to a socket" in job.run("compile").message
