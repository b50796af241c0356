"""A config.json with keys that fxb refuses is compiled and published without them."""

from __future__ import annotations

import json
from collections.abc import Callable

from npuc_job.platforms import rngd_keys
from tests.harness import Job
from tests.rngd_harness import CONFIG, GOOD_FXB, fxb

Tool = Callable[[str, str], None]
KEYS = ["sliding_window", "unsloth_version"]
STRICT_FXB = fxb(
    "def CHECK():\n"
    "    folder = sys.argv[2]\n"
    "    print('FILES', sorted(os.listdir(folder)))\n"
    "    print('WEIGHTS', os.path.getsize(os.path.join(folder, 'model.safetensors')) > 0)\n"
    "    keys = json.load(open(os.path.join(folder, 'config.json')))\n"
    "    return 'error: Invalid config override key' if 'unsloth_version' in keys else 0\n"
)


def test_what_is_compiled_is_published_and_told(rngd: Job, tool: Tool) -> None:
    tool("fxb", STRICT_FXB)
    given = {**CONFIG, "sliding_window": None, "unsloth_version": "2026.1"}
    (rngd.model / "config.json").write_text(json.dumps(given))
    (rngd.model / "1_Pooling").mkdir()
    rngd.spec["options"]["leaveOutConfigKeys"] = KEYS

    outcome = rngd.compile()

    warning = (
        "config.json is compiled and published without sliding_window, unsloth_version, which fxb "
        "refuses; make sure that the model computes the same."
    )
    assert (
        b"FILES ['1_Pooling', 'config.json', 'model.safetensors', 'tokenizer.json']" in outcome.log
    )
    assert b"WEIGHTS True" in outcome.log
    assert f"npuc: warning: {warning}\n".encode() in outcome.log
    assert json.loads((rngd.staging / "config.json").read_text()) == CONFIG
    assert json.loads((rngd.model / "config.json").read_text()) == given
    manifest = rngd.manifest(rngd.staging)
    assert manifest["warnings"] == [warning]
    assert manifest["options"]["leaveOutConfigKeys"] == KEYS
    assert rngd.run("verify").status == 0


def test_without_the_option_the_model_itself_is_compiled(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)

    rngd.compile()

    assert rngd.manifest(rngd.staging)["command"][2] == str(rngd.model)


def test_numbers_and_texts_stay_as_they_are() -> None:
    config = {"eps": 1e-05, "name": "\ud800 한", "rope": {"a": 1.0, "b": [1, None]}, "gone": 1}

    written = rngd_keys.written(rngd_keys.without(config, ["gone", "rope.b"]))

    assert json.loads(written) == {"eps": 1e-05, "name": "\ud800 한", "rope": {"a": 1.0}}
    written.encode("utf-8")
