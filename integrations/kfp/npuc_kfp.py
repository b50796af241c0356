"""A component for Kubeflow Pipelines that compiles a model for an NPU with npuc.

KFP reads the annotations as they are, so they are not postponed here.
"""

from kfp import dsl

IMAGE = "npuc-client:0.1.0"
SCRIPT = """\
set -eu
id=$1 artifact=$2 uri=$3
shift 3
mkdir -p "$(dirname "$id")" "$(dirname "$artifact")" "$(dirname "$uri")"
code=0
npuc compile --result=/tmp/npuc "$@" || code=$?
if [ -f /tmp/npuc/id ]; then
  cp /tmp/npuc/id "$id"
  cp /tmp/npuc/artifact-id "$artifact"
  cp /tmp/npuc/published-uri "$uri"
fi
exit $code
"""
"""KFP says where outputs belong; nothing that a pipeline is given becomes part of the script."""


@dsl.container_component
def npuc_compile(  # noqa: ANN201 - KFP would take it for an output
    model: str,
    platform: str,
    id: dsl.OutputPath(str),
    artifact_id: dsl.OutputPath(str),
    published_uri: dsl.OutputPath(str),
    options: dict = {},  # noqa: B006 - KFP wants a default that JSON has
    timeout: str = "4h",
    key: str = "compile",
):
    """Compiles ``model`` (hf://..., s3://..., or NAME[@VERSION]) and waits for the artifact.

    ``key`` tells the compilations of one run from each other. A task that is retried goes on with
    the compilation that it began.
    """
    return dsl.ContainerSpec(
        image=IMAGE,
        command=["sh", "-c", SCRIPT, "npuc"],
        args=[
            id,
            artifact_id,
            published_uri,
            f"--platform={platform}",
            f"--options={options}",
            "--wait",
            f"--timeout={timeout}",
            f"--idempotency-key=kfp-{dsl.PIPELINE_JOB_ID_PLACEHOLDER}-{key}",
            "--",
            model,
        ],
    )
