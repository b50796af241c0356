package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import npuc.id.CompilationId;

/**
 * What people say of a compilation, to find it again. It decides nothing of what is compiled, so it
 * is no part of the options hash, and may change at any time, except what it came from.
 *
 * @param name one line of 1 to 200 characters
 * @param note lines, 1 to 2,000 characters
 * @param labels at most 20, in the order of their keys
 * @param recompileOf the compilation whose body this one began with, which may be gone by now
 */
public record Description(
    Optional<String> name,
    Optional<String> note,
    Map<String, String> labels,
    Optional<CompilationId> recompileOf) {
  public static final Description NONE = new Description();

  @JsonCreator
  public Description {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /** Of one that nobody described, and of every older record. */
  public Description() {
    this(Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
  }

  /** The same, with what is said of more than this one where nothing else is said. */
  public Description within(Description common) {
    var all = new TreeMap<>(common.labels);
    all.putAll(labels);
    return new Description(name.or(common::name), note.or(common::note), all, recompileOf);
  }

  /** The same words of a compilation that came from another. */
  public Description of(Optional<CompilationId> origin) {
    return new Description(name, note, labels, origin);
  }
}
