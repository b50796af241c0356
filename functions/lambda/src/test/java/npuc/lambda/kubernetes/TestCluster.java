package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Kubernetes, whose containers are processes of this machine with users of their own: the
 * one that {@code NPUC_TEST_KUBECONFIG} names, else one that is started for this JVM with the
 * program {@code cluster} in the folder {@code NPUC_TEST_CLUSTER_DIR}, or in shared/cluster beside
 * the checkout. Without any, or where {@code NPUC_TEST_CLUSTER_DIR} is empty, tests are skipped.
 *
 * @param folder holds the kubeconfig and, below volumes/, what the claims hold
 */
public record TestCluster(Path folder) {
  private static final String NONE =
      "no cluster for tests: set NPUC_TEST_KUBECONFIG, or NPUC_TEST_CLUSTER_DIR to the folder of"
          + " the program that starts one";

  /** Whether containers run as ours: who else may not be able to read what this machine holds. */
  private static final boolean ONE_USER = Boolean.getBoolean("npuc.test.cluster.one-user");

  /** A machine that is busy answers late; no test is about that. */
  private static final int PATIENCE_MILLIS = 180_000;

  private static final Optional<TestCluster> ONLY = find();

  /** The cluster of this JVM; the test is skipped when there is none. */
  public static TestCluster get() {
    Assumptions.assumeTrue(ONLY.isPresent(), NONE);
    return ONLY.orElseThrow();
  }

  KubernetesClient admin() {
    return client(config().build());
  }

  /** A client of a member of that group. */
  KubernetesClient memberOf(String group) {
    return client(
        config()
            .withImpersonateUsername("test")
            .withImpersonateGroups(group, "system:authenticated")
            .build());
  }

  private ConfigBuilder config() {
    Path kubeconfig = folder.resolve("kubeconfig");
    return new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
        .withRequestTimeout(PATIENCE_MILLIS)
        .withConnectionTimeout(PATIENCE_MILLIS)
        .withRequestRetryBackoffLimit(0);
  }

  private static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static Optional<TestCluster> find() {
    TestImage.python(Path.of("/usr/bin/python3"), "$PATH");
    Optional<TestCluster> found =
        Optional.ofNullable(System.getenv("NPUC_TEST_KUBECONFIG"))
            .map(file -> new TestCluster(Path.of(file).toAbsolutePath().resolveSibling("")))
            .or(() -> program().flatMap(TestCluster::tryToStart));
    if (found.isEmpty()) {
      System.err.println("SKIPPED: tests on a real cluster; " + NONE);
    }
    return found;
  }

  private static Optional<Path> program() {
    return Optional.ofNullable(System.getenv("NPUC_TEST_CLUSTER_DIR"))
        .map(folder -> Stream.of(folder).filter(named -> !named.isEmpty()).map(Path::of))
        .orElseGet(TestCluster::besideUs)
        .map(folder -> folder.resolve("cluster"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Stream<Path> besideUs() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .map(path -> path.resolve("shared/cluster"));
  }

  /** One that was asked for must start; one that happens to be there may need more rights. */
  private static Optional<TestCluster> tryToStart(Path program) {
    try {
      return Optional.of(start(program));
    } catch (IllegalStateException e) {
      if (System.getenv("NPUC_TEST_CLUSTER_DIR") != null) {
        throw e;
      }
      System.err.println(e.getMessage());
      return Optional.empty();
    }
  }

  private static TestCluster start(Path program) {
    try {
      Path folder = Files.createTempDirectory("npuc-cluster");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program, folder)));
      if (ONE_USER) {
        run(program, "up", folder.toString());
      } else {
        run(program, "up", "--run-as-user", folder.toString());
      }
      return new TestCluster(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(Path program, Path folder) {
    run(program, "down", folder.toString());
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path program, String... arguments) {
    try {
      var command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
      var builder = new ProcessBuilder(command);
      builder
          .environment()
          .merge("PATH", TestImage.PROGRAMS.toString(), (path, image) -> image + ":" + path);
      int status =
          builder
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.INHERIT)
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException(command + " ended with " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
