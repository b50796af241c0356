package npuc.api;

import java.util.List;
import java.util.function.Function;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.EntityTag;
import npuc.api.http.JsonBody;
import npuc.api.http.PageTokens;
import npuc.api.http.Route;
import npuc.api.spec.DescriptionReader;
import npuc.api.spec.ReadSpec;
import npuc.api.spec.SpecReader;
import npuc.api.view.CompilationView;
import npuc.api.view.HistoryEntryAnswer;
import npuc.api.view.ItemsAnswer;
import npuc.api.view.RecompileAnswer;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.Filter;
import npuc.compilation.Scope;
import npuc.control.CreateCompilation;
import npuc.control.DescribeCompilation;
import npuc.id.CompilationId;
import npuc.paging.Page;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.registry.ModelRegistry;

/** Creating compilations and reading them. */
public final class CompilationEndpoints implements Endpoints<Route.Compilations> {
  private final CreateCompilation creation;
  private final DescribeCompilation description;
  private final ModelRegistry registry;
  private final CompilationSearch search;
  private final SpecReader reader;
  private final CompilationStore store;
  private final Manifests manifests;
  private final PublishedFiles files;
  private final CompilationView view;
  private final CompilationSets sets;

  public CompilationEndpoints(
      CreateCompilation creation,
      DescribeCompilation description,
      ModelRegistry registry,
      SpecReader reader,
      CompilationStore store,
      Manifests manifests,
      PublishedFiles files,
      CompilationView view,
      CompilationSets sets) {
    this.creation = creation;
    this.description = description;
    this.registry = registry;
    this.search = new CompilationSearch(new ModelSearch(registry));
    this.reader = reader;
    this.store = store;
    this.manifests = manifests;
    this.files = files;
    this.view = view;
    this.sets = sets;
  }

  @Override
  public ApiResponse answer(Route.Compilations route, ApiRequest request) {
    return switch (route) {
      case CREATE_COMPILATION -> create(request);
      case CREATE_SET -> sets.create(request);
      case SET -> sets.show(request);
      case COMPILATIONS -> list(request);
      case ALL_COMPILATIONS -> listAll(request);
      case DIFFERENCES ->
          ApiResponse.of(
              new Comparisons(store, new Summaries(manifests)).compare(request), ApiResponse::ok);
      case COMPILATION ->
          ApiResponse.of(Lookup.compilation(request, store), found -> view.answer(found, request));
      case DESCRIBE_COMPILATION ->
          ApiResponse.of(describe(request), now -> ApiResponse.ok(view.of(now, request.caller())));
      case HISTORY ->
          ApiResponse.of(Lookup.compilation(request, store), found -> history(found, request));
      case MANIFEST ->
          ApiResponse.of(
              Lookup.compilation(request, store).flatMap(manifests::read), ApiResponse::jsonBytes);
      case FILE ->
          ApiResponse.of(
              files.find(request.path("id"), request.path("path")),
              CompilationEndpoints::handedOutElsewhere);
      case RECOMPILE ->
          ApiResponse.of(
              Lookup.compilation(request, store).flatMap(this::recompile), ApiResponse::ok);
    };
  }

  /** Functions have no volume; the local service sends files by itself. */
  private static ApiResponse handedOutElsewhere(PublishedFile file) {
    return ApiResponse.problem(
        Refusal.of(RefusalCode.NOT_BROWSABLE, file.uri() + " is not sent from here."));
  }

  private ApiResponse create(ApiRequest request) {
    var id = new CompilationId(request.newId());
    Outcome<ReadSpec> read = read(request, id);
    if (request.isDryRun()) {
      return ApiResponse.of(read, found -> ApiResponse.ok(view.of(found)));
    }
    return ApiResponse.of(
        read.map(found -> creation.create(fresh(id, found, request))),
        created ->
            ApiResponse.created("/v1/compilations/" + id, view.of(created, request.caller())));
  }

  private static Compilation fresh(CompilationId id, ReadSpec read, ApiRequest request) {
    return Compilation.create(
        id,
        read.version().modelId(),
        read.version().id(),
        read.spec(),
        read.advice().notes(),
        request.caller().name(),
        read.description());
  }

  private Outcome<ReadSpec> read(ApiRequest request, CompilationId id) {
    return Unarchived.version(request, registry)
        .flatMap(version -> JsonBody.read(request).flatMap(body -> reader.read(version, body, id)));
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.of(
        Lookup.version(request, registry)
            .flatMap(version -> list(request, new Scope.Of(version.id()), search::ofVersion)),
        page -> view.answer(page, request));
  }

  private ApiResponse listAll(ApiRequest request) {
    return ApiResponse.of(
        list(request, Scope.EVERYTHING, search::ofEverything), page -> view.answer(page, request));
  }

  private Outcome<Page<Compilation>> list(
      ApiRequest request, Scope scope, Function<ApiRequest, Filter> filter) {
    return PageTokens.pageRequest(request)
        .map(wanted -> store.list(scope, filter.apply(request), wanted));
  }

  private Outcome<Compilation> describe(ApiRequest request) {
    return Lookup.compilationId(request)
        .flatMap(
            id ->
                JsonBody.readPatch(request)
                    .flatMap(
                        patch ->
                            description.describe(
                                id,
                                before -> DescriptionReader.patched(before, patch),
                                request.caller().name())));
  }

  private Outcome<RecompileAnswer> recompile(Compilation compilation) {
    if (compilation.phase().isUnderWay()) {
      return Outcome.refused(
          RefusalCode.STILL_ACTIVE,
          "It is " + compilation.phase().word() + ". Wait for its end, or stop it first.");
    }
    return compilation.spec().options().isPresent()
        ? Outcome.done(RecompileAnswer.of(compilation))
        : Outcome.refused(
            RefusalCode.NO_SAVED_OPTIONS, "No options were saved for this compilation.");
  }

  private static ApiResponse history(Compilation compilation, ApiRequest request) {
    return ApiResponse.unlessKnown(
        request,
        EntityTag.of(List.of(Long.toString(compilation.revision()))),
        () ->
            new ItemsAnswer<>(compilation.history().stream().map(HistoryEntryAnswer::of).toList()));
  }
}
