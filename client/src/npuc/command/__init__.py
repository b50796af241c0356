"""The command ``npuc``: reads arguments, asks the library, shows what it answers."""
