"""Addresses of a service, and parts of them."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from npuc.errors import refusal


def _is_plain(url: str) -> bool:
    """Whether nothing in it is lost on the way, and its port is one."""
    try:
        port = urlsplit(url).port
    except ValueError:
        return False
    return port != 0 and url.isprintable() and " " not in url


def checked_url(url: str) -> str:
    """An address of a service without the / at its end; refused when it is none."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or not _is_plain(url):
        raise refusal("InvalidUrl", f"{url!r} is no address such as http://127.0.0.1:8080.")
    if parts.path.rstrip("/").endswith("/v1"):
        raise refusal("InvalidUrl", f"{url} is the API's: leave out /v1, which is added.")
    if parts.username or parts.query or parts.fragment:
        raise refusal("InvalidUrl", "The address has neither a user, a query nor a fragment.")
    return url.rstrip("/")


def segment(value: str) -> str:
    """A value as one segment of a path, whatever stands in it."""
    return quote(value, safe="")
