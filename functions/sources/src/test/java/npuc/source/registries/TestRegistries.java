package npuc.source.registries;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import npuc.environment.SecretText;
import npuc.registry.outer.OuterRegistry;
import npuc.source.RegistrySettings;
import npuc.source.RegistrySettings.Kind;
import npuc.source.RegistrySettings.Login;
import npuc.source.RegistrySettings.Placement;

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
    return new SettingsRegistries(() -> Map.of("corp", settings), Optional::empty)
        .find("corp")
        .orElseThrow();
  }
}
