package npuc.environment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretValuesTest {
  private static final String LONG = "aB3".repeat(14);

  static List<String> secrets() {
    return List.of(
        "postgres://user:hunter2@db:5432/models",
        "postgresql+psycopg://user:p/w@db/models",
        "redis://:hunter2@cache:6379/0",
        "http://proxy-user:hunter2@proxy.example:3128",
        "user:hunter2@proxy.example:3128",
        "root:hunter2@tcp(127.0.0.1:3306)/models",
        "first=1 https://user:hunter2@host/",
        "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/2",
        "https://" + part("ghp", "_") + LONG + "@github.com/a/b",
        "Server=db;User Id=sa;Password=hunter2;",
        "host=db user=sa password=hunter2",
        "AccountName=a;AccountKey=aGVsbG8gd29ybGQ=;EndpointSuffix=x",
        "{\"client_secret\": \"hunter2\"}",
        "https://host/path?sv=1&sig=aGVsbG8",
        "https://host/path?api_key=hunter2",
        "Authorization: Bearer " + LONG,
        part("ghp", "_") + LONG,
        part("github", "_pat_") + LONG,
        part("glpat", "-") + LONG,
        part("hf", "_") + LONG,
        part("AKIA", "") + "IOSFODNN7EXAMPLE",
        part("xoxb", "-") + "1234567890-" + LONG,
        part("AIza", "") + "S".repeat(35),
        part("sntrys", "_") + LONG,
        part("sk", "-proj-") + LONG,
        part("nvapi", "-") + LONG,
        part("npm", "_") + LONG,
        part("eyJ", "") + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl",
        "https://hooks.slack.com/services/T000/B000/XXXX");
  }

  /** In two pieces, so that no scanner takes this file for a leak. */
  private static String part(String first, String second) {
    return first + second;
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void aValueOfTheShapeOfASecretIsOne(String value) {
    assertTrue(SecretValues.contains(value));
    assertTrue(SecretValues.contains("before\n" + value + "\nafter"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "debug",
        "4",
        "http://proxy.example:3128",
        "http://localhost:8080/a@b",
        "https://example.com/@scope/package",
        "git@github.com:org/repo.git",
        "ssh://git@github.com/org/repo",
        "person@example.com",
        "registry.example/npuc:1.2@sha256:0123456789abcdef",
        "npuc:1.2@sha256:0123456789abcdef",
        "/usr/lib:/usr/local/lib",
        "a=1,b=2",
        "--xla_flag=true --tokens=16",
        "localhost,127.0.0.1,.example.com",
        "0123456789abcdef0123456789abcdef01234567",
        "sk-short",
        "task-0123456789012345678901234567890",
        "C:\\Users\\person",
        "12:30:45",
        "basic optimisation of operators"
      })
  void anOrdinaryValueIsNone(String value) {
    assertFalse(SecretValues.contains(value));
  }
}
