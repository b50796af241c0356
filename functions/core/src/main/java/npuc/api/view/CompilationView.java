package npuc.api.view;

import java.time.Clock;
import java.util.function.Function;
import npuc.api.spec.ReadSpec;
import npuc.compilation.Compilation;
import npuc.control.EqualCompilations;
import tools.jackson.databind.node.ObjectNode;

/** Shows compilations as they are at this moment, with those they are equal to. */
public final class CompilationView {
  private final EqualCompilations equal;
  private final Clock clock;

  public CompilationView(EqualCompilations equal, Clock clock) {
    this.equal = equal;
    this.clock = clock;
  }

  public ObjectNode of(Compilation compilation) {
    return forEach().apply(compilation);
  }

  /** Shows the entries of one page. */
  public Function<Compilation, ObjectNode> forEach() {
    var equalTo = equal.forEach();
    var now = clock.instant();
    return compilation -> CompilationJson.of(compilation, equalTo.apply(compilation), now);
  }

  /** What a compilation would be that is only asked for. */
  public ObjectNode of(ReadSpec read) {
    ObjectNode json = Json.object();
    CompilationJson.addSpec(json, read.spec());
    json.set(
        "equalTo", Json.texts(equal.of(read.version().id(), read.spec().optionsHash()).stream()));
    json.set("advice", AdviceJson.of(read.advice(), read.warnings()));
    return json;
  }
}
