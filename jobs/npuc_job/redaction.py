"""Keeps secret values out of everything this program writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from npuc_job.contract import CONTRACT
from npuc_job.wording import Worded

REPLACEMENT = b"***"
MIN_LINE_LENGTH = 8
"""Shortest line of a multi-line secret that is a secret too; shorter ones (``}``) are noise."""

_NO_UTF8 = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Halves of characters that stand for no byte either, as those of ``surrogateescape`` do."""
_URL_PASSWORD = re.compile(r"(?:://|^)[^\s/?#@:]{0,256}:(?!//|[0-9]{1,5}/)([^\s@]{8,256})@")
"""In ``scheme://user:password@host``: a program may show the address and its password apart."""


def as_bytes(text: str) -> bytes:
    """UTF-8 of any text: what can't be written so is replaced."""
    return _NO_UTF8.sub("\ufffd", text).encode("utf-8", "surrogateescape")


def secret_values(names: Iterable[str], environment: Mapping[str, str]) -> frozenset[bytes]:
    """Return the byte strings that must not appear: whole values and their parts."""
    values: set[str] = set()
    for name in names:
        value = environment.get(name, "")
        if len(value.strip()) < CONTRACT.shortest_hidden:
            continue
        values |= {value, value.strip(), *_parts(value)}
    return frozenset(map(as_bytes, values))


def _parts(value: str) -> Iterator[str]:
    """Long lines, and the passwords of addresses, as they stand there and decoded."""
    for line in map(str.strip, value.splitlines()):
        if len(line) >= MIN_LINE_LENGTH:
            yield line
    for password in _URL_PASSWORD.findall(value):
        yield password
        if len(plain := unquote(password)) >= MIN_LINE_LENGTH:
            yield plain


class Redactor:
    """Replaces secrets in a stream, wherever the stream happens to be split.

    The output equals redacting the whole stream at once: leftmost match first, longest value first.
    Only bytes that may be the beginning of a secret are held back, so a live log stays live.
    """

    def __init__(self, secrets: Iterable[bytes]) -> None:
        self._secrets = sorted(secrets, key=lambda secret: (-len(secret), secret))
        self._pattern = re.compile(b"|".join(map(re.escape, self._secrets)))
        self._held = b""

    def feed(self, data: bytes) -> bytes:
        """Take the next bytes; return those that are safe to show."""
        if not self._secrets:
            return data
        data = self._held + data
        undecided = self._undecided_from(data)
        shown: list[bytes] = []
        position = 0
        for match in self._pattern.finditer(data):
            if match.start() >= undecided:
                break
            shown += (data[position : match.start()], REPLACEMENT)
            position = match.end()
        if position < undecided:
            shown.append(data[position:undecided])
            position = undecided
        self._held = data[position:]
        return b"".join(shown)

    def flush(self) -> bytes:
        """Return what was held back, at the end of the stream."""
        held, self._held = self._held, b""
        return self._whole(held)

    def text(self, text: str) -> str:
        """Redact a complete text."""
        return self._whole(as_bytes(text)).decode("utf-8", "replace")

    def sentence(self, text: str) -> str:
        """Redact a text and, where it has any, its parameters."""
        shown = self.text(text)
        if not isinstance(text, Worded):
            return shown
        parameters = {
            name: value if isinstance(value, int) else self._parameter(value)
            for name, value in text.parameters.items()
        }
        return Worded(shown, text.code, parameters)

    def _parameter(self, value: str | Sequence[str]) -> str | list[str]:
        return self.text(value) if isinstance(value, str) else [self.text(one) for one in value]

    def texts(self, value: object) -> object:
        """Redact every text in a JSON value; names of fields and numbers stay."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {name: self.texts(inner) for name, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.texts(inner) for inner in value]
        return value

    def beginning(self, data: bytes) -> bytes:
        """Redact the beginning of something longer, without what may be a part of a secret."""
        return Redactor(self._secrets).feed(data)

    def another(self) -> Redactor:
        """The same for another stream."""
        return Redactor(self._secrets)

    def _whole(self, data: bytes) -> bytes:
        return self._pattern.sub(REPLACEMENT, data) if self._secrets else data

    def _undecided_from(self, data: bytes) -> int:
        """Where the first secret may begin that the end of ``data`` cuts off."""
        first = len(data)
        for secret in self._secrets:
            start = data.find(secret[:1], max(0, len(data) - len(secret) + 1))
            while 0 <= start < first:
                if secret.startswith(data[start:]):
                    first = start
                    break
                start = data.find(secret[:1], start + 1)
        return first
