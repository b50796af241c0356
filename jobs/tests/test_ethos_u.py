from __future__ import annotations

import json
from pathlib import Path

import pytest

from npuc_job.failure import Code, JobError
from npuc_job.platforms.ethos_u import EthosU
from npuc_job.spec import Spec, parse
from tests.harness import spec_for


def spec_with(options: dict[str, object], arguments: list[str] | None = None) -> Spec:
    document = spec_for(Path("/volume")) | {"options": options, "additionalArgs": arguments or []}
    return parse(json.dumps(document))


def command(options: dict[str, object], arguments: list[str] | None = None) -> list[str]:
    return EthosU().command(spec_with(options, arguments), Path("/volume/hey.tflite"))


def test_options_that_are_not_set_are_not_passed() -> None:
    options: dict[str, object] = {
        "systemConfig": None,
        "ignoreOps": [],
        "forceSymmetricIntWeights": False,
    }
    assert command(options) == ["vela", "/volume/hey.tflite", "--output-dir", "."]


def test_options_come_in_a_fixed_order_and_additional_arguments_after_them() -> None:
    options: dict[str, object] = {
        "separateIoRegions": True,
        "copFormat": "COP2",
        "arenaCacheSize": 0,
        "acceleratorConfig": "ethos-u55-64",
    }
    assert command(options, ["--verbose-performance"])[2:] == [
        "--accelerator-config",
        "ethos-u55-64",
        "--cop-format",
        "COP2",
        "--arena-cache-size",
        "0",
        "--separate-io-regions",
        "--verbose-performance",
        "--output-dir",
        ".",
    ]


@pytest.mark.parametrize(
    "options",
    [
        {"acceleratorConfig": 5},
        {"acceleratorConfig": "--help"},
        {"arenaCacheSize": "5"},
        {"arenaCacheSize": True},
        {"cpuTensorAlignment": -16},
        {"ignoreOps": "CONV_2D"},
        {"ignoreOps": [1]},
        {"separateIoRegions": "yes"},
        {"somethingNew": 1},
    ],
)
def test_options_of_a_wrong_type_or_name_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(JobError, match=next(iter(options))) as caught:
        command(options)
    assert caught.value.code is Code.OPTIONS_REFUSED


@pytest.mark.parametrize(
    "argument",
    [
        "--output-dir=/etc",
        "--output-dir",
        "--out=/etc",
        "--o",
        "--config=x.ini",
        "--conf",
        "--",
        "-h",
        "other.tflite",
        "",
    ],
)
def test_arguments_that_redirect_the_compiler_are_refused(argument: str) -> None:
    with pytest.raises(JobError, match="not allowed") as caught:
        command({}, [argument])
    assert caught.value.code is Code.OPTIONS_REFUSED


@pytest.mark.parametrize(
    ("summary", "headline"),
    [
        (
            {"npuOperators": 37, "cpuOperators": 1, "npuOperatorPercent": 97.4},
            "NPU operators 37 of 38 (97.4%)",
        ),
        (
            {"npuOperators": 0, "cpuOperators": 5, "npuOperatorPercent": 0.0},
            "NPU operators 0 of 5 (0.0%)",
        ),
        ({}, None),
    ],
)
def test_headline(summary: dict[str, object], headline: str | None) -> None:
    assert EthosU().headline(summary) == headline


@pytest.mark.parametrize(
    "text",
    [
        7,
        "x" * 16_385,
        "core_clock=1",
        "[vela]\nsystem_config_name=x",
        "[System_Config.A]\nnonsense=1",
        "[System_Config.A]\ncore_clock=%(x)s",
        "[System_Config.../etc]\ncore_clock=1",
    ],
)
def test_a_vela_ini_of_another_form_is_refused(text: object) -> None:
    with pytest.raises(JobError, match="velaIni") as caught:
        EthosU().conduct(spec_with({"velaIni": text}), Path("m.tflite"))
    assert caught.value.code is Code.OPTIONS_REFUSED


def test_a_vela_ini_is_written_as_both_parsers_of_vela_read_it() -> None:
    given = (
        "\ufeff# a board\r\n [System_Config.A] \r\nCORE_CLOCK : 4e8 \r\nsram_Burst_length=32\r\n"
    )

    inputs = (
        EthosU().conduct(spec_with({"velaIni": given.lstrip("\ufeff")}), Path("m.tflite")).inputs
    )

    assert inputs == {"vela.ini": "[System_Config.A]\ncore_clock=4e8\nSram_burst_length=32\n"}
    assert command({"velaIni": given})[2:4] == ["--config", "{npuc-inputs}/vela.ini"]


def test_a_section_is_written_after_the_one_that_it_inherits_from() -> None:
    given = (
        "[System_Config.C]\ninherit=System_Config.B\n[System_Config.B]\n"
        "inherit=System_Config.A\n[Memory_Mode.M]\narena_mem_area=Axi0\n"
        "[System_Config.A]\ncore_clock=4e8\n"
    )

    inputs = EthosU().conduct(spec_with({"velaIni": given}), Path("m.tflite")).inputs

    sections = [line for line in inputs["vela.ini"].splitlines() if line.startswith("[")]
    assert sections == [
        "[System_Config.A]",
        "[System_Config.B]",
        "[System_Config.C]",
        "[Memory_Mode.M]",
    ]


def test_no_line_begins_where_the_service_sees_none() -> None:
    given = "[System_Config.A]\n; a note\u2028[System_Config.EVIL]\u2029\x85core_clock=1\n"

    inputs = EthosU().conduct(spec_with({"velaIni": given}), Path("m.tflite")).inputs

    assert inputs == {"vela.ini": "[System_Config.A]\n"}
