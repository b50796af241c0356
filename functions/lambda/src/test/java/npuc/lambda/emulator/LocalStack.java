package npuc.lambda.emulator;

import java.util.Optional;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * The emulation of AWS that LocalStack serves, in Docker. 4.14.0 is its last image that needs no
 * token; another one is chosen by {@code -Dlocalstack.image} and LOCALSTACK_AUTH_TOKEN.
 */
public final class LocalStack {
  private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";
  private static final String NAME = "localstack/localstack";

  private LocalStack() {}

  public static LocalStackContainer container(String... services) {
    String image = System.getProperty("localstack.image", NAME + ":4.14.0");
    var container =
        new LocalStackContainer(DockerImageName.parse(image).asCompatibleSubstituteFor(NAME))
            .withServices(services);
    Optional.ofNullable(System.getenv(TOKEN)).ifPresent(token -> container.withEnv(TOKEN, token));
    return container;
  }

  /** A client of it. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      LocalStackContainer container, B builder) {
    return EmulatedClients.of(
        builder,
        container.getEndpoint(),
        Region.of(container.getRegion()),
        AwsBasicCredentials.create(container.getAccessKey(), container.getSecretKey()));
  }
}
