"""Addresses of a service, and parts of them."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from npuc.errors import refusal


def checked_url(url: str) -> str:
    """An address of a service without the / at its end; refused when it is none."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise refusal("InvalidUrl", f"{url} is no address such as http://127.0.0.1:8080.")
    if parts.username or parts.query or parts.fragment:
        raise refusal("InvalidUrl", "The address has neither a user, a query nor a fragment.")
    return url.rstrip("/")


def segment(value: str) -> str:
    """A value as one segment of a path, whatever stands in it."""
    return quote(value, safe="")
