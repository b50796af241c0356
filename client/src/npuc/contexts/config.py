"""The file of the contexts, which only its owner reads."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from npuc.contexts.context import Context, read_context
from npuc.errors import refusal


@dataclass(frozen=True)
class Contexts:
    """All contexts by name, and which is used when nothing is said."""

    current: str
    by_name: Mapping[str, Context]

    def named(self, name: str) -> Context:
        """The context of that name; refused with the names that there are."""
        if name not in self.by_name:
            there = ", ".join(sorted(self.by_name)) or "none: npuc login URL makes one"
            raise refusal("UnknownContext", f"There is no context {name}. There is {there}.")
        return self.by_name[name]

    def having(self, name: str, context: Context) -> Contexts:
        """These, with another one that is used from now on."""
        return Contexts(name, {**self.by_name, name: context})

    def without(self, name: str) -> Contexts:
        """These without one."""
        rest = {key: value for key, value in self.by_name.items() if key != name}
        return Contexts("" if name == self.current else self.current, rest)


class Config:
    """Reads and writes the file; a change is all there or not at all, and nobody's gets lost."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Contexts:
        """What is stored; nothing when there is no file yet."""
        try:
            document = json.loads(self.path.read_text("utf-8"))
            stored = document["contexts"]
            contexts = {name: read_context(name, each) for name, each in stored.items()}
            return Contexts(str(document.get("current", "")), contexts)
        except FileNotFoundError:
            return Contexts("", {})
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise refusal(
                "BrokenConfig", f"{self.path} can't be read ({error}). Repair or remove it."
            ) from error

    def write(self, contexts: Contexts) -> None:
        """Stores them, with the mode 0600, in a folder that has 0700 when it is new."""
        self._folder()
        document = {
            "current": contexts.current,
            "contexts": {name: each.document() for name, each in contexts.by_name.items()},
        }
        descriptor, temporary = tempfile.mkstemp(dir=self.path.parent, prefix=".config-")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:  # mkstemp's mode is 0600
                json.dump(document, file, ensure_ascii=False, indent=2)
            os.replace(temporary, self.path)
        except BaseException:
            os.unlink(temporary)
            raise

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps other commands from changing it meanwhile, where the system has locks."""
        self._folder()
        with (self.path.parent / ".lock").open("w") as file:
            try:
                import fcntl
            except ImportError:  # Windows: two commands at once may both refresh
                yield
                return
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _folder(self) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def config_path(environment: Mapping[str, str]) -> Path:
    """``NPUC_CONFIG``, else ``npuc/config.json`` where configuration is kept."""
    if environment.get("NPUC_CONFIG"):
        return Path(environment["NPUC_CONFIG"])
    home = Path(environment.get("HOME") or Path.home())
    return Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "npuc" / "config.json"
