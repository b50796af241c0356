package npuc.lambda.xray;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Lambda says of the trace of a call: {@code Root=1-5759e988-bd862e3fe1be46a994272793;
 * Parent=53995c3f42cd8ad8;Sampled=1}, and more parts that are of no use here.
 *
 * @param root the trace
 * @param parent the segment of the function
 */
record TraceHeader(String root, String parent) {
  private static final Pattern PART = Pattern.compile("(Root|Parent|Sampled)=([0-9a-f-]{1,64})");

  /** Empty when the call is not recorded. */
  static Optional<TraceHeader> read(String header) {
    Map<String, String> parts =
        PART.matcher(header)
            .results()
            .collect(Collectors.toMap(part -> part.group(1), part -> part.group(2), (a, b) -> a));
    boolean isRecorded =
        "1".equals(parts.get("Sampled"))
            && parts.containsKey("Root")
            && parts.containsKey("Parent");
    return isRecorded
        ? Optional.of(
            new TraceHeader(parts.getOrDefault("Root", ""), parts.getOrDefault("Parent", "")))
        : Optional.empty();
  }
}
