package npuc.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.JsonBody;
import npuc.api.spec.ReadSpec;
import npuc.api.spec.SetReader;
import npuc.api.view.CompilationView;
import npuc.api.view.SetDryRunAnswer;
import npuc.api.view.SetView;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSet;
import npuc.compilation.CompilationStore;
import npuc.compilation.Membership;
import npuc.control.CreateCompilation;
import npuc.id.CompilationSetId;
import npuc.refusal.Outcome;
import npuc.registry.ModelRegistry;

/** Creating sets of compilations and reading them. */
public record CompilationSets(
    CreateCompilation creation,
    ModelRegistry registry,
    SetReader reader,
    CompilationStore store,
    CompilationView view,
    SetView setView) {

  /** Nothing is made before every member is known to be valid. */
  ApiResponse create(ApiRequest request) {
    var id = CompilationSetId.of(request.newId());
    Outcome<List<ReadSpec>> read =
        Unarchived.version(request, registry)
            .flatMap(
                version -> JsonBody.read(request).flatMap(body -> reader.read(version, body, id)));
    if (request.isDryRun()) {
      return ApiResponse.of(
          read,
          found -> ApiResponse.ok(new SetDryRunAnswer(found.stream().map(view::of).toList())));
    }
    return ApiResponse.of(
        read.map(found -> creation.create(members(id, found, request))),
        made ->
            ApiResponse.created(
                "/v1/compilation-sets/" + id,
                setView.of(new CompilationSet(id, made), request.caller())));
  }

  ApiResponse show(ApiRequest request) {
    return ApiResponse.of(
        Lookup.compilationSet(request, store), set -> setView.answer(set, request));
  }

  private static List<Compilation> members(
      CompilationSetId id, List<ReadSpec> read, ApiRequest request) {
    return IntStream.range(0, read.size())
        .mapToObj(i -> member(new Membership(id, i + 1, read.size()), read.get(i), request))
        .toList();
  }

  private static Compilation member(Membership at, ReadSpec read, ApiRequest request) {
    return Compilation.create(
        at.id().member(at.place()),
        read.version().modelId(),
        read.version().id(),
        read.spec(),
        read.advice().notes(),
        request.caller().name(),
        read.description(),
        Optional.of(at));
  }
}
