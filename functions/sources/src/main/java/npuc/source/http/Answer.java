package npuc.source.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.input.Numbers;
import npuc.input.Texts;
import npuc.refusal.Excerpt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object in the answer of a service of others, of which nothing is trusted. What is not as it
 * should be ends in an {@link UnusableException} that names the field.
 *
 * @param from who answers, as a sentence begins
 */
public record Answer(ObjectNode object, String from) {
  private static final int MAX_ID = 500;
  private static final int MAX_TOKEN = 2_000;
  private static final long MAX_MILLIS = (1L << 48) - 1;

  /** A text that must be there and tells one thing from others: it is never cut. */
  public String id(String field) {
    return text(field)
        .filter(id -> !id.isEmpty() && id.length() <= MAX_ID && Texts.isPlain(id))
        .orElseThrow(() -> wrong(field, "a text of 1 to " + MAX_ID + " characters"));
  }

  /** A text, if there is one; null is none. */
  public Optional<String> text(String field) {
    Optional<JsonNode> value = value(field);
    return value.map(node -> Texts.of(node).orElseThrow(() -> wrong(field, "a text")));
  }

  /** What to ask the next page with; empty at the end. */
  public Optional<String> token(String field) {
    Optional<String> token = text(field).filter(it -> !it.isEmpty());
    if (token.map(String::length).orElse(0) > MAX_TOKEN) {
      throw wrong(field, "a text of at most " + MAX_TOKEN + " characters");
    }
    return token;
  }

  /** A text as it may be shown, in one line of at most {@code max}; empty when there is none. */
  public String shown(String field, int max) {
    return Excerpt.of(Texts.plain(text(field).orElse("")).strip(), max);
  }

  /** A time in milliseconds since 1970, as a number or its digits. */
  public Instant time(String field) {
    return value(field)
        .flatMap(Answer::whole)
        .filter(millis -> millis >= 0 && millis <= MAX_MILLIS)
        .map(Instant::ofEpochMilli)
        .orElseThrow(() -> wrong(field, "milliseconds since 1970"));
  }

  /** A size in bytes, as a number or its digits; 0 when there is none. */
  public long size(String field) {
    return value(field)
        .map(
            node ->
                whole(node)
                    .filter(bytes -> bytes >= 0)
                    .orElseThrow(() -> wrong(field, "a number of bytes")))
        .orElse(0L);
  }

  public boolean flag(String field) {
    return value(field)
        .map(
            node -> {
              if (!node.isBoolean()) {
                throw wrong(field, "true or false");
              }
              return node.booleanValue();
            })
        .orElse(false);
  }

  /** An object that must be there. */
  public Answer object(String field) {
    return maybe(field).orElseThrow(() -> wrong(field, "an object"));
  }

  /** An object, if there is one. */
  public Optional<Answer> maybe(String field) {
    return value(field).map(node -> answer(node, field));
  }

  /** The objects of a list; none when there is no list. */
  public List<Answer> list(String field) {
    Optional<JsonNode> value = value(field);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!value.get().isArray()) {
      throw wrong(field, "a list");
    }
    return value.get().valueStream().map(node -> answer(node, field)).toList();
  }

  private Answer answer(JsonNode node, String field) {
    if (node instanceof ObjectNode found) {
      return new Answer(found, from);
    }
    throw wrong(field, "an object");
  }

  private Optional<JsonNode> value(String field) {
    return Optional.ofNullable(object.get(field)).filter(node -> !node.isNull());
  }

  private static Optional<Long> whole(JsonNode node) {
    return Texts.of(node)
        .filter(digits -> digits.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .or(() -> node.isNumber() ? Numbers.integral(node) : Optional.empty());
  }

  private UnusableException wrong(String field, String expected) {
    return UnusableException.unusable(
        "%s answers something else than its kind does: %s must be %s. Look at url and kind in the settings."
            .formatted(from, field, expected));
  }
}
