package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the API answered.
 *
 * @param headers by lower-case name
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {
  public Answer {
    headers =
        headers.entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    return JsonMapper.shared().readTree(body);
  }

  /** The text of a field, or of {@code /a/0/b} inside. */
  public String text(String path) {
    return json().at(path.startsWith("/") ? path : "/" + path).asString();
  }

  public String phase() {
    return text("phase");
  }

  /** Which fields are wrong, each as often as something is wrong with it. */
  public List<String> violatedFields() {
    return json().path("violations").valueStream().map(one -> one.get("field").asString()).toList();
  }

  /** The ids of a page's entries, in their order. */
  public List<String> ids() {
    return json().get("items").valueStream().map(item -> item.get("id").asString()).toList();
  }

  /** What is wrong, all of it. */
  public String violations() {
    return json()
        .path("violations")
        .valueStream()
        .map(one -> one.get("field").asString() + " " + one.get("message").asString())
        .collect(Collectors.joining("\n"));
  }

  public Answer expect(int wanted) {
    assertEquals(wanted, status, this::text);
    return this;
  }

  public Answer expectProblem(int wanted, String code) {
    expect(wanted);
    assertEquals(code, text("code"), this::text);
    return this;
  }

  /** Refused as invalid in exactly these fields, in any order. */
  public Answer expectViolations(String... fields) {
    expectProblem(422, "ValidationFailed");
    assertEquals(
        Stream.of(fields).sorted().toList(),
        violatedFields().stream().sorted().toList(),
        this::violations);
    return this;
  }

  @Override
  public String toString() {
    return status + " " + text();
  }
}
