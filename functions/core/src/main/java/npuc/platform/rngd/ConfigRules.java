package npuc.platform.rngd;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.function.BiConsumer;
import npuc.input.Numbers;
import tools.jackson.databind.JsonNode;

/**
 * What the compiler reads in the config.json of one architecture; rngd.json says what it answers
 * otherwise.
 */
record ConfigRules(String modelType, Scaling ropeScaling, HeadSize headDim) {

  /** What may stand in rope_scaling, if it is there at all. */
  enum Scaling {
    /** In the newer form, with rope_type. */
    @JsonProperty("object")
    OBJECT,
    @JsonProperty("null")
    NULL,
    @JsonProperty("nothing")
    NOTHING
  }

  /** What may stand in head_dim, if it is there at all. */
  enum HeadSize {
    @JsonProperty("anything")
    ANYTHING,
    @JsonProperty("number")
    NUMBER,
    /** It follows from the rest. */
    @JsonProperty("nothing")
    NOTHING
  }

  private static final String MODEL_TYPE = "model_type";
  private static final String KEY_VALUE_HEADS = "num_key_value_heads";
  private static final String HEAD_SIZE = "head_dim";
  private static final String SCALING = "rope_scaling";

  /** Tells {@code problem} what is wrong and what to do about it. */
  void check(JsonNode config, BiConsumer<String, String> problem) {
    JsonNode type = config.path(MODEL_TYPE);
    if (type.isString() && !type.stringValue().equals(modelType)) {
      problem.accept(
          "says model_type %s where fxb expects %s".formatted(type.stringValue(), modelType),
          "take the file of the original model");
    }
    if (config.has("rope_parameters")) {
      problem.accept(
          "holds rope_parameters, which fxb can't read",
          "write rope_theta and rope_scaling instead, as transformers 4 does");
    }
    checkHeads(config, problem);
    checkScaling(config.path(SCALING), problem);
  }

  private void checkHeads(JsonNode config, BiConsumer<String, String> problem) {
    JsonNode heads = config.path(KEY_VALUE_HEADS);
    if (!heads.isMissingNode() && !isCount(heads)) {
      problem.accept(
          "holds num_key_value_heads that is no whole number above 0, which fxb refuses",
          "correct it, or remove it when it equals num_attention_heads");
    }
    if (headDim == HeadSize.NOTHING && config.has(HEAD_SIZE)) {
      problem.accept(
          "holds head_dim, which fxb refuses for a Llama", "remove it: it follows from the rest");
    }
    if (headDim == HeadSize.NUMBER && config.path(HEAD_SIZE).isNull()) {
      problem.accept("holds head_dim without a value, which fxb refuses", "remove it");
    }
  }

  private void checkScaling(JsonNode given, BiConsumer<String, String> problem) {
    if (given.isMissingNode()) {
      return;
    }
    switch (ropeScaling) {
      case OBJECT -> {
        if (given.isNull()) {
          problem.accept("holds rope_scaling without a value, which fxb refuses", "remove it");
        } else if (!given.isObject()) {
          problem.accept("holds rope_scaling that is no JSON object", "correct or remove it");
        } else if (given.has("type")) {
          problem.accept(
              "holds rope_scaling with the old key type, which fxb can't read",
              "rename it to rope_type");
        }
      }
      case NULL -> {
        if (given.isObject()) {
          problem.accept("holds rope_scaling, which fxb refuses for this model", "remove it");
        }
      }
      case NOTHING ->
          problem.accept("holds rope_scaling, which fxb refuses for this model", "remove it");
    }
  }

  /** A whole number above 0. */
  static boolean isCount(JsonNode node) {
    return Numbers.whole(node).filter(number -> number > 0).isPresent();
  }
}
