package npuc.platform;

import java.util.Optional;

/**
 * What a compilation starts from, as far as it is known when a request is judged.
 *
 * @param files of the base artifact
 * @param toolchain the installed compiler, whose version decides some rules
 */
public record CompileInput(ModelFiles files, Optional<Toolchain> toolchain) {
  /** Nothing is known. */
  public static final CompileInput UNKNOWN =
      new CompileInput(ModelFiles.unseen(), Optional.empty());
}
