package npuc.lambda.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import npuc.lambda.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Run by {@code make bench}. Times the first request of each function in the runtime stand-in,
 * beside an empty handler: of a new process, of a process that was primed for its snapshot, and of
 * a warm one. The numbers mean something side by side only; this machine is not Lambda.
 */
class ColdStartBench {
  private static final int ROUNDS = 5;
  private static final List<String> WITHOUT_HOOKS = List.of("-Dorg.crac.Core.Compat=none");
  private static final Template TEMPLATE = new Template();

  private record Times(double cold, double unprimed, double primed, double warm) {}

  @Test
  void print(@TempDir Path task) throws IOException {
    PublishedZip.unpack(task);
    Path empty = Path.of("target", "test-classes").toAbsolutePath();
    Map<String, String> settings = CloudFixture.create().environment();
    Times nothing = median(empty, EmptyHandler.class.getName(), settings, new byte[] {'{', '}'});
    System.out.printf(
        "zip %.1f MB%n%-20s %18s %18s %18s %10s%n",
        Files.size(PublishedZip.FILE) / 1e6,
        "first request",
        "new process",
        "snapshot, unprimed",
        "snapshot, primed",
        "warm");
    print("(empty handler)", nothing, nothing);
    for (String function : TEMPLATE.handlers().keySet()) {
      byte[] event = Files.readAllBytes(Events.file(function));
      print(function, median(task, TEMPLATE.handler(function), settings, event), nothing);
    }
  }

  private static void print(String name, Times times, Times nothing) {
    System.out.printf(
        "%-20s %7.0f ms (%4.1f x) %7.0f ms (%4.1f x) %7.0f ms (%4.1f x) %7.1f ms%n",
        name,
        times.cold(),
        times.cold() / nothing.cold(),
        times.unprimed(),
        times.unprimed() / nothing.cold(),
        times.primed(),
        times.primed() / nothing.cold(),
        times.warm());
  }

  private static Times median(
      Path task, String handler, Map<String, String> settings, byte[] event) {
    var cold = new ArrayList<Double>();
    var unprimed = new ArrayList<Double>();
    var primed = new ArrayList<Double>();
    var warm = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      try (var function = new FunctionProcess(task, handler, settings, List.of())) {
        function.invoke(event);
        cold.add(since(start));
        long again = System.nanoTime();
        function.invoke(event);
        warm.add(since(again));
      }
      unprimed.add(restored(task, handler, settings, event, WITHOUT_HOOKS));
      primed.add(restored(task, handler, settings, event, List.of()));
    }
    return new Times(middle(cold), middle(unprimed), middle(primed), middle(warm));
  }

  private static double restored(
      Path task, String handler, Map<String, String> settings, byte[] event, List<String> options) {
    var snapStart = new HashMap<>(settings);
    snapStart.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    try (var function = new FunctionProcess(task, handler, snapStart, options)) {
      function.api().awaitSnapshot();
      long start = System.nanoTime();
      function.api().restore();
      function.invoke(event);
      return since(start);
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double middle(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
