package npuc.lambda.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.lambda.runtime.RuntimeApi.Answer;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * One function as Lambda runs it: the published package in a folder, a process of its own with
 * Lambda's runtime interface client, and nothing of this build on its class path.
 */
final class FunctionProcess implements AutoCloseable {
  /** Without -Xshare:auto, which is the default and may not stand beside an AOT cache. */
  private static final List<String> AS_LAMBDA_STARTS_JAVA =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m");

  private final RuntimeApi api = new RuntimeApi();
  private final Process process;
  private final Path log;
  private final CompletableFuture<Void> end;

  /**
   * Starts one.
   *
   * @param task folder with the unpacked package
   * @param handler class of the function
   * @param environment beside what Lambda itself sets
   * @param options for the virtual machine; a class path among them replaces the usual one
   */
  FunctionProcess(
      Path task, String handler, Map<String, String> environment, List<String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(AS_LAMBDA_STARTS_JAVA);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add(NativeRuntimeClient.option());
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    command.addAll(List.of("-cp", runtimeClient()));
    command.addAll(options);
    command.addAll(List.of(AWSLambda.class.getName(), handler));
    try {
      log = Files.createTempFile("function-", ".log");
      var builder = new ProcessBuilder(command).directory(task.toFile()).redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(lambda(handler));
      builder.environment().putAll(environment);
      process = builder.redirectOutput(log.toFile()).start();
      end = process.onExit().thenAccept(gone -> api.ended(gone.exitValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer invoke(byte[] event) {
    return api.invoke(event);
  }

  RuntimeApi api() {
    return api;
  }

  /** What it wrote so far. */
  List<String> log() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that it has mapped, as Linux tells them. */
  String memoryMap() {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "maps"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> lambda(String handler) {
    return Map.of(
        "AWS_LAMBDA_RUNTIME_API", api.address(),
        "_HANDLER", handler,
        "AWS_REGION", "eu-central-1",
        "AWS_LAMBDA_FUNCTION_NAME", "npuc-Test",
        "AWS_LAMBDA_FUNCTION_VERSION", "1",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
        "AWS_LAMBDA_LOG_FORMAT", "JSON",
        "AWS_LAMBDA_LOG_LEVEL", "INFO",
        "PATH", "/usr/bin:/bin");
  }

  /** The class path with Lambda's runtime interface client. */
  static String runtimeClient() {
    return Stream.of(
            AWSLambda.class,
            Context.class,
            PojoSerializer.class,
            SdkInternalThreadLocal.class,
            software.amazon.awssdk.annotations.SdkInternalApi.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Asks it to end and waits: it may still write what it learnt. */
  void end() {
    process.destroy();
    end.join();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    end.join();
    api.close();
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
