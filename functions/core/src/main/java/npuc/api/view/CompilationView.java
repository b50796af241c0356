package npuc.api.view;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.EntityTag;
import npuc.api.spec.ReadSpec;
import npuc.caller.Access;
import npuc.caller.Caller;
import npuc.compilation.Compilation;
import npuc.control.EqualCompilations;
import npuc.paging.Page;
import npuc.registry.ModelRegistry;

/** Shows compilations as they are at this moment, one of them with those it is equal to. */
public final class CompilationView {
  private final EqualCompilations equal;
  private final ModelRegistry registry;
  private final Access access;
  private final Clock clock;

  public CompilationView(
      EqualCompilations equal, ModelRegistry registry, Access access, Clock clock) {
    this.equal = equal;
    this.registry = registry;
    this.access = access;
    this.clock = clock;
  }

  /** Shows one to a caller, with what this caller can do with it. */
  public CompilationAnswer of(Compilation compilation, Caller caller) {
    return CompilationAnswer.of(
        compilation, equal.to(compilation), actions(compilation, caller), clock.instant());
  }

  /** The answer to who asks for it, unless he has it already. */
  public ApiResponse answer(Compilation compilation, ApiRequest request) {
    CompilationAnswer answer = of(compilation, request.caller());
    return ApiResponse.unlessKnown(
        request,
        EntityTag.of(List.of(state(compilation), answer.equalTo(), answer.actions())),
        () -> answer);
  }

  /** The same with a page of them, all as they are at the same moment. */
  public ApiResponse answer(Page<Compilation> page, ApiRequest request) {
    Instant now = clock.instant();
    Caller caller = request.caller();
    RowNames names = RowNames.of(page.items(), registry);
    return ApiResponse.unlessKnown(
        request,
        EntityTag.of(
            List.of(
                caller,
                page.more(),
                page.lookedTo(),
                page.items().stream().map(CompilationView::state).toList(),
                page.items().stream().map(row -> named(row, names)).toList())),
        () ->
            PageAnswer.of(
                page,
                request,
                shown -> ListedCompilationAnswer.of(shown, names, actions(shown, caller), now)));
  }

  /** No two states of compilations are the same in this. */
  static String state(Compilation compilation) {
    return compilation.id() + " " + compilation.revision();
  }

  private static List<?> named(Compilation row, RowNames names) {
    return List.of(names.ofModel(row), names.ofVersion(row));
  }

  private ActionsAnswer actions(Compilation compilation, Caller caller) {
    return ActionsAnswer.of(compilation, caller, access);
  }

  /** What a compilation would be that is only asked for. */
  public DryRunAnswer of(ReadSpec read) {
    return new DryRunAnswer(
        SpecAnswer.of(read.spec()),
        equal.of(read.version().id(), read.spec().optionsHash()),
        read.advice());
  }
}
