package npuc.api.view;

import java.time.Clock;
import java.util.function.Function;
import npuc.api.spec.ReadSpec;
import npuc.caller.Access;
import npuc.caller.Caller;
import npuc.compilation.Compilation;
import npuc.control.EqualCompilations;

/** Shows compilations as they are at this moment, with those they are equal to. */
public final class CompilationView {
  private final EqualCompilations equal;
  private final Access access;
  private final Clock clock;

  public CompilationView(EqualCompilations equal, Access access, Clock clock) {
    this.equal = equal;
    this.access = access;
    this.clock = clock;
  }

  /** Shows one to a caller, with what this caller can do with it. */
  public CompilationAnswer of(Compilation compilation, Caller caller) {
    return CompilationAnswer.of(
        compilation, equal.to(compilation), actions(compilation, caller), clock.instant());
  }

  /** Shows the entries of one page. */
  public Function<Compilation, CompilationAnswer> forEach(Caller caller) {
    var equalTo = equal.forEach();
    var now = clock.instant();
    return compilation ->
        CompilationAnswer.listed(
            compilation, equalTo.apply(compilation), actions(compilation, caller), now);
  }

  private ActionsAnswer actions(Compilation compilation, Caller caller) {
    return ActionsAnswer.of(compilation, caller, access);
  }

  /** What a compilation would be that is only asked for. */
  public DryRunAnswer of(ReadSpec read) {
    return new DryRunAnswer(
        SpecAnswer.of(read.spec()),
        equal.of(read.version().id(), read.spec().optionsHash()),
        read.told());
  }
}
