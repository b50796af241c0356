"""``npuc webhook``: who is told when a compilation changes its phase."""

from __future__ import annotations

from npuc.answers import Delivery, Webhook
from npuc.command.first import first, page_size
from npuc.command.listing import PHASES
from npuc.command.parser import Commands, Parser, command, count, group
from npuc.command.run import Run
from npuc.command.tokens import done
from npuc.terminal.words import value, when


def add(commands: Commands[Parser]) -> None:
    hooks = group(commands, "webhook", "have others told when a compilation changes its phase")
    create = command(
        hooks,
        "create",
        create_webhook,
        "create a webhook; its secret is shown this once",
        "npuc webhook create https://ci.example.org/npuc --phase Registered --phase Failed",
    )
    create.add_argument("target", metavar="URL", help="where events are posted")
    create.add_argument(
        "--phase", action="append", choices=PHASES, help="only these; again for more"
    )
    create.add_argument("--platform", action="append", help="only these; again for more")
    create.add_argument("--description")
    command(hooks, "list", list_webhooks, "list webhooks", "npuc webhook list", aliases=["ls"])
    delete = command(
        hooks, "delete", delete_webhook, "delete a webhook", "npuc webhook delete w-01kax..."
    )
    delete.add_argument("id", metavar="ID")
    ping = command(
        hooks,
        "ping",
        ping_webhook,
        "send a webhook an event to try it",
        "npuc webhook ping w-01kax...",
    )
    ping.add_argument("id", metavar="ID")
    deliveries = command(
        hooks,
        "deliveries",
        list_deliveries,
        "list what was delivered to a webhook or will be",
        "npuc webhook deliveries w-01kax... --state Failed",
    )
    deliveries.add_argument("id", metavar="ID")
    deliveries.add_argument("--state", choices=("Pending", "Delivered", "Failed"))
    deliveries.add_argument("--limit", type=count, default=20)
    replay = command(
        hooks,
        "replay",
        replay_delivery,
        "deliver once more",
        "npuc webhook replay w-01kax... d-01kax...",
    )
    replay.add_argument("id", metavar="ID")
    replay.add_argument("delivery", metavar="DELIVERY")


def create_webhook(run: Run) -> int:
    args = run.args
    body = {
        "url": args.target,
        "phases": args.phase,
        "platforms": args.platform,
        "description": args.description,
    }
    made = run.client.webhooks.create(
        {name: each for name, each in body.items() if each is not None}
    )
    if run.output.json:
        run.output.document(made)
        return 0
    run.output.note(f"{made['id']}  {made['url']}. Its secret is shown this once:")
    run.output.line(made["secret"])
    return 0


def list_webhooks(run: Run) -> int:
    found = list(run.client.webhooks.list())
    head = ("ID", "URL", "PHASES", "PLATFORMS", "DESCRIPTION", "DISABLED")
    return run.output.items(found, head, _row_of_webhook)


def _row_of_webhook(webhook: Webhook) -> tuple[str, ...]:
    return (
        webhook["id"],
        webhook["url"],
        value(webhook["phases"] or "all"),
        value(webhook["platforms"] or "all"),
        value(webhook["description"]),
        when(webhook.get("disabledAt")),
    )


def delete_webhook(run: Run) -> int:
    run.client.webhooks.delete(run.args.id)
    return done(run, "deleted", run.args.id)


def ping_webhook(run: Run) -> int:
    run.client.webhooks.ping(run.args.id)
    return done(run, "pinged", run.args.id)


def list_deliveries(run: Run) -> int:
    filters = {"state": run.args.state, "limit": page_size(run.args.limit)}
    found, more = first(run.client.webhooks.deliveries(run.args.id, filters), run.args.limit)
    head = ("ID", "COMPILATION", "TO", "STATE", "TRIES", "CREATED (UTC)", "NEXT")
    return run.output.items(found, head, _row_of_delivery, more)


def _row_of_delivery(delivery: Delivery) -> tuple[str, ...]:
    return (
        delivery["id"],
        value(delivery["compilationId"]),
        value(delivery["to"]),
        delivery["state"],
        str(len(delivery["attempts"])),
        when(delivery["createdAt"]),
        when(delivery["nextAttemptAt"]),
    )


def replay_delivery(run: Run) -> int:
    run.client.webhooks.replay(run.args.id, run.args.delivery)
    return done(run, "replayed", run.args.delivery)
