package npuc.api.spec;

import java.util.Optional;
import java.util.function.Supplier;
import npuc.compilation.Fetch;
import npuc.compilation.Reason;
import npuc.platform.ModelFiles;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.registry.Artifact;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.source.ModelSources;
import npuc.source.Sight;
import npuc.source.SourceSecrets;

/**
 * Originals at sources, when they are compiled.
 *
 * @param claim the volume to which they are fetched
 */
public record SourceBases(ModelSources sources, Supplier<String> claim) {

  /** What the pin means is there, or can't be seen from here: then the Job finds out. */
  Optional<ChosenBase> open(
      Artifact artifact, SourceUri uri, SourceSecrets secrets, String field, Violations found) {
    return switch (sources.look(uri, artifact.pin(), artifact.platform(), secrets)) {
      case Sight.Pinned seen -> Optional.of(chosen(artifact, seen));
      case Sight.Refused(Reason why) -> {
        found.add(field, refused("can't be fetched: {reason}", why));
        yield Optional.empty();
      }
      case Sight.Unseen(String why) -> {
        found.require(
            artifact.pin().isPresent(),
            field,
            Fault.of(
                    ViolationCode.NOT_PINNED,
                    "was never seen from here, so nothing says which content is meant ({reason});"
                        + " register it with a commit, a version or a digest")
                .with("reason", why));
        yield artifact.pin().map(pin -> unseen(artifact, uri, pin));
      }
    };
  }

  /** What a source says of itself. */
  static Fault refused(String form, Reason why) {
    return Fault.of(ViolationCode.SOURCE_REFUSED, form)
        .with("reasonCode", why.code().code())
        .with("reason", why.message());
  }

  private ChosenBase chosen(Artifact artifact, Sight.Pinned seen) {
    return new ChosenBase(
        artifact.seen(seen.uri(), seen.sizeBytes(), seen.digest()),
        Optional.of(Fetch.of(seen.uri(), seen.pin(), artifact.platform(), claim.get())),
        seen.files());
  }

  private ChosenBase unseen(Artifact artifact, SourceUri uri, Pin pin) {
    return new ChosenBase(
        artifact,
        Optional.of(Fetch.of(uri, pin, artifact.platform(), claim.get())),
        ModelFiles.unseen());
  }
}
