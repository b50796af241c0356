package npuc.api.view;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.EntityTag;
import npuc.api.view.SetAnswer.MemberAnswer;
import npuc.caller.Access;
import npuc.caller.Caller;
import npuc.comparison.Measures;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSet;
import npuc.platform.Platforms;
import npuc.platform.option.Options;
import npuc.registry.ModelRegistry;

/**
 * Shows sets as they are at this moment.
 *
 * @param measures what a compilation made; asked only when the answer is sent
 */
public record SetView(
    ModelRegistry registry,
    Platforms platforms,
    Access access,
    Clock clock,
    Function<Compilation, Measures> measures) {

  /** Shows one to a caller, with what this caller can do with its members. */
  public Record of(CompilationSet set, Caller caller) {
    return answer(set, RowNames.of(set.members(), registry), caller);
  }

  /** The answer to who asks for it, unless he has it already. */
  public ApiResponse answer(CompilationSet set, ApiRequest request) {
    Caller caller = request.caller();
    RowNames names = RowNames.of(set.members(), registry);
    Compilation first = set.members().getFirst();
    return ApiResponse.unlessKnown(
        request,
        EntityTag.of(
            List.of(
                caller,
                names.ofModel(first),
                names.ofVersion(first),
                set.members().stream().map(CompilationView::state).toList())),
        () -> answer(set, names, caller));
  }

  private SetAnswer answer(CompilationSet set, RowNames names, Caller caller) {
    Instant now = clock.instant();
    return SetAnswer.of(
        set, names, set.members().stream().map(one -> member(one, names, caller, now)).toList());
  }

  private MemberAnswer member(Compilation shown, RowNames names, Caller caller, Instant now) {
    return new MemberAnswer(
        platforms.target(shown.spec().platform(), shown.spec().options().orElse(Options.NONE)),
        measures.apply(shown),
        ListedCompilationAnswer.of(shown, names, ActionsAnswer.of(shown, caller, access), now));
  }
}
