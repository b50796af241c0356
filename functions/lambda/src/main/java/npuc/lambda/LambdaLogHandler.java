package npuc.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Hands whatever is logged to the Lambda runtime, which writes it as JSON with the request's id.
 */
final class LambdaLogHandler extends Handler {
  private static final SimpleFormatter TEXT = new SimpleFormatter();

  private LambdaLogHandler() {}

  /** Makes it the only handler of the process. */
  static void install() {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.INFO);
    root.addHandler(new LambdaLogHandler());
  }

  @Override
  public void publish(LogRecord entry) {
    String trace = Optional.ofNullable(entry.getThrown()).map(LambdaLogHandler::trace).orElse("");
    String text = entry.getLoggerName() + ": " + TEXT.formatMessage(entry) + trace;
    LambdaRuntime.getLogger().log(text, level(entry.getLevel().intValue()));
  }

  private static String trace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text.append("\n")));
    return text.toString();
  }

  private static LogLevel level(int value) {
    if (value >= Level.SEVERE.intValue()) {
      return LogLevel.ERROR;
    }
    if (value >= Level.WARNING.intValue()) {
      return LogLevel.WARN;
    }
    return value >= Level.INFO.intValue() ? LogLevel.INFO : LogLevel.DEBUG;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
