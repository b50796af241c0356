package npuc.api.view;

import java.time.Clock;
import java.util.function.Function;
import npuc.api.spec.ReadSpec;
import npuc.compilation.Compilation;
import npuc.control.EqualCompilations;

/** Shows compilations as they are at this moment, with those they are equal to. */
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

  /** Shows the entries of one page. */
  public Function<Compilation, CompilationAnswer> forEach() {
    var equalTo = equal.forEach();
    var now = clock.instant();
    return compilation -> CompilationAnswer.listed(compilation, equalTo.apply(compilation), now);
  }

  /** What a compilation would be that is only asked for. */
  public DryRunAnswer of(ReadSpec read) {
    return new DryRunAnswer(
        SpecAnswer.of(read.spec()),
        equal.of(read.version().id(), read.spec().optionsHash()),
        read.told());
  }
}
