package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the service answered.
 *
 * @param headers by lower-case name
 */
record Answer(int status, Map<String, String> headers, byte[] body) {
  Answer {
    headers =
        headers.entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  JsonNode json() {
    return JsonMapper.shared().readTree(body);
  }

  /** The text of a field, or of {@code /a/0/b} inside. */
  String text(String path) {
    return json().at(path.startsWith("/") ? path : "/" + path).asString();
  }

  String phase() {
    return text("phase");
  }

  /** Which fields are wrong, each as often as something is wrong with it. */
  List<String> violatedFields() {
    return json().path("violations").valueStream().map(one -> one.get("field").asString()).toList();
  }

  /** What is wrong, all of it. */
  String violations() {
    return json()
        .path("violations")
        .valueStream()
        .map(one -> one.get("field").asString() + " " + one.get("message").asString())
        .collect(Collectors.joining("\n"));
  }

  Answer expect(int wanted) {
    assertEquals(wanted, status, this::text);
    return this;
  }

  Answer expectProblem(int wanted, String code) {
    expect(wanted);
    assertEquals(code, text("code"), this::text);
    return this;
  }

  @Override
  public String toString() {
    return status + " " + text();
  }
}
