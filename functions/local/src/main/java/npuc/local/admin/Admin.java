package npuc.local.admin;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.local.LocalSettings;
import npuc.retry.RetryableException;

/** What an operator does on the machine of the service itself, with its data folder. */
public final class Admin {
  private static final int REFUSED = 1;
  private static final int MISUSED = 2;

  private static final String USAGE =
      """
      usage: npuc-admin token create --name NAME --role read|compile|admin [--expires-at TIME]
             npuc-admin token list
             npuc-admin token delete ID
             npuc-admin backup FILE [--volumes]
             npuc-admin restore FILE
      The data folder is that of NPUC_DATA, else ./data.
      """;

  private Admin() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
  }

  /**
   * Does what the arguments say.
   *
   * @param out gets what was asked for, and nothing else
   * @return the exit code: 0 when it is done, 1 when it was refused, 2 when nobody knows what it is
   */
  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    Arguments read = Arguments.of(arguments);
    var data = LocalSettings.data(environment);
    try {
      switch (String.join(" ", read.words())) {
        case "token create" -> new TokenCommands(data, out, err).create(read);
        case "token list" -> new TokenCommands(data, out, err).list(read);
        case "token delete" -> new TokenCommands(data, out, err).delete(read);
        case "backup" -> backup(data, read.expect(1, "--volumes"), err);
        case "restore" -> restore(data, read.expect(1), err);
        default -> throw new UsageException("there is no such command");
      }
      return 0;
    } catch (UsageException e) {
      err.print("npuc-admin: " + e.getMessage() + "\n" + USAGE);
      return MISUSED;
    } catch (IllegalStateException
        | IllegalArgumentException
        | UncheckedIOException
        | RetryableException e) {
      err.println("npuc-admin: " + message(e));
      return REFUSED;
    }
  }

  private static void backup(Path data, Arguments arguments, PrintStream err) {
    Path file = Path.of(arguments.operands().getFirst());
    new Backup(data, arguments.has("--volumes")).to(file);
    err.println(data + " is in " + file + "; keep it safe: the key of the secrets is in it.");
  }

  private static void restore(Path data, Arguments arguments, PrintStream err) {
    BackupManifest manifest = new Restore(data).from(Path.of(arguments.operands().getFirst()));
    err.println(data + " is as it was at " + manifest.createdAt() + ".");
    if (!manifest.leftOut().isEmpty()) {
      err.println("These volumes are not in it: " + String.join(", ", manifest.leftOut()) + ".");
    }
  }

  /** What can't be read or written is told with what the system says of it. */
  private static String message(RuntimeException e) {
    return Optional.ofNullable(e.getCause())
        .filter(IOException.class::isInstance)
        .map(cause -> e.getMessage() + " (" + cause + ")")
        .orElseGet(() -> String.valueOf(e.getMessage()));
  }
}
