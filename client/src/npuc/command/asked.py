"""What ``npuc compile`` asks for: one compilation, or with ``--for`` a set of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from npuc.answers import Platform
from npuc.command.body import body_of, json_options, options_of
from npuc.command.mistakes import Mistakes
from npuc.command.run import Run
from npuc.errors import refusal
from npuc.options import read_options, usable_platform

NEXT_OPTION = re.compile(r",(?=[A-Za-z][A-Za-z0-9]*=)")
"""A comma between two options, not one within a value such as ``1,128``."""
OF_ALL = ("name", "note", "labels")
"""What is said of a set as a whole."""


@dataclass(frozen=True)
class Asked:
    """The bodies, the platform of each, and what is said of all; one body is no set."""

    platforms: Sequence[Platform]
    bodies: list[dict[str, Any]]
    of_all: dict[str, Any]

    @property
    def is_set(self) -> bool:
        return len(self.bodies) > 1

    @property
    def accepts(self) -> tuple[str, ...]:
        """Formats that any of the platforms takes."""
        return tuple(dict.fromkeys(each for one in self.platforms for each in one["accepts"]))

    @property
    def names(self) -> str:
        return ", ".join(dict.fromkeys(one["name"] for one in self.platforms))

    def body(self) -> dict[str, Any]:
        """What is sent."""
        return {"compilations": self.bodies, **self.of_all} if self.is_set else self.bodies[0]

    def compile(self, artifact: str | None) -> None:
        """Names the original."""
        for body in self.bodies if artifact else []:
            body["baseArtifactId"] = artifact

    def check_format(self, format: str, what: str) -> None:
        """Refuses a model that some of the platforms do not take."""
        for one in self.platforms:
            if format not in one["accepts"]:
                takes = ", ".join(one["accepts"])
                raise refusal(
                    "UnfitFormat", f"{what} is {format}, and {one['name']} takes {takes}."
                )


def asked_of(run: Run) -> Asked:
    """What the flags ask for."""
    args = run.args
    known = run.client.about.platforms()
    if args.platform:
        platform = usable_platform(known, args.platform)
        body = {"platform": args.platform, **body_of(run, options_of(args, platform))}
        return Asked([platform], [body], {})
    common = body_of(run, {})
    of_all = {name: common.pop(name) for name in OF_ALL if name in common}
    members = _members(args, known)
    bodies = [
        {"platform": one["name"], **common, **({"options": options} if options else {})}
        for one, options in members
    ]
    return Asked([one for one, _ in members], bodies, of_all)


def _members(args: Any, known: Sequence[Platform]) -> list[tuple[Platform, dict[str, Any]]]:
    """The platform of each with its options; what is wrong is told of all, as the service does."""
    json_options(args)
    mistakes = Mistakes()
    members = []
    for place, text in enumerate(args.targets):
        name, _, rest = text.partition(":")
        path = f"compilations[{place}]."
        platform = mistakes.of(path, partial(usable_platform, known, name))
        if platform is None:
            continue
        own_texts = NEXT_OPTION.split(rest) if rest else []
        common = mistakes.of(path, partial(options_of, args, platform))
        own = mistakes.of(path, partial(read_options, platform, own_texts))
        members.append((platform, {**(common or {}), **(own or {})}))
    mistakes.check()
    return members


def check_targets(args: Any) -> None:
    """Refuses flags that do not say for what to compile, or say it twice."""
    if args.platform and args.targets:
        raise refusal("Usage", "--platform is for one, --for for each of several: say one of them.")
    if not args.platform and not args.targets:
        raise refusal("Usage", "Say what to compile for: --platform, or --for several times.")
    if len(args.targets) == 1:
        raise refusal("Usage", "--for is for several: say it again, or --platform instead.")
