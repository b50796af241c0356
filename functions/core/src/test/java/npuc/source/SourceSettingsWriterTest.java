package npuc.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import npuc.environment.SecretText;
import npuc.refusal.Violations;
import npuc.registry.BucketUri;
import org.junit.jupiter.api.Test;

class SourceSettingsWriterTest {
  private static final int ROUNDS = 300;
  private static final List<String> TEXTS =
      List.of("hf_abc", "a b", "\"quoted\"\\", "비밀", "😀", "{}", "x".repeat(500));

  @Test
  void writesWhatIsReadAsTheSame() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      SourceSettings settings = new Any(seed).settings();

      assertEquals(
          settings, SourceSettingsReader.read(SourceSettingsWriter.write(settings)), "" + seed);
    }
  }

  @Test
  void writesNothingAsNothing() {
    assertEquals(
        SourceSettings.NONE,
        SourceSettingsReader.read(SourceSettingsWriter.write(SourceSettings.NONE)));
  }

  /** Settings of all sorts, the same for a seed. */
  private static final class Any {
    private final RandomGenerator random;

    Any(long seed) {
      random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    SourceSettings settings() {
      var registries = new TreeMap<String, RegistrySettings>();
      IntStream.range(0, random.nextInt(4))
          .forEach(number -> registries.put("registry-" + number, registry()));
      return new SourceSettings(
          new SourceSettings.Hub(
              maybe(this::uri).orElse(SourceSettings.NONE.hub().endpoint()), maybe(this::secret)),
          new SourceSettings.S3(maybe(this::uri), maybe(this::text), maybe(this::keys)),
          Stream.generate(() -> of("models.corp", "minio.corp:9000", "[::1]:80", "10.0.0.1"))
              .limit(random.nextInt(4))
              .toList(),
          maybe(this::uri),
          maybe(() -> Path.of(of("/etc/ssl/corp.pem", "corp.pem", "한국어.pem"))),
          of("models", "fetched-2"),
          maybe(() -> random.nextLong(1, 1_000_000_000_000_000L)),
          maybe(() -> bucket(of("s3://bucket/prefix", "s3://b-2/a/b c"))),
          registries);
    }

    private RegistrySettings registry() {
      return new RegistrySettings(
          of(RegistrySettings.Kind.values()),
          uri(),
          maybe(this::login),
          maybe(() -> Path.of("/ca.pem")),
          maybe(() -> of("v1", "v1alpha3")),
          of(RegistrySettings.Placement.values()));
    }

    private RegistrySettings.Login login() {
      return random.nextBoolean()
          ? new RegistrySettings.Login.Token(secret())
          : new RegistrySettings.Login.Password(text(), secret());
    }

    private AwsKeys keys() {
      return new AwsKeys(secret(), secret(), maybe(this::secret));
    }

    private URI uri() {
      return URI.create(
          of("https://a.corp", "http://b:8080/path/", "https://[::1]:1/", "http://c"));
    }

    private SecretText secret() {
      return new SecretText(text());
    }

    private String text() {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static BucketUri bucket(String text) {
      return BucketUri.read(text, "copyTo", new Violations()).orElseThrow();
    }

    @SafeVarargs
    private <T> T of(T... values) {
      return values[random.nextInt(values.length)];
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
      return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }
  }
}
