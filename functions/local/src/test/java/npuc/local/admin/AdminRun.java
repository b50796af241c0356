package npuc.local.admin;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One run of the program for operators.
 *
 * @param out what it printed, without the last line break
 */
public record AdminRun(int status, String out, String err) {

  /** Runs it on a data folder, with arguments between blanks. */
  public static AdminRun on(Path data, String arguments) {
    return on(data, List.of(arguments.split(" ", -1)));
  }

  public static AdminRun on(Path data, List<String> arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status =
        Admin.run(arguments, Map.of("NPUC_DATA", data.toString()), printing(out), printing(err));
    return new AdminRun(status, text(out), text(err));
  }

  private static PrintStream printing(ByteArrayOutputStream target) {
    return new PrintStream(target, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream printed) {
    return printed.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
