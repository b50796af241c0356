"""What AWS asks for, in dollars: list prices of us-east-1 without free amounts.

Step Functions and Lambda as in docs/deploy.md. The others are from memory, as of January 2025, and
were not looked up when this was written: compare them with the pricing pages before you count on
them.
"""

from __future__ import annotations

from dataclasses import dataclass

SOURCE = "list prices of us-east-1 as remembered of January 2025, not looked up"
TRANSITION = 0.025 / 1_000  # Step Functions, Standard
CALL = 0.20 / 1_000_000  # Lambda
GIGABYTE_SECOND = 0.0000133334  # Lambda, arm64
WRITE_UNIT = 0.625 / 1_000_000  # DynamoDB on demand, 1 KB
READ_UNIT = 0.125 / 1_000_000  # DynamoDB on demand, 4 KB, strongly consistent
LOG_BYTE = 0.50 / 1e9  # CloudWatch Logs, taken in
PUT = 0.005 / 1_000  # S3 Standard
NODE = "m7i.4xlarge"
NODE_HOUR = 0.8064  # EC2 on demand, Linux


@dataclass(frozen=True)
class Use:
    """What one compilation uses; an item of the table has at most 4 KB."""

    transitions: int
    calls: int
    call_milliseconds: float
    reads: int
    writes: int
    log_bytes: int
    logs: int = 2

    @property
    def dollars(self) -> float:
        """Without what stays stored, and without the request that asked for it."""
        return (
            self.transitions * TRANSITION
            + self.calls * CALL
            + self.calls * self.call_milliseconds / 1000 * GIGABYTE_SECOND
            + self.writes * WRITE_UNITS * WRITE_UNIT
            + self.reads * READ_UNIT
            + self.log_bytes * LOG_BYTE
            + self.logs * PUT
        )


WRITE_UNITS = 4 + 1
"""Of an item of 4 KB, and of its entry in an index."""
