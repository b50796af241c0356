"""What CloudFormation makes of template.yaml: its transform, and then every value that is known before anything exists.

Reads a list of parameter sets as JSON, and writes the list of what they deploy. What only a resource knows of itself,
such as its ARN, is named by the resource's id, and is another one where the resource is replaced. A parameter that is
missing has its default, or its name.
"""

import json
import os
import re
import sys
from pathlib import Path

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER
from samcli.yamlhelper import yaml_parse
from samtranslator.parser.parser import Parser
from samtranslator.translator.managed_policy_translator import ManagedPolicyLoader
from samtranslator.translator.translator import Translator

TEMPLATE = Path(__file__).parent.parent / "template.yaml"
REGION = os.environ["AWS_DEFAULT_REGION"]
PSEUDO = {
    "AWS::Region": REGION,
    "AWS::Partition": "aws",
    "AWS::AccountId": "123456789012",
    "AWS::StackName": "npuc",
    "AWS::URLSuffix": "amazonaws.com",
}
NO_VALUE = object()
# What the transform gives these resources by name, and CloudFormation by account.
POLICIES = {"AWSXrayWriteOnlyAccess": "arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess"}


class Deployed:
    def __init__(self, parameters, source):
        template = yaml_parse(source.replace("functions/lambda/target/lambda.zip", "s3://code/" + "0" * 32))
        template = yaml_parse(json.dumps(uploaded(template)))
        self.parameters = PSEUDO | {
            name: values(parameter, parameters.get(name, parameter.get("Default", name)))
            for name, parameter in template["Parameters"].items()
        }
        given = {name: text(value) for name, value in self.parameters.items() if "::" not in name}
        loader = ManagedPolicyLoader(None)
        loader._policy_map = POLICIES
        self.template = Translator(loader.load(), Parser()).translate(template, given)
        self.conditions = self.template["Conditions"]
        self.ids = {}

    def resources(self):
        return {
            name: {"Type": resource["Type"], "Id": self.id(name)}
            | {key: resource[key] for key in ("DeletionPolicy", "UpdateReplacePolicy") if key in resource}
            | {"Properties": self.resolve(resource.get("Properties", {}))}
            for name, resource in self.template["Resources"].items()
            if self.is_there(resource)
        }

    def is_there(self, resource):
        return "Condition" not in resource or self.holds(self.conditions[resource["Condition"]])

    def id(self, name):
        """Another one where CloudFormation would replace the resource."""
        if name not in self.ids:
            resource = self.template["Resources"][name]
            schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema(REGION, resource["Type"]).schema
            fixed = [path.split("/")[2] for path in schema.get("createOnlyProperties", [])]
            properties = {key: value for key, value in resource.get("Properties", {}).items() if key in fixed}
            self.ids[name] = f"{name}({json.dumps(self.resolve(properties), sort_keys=True)})"
        return self.ids[name]

    def resolve(self, node):
        if isinstance(node, list):
            return [value for value in map(self.resolve, node) if value is not NO_VALUE]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            ((function, argument),) = node.items()
            if function == "Ref" or function.startswith("Fn::"):
                return getattr(self, function.removeprefix("Fn::").lower())(argument)
        resolved = {key: self.resolve(value) for key, value in node.items()}
        return {key: value for key, value in resolved.items() if value is not NO_VALUE}

    def ref(self, name):
        if name == "AWS::NoValue":
            return NO_VALUE
        return self.parameters[name] if name in self.parameters else self.id(name)

    def getatt(self, path):
        name, attribute = path.split(".", 1) if isinstance(path, str) else path
        resource = self.template["Resources"][name]
        if (resource["Type"], attribute) == ("AWS::SSM::Parameter", "Value"):
            return self.resolve(resource["Properties"]["Value"])
        return f"{self.id(name)}.{attribute}"

    def sub(self, argument):
        pattern, local = argument if isinstance(argument, list) else (argument, {})

        def value(match):
            name = match[1]
            if name in local:
                return text(self.resolve(local[name]))
            return text(self.getatt(name) if "." in name else self.ref(name))

        return re.sub(r"\$\{([\w:.]+)}", value, pattern)

    def join(self, argument):
        separator, parts = argument
        return separator.join(map(text, self.resolve(parts)))

    def select(self, argument):
        index, parts = argument
        return self.resolve(parts)[int(index)]

    def split(self, argument):
        separator, whole = argument
        return self.resolve(whole).split(separator)

    def findinmap(self, argument):
        mapping, first, second = map(self.resolve, argument)
        return self.template["Mappings"][mapping][first][second]

    def getazs(self, argument):
        return [self.resolve(argument) + "a"]

    # "if" is a word of Python.
    def __getattr__(self, name):
        if name == "if":
            return lambda argument: self.resolve(argument[1 if self.holds({"Condition": argument[0]}) else 2])
        raise AttributeError(name)

    def holds(self, condition):
        ((function, argument),) = condition.items()
        if function == "Condition":
            return self.holds(self.conditions[argument])
        if function == "Fn::Equals":
            return text(self.resolve(argument[0])) == text(self.resolve(argument[1]))
        if function == "Fn::Not":
            return not self.holds(argument[0])
        return {"Fn::And": all, "Fn::Or": any}[function](map(self.holds, argument))


def uploaded(template):
    """With what sam package would have uploaded."""
    template["Resources"]["StateMachine"]["Properties"]["DefinitionUri"] = "s3://code/machine"
    return template


def values(parameter, value):
    is_list = parameter["Type"] == "CommaDelimitedList"
    return [one.strip() for one in value.split(",")] if is_list and isinstance(value, str) else value


def text(value):
    return ",".join(map(text, value)) if isinstance(value, list) else str(value)


if __name__ == "__main__":
    source = TEMPLATE.read_text()
    json.dump([Deployed(parameters, source).resources() for parameters in json.load(sys.stdin)], sys.stdout)
