package npuc.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * Identity of a set of compilations, written {@code s-<ulid>}, whose last character is 0. The ids
 * of its members follow from it: they have the number of their place there. So they lie beside each
 * other wherever ids are in order, and whoever knows the set knows where to look.
 */
public record CompilationSetId(Ulid ulid) implements Id {
  private static final String PREFIX = "s-";

  /**
   * The set of a ULID.
   *
   * @throws IllegalArgumentException if its last character is not 0
   */
  public CompilationSetId {
    if (!ulid.equals(ulid.numbered(0))) {
      throw new IllegalArgumentException("not the ULID of a set: " + ulid);
    }
  }

  /** A new identity, made of one that nothing else has. */
  public static CompilationSetId of(Ulid fresh) {
    return new CompilationSetId(fresh.numbered(0));
  }

  /** The set that a compilation is in, if it is in one. */
  public static CompilationSetId around(CompilationId compilation) {
    return of(compilation.ulid());
  }

  /** The id that {@code text} names; empty when it can't be one. */
  public static Optional<CompilationSetId> parse(String text) {
    return Ulid.after(PREFIX, text)
        .filter(ulid -> ulid.equals(ulid.numbered(0)))
        .map(CompilationSetId::new);
  }

  @JsonCreator
  static CompilationSetId stored(String text) {
    return parse(text).orElseThrow();
  }

  /**
   * The compilation at a place.
   *
   * @param place from 1 to 31
   */
  public CompilationId member(int place) {
    return new CompilationId(ulid.numbered(place));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + ulid;
  }
}
