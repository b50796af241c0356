"""``npuc token``: access tokens of a service."""

from __future__ import annotations

from npuc.answers import Token
from npuc.command.parser import Commands, Parser, command, group
from npuc.command.run import Run
from npuc.terminal.words import end_of, when


def add(commands: Commands[Parser]) -> None:
    tokens = group(commands, "token", "create, list and delete access tokens")
    create = command(
        tokens,
        "create",
        create_token,
        "create an access token, which is shown this once",
        "npuc token create alice --role compile --expires 90d",
    )
    create.add_argument(
        "name", metavar="NAME", help="whose it is: the caller's name in the history"
    )
    create.add_argument("--role", choices=("read", "compile", "admin"), required=True)
    create.add_argument("--expires", metavar="TIME", help="in 90d, or at 2027-01-01; else never")
    command(tokens, "list", list_tokens, "list access tokens", "npuc token list", aliases=["ls"])
    delete = command(
        tokens, "delete", delete_token, "refuse a token from now on", "npuc token delete t-01kax..."
    )
    delete.add_argument("id", metavar="ID")


def create_token(run: Run) -> int:
    args = run.args
    made = run.client.tokens.create(
        args.name, args.role, end_of(args.expires) if args.expires else None
    )
    if run.output.json:
        run.output.document(made)
        return 0
    run.output.note(f"{made['id']}  {made['name']}, {made['role']}. It is shown this once:")
    run.output.line(made["token"])
    return 0


def list_tokens(run: Run) -> int:
    found = list(run.client.tokens.list())
    head = ("ID", "NAME", "ROLE", "CREATED (UTC)", "EXPIRES", "LAST USED")
    return run.output.items(found, head, _row)


def _row(token: Token) -> tuple[str, ...]:
    return (
        token["id"],
        token["name"],
        token["role"],
        when(token["createdAt"]),
        when(token["expiresAt"]),
        when(token["lastUsedAt"])[:10],
    )


def delete_token(run: Run) -> int:
    run.client.tokens.delete(run.args.id)
    return done(run, "deleted", run.args.id)


def done(run: Run, what: str, id: str) -> int:
    """Says that it is, where there is nothing else to show."""
    if run.output.json:
        run.output.document({what: id})
    run.output.note(f"{id} is {what}")
    return 0
