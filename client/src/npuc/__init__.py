"""The client of npuc, which compiles models for NPUs.

from npuc import Client

client = Client("http://127.0.0.1:8080")
compilation = client.compile("keyword.tflite", "ethos-u")
compilation = client.compilations.wait(compilation["id"])
"""

from npuc.client import Client
from npuc.errors import Failed, NpucError, Problem, Refused, TimedOut, Unreachable, Violation
from npuc.models.lookup import Target
from npuc.models.plan import Wishes

__all__ = [
    "Client",
    "Failed",
    "NpucError",
    "Problem",
    "Refused",
    "Target",
    "TimedOut",
    "Unreachable",
    "Violation",
    "Wishes",
]
__version__ = "0.1.0"
