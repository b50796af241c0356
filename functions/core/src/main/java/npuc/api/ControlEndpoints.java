package npuc.api;

import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.QueryParameter;
import npuc.api.http.Route;
import npuc.api.view.CompilationView;
import npuc.api.view.SetView;
import npuc.compilation.Compilation;
import npuc.compilation.StepName;
import npuc.control.DeleteCompilation;
import npuc.control.RetryStep;
import npuc.control.StopCompilation;
import npuc.control.StopSet;
import npuc.id.CompilationId;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;

/** Stopping, retrying and deleting. */
public final class ControlEndpoints implements Endpoints<Route.Controls> {
  private final StopCompilation stopping;
  private final StopSet stoppingSet;
  private final RetryStep retrying;
  private final DeleteCompilation deletion;
  private final Ownership ownership;
  private final CompilationView view;
  private final SetView setView;

  public ControlEndpoints(
      StopCompilation stopping,
      StopSet stoppingSet,
      RetryStep retrying,
      DeleteCompilation deletion,
      Ownership ownership,
      CompilationView view,
      SetView setView) {
    this.stopping = stopping;
    this.stoppingSet = stoppingSet;
    this.retrying = retrying;
    this.deletion = deletion;
    this.ownership = ownership;
    this.view = view;
    this.setView = setView;
  }

  @Override
  public ApiResponse answer(Route.Controls route, ApiRequest request) {
    return switch (route) {
      case STOP -> accepted(request, ownership.ended(request).flatMap(id -> stop(id, request)));
      case STOP_SET ->
          ApiResponse.of(
              ownership
                  .endedSet(request)
                  .flatMap(set -> stoppingSet.stop(set, request.caller().name())),
              now -> ApiResponse.accepted(setView.of(now, request.caller())));
      case RETRY_STEP ->
          accepted(request, Lookup.compilationId(request).flatMap(id -> retry(id, request)));
      case RETRY_REGISTRATION ->
          accepted(
              request,
              Lookup.compilationId(request)
                  .flatMap(id -> retrying.retryRegistration(id, request.caller().name())));
      case DELETE_COMPILATION ->
          ApiResponse.of(
              ownership.ended(request).flatMap(id -> delete(id, request)),
              deleted -> ApiResponse.noContent());
    };
  }

  private Outcome<Compilation> stop(CompilationId id, ApiRequest request) {
    return stopping.stop(id, request.caller().name());
  }

  private Outcome<Compilation> retry(CompilationId id, ApiRequest request) {
    String step = request.path("step");
    return StepName.of(step)
        .map(name -> retrying.retry(id, name, request.caller().name()))
        .orElseGet(() -> Outcome.refused(Refusal.notFound("step", step)));
  }

  private Outcome<Compilation> delete(CompilationId id, ApiRequest request) {
    if (request.isSet(QueryParameter.STOP_FIRST)) {
      stop(id, request);
    }
    return deletion.delete(id);
  }

  private ApiResponse accepted(ApiRequest request, Outcome<Compilation> outcome) {
    return ApiResponse.of(outcome, now -> ApiResponse.accepted(view.of(now, request.caller())));
  }
}
