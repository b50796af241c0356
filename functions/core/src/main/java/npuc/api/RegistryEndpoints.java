package npuc.api;

import java.util.Optional;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.JsonBody;
import npuc.api.http.PageTokens;
import npuc.api.http.QueryParameter;
import npuc.api.http.Route;
import npuc.api.spec.ArtifactReader;
import npuc.api.spec.EntryReader;
import npuc.api.view.ArtifactAnswer;
import npuc.api.view.PageAnswer;
import npuc.control.DeleteEntry;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.paging.Page;
import npuc.refusal.Outcome;
import npuc.registry.Artifact;
import npuc.registry.ModelRegistry;
import npuc.registry.Version;

/** Models, versions and artifacts, the volumes in which these lie, and where they come from. */
public final class RegistryEndpoints implements Endpoints<Route.Registry> {
  private final ModelRegistry registry;
  private final EntryChanges changes;
  private final ArtifactReader artifactReader;
  private final VolumePages volumes;
  private final OuterEndpoints outer;

  public RegistryEndpoints(
      ModelRegistry registry,
      DeleteEntry deletion,
      ArtifactReader artifactReader,
      VolumePages volumes,
      OuterEndpoints outer) {
    this.registry = registry;
    this.changes = new EntryChanges(registry, deletion);
    this.artifactReader = artifactReader;
    this.volumes = volumes;
    this.outer = outer;
  }

  @Override
  public ApiResponse answer(Route.Registry route, ApiRequest request) {
    return switch (route) {
      case CREATE_MODEL -> createModel(request);
      case MODELS -> models(request);
      case MODEL -> ApiResponse.of(Lookup.model(request, registry), ApiResponse::ok);
      case CHANGE_MODEL -> changes.model(request);
      case DELETE_MODEL -> changes.deleteModel(request);
      case CREATE_VERSION -> createVersion(request);
      case VERSIONS -> versions(request);
      case MODEL_VERSION -> ApiResponse.of(Lookup.version(request, registry), ApiResponse::ok);
      case CHANGE_VERSION -> changes.version(request);
      case DELETE_VERSION -> changes.deleteVersion(request);
      case CREATE_ARTIFACT -> createArtifact(request);
      case ARTIFACTS -> artifacts(request);
      case ARTIFACT ->
          ApiResponse.of(
              Lookup.artifact(request, registry),
              artifact -> ApiResponse.ok(ArtifactAnswer.of(artifact)));
      case CHANGE_ARTIFACT -> changes.artifact(request);
      case DELETE_ARTIFACT -> changes.deleteArtifact(request);
      case VOLUMES -> volumes.all();
      case VOLUME_FILES -> volumes.files(request);
      case REGISTRIES -> outer.registries();
      case OUTER_MODELS -> outer.models(request);
      case OUTER_VERSIONS -> outer.versions(request);
      case IMPORT -> outer.importVersion(request);
    };
  }

  private ApiResponse createModel(ApiRequest request) {
    return ApiResponse.of(
        JsonBody.read(request).flatMap(body -> EntryReader.model(body, request.newId())),
        model -> {
          registry.addModel(model);
          return ApiResponse.created("/v1/models/" + model.id(), model);
        });
  }

  private ApiResponse createVersion(ApiRequest request) {
    return ApiResponse.of(
        Unarchived.model(request, registry)
            .flatMap(
                model ->
                    JsonBody.read(request)
                        .flatMap(body -> EntryReader.version(model, body, request.newId())))
            .flatMap(version -> added(version, request)),
        version -> ApiResponse.created(location(version), version));
  }

  private ApiResponse createArtifact(ApiRequest request) {
    return ApiResponse.of(
        Unarchived.version(request, registry)
            .flatMap(
                version ->
                    JsonBody.read(request)
                        .flatMap(body -> artifactReader.read(version, body, request.newId())))
            .flatMap(artifact -> added(artifact, request)),
        stored ->
            ApiResponse.created(
                location(stored.modelId(), stored.versionId()) + "/artifacts",
                ArtifactAnswer.of(stored)));
  }

  /** Its model may have been deleted a moment ago. */
  private Outcome<Version> added(Version version, ApiRequest request) {
    return Lookup.found(
        Optional.of(version).filter(registry::addVersion), "model", request.path("model"));
  }

  /** Its version may have been deleted a moment ago. */
  private Outcome<Artifact> added(Artifact artifact, ApiRequest request) {
    return Lookup.found(registry.addArtifact(artifact), "version", request.path("version"));
  }

  private ApiResponse models(ApiRequest request) {
    return ApiResponse.of(new ModelList(registry).page(request), ApiResponse::ok);
  }

  private ApiResponse versions(ApiRequest request) {
    boolean archivedToo = request.isSet(QueryParameter.ARCHIVED);
    return ApiResponse.of(
        Lookup.model(request, registry)
            .flatMap(
                model ->
                    PageTokens.pageRequest(request)
                        .map(wanted -> registry.versions(model.id(), wanted))),
        page ->
            ApiResponse.ok(
                PageAnswer.of(
                    Page.wanted(page, version -> archivedToo || !version.archived()), request)));
  }

  private ApiResponse artifacts(ApiRequest request) {
    boolean archivedToo = request.isSet(QueryParameter.ARCHIVED);
    return ApiResponse.of(
        Lookup.version(request, registry)
            .flatMap(
                version ->
                    PageTokens.pageRequest(request)
                        .map(wanted -> registry.artifacts(version.id(), wanted))),
        page ->
            ApiResponse.ok(
                PageAnswer.of(
                    Page.wanted(page, artifact -> archivedToo || !artifact.archived()),
                    request,
                    ArtifactAnswer::of)));
  }

  private static String location(Version version) {
    return location(version.modelId(), version.id());
  }

  private static String location(ModelId model, VersionId version) {
    return "/v1/models/" + model + "/versions/" + version;
  }
}
