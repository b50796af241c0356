package npuc.api;

import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.spec.SpecReader;
import npuc.api.view.CompilationJson;
import npuc.api.view.CompilationView;
import npuc.api.view.Json;
import npuc.api.view.RecompileJson;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.control.CreateCompilation;
import npuc.id.CompilationId;
import npuc.id.VersionId;
import npuc.paging.Page;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import tools.jackson.databind.node.ObjectNode;

/** Creating compilations and reading them. */
public final class CompilationEndpoints implements Endpoints {
  private final CreateCompilation creation;
  private final SpecReader reader;
  private final CompilationStore store;
  private final Manifests manifests;
  private final CompilationView view;

  public CompilationEndpoints(
      CreateCompilation creation,
      SpecReader reader,
      CompilationStore store,
      Manifests manifests,
      CompilationView view) {
    this.creation = creation;
    this.reader = reader;
    this.store = store;
    this.manifests = manifests;
    this.view = view;
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    return switch (request.route()) {
      case CREATE_COMPILATION -> create(request);
      case COMPILATIONS -> list(request);
      case COMPILATION ->
          ApiResponse.of(find(store, request), found -> ApiResponse.ok(view.of(found)));
      case HISTORY -> ApiResponse.of(find(store, request), CompilationEndpoints::history);
      case MANIFEST ->
          ApiResponse.of(find(store, request).flatMap(manifests::read), ApiResponse::jsonBytes);
      case RECOMPILE ->
          ApiResponse.of(find(store, request).flatMap(this::recompile), ApiResponse::ok);
      default -> throw new IllegalArgumentException("not mine: " + request.route());
    };
  }

  /** The compilation that the path of a request names. */
  static Outcome<Compilation> find(CompilationStore store, ApiRequest request) {
    String text = request.path("id");
    return CompilationId.parse(text)
        .flatMap(store::find)
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.notFound("compilation", text)));
  }

  private ApiResponse create(ApiRequest request) {
    var id = new CompilationId(request.newId());
    Outcome<SpecReader.Read> read = reader.read(request, id);
    if (request.isDryRun()) {
      return ApiResponse.of(read, found -> ApiResponse.ok(view.of(found)));
    }
    return ApiResponse.of(
        read.map(
            found ->
                creation.create(id, found.version().modelId(), found.version().id(), found.spec())),
        created -> ApiResponse.created("/v1/compilations/" + id, view.of(created)));
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.of(
        reader
            .version(request)
            .flatMap(version -> ListQuery.read(request).map(query -> page(version.id(), query))),
        page ->
            ApiResponse.ok(
                Json.page(page, request, view.forEach(), compilation -> compilation.id().ulid())));
  }

  private Page<Compilation> page(VersionId version, ListQuery query) {
    return store.list(version, query.filter(), query.page());
  }

  private Outcome<ObjectNode> recompile(Compilation compilation) {
    if (compilation.phase().isUnderWay()) {
      return Outcome.refused(
          RefusalCode.STILL_ACTIVE,
          "It is " + compilation.phase().word() + ". Wait for its end, or stop it first.");
    }
    return compilation.spec().options().isPresent()
        ? Outcome.done(RecompileJson.of(compilation))
        : Outcome.refused(
            RefusalCode.NO_SAVED_OPTIONS, "No options were saved for this compilation.");
  }

  private static ApiResponse history(Compilation compilation) {
    ObjectNode json = Json.object();
    json.set("items", Json.array(compilation.history().stream().map(CompilationJson::of)));
    return ApiResponse.ok(json);
  }
}
