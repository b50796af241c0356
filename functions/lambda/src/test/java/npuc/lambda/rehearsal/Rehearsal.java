package npuc.lambda.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import npuc.application.Application;
import npuc.application.Ports;
import npuc.caller.Access;
import npuc.handler.ConsoleHandler;
import npuc.handler.ConsoleSettings;
import npuc.lambda.Deployment;
import npuc.lambda.LambdaSettings;
import npuc.lambda.Template;
import npuc.lambda.emulator.MotoServer;
import npuc.lambda.kubernetes.TestCluster;
import npuc.lambda.kubernetes.TestNamespace;
import npuc.lambda.runtime.CloudFixture;
import npuc.local.execution.VirtualThreads;
import npuc.local.http.FrontSettings;
import npuc.local.http.HttpFront;
import npuc.memory.MemoryTokenStore;
import npuc.refusal.Outcome;
import npuc.upload.Uploads;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The whole cloud path without AWS: template.yaml's functions behind a gateway, DynamoDB, Step
 * Functions' list of executions, S3 and KMS as moto emulates them, our interpreter for the deployed
 * state machine, and a real Kubernetes that runs the real job program with the real compiler.
 */
final class Rehearsal implements AutoCloseable {
  private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);
  private static final String MODEL = "hey_jarvis.tflite";

  final TestNamespace namespace;
  final Ports ports;
  final DeployedFunctions functions;
  final StateMachineDriver stateMachine;
  private final HttpFront gateway;

  /**
   * Sets the stage.
   *
   * @param change makes some ports misbehave
   */
  Rehearsal(UnaryOperator<Ports> change) {
    TestCluster cluster = TestCluster.get();
    JobImageFolder.make();
    useEmulator();
    CloudFixture cloud = CloudFixture.create();
    namespace = TestNamespace.withVolume(cluster);
    putModel();
    var config = LambdaSettings.from(settings(cloud));
    ports = change.apply(Deployment.onCluster(config, CLOCK, namespace.submitter).ports());
    functions = new DeployedFunctions(new Application(ports, Access.DEFAULT));
    stateMachine =
        new StateMachineDriver(
            MotoServer.client(SfnClient.builder()),
            cloud.stateMachine(),
            functions,
            new VirtualThreads(CLOCK, 16));
    var front = FrontSettings.from(Map.of("NPUC_PORT", "0"), new ArrayList<>());
    gateway =
        new HttpFront(
            front,
            front.gate(new MemoryTokenStore(), CLOCK),
            functions::of,
            new ConsoleHandler(ConsoleSettings.open()),
            (part, body) -> Outcome.refused(Uploads.notFound(part.upload())));
    stateMachine.start();
    gateway.start();
  }

  /** Where the API answers. */
  String url() {
    return gateway.url();
  }

  /** Of the wake-word model on the volume. */
  static String modelUri() {
    return "pvc://models/wake/" + MODEL;
  }

  Path volume() {
    return namespace.volume.folder();
  }

  private Map<String, String> settings(CloudFixture cloud) {
    Map<String, String> settings = cloud.environment();
    settings.put("NPUC_NAMESPACE", namespace.name);
    settings.put("NPUC_SCRATCH", "1Gi");
    return settings;
  }

  /** Deployed functions find AWS by their environment; this process by its properties. */
  private static void useEmulator() {
    System.setProperty("aws.endpointUrl", MotoServer.url().toString());
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  private void putModel() {
    try (Stream<Path> files =
        Files.find(
            Template.ROOT.resolve(".venv/lib"),
            6,
            (path, attributes) -> path.getFileName().toString().equals(MODEL))) {
      Path target = volume().resolve("wake").resolve(MODEL);
      Files.createDirectories(target.resolveSibling(""));
      Files.copy(files.findFirst().orElseThrow(), target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    gateway.close();
    stateMachine.close();
    namespace.close();
  }
}
