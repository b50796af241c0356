package npuc.compilation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import npuc.id.CompilationSetId;
import npuc.id.TestIds;

/** Members of sets, just created. */
public final class Sets {
  public static final CompilationSetId ID = id(50);

  private Sets() {}

  public static CompilationSetId id(int number) {
    return CompilationSetId.of(TestIds.ulid(number));
  }

  /** All members of a set, in the order of their places. */
  public static List<Compilation> pending(CompilationSetId id, int of) {
    return IntStream.rangeClosed(1, of).mapToObj(place -> pending(id, place, of)).toList();
  }

  public static Compilation pending(CompilationSetId id, int place, int of) {
    return Compilation.create(
        id.member(place),
        Compilations.MODEL,
        Compilations.VERSION,
        Specs.ETHOS_U,
        List.of(),
        Compilations.CREATOR,
        Description.NONE,
        Optional.of(new Membership(id, place, of)));
  }
}
