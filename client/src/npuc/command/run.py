"""What a command works with."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from functools import cached_property

from npuc.client import Client
from npuc.contexts.choice import Choice, choose, credentials_of
from npuc.contexts.config import Config, config_path
from npuc.http.pace import SystemClock
from npuc.terminal.output import Output

TICK_SECONDS = 0.25


class TickingClock(SystemClock):
    """Tells somebody, while it is waited, that time passes."""

    tick: Callable[[], None] | None = None

    def sleep(self, seconds: float) -> None:
        end = self.now() + seconds
        while self.tick is not None and end - self.now() > TICK_SECONDS:
            super().sleep(TICK_SECONDS)
            self.tick()
        super().sleep(max(0.0, end - self.now()))


class Run:
    """One run of the command: its arguments, its streams, the service it talks to."""

    def __init__(
        self,
        args: argparse.Namespace,
        output: Output,
        environment: Mapping[str, str],
        clock: TickingClock,
    ) -> None:
        self.args = args
        self.output = output
        self.environment = environment
        self.clock = clock
        self.config = Config(config_path(environment))
        self.url = ""
        """Of the service that was asked last."""

    @cached_property
    def choice(self) -> Choice:
        """The service that is meant."""
        name = getattr(self.args, "context", "")
        return choose(self.config, self.environment, name, getattr(self.args, "url", ""))

    @cached_property
    def client(self) -> Client:
        """The client of that service."""
        return self.client_of(self.choice)

    def client_of(self, choice: Choice) -> Client:
        self.url = choice.context.url
        credentials = credentials_of(choice, self.config, self.environment, self.output.warn)
        return Client(choice.context.url, credentials=credentials, clock=self.clock)
