package npuc.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One process of jobs/fork_server.py, and its supervisors that have not ended. */
final class ForkServerProcess {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Process process;
  private final ConcurrentMap<String, Supervisor> supervisors = new ConcurrentHashMap<>();
  private volatile boolean saidAll;

  /** A supervisor: its process, once that was told, and what waits for its end. */
  private record Supervisor(Optional<Long> pid, CompletableFuture<Void> gone) {}

  private ForkServerProcess(Process process) {
    this.process = process;
  }

  static ForkServerProcess start(List<String> command, Path folder) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().put("LANG", "C.UTF-8");
    var server = new ForkServerProcess(builder.start());
    Thread.ofPlatform().daemon().name("fork-server").start(server::listen);
    return server;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Completes when its supervisor is gone. */
  CompletableFuture<Void> start(ForkServer.Job job) throws IOException {
    var gone = new CompletableFuture<Void>();
    supervisors.put(job.folder(), new Supervisor(Optional.empty(), gone));
    OutputStream requests = process.getOutputStream();
    requests.write((JSON.writeValueAsString(job) + "\n").getBytes(StandardCharsets.UTF_8));
    requests.flush();
    if (saidAll) {
      isOrphan(job.folder());
    }
    return gone;
  }

  /** It ends by itself when nothing more can come. */
  void end() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().map(JSON::readTree).forEach(this::hear);
    } catch (IOException | RuntimeException e) {
      process.destroy();
    }
    saidAll = true;
    supervisors.keySet().forEach(this::isOrphan);
  }

  private void hear(JsonNode told) {
    String folder = told.path("folder").asString("");
    if (told.path("ended").asBoolean(false)) {
      Optional.ofNullable(supervisors.remove(folder)).ifPresent(one -> one.gone().complete(null));
    } else {
      Optional<Long> pid = Optional.of(told.path("pid").asLong());
      supervisors.computeIfPresent(folder, (name, one) -> new Supervisor(pid, one.gone()));
    }
  }

  /** Its end is not told any more: it is looked for, which takes a little longer. */
  private void isOrphan(String folder) {
    Optional.ofNullable(supervisors.remove(folder))
        .ifPresent(
            one -> {
              CompletableFuture<Void> _ = left(one).thenRun(() -> one.gone().complete(null));
            });
  }

  private static CompletableFuture<?> left(Supervisor supervisor) {
    return supervisor
        .pid()
        .flatMap(ProcessHandle::of)
        .<CompletableFuture<?>>map(ProcessHandle::onExit)
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }
}
