package npuc.lambda.emulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * A moto server that speaks for AWS, one for the whole test run. Where it isn't installed the tests
 * that need it are skipped, and say so.
 */
public final class MotoServer {
  public static final Region REGION = Region.EU_CENTRAL_1;

  private static final Pattern RUNNING = Pattern.compile("Running on (http://\\S+)");
  private static final Optional<URI> SERVER = program().map(MotoServer::start);

  private MotoServer() {}

  /** Where it answers. */
  public static URI url() {
    assumeTrue(
        SERVER.isPresent(), "skipped: no moto server; make .venv-emulator/stamp installs it");
    return SERVER.orElseThrow();
  }

  /** A client of it. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder) {
    return EmulatedClients.of(builder, url(), REGION, AwsBasicCredentials.create("test", "test"));
  }

  private static Optional<Path> program() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path program = at.resolve(".venv-emulator/bin/moto_server");
      if (Files.isExecutable(program)) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  /** Starts it on a port that it chooses itself, and reads which. */
  private static URI start(Path program) {
    try {
      Process server =
          new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", "0")
              .redirectErrorStream(true)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
      BufferedReader said = server.inputReader();
      URI url =
          said.lines()
              .map(RUNNING::matcher)
              .filter(Matcher::find)
              .map(running -> URI.create(running.group(1)))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("moto_server ended: run " + program));
      Thread.startVirtualThread(() -> keep(said));
      return url;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It would wait for its words to be read. */
  private static void keep(BufferedReader said) {
    try (Writer log = Files.newBufferedWriter(Path.of("target", "moto.log"))) {
      said.transferTo(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
