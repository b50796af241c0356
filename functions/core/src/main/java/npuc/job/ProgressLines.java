package npuc.job;

import java.util.Optional;
import java.util.regex.Pattern;
import npuc.compilation.Progress;
import npuc.contract.JobContract;

/** The lines in which a job program tells the compiler's progress: {@code npuc: progress 2/10}. */
public final class ProgressLines {
  private static final Pattern LINE =
      Pattern.compile(
          "^" + Pattern.quote(JobContract.AGREED.progressLine()) + "([0-9]{1,18})/([0-9]{1,18})\n",
          Pattern.MULTILINE | Pattern.UNIX_LINES);

  private ProgressLines() {}

  /**
   * The last whole one.
   *
   * @param log text that begins where a line begins
   */
  public static Optional<Progress> last(String log) {
    return LINE.matcher(log)
        .results()
        .reduce((before, after) -> after)
        .map(line -> new Progress(Long.parseLong(line.group(1)), Long.parseLong(line.group(2))));
  }
}
