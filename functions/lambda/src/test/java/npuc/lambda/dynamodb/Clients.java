package npuc.lambda.dynamodb;

import npuc.lambda.emulator.MotoServer;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Clients that talk to an emulation over the wire. */
final class Clients {
  private Clients() {}

  static DynamoDbClient moto() {
    return MotoServer.client(DynamoDbClient.builder());
  }

  static DynamoDbClient of(LocalStackContainer container) {
    return DynamoDbClient.builder()
        .endpointOverride(container.getEndpoint())
        .region(Region.of(container.getRegion()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(container.getAccessKey(), container.getSecretKey())))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
