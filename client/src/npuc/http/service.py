"""A service of npuc: sends requests as its user, tries again what may be tried again."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast
from urllib.parse import quote, urlencode

from npuc.auth import Anonymous, Credentials
from npuc.errors import NpucError, Unreachable
from npuc.http.address import checked_url
from npuc.http.pace import Clock, Pace, SystemClock
from npuc.http.problems import error_of
from npuc.http.wire import Answer, Broken, Request, Stream, Wire, header_value

SECONDS = 60.0
ATTEMPTS = 5
AGAIN = frozenset({429, 502, 503, 504})
Query = Mapping[str, "str | int | bool | None"]


class Service:
    """Where npuc answers, and as whom it is asked.

    Every request may be repeated: GET, PUT, PATCH and DELETE by their nature, a POST by its
    Idempotency-Key. So what breaks off, and what is answered 429, 502, 503 or 504, is sent up to
    five times, after growing waits or those that ``Retry-After`` asks for. Where nobody listens
    the first request fails at once; a service that answered before is being restarted, and is
    waited for.
    """

    def __init__(
        self,
        url: str,
        credentials: Credentials | None = None,
        wire: Wire | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.url = checked_url(url)
        self.clock = clock or SystemClock()
        self._credentials = credentials or Anonymous()
        self._wire = wire or Wire()
        self._known = False

    def json(self, method: str, path: str, body: object = None, **parts: Any) -> Any:
        """The JSON of a successful answer, None where it has no body; see ``send``."""
        answer = self.send(method, path, body, **parts)
        return self.read(answer) if answer.body else None

    def pages(self, path: str, query: Query | None = None) -> Iterator[Any]:
        """The items of a list, page after page, as they are asked for."""
        token: str | None = None
        while True:
            page = self.json("GET", path, query={**(query or {}), "pageToken": token})
            yield from self.items(page)
            token = page.get("nextPageToken")
            if token is None:
                return

    def send(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        query: Query | None = None,
        headers: Mapping[str, str] | None = None,
        key: str | None = None,
        deadline: float | None = None,
    ) -> Answer:
        """A successful answer, or 304; else ``Refused`` or ``Unreachable``.

        ``key`` is the Idempotency-Key of a POST, a new one when it is left out. ``deadline`` is a
        time of the clock after which nothing is tried any more.
        """
        sent = dict(headers or {})
        if body is not None:
            sent.setdefault("Content-Type", "application/json")
        if method == "POST":
            sent["Idempotency-Key"] = header_value(
                "Idempotency-Key", str(uuid.uuid4()) if key is None else key
            )
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        if method == "POST" and content is None:
            content = b""  # else urllib would send no Content-Length
        request = Request(method, self._address(path, query), sent, content)
        return self._repeated(request, deadline)

    def put(self, url: str, content: Any, size: int, headers: Mapping[str, str]) -> None:
        """Sends the bytes of a part, once: to this service when ``url`` is a path, else to a store.

        A store is told nothing of who we are: its address is signed already.
        """
        sent = {**headers, "Content-Length": str(size), "Content-Type": "application/octet-stream"}
        own = url.startswith("/")
        request = Request("PUT", self.url + url if own else url, sent, content)
        answer = self._once(self._signed(request) if own else request, SECONDS)
        if answer.status >= 300:
            raise error_of(answer, request.url)

    @contextmanager
    def stream(self, path: str, headers: Mapping[str, str]) -> Iterator[Stream]:
        """A successful answer of a GET, once, to be read bit by bit."""
        request = self._signed(Request("GET", self._address(path, None), headers))
        try:
            with self._wire.stream(request, SECONDS) as stream:
                if stream.status >= 300:
                    raise error_of(
                        Answer(stream.status, stream.headers, stream.read(1 << 16)), request.url
                    )
                yield stream
        except Broken as broken:
            raise self._unreachable(broken) from broken

    def read(self, answer: Answer) -> Any:
        """The JSON of an answer."""
        try:
            return json.loads(answer.body)
        except ValueError as error:
            raise self._another() from error

    def items(self, page: Any) -> list[Any]:
        """The items of a page."""
        if not isinstance(page, dict) or not isinstance(page.get("items"), list):
            raise self._another()
        return cast("list[Any]", page["items"])

    def _another(self) -> Unreachable:
        return Unreachable(f"{self.url} answers, but not as npuc does. Is it the address?")

    def _address(self, path: str, query: Query | None) -> str:
        given = {name: _text(value) for name, value in (query or {}).items() if value is not None}
        return self.url + path + ("?" + urlencode(given, quote_via=quote) if given else "")

    def _repeated(self, request: Request, deadline: float | None) -> Answer:
        pace = Pace(0.5, 8, factor=2)
        attempt = 1
        while True:
            seconds = SECONDS if deadline is None else max(0.1, deadline - self.clock.now())
            outcome = self._outcome(request, min(SECONDS, seconds), attempt)
            if isinstance(outcome, Answer):
                return outcome
            wait = max(next(pace), getattr(outcome, "retry_after", None) or 0)
            last = attempt >= ATTEMPTS or not isinstance(outcome, Unreachable)
            late = deadline is not None and self.clock.now() + wait > deadline
            if last or late or not self._may_repeat(outcome):
                raise outcome
            self.clock.sleep(wait)
            attempt += 1

    def _outcome(self, request: Request, seconds: float, attempt: int) -> Answer | NpucError:
        try:
            answer = self._once(self._signed(request), seconds)
        except Unreachable as unreachable:
            return unreachable
        gone = request.method == "DELETE" and answer.status == 404 and attempt > 1
        if answer.status in (200, 201, 202, 204, 206, 304) or gone:
            return answer  # deleted by a request whose answer was lost
        return error_of(answer, request.url)

    def _once(self, request: Request, seconds: float) -> Answer:
        try:
            answer = self._wire.send(request, seconds)
        except Broken as broken:
            raise self._unreachable(broken) from broken
        self._known = True
        return answer

    def _may_repeat(self, outcome: NpucError) -> bool:
        if outcome.problem.status is not None:
            return outcome.problem.status in AGAIN
        broken = outcome.__cause__
        if not isinstance(broken, Broken) or broken.hopeless:
            return False
        return self._known or not broken.refused

    def _signed(self, request: Request) -> Request:
        headers = {**request.headers, "User-Agent": "npuc", "Accept": "*/*"}
        bare = Request(request.method, request.url, headers, request.body)
        return Request(
            bare.method, bare.url, {**headers, **self._credentials.headers(bare)}, bare.body
        )

    def _unreachable(self, broken: Broken) -> Unreachable:
        said = f"{self.url} can't be reached: {broken}"
        return Unreachable(said if said.endswith("?") else f"{said}.")


def _text(value: str | int | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
