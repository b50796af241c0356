"""Why a figure misses its goal, in one line each, by the name of its row. To be kept true by hand:
a line is shown only while its goal is missed."""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[str, str] = {}
