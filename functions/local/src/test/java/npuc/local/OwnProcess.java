package npuc.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The service in a process of its own, with the heap and the flags that it is shipped with. */
final class OwnProcess implements AutoCloseable {
  private static final Path SCRIPT = Checkout.JOBS.resolve("../scripts/serve");
  private static final Pattern FLAG = Pattern.compile("-X(?!X:AOT)\\S+");
  private static final Pattern ANSWERS = Pattern.compile("npuc answers at (\\S+),.*");

  private final Process process;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> url = new CompletableFuture<>();

  private OwnProcess(Process process) {
    this.process = process;
    Thread.startVirtualThread(this::listen);
  }

  /** Starts it with settings of its own only. */
  static OwnProcess start(Map<String, String> settings) throws IOException {
    var builder = new ProcessBuilder(command()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("NPUC_"));
    builder.environment().putAll(settings);
    return new OwnProcess(builder.start());
  }

  private static List<String> command() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    FLAG.matcher(Files.readString(SCRIPT)).results().map(MatchResult::group).forEach(command::add);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return command;
  }

  private void listen() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(this::hear);
    } catch (IOException ended) {
      log.add(ended.toString());
    }
    url.completeExceptionally(new IllegalStateException(String.join("\n", log)));
  }

  private void hear(String line) {
    log.add(line);
    var answers = ANSWERS.matcher(line);
    if (answers.matches()) {
      url.complete(answers.group(1));
    }
  }

  /** Where it answers, as soon as it does. */
  String url() {
    return url.join();
  }

  /** Asks it to end, as systemd and Docker do. */
  void terminate() {
    process.destroy();
  }

  /** The exit code, as soon as there is one. */
  int ended() {
    return process.onExit().join().exitValue();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has said so far. */
  List<String> log() {
    return List.copyOf(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
