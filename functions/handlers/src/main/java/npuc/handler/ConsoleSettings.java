package npuc.handler;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the console must know of where it is deployed.
 *
 * @param signIn how people sign in; empty where everybody may come
 * @param store origin to which uploads are sent; empty where the service takes them itself
 */
public record ConsoleSettings(Optional<SignIn> signIn, Optional<URI> store) {
  /** How people sign in. */
  public sealed interface SignIn {
    /** With an access token of this service, which they are asked for. */
    record Token() implements SignIn {}

    /**
     * With OpenID Connect.
     *
     * @param origins further origins of the issuer's endpoints, such as the domain of a user pool
     */
    record OpenId(URI issuer, String clientId, String scope, List<URI> origins) implements SignIn {
      public OpenId {
        origins = List.copyOf(origins);
      }
    }
  }

  /** Where an access token of this service is needed. */
  public static ConsoleSettings withTokens() {
    return new ConsoleSettings(Optional.of(new SignIn.Token()), Optional.empty());
  }

  /** Where everybody may come. */
  public static ConsoleSettings open() {
    return new ConsoleSettings(Optional.empty(), Optional.empty());
  }

  /**
   * Reads NPUC_OIDC_ISSUER, NPUC_OIDC_CLIENT_ID, NPUC_OIDC_SCOPE and NPUC_OIDC_ORIGINS;
   * NPUC_LOG_BUCKET and AWS_REGION tell where uploads go.
   */
  static ConsoleSettings from(Map<String, String> environment) {
    return new ConsoleSettings(
        Optional.ofNullable(environment.get("NPUC_OIDC_ISSUER"))
            .map(issuer -> signIn(URI.create(issuer), environment)),
        Optional.ofNullable(environment.get("NPUC_LOG_BUCKET"))
            .map(bucket -> store(bucket, environment.getOrDefault("AWS_REGION", ""))));
  }

  /** As S3 is addressed by whoever signs for it. */
  private static URI store(String bucket, String region) {
    String domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    return URI.create("https://%s.s3.%s.%s".formatted(bucket, region, domain));
  }

  private static SignIn signIn(URI issuer, Map<String, String> environment) {
    String clientId =
        Optional.ofNullable(environment.get("NPUC_OIDC_CLIENT_ID"))
            .orElseThrow(() -> new IllegalArgumentException("NPUC_OIDC_CLIENT_ID is missing"));
    return new SignIn.OpenId(
        issuer,
        clientId,
        environment.getOrDefault("NPUC_OIDC_SCOPE", "openid"),
        Stream.of(environment.getOrDefault("NPUC_OIDC_ORIGINS", "").split(" ", -1))
            .filter(origin -> !origin.isEmpty())
            .map(URI::create)
            .toList());
  }

  /** As /config.json has it. */
  byte[] json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    signIn.ifPresent(how -> describe(how, json));
    return JsonMapper.shared().writeValueAsBytes(json);
  }

  private static void describe(SignIn signIn, ObjectNode json) {
    switch (signIn) {
      case SignIn.Token() -> json.put("signIn", "token");
      case SignIn.OpenId oidc ->
          json.put("issuer", oidc.issuer().toString())
              .put("clientId", oidc.clientId())
              .put("scope", oidc.scope());
    }
  }

  /**
   * Everything comes from here and nothing is inline; only issuer and store may be asked as well.
   */
  String contentSecurityPolicy() {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        + " connect-src 'self'"
        + others().map(origin -> " " + origin).collect(Collectors.joining())
        + "; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  private Stream<String> others() {
    return Stream.concat(signIn.stream().flatMap(ConsoleSettings::origins), store.stream())
        .map(ConsoleSettings::origin);
  }

  private static Stream<URI> origins(SignIn signIn) {
    return switch (signIn) {
      case SignIn.Token() -> Stream.empty();
      case SignIn.OpenId oidc -> Stream.concat(Stream.of(oidc.issuer()), oidc.origins().stream());
    };
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority();
  }
}
