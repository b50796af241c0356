package npuc.lambda.emulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

  private static final Duration PATIENCE = Duration.ofSeconds(60);
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

  private static URI start(Path program) {
    int port = freePort();
    try {
      Process server =
          new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(Path.of("target", "moto.log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
      waitFor(server, port);
      return URI.create("http://127.0.0.1:" + port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void waitFor(Process server, int port) {
    Instant end = Instant.now().plus(PATIENCE);
    while (server.isAlive() && Instant.now().isBefore(end)) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        Thread.onSpinWait();
      }
    }
    throw new IllegalStateException("the moto server does not answer; see target/moto.log");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
