package npuc.caller;

import java.util.Optional;
import java.util.stream.Stream;

/** What a caller may do; each role may do what those before it may. */
public enum Role {
  /** Sees everything but secrets. */
  READ("read"),

  /** Creates compilations, stops and retries them. */
  COMPILE("compile"),

  /** Changes the registry, deletes compilations. */
  ADMIN("admin");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** The role that a word means. */
  public static Optional<Role> of(String word) {
    return Stream.of(values()).filter(role -> role.word.equals(word)).findFirst();
  }

  /** Whether who has this role may do what needs the other. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
