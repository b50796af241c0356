"""A pipeline that compiles a model: python3 example.py pipeline.yaml"""

import sys

from kfp import compiler, dsl
from npuc_kfp import npuc_compile


@dsl.component(base_image="python:3.13-slim")
def tell(uri: str, artifact: str) -> None:
    """Stands for whatever serves the binary."""
    print(f"{artifact} at {uri}")


@dsl.pipeline(name="npuc-example")
def pipeline(
    model: str = "hey_jarvis",
    options: dict = {"acceleratorConfig": "ethos-u85-256"},  # noqa: B006
) -> None:
    """The secret npuc of the namespace tells where npuc is, and as whom it is asked."""
    from kfp import kubernetes

    compiled = npuc_compile(model=model, platform="ethos-u", options=options)
    compiled.set_retry(3, backoff_duration="30s")
    kubernetes.use_secret_as_env(
        compiled, secret_name="npuc", secret_key_to_env={"url": "NPUC_URL", "token": "NPUC_TOKEN"}
    )
    tell(uri=compiled.outputs["published_uri"], artifact=compiled.outputs["artifact_id"])


if __name__ == "__main__":
    compiler.Compiler().compile(pipeline, sys.argv[1])
