"""Asks servers: redirects, and who may see credentials."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPResponse

from npuc_job.failure import Code, JobError
from npuc_job.fetching.network import Network
from npuc_job.fetching.origins import Address, Origin, address, redirected, refused
from npuc_job.fetching.passing import PassingError, Patience, retry_after
from npuc_job.fetching.pool import Pool, passing
from npuc_job.wording import worded

MAX_REDIRECTS = 5
MAX_JSON_BYTES = 32 * 1024**2
_TOKEN = re.compile(r"[!-~]+")
_ALWAYS = {"Accept-Encoding": "identity", "User-Agent": "npuc"}
_REDIRECTS = (301, 302, 303, 307, 308)
_PASSING = (408, 425, 429)
_NOT_SATISFIABLE = 416
_LONGEST_ASIDE = 1 << 16
_MOST_ELSEWHERE = 4
"""Tries, where another server refuses what the first has led to."""


@dataclass(frozen=True)
class Refusal:
    """An answer that more tries do not change; ``code`` and ``message`` are those of the hub."""

    status: int
    code: str = ""
    message: str = ""


@dataclass(frozen=True)
class Request:
    """What is asked for. ``authorization`` is for the origin of the URL alone; ``explain`` says
    what a refusal means."""

    url: str = field(repr=False)
    explain: Callable[[Refusal], JobError]
    authorization: str | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """An answer of status 200, 206 or 416; ``origin`` is who gave it in the end."""

    status: int
    headers: Message
    origin: Origin
    read: Callable[[int], bytes]
    """At most so many bytes, as soon as there are some; none at the end."""


def check_token(token: str, name: str) -> None:
    """Refuse what can't be sent, without quoting it."""
    if token and not _TOKEN.fullmatch(token):
        raise JobError(
            Code.SOURCE_DENIED,
            worded(
                "TokenCharacters",
                "{name} holds characters that no token has: give it again.",
                name=name,
            ),
        )


class Client:
    """May be used by several threads at once."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._pool = Pool(network)

    def close(self) -> None:
        """Break off all that goes on, in whatever thread."""
        self._pool.close()

    def json(self, request: Request, patience: Patience) -> tuple[object, Message]:
        """An answer that is JSON of a limited size, tried again as long as it is worth it."""
        while True:
            try:
                with self.opened(request) as answer:
                    return _json(answer), answer.headers
            except PassingError as failure:
                patience.after(failure)

    @contextmanager
    def opened(
        self, request: Request, headers: Mapping[str, str] | None = None
    ) -> Iterator[Answer]:
        """The answer, redirects followed; ``PassingError`` for what may go better the next time."""
        at = address(request.url)
        first = at.origin
        self.network.hosts.check_scheme(first)
        sent = {**_ALWAYS, **request.headers, **(headers or {})}
        secret = {"Authorization": request.authorization} if request.authorization else {}
        for _ in range(MAX_REDIRECTS + 1):
            own = {**sent, **secret} if at.origin == first else sent
            with self._pool.asked(at, own) as response:
                answer = _answer(at.origin, response)
                if response.status not in _REDIRECTS:
                    _judge(answer, request, first)
                    yield answer
                    return
                answer.read(_LONGEST_ASIDE)  # so that the connection can be used again
                at = self._next(at, response)
        raise refused(
            worded(
                "TooManyRedirects",
                "{host} leads on more than {most} times",
                host=first.shown,
                most=MAX_REDIRECTS,
            )
        )

    def _next(self, at: Address, response: HTTPResponse) -> Address:
        there = redirected(at, response.headers.get("Location") or "")
        if there.origin.is_plain and not at.origin.is_plain:
            raise refused(
                worded(
                    "LeadsToHttp",
                    "{host} leads from https to http ({there})",
                    host=at.origin.shown,
                    there=there.origin.shown,
                )
            )
        self.network.hosts.check_scheme(there.origin)
        return there


def _answer(origin: Origin, response: HTTPResponse) -> Answer:
    def read(count: int) -> bytes:
        with passing(origin):
            return response.read1(count)

    return Answer(response.status, response.headers, origin, read)


def _judge(answer: Answer, request: Request, first: Origin) -> None:
    status, headers, shown = answer.status, answer.headers, answer.origin.shown
    if status in (200, 206, _NOT_SATISFIABLE):
        return
    if status in _PASSING or status >= 500:
        raise PassingError(f"{shown} answers {status}", retry_after(headers.get("Retry-After")))
    if answer.origin != first:  # an address that was signed for a short time is made anew
        what = f"{shown}, where {first.shown} leads to, answers {status}"
        raise PassingError(what, most=_MOST_ELSEWHERE)
    message = (headers.get("X-Error-Message") or "")[:200]
    raise request.explain(Refusal(status, headers.get("X-Error-Code") or "", message))


def _json(answer: Answer) -> object:
    data = bytearray()
    while piece := answer.read(1 << 16):
        data += piece
        if len(data) > MAX_JSON_BYTES:
            raise refused(
                worded(
                    "AnswerTooLong",
                    "{host} answers with more than {most:,} bytes",
                    host=answer.origin.shown,
                    most=MAX_JSON_BYTES,
                )
            )
    length = answer.headers.get("Content-Length")
    if length is not None and length.isdecimal() and int(length) != len(data):
        raise PassingError(f"{answer.origin.shown} broke off")
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise PassingError(f"{answer.origin.shown} answers with something else than JSON") from None
