package npuc.handler;

import java.util.Map;
import npuc.token.TokenText;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes fields as one line of JSON, in ASCII: readers of logs break lines at more characters than
 * one, and a request may hold any of them. No access token is in it, wherever somebody wrote one.
 */
public final class LogLine {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private LogLine() {}

  public static String of(Map<String, ?> fields) {
    return TokenText.masked(JSON.writeValueAsString(fields));
  }
}
