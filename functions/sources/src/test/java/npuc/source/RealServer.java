package npuc.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of somebody else in a process of its own, for the whole test run. */
public final class RealServer {
  private RealServer() {}

  /** What of that path is there, in this folder or one above it. */
  public static Optional<Path> above(String path) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(path))) {
        return Optional.of(at.resolve(path));
      }
    }
    return Optional.empty();
  }

  /**
   * Starts it, and waits until it says where it answers.
   *
   * @param said what it says, whose first group is the url
   * @param log file in target that keeps its words
   */
  public static URI start(List<String> command, Pattern said, String log) {
    return start(command, Map.of(), said, log);
  }

  /**
   * The same with variables.
   *
   * @param variables beside those that this process has
   */
  public static URI start(
      List<String> command, Map<String, String> variables, Pattern said, String log) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(variables);
      Process server = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
      BufferedReader words = server.inputReader();
      URI url =
          words
              .lines()
              .map(said::matcher)
              .filter(Matcher::find)
              .map(found -> URI.create(found.group(1)))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("it ended: " + command));
      Thread.startVirtualThread(() -> keep(words, log));
      return url;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(Process server) {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
  }

  /** It would wait for its words to be read. */
  private static void keep(BufferedReader words, String log) {
    try (Writer file = Files.newBufferedWriter(Path.of("target", log))) {
      words.transferTo(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
