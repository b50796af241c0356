package npuc.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import npuc.compilation.Compilation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is not the same in two compilations: in what was asked for, and in what came out. */
public record Differences(List<Difference> all) {
  public Differences {
    all = List.copyOf(all);
  }

  /**
   * A compilation that is compared.
   *
   * @param summary what its platform's compiler says of its work; empty where nobody knows
   */
  public record Side(Compilation compilation, Optional<JsonNode> summary) {
    private JsonNode results(boolean withSummary) {
      ObjectNode results = Results.of(compilation);
      summary.filter(known -> withSummary).ifPresent(known -> results.set("summary", known));
      return results;
    }
  }

  /** Compares section by section; summaries only where both are known. */
  public static Differences between(Side a, Side b) {
    var found = new ArrayList<Difference>();
    for (Section section : Section.values()) {
      boolean withSummary = a.summary().isPresent() && b.summary().isPresent();
      Function<Side, JsonNode> content = side -> content(section, side, withSummary);
      var values =
          new JsonDifferences.Pair(Optional.of(content.apply(a)), Optional.of(content.apply(b)));
      JsonDifferences.walk(
          "", values, (path, pair) -> found.add(new Difference(section, path, pair.a(), pair.b())));
    }
    return new Differences(found);
  }

  /** Whether nothing differs but how long it took. */
  public boolean isNone() {
    return all.stream().allMatch(Difference::isOfTime);
  }

  private static JsonNode content(Section section, Side side, boolean withSummary) {
    var asked = new AskedFor(side.compilation());
    return switch (section) {
      case MODEL -> asked.model();
      case TOOLCHAIN -> asked.toolchain();
      case OPTIONS -> asked.options();
      case ADDITIONAL_ARGS -> asked.additionalArgs();
      case ENVIRONMENT -> asked.environment();
      case RESOURCES -> asked.resources();
      case LIMITS -> asked.limits();
      case RESULTS -> side.results(withSummary);
    };
  }
}
