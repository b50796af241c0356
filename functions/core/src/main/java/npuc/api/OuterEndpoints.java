package npuc.api;

import java.util.List;
import java.util.Optional;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.JsonBody;
import npuc.api.http.PageTokens;
import npuc.api.http.QueryParameter;
import npuc.api.view.ImportAnswer;
import npuc.api.view.ItemsAnswer;
import npuc.api.view.PageAnswer;
import npuc.refusal.Fault;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.Violation;
import npuc.refusal.ViolationCode;
import npuc.registry.outer.OuterPage;
import npuc.registry.outer.OuterRegistries;
import npuc.registry.outer.OuterRegistry;

/** The registries of others: what is in them, and taking a version over from one. */
public final class OuterEndpoints {
  private final OuterRegistries outer;
  private final Imports imports;

  public OuterEndpoints(OuterRegistries outer, Imports imports) {
    this.outer = outer;
    this.imports = imports;
  }

  ApiResponse registries() {
    return ApiResponse.ok(new ItemsAnswer<>(outer.all()));
  }

  ApiResponse models(ApiRequest request) {
    Optional<String> search = request.query(QueryParameter.SEARCH);
    return ApiResponse.of(
        registry(request)
            .flatMap(
                registry ->
                    PageTokens.outerRequest(request)
                        .flatMap(page -> Reach.of(() -> registry.models(search, page)))),
        page -> ApiResponse.ok(answer(page, request)));
  }

  ApiResponse versions(ApiRequest request) {
    return ApiResponse.of(
        registry(request)
            .flatMap(
                registry ->
                    model(request)
                        .flatMap(
                            model ->
                                PageTokens.outerRequest(request)
                                    .flatMap(
                                        page -> Reach.of(() -> registry.versions(model, page))))),
        page -> ApiResponse.ok(answer(page, request)));
  }

  ApiResponse importVersion(ApiRequest request) {
    return ApiResponse.of(
        JsonBody.read(request).flatMap(imports::read).flatMap(imports::carryOut),
        imported -> {
          ImportAnswer answer =
              ImportAnswer.of(imported.model(), imported.version(), imported.artifact());
          return imported.isNew()
              ? ApiResponse.created(
                  "/v1/models/" + answer.model().id() + "/versions/" + answer.version().id(),
                  answer)
              : ApiResponse.ok(answer);
        });
  }

  private Outcome<OuterRegistry> registry(ApiRequest request) {
    String name = request.path("registry");
    return outer
        .find(name)
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.notFound("registry", name)));
  }

  private static Outcome<String> model(ApiRequest request) {
    return request
        .query(QueryParameter.OUTER_MODEL)
        .map(Outcome::done)
        .orElseGet(
            () ->
                Outcome.refused(
                    Refusal.invalid(
                        List.of(
                            new Violation(
                                QueryParameter.OUTER_MODEL.name(),
                                Fault.of(
                                    ViolationCode.REQUIRED,
                                    "is required: the id of a model of this registry"))))));
  }

  private static <T> PageAnswer<T> answer(OuterPage<T> page, ApiRequest request) {
    return new PageAnswer<>(page.items(), page.next().map(next -> PageTokens.write(next, request)));
  }
}
