package npuc.compilation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import npuc.id.CompilationId;
import npuc.id.CompilationSetId;

/**
 * Compilations that one request asked for. A set is no record of its own: it is those of its
 * members that there are, and ends with the last of them.
 *
 * @param members in the order of their places, at least one
 */
public record CompilationSet(CompilationSetId id, List<Compilation> members) {
  public CompilationSet {
    members = List.copyOf(members);
  }

  /** The set as it is now; empty when it has no member. */
  public static Optional<CompilationSet> find(CompilationSetId id, CompilationStore store) {
    List<CompilationId> ids =
        IntStream.rangeClosed(1, Membership.MOST).mapToObj(id::member).toList();
    List<Compilation> members = store.findAll(ids).stream().filter(one -> one.isIn(id)).toList();
    return members.isEmpty() ? Optional.empty() : Optional.of(new CompilationSet(id, members));
  }

  /** How many were asked for. */
  public int of() {
    return members.getFirst().set().map(Membership::of).orElse(members.size());
  }

  /** How many came to their end, whichever it is. */
  public int done() {
    return Math.toIntExact(members.stream().filter(one -> !one.isActive()).count());
  }

  /** How many members are in each phase that any is in. */
  public Map<Phase, Integer> phases() {
    var counted = new EnumMap<Phase, Integer>(Phase.class);
    members.forEach(one -> counted.merge(one.phase(), 1, Integer::sum));
    return counted;
  }
}
