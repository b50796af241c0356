package npuc.source.look;

import java.util.Map;
import java.util.Optional;
import npuc.environment.SecretText;
import npuc.platform.PlatformName;
import npuc.registry.ArtifactUri;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.source.Sight;
import npuc.source.SourceSecrets;
import npuc.source.SourceSettingsReader;

/** Looks of a user with a token at servers of this machine. */
final class Looking {
  private static final PlatformName TFLITE = new PlatformName("tflite");
  private static final Pin DIGEST = new Pin("sha256:" + "0".repeat(64));
  private static final Pin COMMIT = new Pin("commit:" + "a".repeat(40));
  private static final SourceSecrets SECRETS =
      new SourceSecrets(Map.of("HF_TOKEN", new SecretText("hf_hush")));

  private Looking() {}

  static Sight file(Stub server) {
    var settings =
        SourceSettingsReader.read("{\"hosts\": [\"127.0.0.1:%d\"]}".formatted(port(server)));
    return new NetModelSources(() -> settings)
        .look(
            (SourceUri) ArtifactUri.stored(server.url() + "/dir/model.tflite"),
            Optional.of(DIGEST),
            TFLITE,
            SECRETS);
  }

  static Sight repository(Stub server, PlatformName format) {
    var settings =
        SourceSettingsReader.read("{\"hub\": {\"endpoint\": \"%s\"}}".formatted(server.url()));
    return new NetModelSources(() -> settings)
        .look(
            (SourceUri) ArtifactUri.stored("hf://org/model"), Optional.of(COMMIT), format, SECRETS);
  }

  private static int port(Stub server) {
    return server.url().getPort();
  }
}
