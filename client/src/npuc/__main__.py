"""``python -m npuc`` is the command ``npuc``."""

from npuc.command.main import run

run()
