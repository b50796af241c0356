package npuc.job;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import npuc.compilation.Progress;
import npuc.contract.JobContract;

/**
 * The lines in which a job program tells the progress of the compiler, {@code npuc: progress 2/10},
 * and before it that of the fetching in bytes, {@code npuc: fetched 4096/1048576}.
 */
public final class ProgressLines {
  private static final Pattern LINE =
      Pattern.compile(
          "^%s(?:(?<compiling>%s)|%s)(?<done>[0-9]{1,18})/(?<total>[0-9]{1,18})\n"
              .formatted(
                  Pattern.quote(JobContract.AGREED.linePrefix()),
                  Pattern.quote(JobContract.AGREED.progressWord()),
                  Pattern.quote(JobContract.AGREED.fetchedWord())),
          Pattern.MULTILINE | Pattern.UNIX_LINES);

  private ProgressLines() {}

  /**
   * The last whole one.
   *
   * @param log text that begins where a line begins
   */
  public static Optional<Progress> last(String log) {
    return LINE.matcher(log).results().reduce((before, after) -> after).map(ProgressLines::read);
  }

  private static Progress read(MatchResult line) {
    long done = Long.parseLong(line.group("done"));
    long total = Long.parseLong(line.group("total"));
    return line.group("compiling") == null
        ? Progress.fetching(done, total)
        : Progress.compiling(done, total);
  }
}
