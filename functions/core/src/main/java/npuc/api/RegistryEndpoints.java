package npuc.api;

import java.util.function.Function;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.JsonBody;
import npuc.api.http.PageTokens;
import npuc.api.http.Route;
import npuc.api.spec.ArtifactReader;
import npuc.api.view.ArtifactAnswer;
import npuc.api.view.PageAnswer;
import npuc.id.ModelId;
import npuc.id.Ulid;
import npuc.id.VersionId;
import npuc.input.Fields;
import npuc.refusal.Outcome;
import npuc.refusal.Violations;
import npuc.registry.Artifact;
import npuc.registry.Model;
import npuc.registry.ModelRegistry;
import npuc.registry.Version;
import tools.jackson.databind.node.ObjectNode;

/** Models, versions and artifacts, the volumes in which these lie, and where they come from. */
public final class RegistryEndpoints implements Endpoints<Route.Registry> {
  private static final int MAX_NAME = 200;
  private static final int MAX_DESCRIPTION = 2_000;

  private final ModelRegistry registry;
  private final ArtifactReader artifactReader;
  private final VolumePages volumes;
  private final OuterEndpoints outer;

  public RegistryEndpoints(
      ModelRegistry registry,
      ArtifactReader artifactReader,
      VolumePages volumes,
      OuterEndpoints outer) {
    this.registry = registry;
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
      case CREATE_VERSION -> createVersion(request);
      case VERSIONS -> versions(request);
      case MODEL_VERSION -> ApiResponse.of(Lookup.version(request, registry), ApiResponse::ok);
      case CREATE_ARTIFACT -> createArtifact(request);
      case ARTIFACTS -> artifacts(request);
      case VOLUMES -> volumes.all();
      case VOLUME_FILES -> volumes.files(request);
      case REGISTRIES -> outer.registries();
      case OUTER_MODELS -> outer.models(request);
      case OUTER_VERSIONS -> outer.versions(request);
      case IMPORT -> outer.importVersion(request);
    };
  }

  private ApiResponse createModel(ApiRequest request) {
    Function<ObjectNode, Outcome<Model>> read =
        body -> {
          var violations = new Violations();
          var fields = new Fields(body, "", violations);
          var name = fields.requiredName("name", MAX_NAME);
          var description = fields.lines("description", MAX_DESCRIPTION).orElse("");
          fields.refuseOthers();
          Ulid id = request.newId();
          return violations.isEmpty()
              ? Outcome.done(new Model(new ModelId(id), name.orElseThrow(), description, id.time()))
              : Outcome.refused(violations.refusal());
        };
    return ApiResponse.of(
        JsonBody.read(request).flatMap(read),
        model -> {
          registry.addModel(model);
          return ApiResponse.created("/v1/models/" + model.id(), model);
        });
  }

  private ApiResponse createVersion(ApiRequest request) {
    return ApiResponse.of(
        Lookup.model(request, registry)
            .flatMap(model -> JsonBody.read(request).flatMap(b -> version(model, b, request))),
        version -> {
          registry.addVersion(version);
          return ApiResponse.created(location(version), version);
        });
  }

  private static Outcome<Version> version(Model model, ObjectNode body, ApiRequest request) {
    var violations = new Violations();
    var fields = new Fields(body, "", violations);
    var name = fields.requiredName("name", MAX_NAME);
    fields.refuseOthers();
    Ulid id = request.newId();
    return violations.isEmpty()
        ? Outcome.done(new Version(new VersionId(id), model.id(), name.orElseThrow(), id.time()))
        : Outcome.refused(violations.refusal());
  }

  private ApiResponse createArtifact(ApiRequest request) {
    return ApiResponse.of(
        Lookup.version(request, registry)
            .flatMap(
                version ->
                    JsonBody.read(request)
                        .flatMap(body -> artifactReader.read(version, body, request.newId()))),
        artifact -> {
          Artifact stored = registry.addArtifact(artifact);
          return ApiResponse.created(
              location(stored.modelId(), stored.versionId()) + "/artifacts",
              ArtifactAnswer.of(stored));
        });
  }

  private ApiResponse models(ApiRequest request) {
    return ApiResponse.of(
        PageTokens.pageRequest(request).map(registry::models),
        page -> ApiResponse.ok(PageAnswer.of(page, request)));
  }

  private ApiResponse versions(ApiRequest request) {
    return ApiResponse.of(
        Lookup.model(request, registry)
            .flatMap(
                model ->
                    PageTokens.pageRequest(request)
                        .map(wanted -> registry.versions(model.id(), wanted))),
        page -> ApiResponse.ok(PageAnswer.of(page, request)));
  }

  private ApiResponse artifacts(ApiRequest request) {
    return ApiResponse.of(
        Lookup.version(request, registry)
            .flatMap(
                version ->
                    PageTokens.pageRequest(request)
                        .map(wanted -> registry.artifacts(version.id(), wanted))),
        page -> ApiResponse.ok(PageAnswer.of(page, request, ArtifactAnswer::of)));
  }

  private static String location(Version version) {
    return location(version.modelId(), version.id());
  }

  private static String location(ModelId model, VersionId version) {
    return "/v1/models/" + model + "/versions/" + version;
  }
}
