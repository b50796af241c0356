"""Commands about who and where: login, logout, context, whoami."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from npuc.auth.oidc import Device, Issuer
from npuc.command.parser import Commands, Parser, command, group
from npuc.command.run import Run
from npuc.contexts.choice import DEFAULT_URL, Choice
from npuc.contexts.context import Context
from npuc.errors import Refused, refusal
from npuc.http.address import checked_url
from npuc.http.problems import lacks_route


def add(commands: Commands[Parser]) -> None:
    examples = """
    npuc login http://127.0.0.1:8080
    npuc login https://npuc.example.org --token < token.txt
    npuc login https://npuc.example.org --oidc --issuer https://id.example.org --client-id npuc
    npuc login https://abc123.execute-api.eu-central-1.amazonaws.com --iam
    """
    login = command(
        commands, "login", log_in, "keep a service as a context, and log in there", examples
    )
    login.add_argument("address", metavar="URL", nargs="?", default=DEFAULT_URL)
    login.add_argument("--name", help="what the context is called; else as its host is")
    kind = login.add_mutually_exclusive_group()
    kind.add_argument(
        "--token",
        action="store_true",
        help="with an access token, read from standard input or asked for",
    )
    kind.add_argument(
        "--oidc", action="store_true", help="in a browser, on any device (device flow)"
    )
    kind.add_argument(
        "--iam", action="store_true", help="with AWS credentials, which sign each request"
    )
    login.add_argument("--issuer", help="with --oidc: the provider of identities")
    login.add_argument("--client-id", help="with --oidc: who we are there")
    login.add_argument("--scope", default="openid offline_access", help="with --oidc")
    login.add_argument("--region", default="", help="with --iam")
    login.add_argument("--profile", default="", help="with --iam: of the shared credentials file")
    logout = command(
        commands,
        "logout",
        log_out,
        "forget a context and its credentials",
        "npuc logout\nnpuc logout prod",
    )
    logout.add_argument("name", metavar="NAME", nargs="?", help="else the current one")
    contexts = group(commands, "context", "see and choose the services that were logged in to")
    command(contexts, "list", list_contexts, "list contexts", "npuc context list", aliases=["ls"])
    use = command(
        contexts, "use", use_context, "use a context from now on", "npuc context use prod"
    )
    use.add_argument("name", metavar="NAME")
    delete = command(
        contexts,
        "delete",
        log_out,
        "forget a context and its credentials",
        "npuc context delete prod",
    )
    delete.add_argument("name", metavar="NAME")
    command(commands, "whoami", who_am_i, "show who asks, and which service", "npuc whoami")


def log_in(run: Run) -> int:
    args = run.args
    url = checked_url(args.address)
    name = args.name or urlsplit(url).netloc
    context = _context(run, url)
    caller = _caller(run, Choice(name, _now(context)))
    with run.config.locked():
        before = run.config.read()
        run.config.write(before.having(name, context))
    replaced = before.by_name.get(name, context)
    if run.output.json:
        shown = {"context": name, **context.shown(), "caller": caller}
        run.output.document({**shown, "replaced": replaced != context})
        return 0
    run.output.line(f"{_said(caller)} at {url}; the context is {name}")
    if replaced != context:
        run.output.note(
            f"It replaces what {name} was ({replaced.kind}, {replaced.url}): "
            "--name NAME makes a context of its own."
        )
    return 0


def _context(run: Run, url: str) -> Context:
    args = run.args
    if args.token:
        return Context(url, "token", token=_token())
    if args.iam:
        return Context(url, "iam", region=args.region, profile=args.profile)
    if not args.oidc:
        return Context(url)
    if not args.issuer or not args.client_id:
        raise refusal("Usage", "--oidc needs --issuer and --client-id.")
    issuer = Issuer(args.issuer, args.client_id, args.scope)
    tokens = issuer.log_in(lambda device: _show(run, device), run.clock)
    return Context(
        url, "oidc", issuer=args.issuer, client_id=args.client_id, scope=args.scope, tokens=tokens
    )


def _now(context: Context) -> Context:
    """With the token that was given just now: what is not kept yet can't be refreshed."""
    if context.tokens is None:
        return context
    return Context(context.url, "token", token=context.tokens.access)


def _show(run: Run, device: Device) -> None:
    run.output.warn(f"open {device.address} on any device, and confirm the code {device.code}")


def _token() -> str:
    token = (getpass.getpass("Token: ") if sys.stdin.isatty() else sys.stdin.readline()).strip()
    if not token or not token.isascii() or not token.isprintable():
        raise refusal("Usage", "No token was given: type it, or give it on standard input.")
    return token


def _caller(run: Run, choice: Choice) -> Mapping[str, Any] | None:
    """Who the service says we are; None of one that is older, which must answer all the same."""
    about = run.client_of(choice).about
    try:
        return about.whoami()
    except Refused as refused:
        if not lacks_route(refused):
            raise
        about.version()
        return None


def _said(caller: Mapping[str, Any] | None) -> str:
    return "everybody" if caller is None else f"{caller['name']} ({caller['role']})"


def log_out(run: Run) -> int:
    with run.config.locked():
        contexts = run.config.read()
        name = run.args.name or contexts.current
        if not name:
            raise refusal("UnknownContext", "There is no context to log out of.")
        contexts.named(name)
        run.config.write(contexts.without(name))
    if run.output.json:
        run.output.document({"forgotten": name})
    run.output.note(f"The context {name} and its credentials are forgotten.")
    return 0


def use_context(run: Run) -> int:
    with run.config.locked():
        contexts = run.config.read()
        contexts.named(run.args.name)
        run.config.write(replace(contexts, current=run.args.name))
    return list_contexts(run)


def list_contexts(run: Run) -> int:
    contexts = run.config.read()
    if run.output.json:
        shown = {name: each.shown() for name, each in contexts.by_name.items()}
        run.output.document({"current": contexts.current or None, "contexts": shown})
        return 0
    rows = [
        ("*" if name == contexts.current else "", name, each.kind, each.url)
        for name, each in sorted(contexts.by_name.items())
    ]
    run.output.table(("", "NAME", "KIND", "URL"), rows)
    if not rows:
        run.output.note(f"Without one it is {DEFAULT_URL}. npuc login URL makes one.")
    return 0


def who_am_i(run: Run) -> int:
    choice = run.choice
    caller = _caller(run, choice)
    if run.output.json:
        run.output.document(
            {"url": choice.context.url, "context": choice.name or None, "caller": caller}
        )
    else:
        run.output.line(f"{_said(caller)} at {choice.context.url}")
    return 0
