"""The vela.ini of a board: read as the service reads it, and written anew for vela.

Two programs read the file, ConfigParser and a parser of vela's own, which differ in blanks, colons
and the case of names: what is written here is the same to both. The service has checked that the
sections fit the accelerator.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from npuc_job.platforms import arguments
from npuc_job.records import Limit, packaged
from npuc_job.wording import worded


class Kind(Enum):
    """What the value of a key must be."""

    NUMBER = "NUMBER"
    WHOLE = "WHOLE"
    MEMORY = "MEMORY"
    PORT = "PORT"


@dataclass(frozen=True)
class SectionRules:
    """The keys of one kind of section; ``keys_of_memory`` follow the name of a memory."""

    prefix: str
    required: tuple[str, ...]
    keys: Mapping[str, Kind]
    keys_of_memory: Mapping[str, Kind]


@dataclass(frozen=True)
class IniRules:
    """The whole of ``vela_ini.json``, which the service reads too."""

    max_bytes: Limit
    memories: tuple[str, ...]
    ports: tuple[str, ...]
    system: SectionRules
    mode: SectionRules
    source: str

    def key(self, section: str, name: str) -> tuple[str, Kind | None] | None:
        """A key as vela writes it, and what its value must be; ``None`` when there is no such."""
        if name.lower() == "inherit":
            return "inherit", None
        rules = self.system if section.startswith(self.system.prefix) else self.mode
        known = dict(rules.keys)
        for memory in self.memories:
            known |= {f"{memory}_{key}": kind for key, kind in rules.keys_of_memory.items()}
        return next((item for item in known.items() if item[0].lower() == name.lower()), None)


RULES = packaged("npuc_job.platforms", "vela_ini.json", IniRules)

_SECTION = re.compile(r"\[((?:System_Config|Memory_Mode)\.[A-Za-z0-9_][A-Za-z0-9_-]{0,63})\]")
_LINE_END = re.compile(r"\r\n?|\n")
_ENTRY = re.compile(r"([A-Za-z0-9_]{1,64})[ \t]*[=:][ \t]*([A-Za-z0-9_.+-]{1,100})")


def written(text: object) -> str:
    """The text for vela; refuses what the service would not have sent."""
    if not isinstance(text, str) or len(text.encode()) > RULES.max_bytes.value:
        raise arguments.refused(
            worded("IniTooLong", "The option velaIni must be a text of at most 16 KiB.")
        )
    sections: dict[str, dict[str, str]] = {}
    section = ""
    for number, line in enumerate(_LINE_END.split(text), 1):
        stripped = line.strip()
        if not stripped or stripped[0] in ";#":
            continue
        if found := _SECTION.fullmatch(stripped):
            section = found[1]
            sections[section] = {}
            continue
        entry = _ENTRY.fullmatch(stripped)
        key = RULES.key(section, entry[1]) if entry and section else None
        if not entry or not key:
            raise arguments.refused(
                worded(
                    "IniLineUnreadable",
                    "The option velaIni has a line that vela can't read: {line}.",
                    line=number,
                )
            )
        sections[section][key[0]] = entry[2]
    return "".join(
        f"[{name}]\n" + "".join(f"{key}={value}\n" for key, value in sections[name].items())
        for name in _parents_first(sections)
    )


def _parents_first(sections: Mapping[str, Mapping[str, str]]) -> list[str]:
    """A section after the one that it inherits from: vela reads them in the order of the file."""
    ordered: list[str] = []
    for name in sections:
        line = [name]
        while (parent := sections[line[-1]].get("inherit", "")) in sections and parent not in line:
            line.append(parent)
        ordered += [one for one in reversed(line) if one not in ordered]
    return ordered
