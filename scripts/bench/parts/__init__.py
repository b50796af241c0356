"""One module for each part of the benchmark; each has a TITLE and a function `run`."""
