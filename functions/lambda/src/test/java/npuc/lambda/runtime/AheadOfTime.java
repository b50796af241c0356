package npuc.lambda.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.lambda.runtime.RuntimeApi.Answer;

/**
 * The JDK's AOT cache for functions: classes loaded, linked and profiled by a training run. It
 * holds what is on the class path only, so the package is put there, which on Lambda a wrapper
 * script would do.
 */
record AheadOfTime(String classPath, Path cache) {
  private static final int TRAINING_REQUESTS = 20;

  /** One for any function of an unpacked package, without its cache. */
  static AheadOfTime in(Path task, Path cache) throws IOException {
    try (Stream<Path> jars = Files.walk(task)) {
      String own =
          jars.filter(file -> file.toString().endsWith(".jar"))
              .sorted()
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator));
      String client = FunctionProcess.runtimeClient();
      return new AheadOfTime(own.isEmpty() ? client : client + File.pathSeparator + own, cache);
    }
  }

  /** Writes the cache after some requests to a function. */
  void train(Path task, String handler, Map<String, String> settings, byte[] event) {
    var options = List.of("-cp", classPath, "-XX:AOTCacheOutput=" + cache);
    try (var function = new FunctionProcess(task, handler, settings, options)) {
      for (int request = 0; request < TRAINING_REQUESTS; request++) {
        if (function.invoke(event) instanceof Answer.Failure failure) {
          throw new IllegalStateException(failure + ": " + function.log());
        }
      }
      function.end();
    }
    if (!Files.exists(cache)) {
      throw new IllegalStateException("the JDK wrote no AOT cache");
    }
  }

  /** The options of a process that uses the cache. */
  List<String> options() {
    return List.of("-cp", classPath, "-XX:AOTCache=" + cache);
  }
}
