"""What CloudFormation makes of template.yaml: its transform, and then every value that is known.

Each line of the input is a list of deployments as JSON, {"parameters": {...}, "zip": "s3://..."},
and is answered by a line with the list of their resources. What only a resource knows of itself,
such as its ARN, is named by the id of the resource, which is another one where the resource is
replaced. A parameter that is missing has its default, or its name. Runs in .venv-lint.
"""

import hashlib
import json
import os
import re
import sys
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

REGION = os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER  # noqa: E402
from samcli.yamlhelper import yaml_parse  # noqa: E402
from samtranslator.parser.parser import Parser  # noqa: E402
from samtranslator.translator.translator import Translator  # noqa: E402

TEMPLATE = Path(__file__).parent.parent / "template.yaml"
ZIP = "functions/lambda/target/lambda.zip"
MACHINE = "statemachine/compilation.asl.json"
PSEUDO = {
    "AWS::Region": REGION,
    "AWS::Partition": "aws",
    "AWS::AccountId": "123456789012",
    "AWS::StackName": "npuc",
}
# The managed policy that the transform gives by name, and CloudFormation by the partition.
POLICIES = {"AWSXrayWriteOnlyAccess": "arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess"}
KEPT = ("DeletionPolicy", "UpdateReplacePolicy")
NO_VALUE = object()


@cache
def template_with(zip: str) -> Any:
    """The template as it is uploaded; to read it takes longer than to transform it."""
    source = TEMPLATE.read_text()
    return yaml_parse(source.replace(ZIP, zip).replace(MACHINE, "s3://code/machine"))


class Deployed:
    def __init__(self, parameters: dict[str, Any], zip: str = "s3://code/zip") -> None:
        template = deepcopy(template_with(zip))
        defaults = {
            name: value.get("Default", name) for name, value in template["Parameters"].items()
        }
        known = PSEUDO | defaults | parameters
        self.parameters = {
            name: listed(template["Parameters"].get(name, {}), value)
            for name, value in known.items()
        }
        given = {name: text(known[name]) for name in defaults}
        self.template = Translator(POLICIES, Parser()).translate(template, given)
        self.conditions = self.template["Conditions"]
        self.functions = {
            "Ref": self.ref,
            "Fn::GetAtt": self.attribute,
            "Fn::If": self.choose,
            "Fn::Join": lambda argument: argument[0].join(map(text, self.resolve(argument[1]))),
            "Fn::Sub": self.substitute,
        }
        self.ids: dict[str, str] = {}

    def resources(self) -> dict[str, Any]:
        return {
            name: {key: value for key, value in resource.items() if key in ("Type", *KEPT)}
            | {"Id": self.id(name), "Properties": self.resolve(resource.get("Properties", {}))}
            for name, resource in self.template["Resources"].items()
            if "Condition" not in resource or self.holds(self.conditions[resource["Condition"]])
        }

    def id(self, name: str) -> str:
        """Another one where CloudFormation would replace the resource."""
        if name not in self.ids:
            resource = self.template["Resources"][name]
            kind = PROVIDER_SCHEMA_MANAGER.get_resource_schema(REGION, resource["Type"]).schema
            fixed = {path.split("/")[2] for path in kind.get("createOnlyProperties", [])}
            properties = resource.get("Properties", {})
            values = self.resolve({key: properties[key] for key in properties if key in fixed})
            digest = hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
            self.ids[name] = f"{name}-{digest[:12]}"
        return self.ids[name]

    def resolve(self, node: Any) -> Any:
        if isinstance(node, list):
            return [value for value in map(self.resolve, node) if value is not NO_VALUE]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            ((function, argument),) = node.items()
            if function == "Ref" or function.startswith("Fn::"):
                return self.functions[function](argument)
        resolved = {key: self.resolve(value) for key, value in node.items()}
        return {key: value for key, value in resolved.items() if value is not NO_VALUE}

    def ref(self, name: str) -> Any:
        if name == "AWS::NoValue":
            return NO_VALUE
        return self.parameters[name] if name in self.parameters else self.id(name)

    def attribute(self, path: Any) -> Any:
        name, attribute = path.split(".", 1) if isinstance(path, str) else path
        resource = self.template["Resources"][name]
        if (resource["Type"], attribute) == ("AWS::SSM::Parameter", "Value"):
            return self.resolve(resource["Properties"]["Value"])
        return f"{self.id(name)}.{attribute}"

    def choose(self, argument: list[Any]) -> Any:
        condition, yes, no = argument
        return self.resolve(yes if self.holds(self.conditions[condition]) else no)

    def substitute(self, argument: Any) -> str:
        pattern, own = argument if isinstance(argument, list) else (argument, {})

        def value(name: str) -> str:
            if name in own:
                return text(self.resolve(own[name]))
            return text(self.attribute(name) if "." in name else self.ref(name))

        return re.sub(r"\$\{([\w:.]+)}", lambda found: value(found[1]), pattern)

    def holds(self, condition: dict[str, Any]) -> bool:
        ((function, argument),) = condition.items()
        if function == "Condition":
            return self.holds(self.conditions[argument])
        if function == "Fn::Equals":
            one, other = map(self.resolve, argument)
            return text(one) == text(other)
        if function == "Fn::Not":
            return not self.holds(argument[0])
        combine = {"Fn::And": all, "Fn::Or": any}[function]
        return combine(map(self.holds, argument))


def listed(parameter: dict[str, Any], value: Any) -> Any:
    is_list = parameter.get("Type") == "CommaDelimitedList"
    return [one.strip() for one in value.split(",")] if is_list else value


def text(value: Any) -> str:
    return ",".join(map(text, value)) if isinstance(value, list) else str(value)


if __name__ == "__main__":
    for deployments in map(json.loads, sys.stdin):
        print(json.dumps([Deployed(**one).resources() for one in deployments]), flush=True)
