package npuc.registry;

import java.util.List;
import java.util.Optional;
import npuc.id.ArtifactId;
import npuc.platform.Toolchain;
import npuc.platform.option.Options;

/**
 * What an artifact was compiled from and how, kept with it: its compilation may be deleted.
 *
 * @param base the artifact that was compiled
 * @param baseName as it was called then
 * @param options with every default; empty where none were saved
 * @param optionsHash 64 hex characters
 */
public record Origin(
    ArtifactId base,
    String baseName,
    Toolchain toolchain,
    Optional<Options> options,
    List<String> additionalArgs,
    String optionsHash) {
  public Origin {
    additionalArgs = List.copyOf(additionalArgs);
  }
}
