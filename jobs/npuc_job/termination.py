"""The request to stop (SIGTERM from the kubelet or the service, Ctrl-C by hand)."""

from __future__ import annotations

import signal
from types import FrameType

from npuc_job.failure import Code, JobError
from npuc_job.wording import worded


class Termination:
    """Remembers that a stop was asked for; long work calls ``check`` between its pieces.

    A flag instead of an exception out of the signal handler: the handler may run anywhere, also
    half-way through a write.
    """

    def __init__(self) -> None:
        self.requested = False

    def install(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._request)

    def check(self) -> None:
        if self.requested:
            raise JobError(
                Code.TERMINATED,
                worded(
                    "StepTerminated",
                    "The step was terminated before it ended; retry it when it was not meant to "
                    "stop.",
                ),
            )

    def _request(self, _number: int, _frame: FrameType | None) -> None:
        self.requested = True
