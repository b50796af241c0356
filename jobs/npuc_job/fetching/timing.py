"""How long a fetch waits for what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """All in seconds."""

    connect: float = 20.0
    """For a connection to be made."""
    stall: float = 60.0
    """Without a byte, on a connection that was made."""
    first_pause: float = 1.0
    """Before the second try; each further pause is twice as long."""
    longest_pause: float = 60.0
    """Also that which a server may ask for."""
    patience: float = 600.0
    """Without one more byte, whatever is tried."""
    beat: float = 5.0
    """Between two signs of life of whoever holds a lock."""
    lost: float = 30.0
    """Without a sign of life of its own, after which a holder gives its lock up."""
    expiry: float = 60.0
    """Without a sign of life, after which others take a lock over."""
    poll: float = 1.0
    """Between two looks at a lock that somebody else holds."""


USUAL = Timing()
