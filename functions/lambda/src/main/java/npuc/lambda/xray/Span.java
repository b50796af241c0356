package npuc.lambda.xray;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call of another service, which took from one moment to another.
 *
 * @param service such as {@code DynamoDb}; at most 200 letters, digits, blanks and {@code
 *     _.:/%&#=+-@}
 * @param operation such as {@code PutItem}
 * @param isAws whether it is a service of AWS
 * @param hasFailed whether it ended with an exception
 */
record Span(
    String service,
    String operation,
    boolean isAws,
    Instant start,
    Instant end,
    boolean hasFailed) {
  private static final double NANOS = 1e9;

  /** The document of a subsegment, as X-Ray describes it ("AWS X-Ray segment documents"). */
  Map<String, Object> document(TraceHeader trace, String id) {
    var document = new LinkedHashMap<String, Object>();
    document.put("type", "subsegment");
    document.put("trace_id", trace.root());
    document.put("parent_id", trace.parent());
    document.put("id", id);
    document.put("name", service);
    document.put("namespace", isAws ? "aws" : "remote");
    document.put("start_time", seconds(start));
    document.put("end_time", seconds(end));
    document.put("fault", hasFailed);
    document.put(isAws ? "aws" : "annotations", Map.of("operation", operation));
    return document;
  }

  private static double seconds(Instant at) {
    return at.getEpochSecond() + at.getNano() / NANOS;
  }
}
