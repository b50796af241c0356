package npuc.lambda.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import npuc.lambda.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Run by {@code make bench}. Times the first request of each function in the runtime stand-in, in
 * turn with an empty handler: of a new process, of one with the JDK's AOT cache, of a process that
 * was primed for its snapshot or was not, and of a warm one. Writes a line for each into {@code
 * target/cold-start.tsv}. The numbers mean something side by side only; this machine is not Lambda.
 */
class ColdStartBench {
  private static final int ROUNDS = Integer.getInteger("npuc.bench.rounds", 2);
  private static final int FUNCTIONS = Integer.getInteger("npuc.bench.functions", 100);

  /** So many are started anew without a cache too, which is how no deployed one starts. */
  private static final int BARE = Integer.getInteger("npuc.bench.bare", 100);

  private static final List<String> WITHOUT_HOOKS = List.of("-Dorg.crac.Core.Compat=none");
  private static final String EMPTY = "(empty handler)";
  private static final byte[] NOTHING = {'{', '}'};
  private static final Template TEMPLATE = new Template();

  private final Map<String, String> settings = CloudFixture.create().environment();
  private final List<String> lines = new ArrayList<>();

  @Test
  void write(@TempDir Path task, @TempDir Path caches) throws IOException {
    PublishedZip.unpack(task);
    Path none = Path.of("target", "test-classes").toAbsolutePath();
    AheadOfTime aot = AheadOfTime.in(task, caches.resolve("functions.aot"));
    aot.train(
        task,
        TEMPLATE.handler("Compilations"),
        settings,
        Files.readAllBytes(Events.file("compilations")));
    for (int round = 0; round < ROUNDS; round++) {
      started(EMPTY, "cold", none, EmptyHandler.class.getName(), NOTHING, List.of());
      measure(EMPTY, none, EmptyHandler.class.getName(), NOTHING, aot);
      List<String> functions =
          TEMPLATE.handlers().keySet().stream().sorted().limit(FUNCTIONS).toList();
      for (String function : functions) {
        byte[] event = Files.readAllBytes(Events.file(function));
        if (functions.indexOf(function) < BARE) {
          started(function, "cold", task, TEMPLATE.handler(function), event, List.of());
        }
        measure(function, task, TEMPLATE.handler(function), event, aot);
      }
    }
    addSize("zip", PublishedZip.FILE);
    addSize("cache", aot.cache());
    Files.write(Path.of("target", "cold-start.tsv"), lines);
  }

  private void addSize(String name, Path file) throws IOException {
    lines.add(String.format(Locale.ROOT, "%s\tMB\t%.1f", name, Files.size(file) / 1e6));
  }

  private void measure(String name, Path task, String handler, byte[] event, AheadOfTime aot) {
    started(name, "aot", task, handler, event, aot.options());
    restored(name, "unprimed", task, handler, event, WITHOUT_HOOKS);
    restored(name, "primed", task, handler, event, List.of());
  }

  private void started(
      String name, String kind, Path task, String handler, byte[] event, List<String> options) {
    long start = System.nanoTime();
    try (var function = new FunctionProcess(task, handler, settings, options)) {
      function.invoke(event);
      add(name, kind, start);
      long again = System.nanoTime();
      function.invoke(event);
      add(name, kind + ", warm", again);
    }
  }

  private void restored(
      String name, String kind, Path task, String handler, byte[] event, List<String> options) {
    var snapStart = new HashMap<>(settings);
    snapStart.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    try (var function = new FunctionProcess(task, handler, snapStart, options)) {
      function.api().awaitSnapshot();
      long start = System.nanoTime();
      function.api().restore();
      function.invoke(event);
      add(name, kind, start);
    }
  }

  private void add(String name, String kind, long start) {
    double milliseconds = (System.nanoTime() - start) / 1e6;
    lines.add(String.format(Locale.ROOT, "%s\t%s\t%.2f", name, kind, milliseconds));
  }
}
