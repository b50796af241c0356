"""``npuc completion``: scripts that complete commands and flags in a shell."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from npuc.command.parser import Commands, Parser, command
from npuc.command.run import Run

BASH = """\
# npuc completion bash > ~/.local/share/bash-completion/completions/npuc
_npuc() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} path= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path ${{COMP_WORDS[i]}}" in
{paths}
    esac
  done
  case "$path" in
{words}
  esac
  [[ ${{#COMPREPLY[@]}} -gt 0 ]] || COMPREPLY=($(compgen -f -- "$word"))
}}
complete -o filenames -F _npuc npuc
"""
ZSH = """\
#compdef npuc
# npuc completion zsh > "${{fpath[1]}}/_npuc"
autoload -U +X bashcompinit && bashcompinit
{bash}"""


@dataclass(frozen=True)
class Node:
    """A command, what it is for, its flags with what they take, and the commands below it."""

    path: tuple[str, ...]
    help: str
    flags: tuple[tuple[str, str, tuple[str, ...]], ...]
    children: tuple[str, ...]


def add(commands: Commands[Parser]) -> None:
    examples = """
    npuc completion bash > ~/.local/share/bash-completion/completions/npuc
    npuc completion zsh > ~/.zfunc/_npuc
    npuc completion fish > ~/.config/fish/completions/npuc.fish
    """
    parser = command(
        commands,
        "completion",
        complete,
        "print a script that completes commands in a shell",
        examples,
    )
    parser.add_argument("shell", choices=("bash", "zsh", "fish"))


def complete(run: Run) -> int:
    from npuc.command.main import build

    nodes = list(nodes_of(build(), (), ""))
    scripts = {"bash": bash, "zsh": lambda nodes: ZSH.format(bash=bash(nodes)), "fish": fish}
    run.output.text(scripts[run.args.shell](nodes))
    return 0


def nodes_of(parser: argparse.ArgumentParser, path: tuple[str, ...], help: str) -> Iterator[Node]:
    """The commands of a parser, itself first, each once whatever its other names are."""
    flags = []
    below: list[tuple[str, str, argparse.ArgumentParser]] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            said = {each.dest: each.help or "" for each in action._choices_actions}
            below += [
                (name, said[name], each) for name, each in action.choices.items() if name in said
            ]
        elif action.option_strings:
            choices = tuple(str(each) for each in action.choices or ())
            flags.append((action.option_strings[-1], action.help or "", choices))
    yield Node(path, help, tuple(flags), tuple(name for name, _, _ in below))
    for name, said_of, each in below:
        yield from nodes_of(each, (*path, name), said_of)


def bash(nodes: list[Node]) -> str:
    paths = [
        f'      "{_path(node.path[:-1])} {node.path[-1]}") path="{_path(node.path)}" ;;'
        for node in nodes
        if node.path
    ]
    words = []
    for node in nodes:
        every = " ".join((*node.children, *[flag for flag, _, _ in node.flags]))
        words.append(f'    "{_path(node.path)}") COMPREPLY=($(compgen -W "{every}" -- "$word")) ;;')
    return BASH.format(paths="\n".join(paths), words="\n".join(words))


def _path(path: tuple[str, ...]) -> str:
    return "".join(f" {name}" for name in path)


def fish(nodes: list[Node]) -> str:
    lines = ["# npuc completion fish > ~/.config/fish/completions/npuc.fish"]
    helps = {node.path: node.help for node in nodes}
    for node in nodes:
        seen = " ".join(node.path)
        condition = (
            "__fish_use_subcommand"
            if not node.path
            else f"__fish_seen_subcommand_from {seen.split()[-1]}"
        )
        for child in node.children:
            below = (*node.path, child)
            said = _quoted(helps[below])
            lines.append(f"complete -c npuc -n '{condition}' -a {child} -d '{said}'")
        for flag, help, choices in node.flags:
            values = f" -xa '{' '.join(choices)}'" if choices else ""
            name = flag.lstrip("-")
            lines.append(
                f"complete -c npuc -n '{condition}' -l {name} -d '{_quoted(help)}'{values}"
            )
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")
