package npuc.platform.rngd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import npuc.input.Numbers;
import npuc.refusal.Excerpt;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import tools.jackson.databind.JsonNode;

/**
 * What the compiler reads in a config.json: it lays the file over the one of the registered model,
 * and refuses what is no key there.
 *
 * @param ignored keys that it never looks at
 */
record ConfigRules(RegisteredModel model, Set<String> ignored) {
  private static final int SHOWN = 20;
  private static final int MAX_NAME = 128;
  private static final String MODEL_TYPE = "model_type";
  private static final String KEY_VALUE_HEADS = "num_key_value_heads";

  ConfigRules {
    ignored = Set.copyOf(ignored);
  }

  /** Tells {@code violation} what is wrong and what to do about it. */
  void check(JsonNode config, BiConsumer<Fault, String> violation) {
    String type = config.path(MODEL_TYPE).stringValue("");
    if (!type.equals(model.modelType())) {
      violation.accept(
          refused("modelType", "says model_type {given} where fxb expects {expected}")
              .with("given", type)
              .with("expected", model.modelType()),
          ModelConfigCheck.TAKE_ORIGINAL);
    }
    JsonNode numbers = ModelConfig.numbers(config);
    JsonNode heads = numbers.path(KEY_VALUE_HEADS);
    if (!heads.isMissingNode() && !isCount(heads)) {
      violation.accept(
          refused(
              "number",
              "holds num_key_value_heads that is no whole number above 0, which fxb refuses"),
          "correct it, or remove it when it equals num_attention_heads");
    }
    if (numbers.path("head_dim").isNull()) {
      violation.accept(
          refused("noValue", "holds head_dim without a value, which fxb refuses"), "remove it");
    }
    checkKeys(config, violation);
  }

  private void checkKeys(JsonNode config, BiConsumer<Fault, String> violation) {
    Map<String, String> hints = Knowledge.RNGD.hints();
    var kept = new KeptKeys(config, model.keys());
    var mattering = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (String key : unknown(config)) {
      if (kept.reason(key).isEmpty()) {
        others.add(key);
      } else if (hints.containsKey(key)) {
        violation.accept(
            refused("hint", "holds {keys}, which fxb can't read").with("keys", List.of(key)),
            hints.getOrDefault(key, ""));
      } else {
        mattering.add(key);
      }
    }
    refuse(mattering, "remove %s only if the model computes the same without %<s", violation);
    Predicate<String> isNameable = Knowledge.RNGD.leaveOut().form().asMatchPredicate();
    refuse(others.stream().filter(isNameable.negate()).toList(), "remove %s", violation);
    refuse(
        others.stream().filter(isNameable).toList(),
        "remove %s, or name %<s in " + BuildOptions.LEAVE_OUT_CONFIG_KEYS,
        violation);
  }

  private static void refuse(
      List<String> keys, String advice, BiConsumer<Fault, String> violation) {
    if (!keys.isEmpty()) {
      violation.accept(
          refused("keys", "holds {some}, which fxb refuses for this model")
              .with("some", some(keys))
              .with("keys", keys),
          advice.formatted(keys.size() == 1 ? "it" : "them"));
    }
  }

  private static Fault refused(String rule, String form) {
    return Fault.of(ViolationCode.CONFIG_REFUSED, form).with("rule", rule);
  }

  /** The keys that fxb refuses; of an object that it refuses, the object. */
  Set<String> unknown(JsonNode config) {
    var unknown = new TreeSet<String>();
    collect(config, "", unknown);
    return unknown;
  }

  private void collect(JsonNode object, String above, Set<String> unknown) {
    for (var entry : object.properties()) {
      String path = above + entry.getKey();
      if (ignored.contains(entry.getKey())) {
        continue;
      }
      if (entry.getValue().isObject() && model.keys().contains(path + ".")) {
        collect(entry.getValue(), path + ".", unknown);
      } else if (entry.getValue().isObject() || !model.keys().contains(path)) {
        unknown.add(path);
      }
    }
  }

  private static String some(List<String> names) {
    String first =
        names.stream()
            .limit(SHOWN)
            .map(name -> Excerpt.of(name, MAX_NAME))
            .collect(Collectors.joining(", "));
    return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
  }

  /** A whole number above 0. */
  static boolean isCount(JsonNode node) {
    return Numbers.whole(node).filter(number -> number > 0).isPresent();
  }
}
