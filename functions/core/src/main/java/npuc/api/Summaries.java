package npuc.api;

import java.util.Optional;
import npuc.comparison.Measures;
import npuc.compilation.Compilation;
import npuc.refusal.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** What compilers say of their work, as manifests tell it. */
public record Summaries(Manifests manifests) {
  private static final ObjectReader SUMMARY =
      JsonMapper.shared().readerFor(JsonNode.class).at("/summary");

  /** The summary of a compilation; empty where there is none, or it can't be read from here. */
  Optional<JsonNode> of(Compilation compilation) {
    return switch (manifests.read(compilation)) {
      case Outcome.Done<byte[]>(byte[] manifest) -> summary(manifest);
      case Outcome.Refused<byte[]> _ -> Optional.empty();
    };
  }

  /** What tells which of several compilations suits best. */
  public Measures measures(Compilation compilation) {
    return Measures.of(compilation, of(compilation));
  }

  /** Nothing else of it is made a tree: it may list very many files. */
  private static Optional<JsonNode> summary(byte[] manifest) {
    try {
      JsonNode summary = SUMMARY.readValue(manifest);
      return Optional.ofNullable(summary).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
