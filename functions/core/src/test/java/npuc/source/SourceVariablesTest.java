package npuc.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.environment.SecretText;
import org.junit.jupiter.api.Test;

class SourceVariablesTest {
  private static final Map<String, String> ALL =
      Map.of(
          "HF_TOKEN", "hf_variable",
          "HF_ENDPOINT", "https://mirror.corp",
          "HTTPS_PROXY", "http://proxy:3128",
          "SSL_CERT_FILE", "/etc/corp.pem",
          "AWS_ENDPOINT_URL_S3", "https://minio.corp:9000",
          "AWS_REGION", "eu-central-1",
          "AWS_ACCESS_KEY_ID", "AKIA",
          "AWS_SECRET_ACCESS_KEY", "secret",
          "AWS_SESSION_TOKEN", "session");

  private final List<String> problems = new ArrayList<>();

  @Test
  void countWhereTheFileSaysNothing() {
    SourceSettings merged = SourceVariables.merged(SourceSettings.NONE, ALL, problems);

    assertEquals(
        new SourceSettings(
            new SourceSettings.Hub(
                URI.create("https://mirror.corp"), Optional.of(new SecretText("hf_variable"))),
            new SourceSettings.S3(
                Optional.of(URI.create("https://minio.corp:9000")),
                Optional.of("eu-central-1"),
                Optional.of(
                    new AwsKeys(
                        new SecretText("AKIA"),
                        new SecretText("secret"),
                        Optional.of(new SecretText("session"))))),
            List.of(),
            Optional.of(URI.create("http://proxy:3128")),
            Optional.of(Path.of("/etc/corp.pem")),
            "models",
            Optional.empty(),
            Optional.empty(),
            Map.of()),
        merged);
    assertEquals(List.of(), problems);
  }

  @Test
  void changeNothingThatTheFileSays() {
    SourceSettings file =
        SourceSettingsReader.read(
            """
            {"hub": {"endpoint": "https://hub.corp", "token": "hf_file"},
             "s3": {"endpoint": "https://s3.corp", "region": "us-west-2",
                    "accessKeyId": "FILE", "secretAccessKey": "file"},
             "proxy": "http://other:1", "caFile": "/file.pem"}
            """);

    assertEquals(file, SourceVariables.merged(file, ALL, problems));
  }

  @Test
  void emptyOnesSayNothing() {
    var empty = Map.of("HF_TOKEN", "", "HF_ENDPOINT", " ", "AWS_ACCESS_KEY_ID", "AKIA");

    assertEquals(SourceSettings.NONE, SourceVariables.merged(SourceSettings.NONE, empty, problems));
  }

  @Test
  void tellAllThatIsWrongWithoutTheValues() {
    var wrong = Map.of("HF_ENDPOINT", "https://me:hush@hub", "AWS_ENDPOINT_URL_S3", "hush://minio");

    SourceVariables.merged(SourceSettings.NONE, wrong, problems);

    assertEquals(2, problems.size());
    assertFalse(problems.toString().contains("hush"));
  }

  @Test
  void aProxyThatWantsAUserIsLeftOut() {
    var proxy = Map.of("https_proxy", "http://me:hush@proxy:3128");

    assertEquals(SourceSettings.NONE, SourceVariables.merged(SourceSettings.NONE, proxy, problems));
    assertEquals(List.of(), problems);
  }
}
