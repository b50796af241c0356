"""Which service a command talks to, and as whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from npuc.auth import Anonymous, Bearer, Credentials
from npuc.auth.aws import Iam
from npuc.auth.oidc import Issuer, Oidc, Tokens
from npuc.contexts.config import Config
from npuc.contexts.context import Context
from npuc.errors import refusal
from npuc.http.address import checked_url
from npuc.http.wire import is_loopback

DEFAULT_URL = "http://127.0.0.1:8080"


@dataclass(frozen=True)
class Choice:
    """What was chosen; ``name`` is empty when no context was."""

    name: str
    context: Context


def choose(config: Config, environment: Mapping[str, str], name: str = "", url: str = "") -> Choice:
    """The context of that name or address, else of the environment, else the current one.

    What a context knows of its service never goes to another address than its own.
    """
    address = url or ("" if name else environment.get("NPUC_URL", ""))
    if address:
        chosen = _of_address(config, checked_url(address), environment)
    else:
        chosen = _of_name(config, name or environment.get("NPUC_CONTEXT", ""))
    token = environment.get("NPUC_TOKEN", "")
    if token and not name:
        return Choice(chosen.name, Context(chosen.context.url, "token", token))
    return chosen


def _of_address(config: Config, url: str, environment: Mapping[str, str]) -> Choice:
    if environment.get("NPUC_AUTH", "") == "iam":
        return Choice("", Context(url, "iam"))
    contexts = config.read()
    same = [name for name, each in contexts.by_name.items() if each.url == url]
    if contexts.current in same:
        return Choice(contexts.current, contexts.by_name[contexts.current])
    if len(same) == 1:
        return Choice(same[0], contexts.by_name[same[0]])
    if same:
        raise refusal(
            "AmbiguousContext",
            f"The contexts {', '.join(sorted(same))} are of {url}: say which with --context.",
        )
    return Choice("", Context(url))


def _of_name(config: Config, name: str) -> Choice:
    contexts = config.read()
    wanted = name or contexts.current
    if not wanted:
        return Choice("", Context(DEFAULT_URL))
    return Choice(wanted, contexts.named(wanted))


def credentials_of(
    choice: Choice, config: Config, environment: Mapping[str, str], warn: Callable[[str], None]
) -> Credentials:
    """What proves to the service who asks; warns of what would travel readable."""
    context = choice.context
    readable = context.url.startswith("http://") and not is_loopback(context.url)
    if readable and context.kind in ("token", "oidc"):
        warn(f"The token goes to {context.url} unencrypted: use https.")
    if context.kind == "iam":
        return Iam(environment, context.region, context.profile)
    if context.kind == "token":
        return Bearer(context.token)
    if context.kind == "oidc" and context.tokens:
        return Oidc(context.tokens, lambda tokens: refreshed(config, choice.name, tokens))
    return Anonymous()


def refreshed(config: Config, name: str, used: Tokens) -> Tokens:
    """New tokens of a context, stored; those of another command, should it have been faster."""
    with config.locked():
        contexts = config.read()
        context = contexts.named(name)
        if context.tokens and context.tokens.refresh != used.refresh:
            return context.tokens
        tokens = Issuer(context.issuer, context.client_id, context.scope).refresh(used)
        kept = {**contexts.by_name, name: replace(context, tokens=tokens)}
        config.write(replace(contexts, by_name=kept))
        return tokens
