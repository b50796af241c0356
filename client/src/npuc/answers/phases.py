"""How far something is."""

from __future__ import annotations

from typing import Literal

Phase = Literal["Pending", "Running", "Succeeded", "Registered", "Failed", "Stopping", "Stopped"]
StepPhase = Literal["Pending", "Running", "Succeeded", "Failed", "Stopped"]
StepName = Literal["compile", "verify"]
