"""Sentences of ours, and what says them in another language: a code and the parameters in them.

``causes.json`` lists every code. What others wrote, such as a compiler, is quoted as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Parameter = str | int | Sequence[str]


class Worded(str):
    """A sentence that knows its code and its parameters. Any other text is told in English only."""

    code: str
    parameters: Mapping[str, Parameter]

    def __new__(cls, text: str, code: str, parameters: Mapping[str, Parameter]) -> Worded:
        made = super().__new__(cls, text)
        made.code, made.parameters = code, parameters
        return made


def worded(code: str, form: str, **parameters: object) -> Worded:
    """A sentence in the form of ``str.format``. Numbers stay numbers, lists are lists of texts.

    A parameter that is a sentence itself is told by its code, under its name and ``Code``, and by
    its own parameters; in English where these have a name that is taken.
    """
    shown = {name: _shown(value) for name, value in parameters.items()}
    told: dict[str, Parameter] = {}
    for name, value in parameters.items():
        inner = _told(name, value)
        told |= {name: str(value)} if inner.keys() & (told.keys() | parameters) - {name} else inner
    return Worded(form.format(**shown), code, told)


def joined(sentences: Sequence[str]) -> str:
    """Several in one text; a single one keeps its code."""
    return sentences[0] if len(sentences) == 1 else "; ".join(sentences)


def told(sentence: str) -> dict[str, object] | None:
    """What says it in another language, as JSON; ``None`` where nothing does."""
    if not isinstance(sentence, Worded):
        return None
    return {"code": sentence.code, "parameters": sentence.parameters}


def _shown(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def _told(name: str, value: object) -> Mapping[str, Parameter]:
    if isinstance(value, Worded):
        return {**value.parameters, f"{name}Code": value.code}
    if isinstance(value, list):
        return {name: [str(one) for one in value]}
    return {name: value if type(value) is int else str(value)}
