package npuc.local.asl;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A compiled JSONata expression, as Step Functions evaluates it. Safe for many threads. */
final class Expression {
  private static final String OPEN = "{%";
  private static final String CLOSE = "%}";
  private static final Pattern UNKNOWN =
      Pattern.compile("\\$(eval|parse|uuid|hash|partition|range|random|millis|now)\\b");
  private static final long MAX_MILLIS = 2_000;
  private static final int MAX_DEPTH = 200;

  private final String text;
  private final Jsonata compiled;

  private Expression(String text, Jsonata compiled) {
    this.text = text;
    this.compiled = compiled;
  }

  /**
   * Compiles the text between {@code {%} and {@code %}}. Refuses {@code $eval}, which Step
   * Functions does not have, and what it adds to JSONata, which our file does not use (Developer
   * Guide, "Transforming data with JSONata").
   *
   * @throws IllegalArgumentException when it is not an expression
   */
  @JsonCreator
  static Expression of(String enclosed) {
    if (!enclosed.startsWith(OPEN)
        || !enclosed.endsWith(CLOSE)
        || enclosed.length() < OPEN.length() + CLOSE.length()) {
      throw new IllegalArgumentException("must both begin with {% and end with %}: " + enclosed);
    }
    String inside = enclosed.substring(OPEN.length(), enclosed.length() - CLOSE.length());
    return compile(inside.strip());
  }

  /** Whether a string is meant as an expression. */
  static boolean isExpression(String text) {
    return text.startsWith(OPEN) || text.endsWith(CLOSE);
  }

  private static Expression compile(String text) {
    Matcher unknown = UNKNOWN.matcher(text);
    if (unknown.find()) {
      throw new IllegalArgumentException(unknown.group() + " is not supported here");
    }
    try {
      Jsonata compiled = Jsonata.jsonata(text);
      compiled.setOutputConvertNulls(false); // the only way to tell null from undefined
      return new Expression(text, compiled);
    } catch (JException refused) {
      throw new IllegalArgumentException(refused.getMessage(), refused);
    }
  }

  /** The value; undefined is {@code States.QueryEvaluationError}, JSON null is a value. */
  JsonNode evaluate(Scope scope) {
    Object value = raw(scope);
    if (value == null) {
      throw failure("it is undefined");
    }
    try {
      return Values.toJson(value);
    } catch (IllegalArgumentException notJson) {
      throw failure(String.valueOf(notJson.getMessage()));
    }
  }

  // The library throws many kinds (also ClassCastException): each means that it can't be evaluated.
  private Object raw(Scope scope) {
    var frame = compiled.createFrame();
    frame.setRuntimeBounds(MAX_MILLIS, MAX_DEPTH);
    scope.variables().forEach((name, value) -> frame.bind(name, Values.toJava(value)));
    frame.bind("states", Values.toJava(scope.states()));
    try {
      return compiled.evaluate(null, frame);
    } catch (RuntimeException refused) {
      throw failure(String.valueOf(refused.getMessage()));
    }
  }

  StateErrorException failure(String why) {
    return new StateErrorException(
        ErrorName.QUERY_EVALUATION_ERROR, "The expression '" + text + "' failed: " + why);
  }
}
