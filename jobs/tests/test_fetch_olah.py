"""A hub that others wrote: olah, which serves git folders with files of Git LFS."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fetch_harness import NEEDED, OTHER, REPOSITORY, Fetching
from tests.harness import Job
from tests.servers import free_port, installed, started

_CONFIG = """
[basic]
host = "127.0.0.1"
port = {port}
repos-path = "{folder}/repos"
mirrors-path = ["{folder}/mirrors"]
[accessibility]
offline = true
"""
_POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize {size}\n"


def commit_all(repository: Path) -> str:
    """A repository as git lfs leaves it: pointers in git, large files beside it."""
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=repository, check=True)
    for name, content in (NEEDED | OTHER).items():
        file = repository / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if not name.endswith(".safetensors"):
            file.write_bytes(content)
            continue
        oid = hashlib.sha256(content).hexdigest()
        file.write_text(_POINTER.format(oid=oid, size=len(content)))
        stored = repository / ".git/lfs/objects" / oid[:2] / oid[2:4] / oid
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_bytes(content)
    who = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
    subprocess.run(["git", "add", "."], cwd=repository, check=True)
    subprocess.run(["git", *who, "commit", "-q", "-m", "model"], cwd=repository, check=True)
    said = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=repository, check=True, capture_output=True, text=True
    )
    return said.stdout.strip()


@pytest.fixture(scope="module")
def olah(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a hub, and the commit of its model."""
    program = installed(".venv-olah/bin/olah-cli", ".venv-olah/stamp")
    folder, port = tmp_path_factory.mktemp("olah"), free_port()
    repository = folder / "mirrors/models" / REPOSITORY
    repository.mkdir(parents=True)
    commit = commit_all(repository)
    config = folder / "config.toml"
    config.write_text(_CONFIG.format(port=port, folder=folder))
    url = f"http://127.0.0.1:{port}"
    command = [str(program), "--config", str(config), "--log-path", str(folder / "logs")]
    with started(command, f"{url}/api/models/{REPOSITORY}", folder / "log", {}):
        yield url, commit


@pytest.fixture
def fetching(rngd: Job, olah: tuple[str, str]) -> Fetching:
    made = Fetching(rngd)
    made.settings = {"hub": {"endpoint": olah[0]}}
    return made


def test_a_model_of_another_hub_is_fetched(fetching: Fetching, olah: tuple[str, str]) -> None:
    fetching.of(f"hf://{REPOSITORY}@main", f"commit:{olah[1]}")

    outcome = fetching.run("timing.USUAL = timing.Timing()\n")

    assert outcome.status == 0, outcome.log.decode()
    assert fetching.fetched() == NEEDED


def test_a_commit_that_it_does_not_have_is_never_another_model(fetching: Fetching) -> None:
    fetching.of(f"hf://{REPOSITORY}@main", "commit:" + "0" * 40)

    assert fetching.run().result["error"]["code"].startswith("Source")
    assert not fetching.model.exists()
