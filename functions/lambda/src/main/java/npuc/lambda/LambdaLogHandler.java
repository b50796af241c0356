package npuc.lambda;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import npuc.handler.LogFields;
import npuc.handler.LogLine;

/**
 * Writes whatever is logged as a line of JSON, with what the call is about, so that each of it is a
 * field to ask CloudWatch for. Lambda's own logger would make one text of it.
 */
final class LambdaLogHandler extends Handler {
  private static final SimpleFormatter TEXT = new SimpleFormatter();

  private final PrintStream log;

  LambdaLogHandler(PrintStream log) {
    this.log = log;
  }

  /** Makes it the only handler of the process. */
  static void install() {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.INFO);
    root.addHandler(new LambdaLogHandler(System.out));
  }

  @Override
  public void publish(LogRecord entry) {
    var line = new LinkedHashMap<String, String>();
    line.put("timestamp", Instant.ofEpochMilli(entry.getMillis()).toString());
    line.put("level", level(entry.getLevel().intValue()));
    line.put("logger", entry.getLoggerName());
    line.put("message", TEXT.formatMessage(entry));
    line.putAll(LogFields.current());
    Optional.ofNullable(entry.getThrown())
        .ifPresent(thrown -> line.put("exception", trace(thrown)));
    log.println(LogLine.of(line));
  }

  private static String trace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String level(int value) {
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  @Override
  public void flush() {
    log.flush();
  }

  @Override
  public void close() {}
}
