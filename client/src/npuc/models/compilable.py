"""The version of a registered model that a platform can compile."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from npuc.answers import Artifact, Model, Version
from npuc.errors import Refused, refusal
from npuc.models.lookup import Lookup, Target
from npuc.models.plan import NEWEST, Wishes
from npuc.models.reference import Reference


def compilable(
    lookup: Lookup, reference: Reference, wishes: Wishes, note: Callable[[str], None]
) -> Target:
    """The version that is named, else the newest that has what the platform takes.

    Refused, with the names of both, is a version without it. What a platform takes is not looked
    at when ``wishes`` name none, nor that of an artifact that is named, which the service judges.
    """
    model, version = lookup.entry(reference.text, reference.version)
    if not wishes.accepts or (version and wishes.base):
        return lookup.newest(model) if version is None else Target(model, version)
    if version is not None:
        formats = _formats(lookup, version, wishes)
        if formats is None:
            return Target(model, version)
        raise _unfit(Target(model, version), formats, wishes)
    return _newest_that_fits(lookup, model, wishes, note)


def _newest_that_fits(
    lookup: Lookup, model: Model, wishes: Wishes, note: Callable[[str], None]
) -> Target:
    newest = lookup.newest(model)
    found: list[str] = []
    versions = lookup.registry.versions(model["id"], {"limit": 100})
    for at, version in enumerate(islice(versions, NEWEST)):
        formats = _formats(lookup, version, wishes)
        if formats is None:
            target = Target(model, version)
            if at > 0:
                note(f"{target} is taken, the newest version that has {_wanted(wishes)}")
            return target
        found = found if at > 0 else formats
    raise _unfit(newest, found, wishes)


def _formats(lookup: Lookup, version: Version, wishes: Wishes) -> list[str] | None:
    """None when it has what is wanted, else the formats that it has."""
    artifacts = list(lookup.registry.artifacts(version["modelId"], version["id"]))
    if any(_fits(each, wishes) for each in artifacts):
        return None
    return sorted({each["platform"] for each in artifacts})


def _fits(artifact: Artifact, wishes: Wishes) -> bool:
    if wishes.base:
        return artifact["id"] == wishes.base
    return artifact["platform"] in wishes.accepts and not artifact.get("archived")


def _wanted(wishes: Wishes) -> str:
    if wishes.base:
        return f"the artifact {wishes.base}"
    return f"what {wishes.platform or 'the platform'} takes ({', '.join(wishes.accepts)})"


def _unfit(target: Target, formats: list[str], wishes: Wishes) -> Refused:
    if wishes.base:
        return refusal("NotFound", f"No version of {target.model['name']} has {_wanted(wishes)}.")
    has = ", ".join(formats) or "no artifact"
    return refusal("UnfitFormat", f"{target} does not have {_wanted(wishes)}; it has {has}.")
