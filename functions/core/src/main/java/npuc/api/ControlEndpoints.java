package npuc.api;

import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.QueryParameter;
import npuc.api.http.Route;
import npuc.api.view.CompilationView;
import npuc.compilation.Compilation;
import npuc.compilation.StepName;
import npuc.control.DeleteCompilation;
import npuc.control.RetryStep;
import npuc.control.StopCompilation;
import npuc.id.CompilationId;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;

/** Stopping, retrying and deleting. */
public final class ControlEndpoints implements Endpoints<Route.Controls> {
  private final StopCompilation stopping;
  private final RetryStep retrying;
  private final DeleteCompilation deletion;
  private final CompilationView view;

  public ControlEndpoints(
      StopCompilation stopping,
      RetryStep retrying,
      DeleteCompilation deletion,
      CompilationView view) {
    this.stopping = stopping;
    this.retrying = retrying;
    this.deletion = deletion;
    this.view = view;
  }

  @Override
  public ApiResponse answer(Route.Controls route, ApiRequest request) {
    return switch (route) {
      case STOP -> accepted(Lookup.compilationId(request).flatMap(stopping::stop));
      case RETRY_STEP ->
          accepted(Lookup.compilationId(request).flatMap(id -> retry(id, request.path("step"))));
      case RETRY_REGISTRATION ->
          accepted(Lookup.compilationId(request).flatMap(retrying::retryRegistration));
      case DELETE_COMPILATION ->
          ApiResponse.of(
              Lookup.compilationId(request).flatMap(id -> delete(id, request)),
              deleted -> ApiResponse.noContent());
    };
  }

  private Outcome<Compilation> retry(CompilationId id, String step) {
    return StepName.of(step)
        .map(name -> retrying.retry(id, name))
        .orElseGet(() -> Outcome.refused(Refusal.notFound("step", step)));
  }

  private Outcome<Compilation> delete(CompilationId id, ApiRequest request) {
    if (request.isSet(QueryParameter.STOP_FIRST)) {
      stopping.stop(id);
    }
    return deletion.delete(id);
  }

  private ApiResponse accepted(Outcome<Compilation> outcome) {
    return ApiResponse.of(outcome, now -> ApiResponse.accepted(view.of(now)));
  }
}
