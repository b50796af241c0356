package npuc.source.registries;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.environment.SecretText;
import npuc.registry.outer.OuterRegistry;
import npuc.source.RegistrySettings;
import npuc.source.RegistrySettings.Kind;
import npuc.source.RegistrySettings.Login;
import npuc.source.RegistrySettings.Placement;
import npuc.source.SourceSettings;

/** Outer registries as settings of a test make them. */
public final class TestRegistries {
  private TestRegistries() {}

  /** One that needs no login. */
  public static OuterRegistry of(Kind kind, URI url) {
    return of(settings(kind, url, Optional.empty(), Placement.OWN_VERSION));
  }

  /** One with a token. */
  public static OuterRegistry withToken(Kind kind, URI url, String token) {
    var login = new Login.Token(new SecretText(token));
    return of(settings(kind, url, Optional.of(login), Placement.OWN_VERSION));
  }

  public static RegistrySettings settings(
      Kind kind, URI url, Optional<Login> login, Placement placement) {
    return new RegistrySettings(kind, url, login, Optional.empty(), Optional.empty(), placement);
  }

  /** One called corp. */
  public static OuterRegistry of(RegistrySettings settings) {
    return of(settings, Optional.empty(), List.of());
  }

  /** One called corp, with a proxy for all but some hosts. */
  public static OuterRegistry of(
      RegistrySettings settings, Optional<URI> proxy, List<String> hosts) {
    SourceSettings none = SourceSettings.NONE;
    var all =
        new SourceSettings(
            none.hub(),
            none.s3(),
            hosts,
            proxy,
            none.caFile(),
            none.claim(),
            none.keepBytes(),
            none.copyTo(),
            Map.of("corp", settings));
    return new SettingsRegistries(() -> all).find("corp").orElseThrow();
  }
}
