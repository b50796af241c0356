package npuc.api.view;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.EntityTag;
import npuc.api.spec.ReadSpec;
import npuc.compilation.Compilation;
import npuc.control.EqualCompilations;
import npuc.id.CompilationId;
import npuc.paging.Page;

/** Shows compilations as they are at this moment, one of them with those it is equal to. */
public final class CompilationView {
  private final EqualCompilations equal;
  private final Clock clock;

  public CompilationView(EqualCompilations equal, Clock clock) {
    this.equal = equal;
    this.clock = clock;
  }

  public CompilationAnswer of(Compilation compilation) {
    return CompilationAnswer.of(compilation, equal.to(compilation), clock.instant());
  }

  /** The answer to who asks for it, unless he has it already. */
  public ApiResponse answer(Compilation compilation, ApiRequest request) {
    List<CompilationId> equalTo = equal.to(compilation);
    return ApiResponse.unlessKnown(
        request,
        EntityTag.of(
            Stream.concat(Stream.of(state(compilation)), equalTo.stream().map(Object::toString))
                .toList()),
        () -> CompilationAnswer.of(compilation, equalTo, clock.instant()));
  }

  /** The same with a page of them, all as they are at the same moment. */
  public ApiResponse answer(Page<Compilation> page, ApiRequest request) {
    Instant now = clock.instant();
    return ApiResponse.unlessKnown(
        request,
        EntityTag.of(
            Stream.concat(
                    Stream.of(Boolean.toString(page.more())),
                    page.items().stream().map(CompilationView::state))
                .toList()),
        () -> PageAnswer.of(page, request, shown -> ListedCompilationAnswer.of(shown, now)));
  }

  /** No two states of compilations are the same in this. */
  private static String state(Compilation compilation) {
    return compilation.id() + " " + compilation.revision();
  }

  /** What a compilation would be that is only asked for. */
  public DryRunAnswer of(ReadSpec read) {
    return new DryRunAnswer(
        SpecAnswer.of(read.spec()),
        equal.of(read.version().id(), read.spec().optionsHash()),
        read.told());
  }
}
