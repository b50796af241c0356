package npuc.api.spec;

import java.util.Optional;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.platform.PlatformName;
import npuc.platform.Platforms;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.registry.WebUri;
import npuc.source.ModelSources;
import npuc.source.Sight;
import npuc.source.SourceSecrets;

/**
 * Originals at sources, when they are registered: pinned at once where the source tells what it has
 * now. One that wants a token, or can't be reached from here, is pinned when it is compiled.
 */
record SourceOriginals(ModelSources sources, Platforms platforms) {

  Optional<Original> look(
      SourceUri uri, PlatformName format, Optional<String> digest, Violations violations) {
    if (uri instanceof WebUri && digest.isEmpty()) {
      violations.add(
          "digest",
          Fault.of(
                  ViolationCode.REQUIRED,
                  "is required for a file of the web: {form} and what sha256sum prints of it")
              .with("form", "sha256:"));
      return Optional.empty();
    }
    Optional<Pin> pin = uri.ownPin(digest);
    return switch (sources.look(uri, pin, format, SourceSecrets.NONE)) {
      case Sight.Pinned seen -> {
        platforms.checkOriginal(format, seen.files(), "uri", violations);
        yield pinned(seen, digest, violations);
      }
      case Sight.Refused(Reason why) -> {
        boolean wantsToken =
            why.code() == ReasonCode.SOURCE_GATED || why.code() == ReasonCode.SOURCE_DENIED;
        violations.require(wantsToken, "uri", SourceBases.refused("can't be used: {reason}", why));
        yield Optional.of(new Original(uri, pin, digest, Optional.empty()));
      }
      case Sight.Unseen unseen -> Optional.of(new Original(uri, pin, digest, Optional.empty()));
    };
  }

  private static Optional<Original> pinned(
      Sight.Pinned seen, Optional<String> digest, Violations violations) {
    digest.ifPresent(
        given ->
            seen.digest()
                .filter(actual -> !actual.equals(given))
                .ifPresent(
                    actual ->
                        violations.add("digest", VolumeOriginals.otherDigest("file", actual))));
    return Optional.of(
        new Original(
            seen.uri(), Optional.of(seen.pin()), digest.or(seen::digest), seen.sizeBytes()));
  }
}
