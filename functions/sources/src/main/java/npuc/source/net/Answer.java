package npuc.source.net;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer of status 200 or 206.
 *
 * @param body as many bytes as were asked for at most
 * @param origin who gave it in the end
 */
record Answer(int status, HttpHeaders headers, Body body, Origin origin) {
  private static final Pattern RANGE =
      Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\\*)");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  /** How large the whole file is, if that is told. */
  Optional<Long> total() {
    if (status == 206) {
      return range()
          .map(range -> range.group(3))
          .filter(size -> !size.equals("*"))
          .map(Long::parseLong);
    }
    return headers
        .firstValue("Content-Length")
        .filter(length -> LENGTH.matcher(length).matches())
        .map(Long::parseLong);
  }

  /** Where the body begins in the file; empty where the headers make no sense. */
  Optional<Long> begin() {
    return status == 206 ? range().map(range -> Long.parseLong(range.group(1))) : Optional.of(0L);
  }

  private Optional<Matcher> range() {
    return headers.firstValue("Content-Range").map(RANGE::matcher).filter(Matcher::matches);
  }
}
