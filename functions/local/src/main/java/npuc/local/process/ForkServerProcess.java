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

/** One process of jobs/fork_server.py, and the processes of Jobs that it tells of. */
final class ForkServerProcess {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Process process;
  private final ConcurrentMap<String, Started> started = new ConcurrentHashMap<>();
  private volatile boolean saidAll;

  /** A Job: its process, once that was told, and what waits for its end. */
  private record Started(Optional<Long> pid, CompletableFuture<Void> gone) {}

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

  /** Completes when its process is gone. */
  CompletableFuture<Void> start(ForkServer.Job job) throws IOException {
    var gone = new CompletableFuture<Void>();
    started.put(job.folder(), new Started(Optional.empty(), gone));
    OutputStream requests = process.getOutputStream();
    requests.write((JSON.writeValueAsString(job) + "\n").getBytes(StandardCharsets.UTF_8));
    requests.flush();
    if (saidAll) {
      isOrphan(job.folder());
    }
    return gone;
  }

  /** It ends by itself with the last of its Jobs. */
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
    started.keySet().forEach(this::isOrphan);
  }

  private void hear(JsonNode told) {
    String folder = told.path("folder").asString("");
    if (told.path("ended").asBoolean(false)) {
      Optional.ofNullable(started.remove(folder)).ifPresent(one -> one.gone().complete(null));
    } else {
      Optional<Long> pid = Optional.of(told.path("pid").asLong());
      started.computeIfPresent(folder, (name, one) -> new Started(pid, one.gone()));
    }
  }

  /** Its end is not told any more: it is looked for, which takes a little longer. */
  private void isOrphan(String folder) {
    Optional.ofNullable(started.remove(folder))
        .ifPresent(
            one -> {
              CompletableFuture<Void> _ = left(one).thenRun(() -> one.gone().complete(null));
            });
  }

  private static CompletableFuture<?> left(Started job) {
    return job.pid()
        .flatMap(ProcessHandle::of)
        .<CompletableFuture<?>>map(ProcessHandle::onExit)
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }
}
