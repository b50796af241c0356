package npuc.compilation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import npuc.caller.CallerName;
import npuc.id.CompilationSetId;
import npuc.platform.PlatformName;

/**
 * Which compilations of a list are wanted. An empty part lets all pass.
 *
 * @param phases any of these
 * @param hash beginning of the options hash, at least 1 hex character
 * @param createdAfter exclusive
 * @param createdBefore exclusive
 */
public record Filter(
    Set<Phase> phases,
    Optional<PlatformName> platform,
    Optional<String> hash,
    Optional<Instant> createdAfter,
    Optional<Instant> createdBefore,
    Optional<CallerName> createdBy,
    Optional<CompilationSetId> set,
    Search search) {
  public static final Filter ALL =
      new Filter(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Filter {
    phases = Set.copyOf(phases);
  }

  /** One that searches for nothing. */
  public Filter(
      Set<Phase> phases,
      Optional<PlatformName> platform,
      Optional<String> hash,
      Optional<Instant> createdAfter,
      Optional<Instant> createdBefore,
      Optional<CallerName> createdBy) {
    this(
        phases,
        platform,
        hash,
        createdAfter,
        createdBefore,
        createdBy,
        Optional.empty(),
        Search.NONE);
  }

  /** The same, with a search. */
  public Filter with(Search wanted) {
    return new Filter(phases, platform, hash, createdAfter, createdBefore, createdBy, set, wanted);
  }

  /** The same, of the members of a set. */
  public Filter of(Optional<CompilationSetId> wanted) {
    return new Filter(
        phases, platform, hash, createdAfter, createdBefore, createdBy, wanted, search);
  }

  /** The compilations that made, or will not have to make again, what these options ask for. */
  public static Filter equalTo(String optionsHash) {
    return new Filter(
        Set.of(Phase.SUCCEEDED, Phase.REGISTERED),
        Optional.empty(),
        Optional.of(optionsHash),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public boolean matches(Compilation compilation) {
    return (phases.isEmpty() || phases.contains(compilation.phase()))
        && platform.map(compilation.spec().platform()::equals).orElse(true)
        && hash.map(compilation.spec().optionsHash().value()::startsWith).orElse(true)
        && createdAfter.map(compilation.createdAt()::isAfter).orElse(true)
        && createdBefore.map(compilation.createdAt()::isBefore).orElse(true)
        && (createdBy.isEmpty() || createdBy.equals(compilation.createdBy()))
        && set.map(compilation::isIn).orElse(true)
        && search.matches(compilation);
  }
}
