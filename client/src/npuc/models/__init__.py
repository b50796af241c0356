"""Models as people name them: a path, an address, a name; and how they come to the registry."""
