package npuc.local.asl;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A compiled JSONata expression, as Step Functions evaluates it. Safe for many threads. */
final class Expression {
  private static final Pattern EVAL = Pattern.compile("\\$eval\\b");
  private static final long MAX_MILLIS = 2_000;
  private static final int MAX_DEPTH = 200;

  private final String text;
  private final Jsonata compiled;

  private Expression(String text, Jsonata compiled) {
    this.text = text;
    this.compiled = compiled;
  }

  /**
   * Compiles the text between the braces. Refuses {@code $eval}, which Step Functions does not have
   * (Developer Guide, "Transforming data with JSONata").
   *
   * @throws IllegalArgumentException when it is not an expression
   */
  static Expression compile(String text) {
    if (EVAL.matcher(text).find()) {
      throw new IllegalArgumentException("$eval does not exist in Step Functions");
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
  JsonNode evaluate(Scope scope, Builtins builtins) {
    Object value = raw(scope, builtins);
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
  private Object raw(Scope scope, Builtins builtins) {
    var frame = compiled.createFrame();
    frame.setRuntimeBounds(MAX_MILLIS, MAX_DEPTH);
    builtins.bind(frame, scope.now());
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
