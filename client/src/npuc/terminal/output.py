"""Where a command writes: what was asked for to one stream, what is said besides to the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TextIO, TypeVar

from npuc.errors import NpucError
from npuc.terminal.clean import as_json, clean, clipped, one_line, width

COLOURS = {"red": "31", "green": "32", "yellow": "33", "blue": "34", "dim": "2", "bold": "1"}

COMPILATION = "compilation"

T = TypeVar("T")


class Output:
    """Two streams. With ``json`` one document goes to the first, only problems to the second."""

    def __init__(
        self, out: TextIO, err: TextIO, environment: Mapping[str, str], json: bool = False
    ) -> None:
        self.json = json
        self.live = out.isatty() and environment.get("TERM", "") != "dumb" and not json
        self.coloured = self.live and not environment.get("NO_COLOR")
        self.unicode = (out.encoding or "ascii").lower().replace("-", "") == "utf8"
        self._out = out
        self._err = err

    @property
    def columns(self) -> int:
        """Of the terminal."""
        return shutil.get_terminal_size().columns

    def line(self, text: str = "") -> None:
        """A line of what was asked for."""
        self._write(clean(text) + "\n")

    def text(self, text: str) -> None:
        """Text of others as it is, but harmless."""
        self._write(clean(text))

    def document(self, document: Any) -> None:
        """The one JSON document."""
        self._write(as_json(document, ascii_only=not self.unicode) + "\n")

    def note(self, text: str) -> None:
        """What is good to know besides; nothing of it with ``json``."""
        if not self.json:
            self._err.write(clean(text) + "\n")
            self._err.flush()

    def warn(self, text: str) -> None:
        """What should be known whatever is read."""
        self._err.write(f"npuc: {clean(text)}\n")
        self._err.flush()

    def problem(self, error: NpucError) -> None:
        """What went wrong, every violation on a line of its own."""
        if self.json:
            self._err.write(as_json(error.problem.document(), ascii_only=not self.unicode) + "\n")
        else:
            first, newline, rest = clean(error.problem.detail).partition("\n")
            self._err.write(f"npuc: {first} [{one_line(error.code)}]{newline}{rest}\n")
            for violation in error.violations:
                field = one_line(violation.field)
                self._err.write(f"  {field}: {one_line(violation.message)}\n")
            self._held_by(error)
        self._err.flush()

    def items(
        self,
        found: Sequence[T],
        head: Sequence[str],
        row: Callable[[T], Sequence[str]],
        note: str = "",
    ) -> int:
        """A list: a row for each, or one document. Nothing can go wrong with it: 0."""
        if self.json:
            self.document({"items": found})
        else:
            self.table(head, [row(each) for each in found])
        if note:
            self.note(note)
        return 0

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Columns below their names; on a terminal long cells are cut."""
        most = 40 if self.live else 10_000
        cells = [[clipped(one_line(cell), most) for cell in row] for row in rows]
        widths = [max(width(row[i]) for row in [list(head), *cells]) for i in range(len(head))]
        self.line(self.coloured_as("dim", _row(head, widths)) if not rows else _row(head, widths))
        for row in cells:
            self.line(_row(row, widths))

    def coloured_as(self, colour: str, text: str) -> str:
        """The text in a colour, where there are colours. Its result goes to ``raw``."""
        return f"\x1b[{COLOURS[colour]}m{text}\x1b[0m" if self.coloured else text

    def raw(self, text: str) -> None:
        """Our own control codes with text that is clean already."""
        self._write(text)

    def _held_by(self, error: NpucError) -> None:
        more = error.problem.more or {}
        held = more.get("heldBy")
        for each in held if isinstance(held, list) else []:
            if isinstance(each, dict):
                said = f"{each.get('kind')} {each.get('id')} {each.get('name') or ''}"
                help = f": npuc delete {each.get('id')}" if each.get("kind") == COMPILATION else ""
                self._err.write(f"  held by {one_line(said)}{one_line(help)}\n")

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True)]
    return "  ".join(padded).rstrip()
