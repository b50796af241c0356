"""Stands in for the program aws in the tests of docs/deploy.md, where it isn't installed.

It knows what the real one knows of each operation, as both read it from botocore: an operation, an
option or a field that does not exist is refused. Values are JSON, Name=value,..., or file://.
"""

import json
import sys
from pathlib import Path
from typing import Any

import botocore.session
import jmespath
from botocore import xform_name
from botocore.model import Shape, StructureShape

Options = dict[str, list[str]]


def main(arguments: list[str]) -> None:
    service, operation, *rest = arguments
    client = botocore.session.get_session().create_client("s3" if service == "s3api" else service)
    if operation == "wait":
        waiter = client.get_waiter(rest[0].replace("-", "_"))
        model = client.meta.service_model.operation_model(waiter.config.operation)
        waiter.wait(**request(model, parsed(rest[1:])))
        return
    options = parsed(rest)
    query, output = one(options, "query"), one(options, "output")
    options.pop("cli-binary-format", None)
    method = operation.replace("-", "_")
    model = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[method])
    answer = getattr(client, method)(**request(model, options))
    answer.pop("ResponseMetadata")
    show(jmespath.search(query, answer) if query else answer, output)


def parsed(arguments: list[str]) -> Options:
    options: Options = {}
    values: list[str] = []
    for argument in arguments:
        if argument.startswith("--"):
            values = options.setdefault(argument.removeprefix("--"), [])
        else:
            values.append(argument)
    return options


def one(options: Options, name: str) -> str:
    return (options.pop(name, None) or [""])[0]


def request(model: Any, options: Options) -> dict[str, Any]:
    members = {xform_name(name, "-"): name for name in model.input_shape.members}
    shapes = model.input_shape.members
    request = {}
    for option, values in options.items():
        is_off = option not in members and option.removeprefix("no-") in members
        name = members[option.removeprefix("no-") if is_off else option]
        request[name] = (not is_off) if not values else typed(shapes[name], values)
    return request


def typed(shape: Shape, values: list[str]) -> Any:
    text = " ".join(values)
    if text.startswith("file://"):
        text = Path(text.removeprefix("file://")).read_text()
    if shape.type_name == "list" and not text.startswith("["):
        return [typed(shape.member, [value]) for value in values]
    if shape.type_name in ("structure", "map", "list"):
        return json.loads(text) if text[0] in "[{" else shorthand(shape, text)
    if shape.type_name in ("integer", "long"):
        return int(text)
    return text == "true" if shape.type_name == "boolean" else text


def shorthand(shape: StructureShape, text: str) -> dict[str, Any]:
    fields = dict(field.split("=", 1) for field in text.split(","))
    return {name: typed(shape.members[name], [value]) for name, value in fields.items()}


def show(answer: Any, output: str) -> None:
    if output != "text":
        print(json.dumps(answer, indent=2, default=str))
        return
    rows = answer if isinstance(answer, list) else [answer]
    print("\t".join(map(str, rows)))


if __name__ == "__main__":
    main(sys.argv[1:])
