"""The files of a pinned source, whatever kind it is of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from npuc_job.fetching import hub, mlflow, s3, uris, web
from npuc_job.fetching.files import RemoteFile
from npuc_job.fetching.http import Client
from npuc_job.fetching.passing import Patience
from npuc_job.fetching.settings import Settings
from npuc_job.fetching.uris import HubUri, MlflowUri, S3Uri
from npuc_job.spec import Source


def listed(
    source: Source,
    settings: Settings,
    environment: Mapping[str, str],
    client: Client,
    pause: Callable[[float], None],
    tell: Callable[[str], None],
) -> Sequence[RemoteFile]:
    """All files of exactly that content; ``SourceChanged`` when it is not to be had any more.

    ``environment`` holds the user's credentials, which go before the operator's.
    """
    uri = uris.parse(source.uri)
    patience = Patience(source.uri, client.network.timing, pause, tell)
    if isinstance(uri, HubUri):
        return hub.Hub(settings.hub, environment, client, patience).files(uri, source.pin)
    if isinstance(uri, MlflowUri):
        return mlflow.listed(uri, source.pin, settings, client, patience)
    if isinstance(uri, S3Uri):
        return s3.listed(uri, source.pin, settings, environment)
    return web.listed(uri, source.pin)
