package npuc.api;

import java.util.function.Function;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.JsonBody;
import npuc.api.spec.EntryReader;
import npuc.api.view.ArtifactAnswer;
import npuc.control.DeleteEntry;
import npuc.refusal.Outcome;
import npuc.registry.EntryChange;
import npuc.registry.ModelRegistry;
import tools.jackson.databind.node.ObjectNode;

/**
 * Renaming, archiving and deleting what is registered. Names that were copied elsewhere, as that of
 * a base artifact into a compilation, stay what they were: history is not rewritten.
 */
record EntryChanges(ModelRegistry registry, DeleteEntry deletion) {

  ApiResponse model(ApiRequest request) {
    return changed(
        Lookup.model(request, registry),
        request,
        EntryReader::changeOfModel,
        (model, change) ->
            Lookup.found(
                registry.changeModel(model.id(), before -> before.with(change)),
                "model",
                request.path("model")),
        ApiResponse::ok);
  }

  ApiResponse version(ApiRequest request) {
    return changed(
        Lookup.version(request, registry),
        request,
        EntryReader::changeOfPart,
        (version, change) ->
            Lookup.found(
                registry.changeVersion(
                    version.modelId(), version.id(), before -> before.with(change)),
                "version",
                request.path("version")),
        ApiResponse::ok);
  }

  ApiResponse artifact(ApiRequest request) {
    return changed(
        Lookup.artifact(request, registry),
        request,
        EntryReader::changeOfPart,
        (artifact, change) ->
            Lookup.found(
                registry.changeArtifact(
                    artifact.versionId(), artifact.id(), before -> before.with(change)),
                "artifact",
                request.path("artifact")),
        artifact -> ApiResponse.ok(ArtifactAnswer.of(artifact)));
  }

  ApiResponse deleteModel(ApiRequest request) {
    return deleted(Lookup.model(request, registry).flatMap(deletion::model));
  }

  ApiResponse deleteVersion(ApiRequest request) {
    return deleted(Lookup.version(request, registry).flatMap(deletion::version));
  }

  ApiResponse deleteArtifact(ApiRequest request) {
    return deleted(Lookup.artifact(request, registry).flatMap(deletion::artifact));
  }

  private static ApiResponse deleted(Outcome<?> outcome) {
    return ApiResponse.of(outcome, entry -> ApiResponse.noContent());
  }

  /** Stores a change of an entry, if both can be had. */
  private interface Storing<T> {
    Outcome<T> store(T entry, EntryChange change);
  }

  private static <T> ApiResponse changed(
      Outcome<T> entry,
      ApiRequest request,
      Function<ObjectNode, Outcome<EntryChange>> reader,
      Storing<T> storing,
      Function<T, ApiResponse> answer) {
    return ApiResponse.of(
        entry.flatMap(
            found ->
                JsonBody.readPatch(request)
                    .flatMap(reader)
                    .flatMap(change -> storing.store(found, change))),
        answer);
  }
}
