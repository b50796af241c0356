package npuc.source.look;

import java.util.Optional;
import java.util.TreeSet;
import npuc.compilation.ReasonCode;
import npuc.registry.BucketUri;
import npuc.registry.HubUri;
import npuc.registry.RegistryUri;
import npuc.registry.SourceUri;
import npuc.registry.WebUri;
import npuc.source.RegistrySettings;
import npuc.source.SourceSecrets;
import npuc.source.SourceSettings;
import npuc.source.artifact.MlflowSource;
import npuc.source.bucket.BucketSource;
import npuc.source.bucket.S3Clients;
import npuc.source.file.Source;
import npuc.source.hub.HubSource;
import npuc.source.net.Http;
import npuc.source.net.RefusedException;
import npuc.source.web.WebSource;

/** The kinds of source, with the clients that they share. */
final class Sources {
  private final SourceSettings settings;
  private final Http http;
  private final S3Clients s3;

  Sources(SourceSettings settings) {
    this.settings = settings;
    this.http = new Http(settings);
    this.s3 = new S3Clients(settings);
  }

  /** A source, as whoever has these secrets sees it: they go before the operator's. */
  Source of(SourceUri uri, SourceSecrets secrets) {
    return switch (uri) {
      case HubUri hub ->
          new HubSource(
              hub,
              settings.hub().endpoint(),
              secrets.hubToken().or(() -> settings.hub().token()),
              http);
      case BucketUri bucket -> new BucketSource(bucket, s3, secrets);
      case WebUri web -> new WebSource(web, http);
      case RegistryUri registry ->
          (pin, deadline) ->
              new MlflowSource(registry, registry(registry.registry()), http)
                  .content(pin, deadline);
    };
  }

  private RegistrySettings registry(String name) {
    return Optional.ofNullable(settings.registries().get(name))
        .filter(known -> known.kind() == RegistrySettings.Kind.MLFLOW)
        .orElseThrow(
            () ->
                new RefusedException(
                    ReasonCode.SOURCE_MISSING,
                    "the settings have no MLflow registry %s; known are %s"
                        .formatted(name, new TreeSet<>(settings.registries().keySet()))));
  }
}
