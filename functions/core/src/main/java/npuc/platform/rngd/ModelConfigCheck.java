package npuc.platform.rngd;

import java.util.Set;
import java.util.stream.Collectors;
import npuc.platform.ModelFiles;
import npuc.platform.ModelProblems;
import tools.jackson.databind.JsonNode;

/** Whether a model's config.json is complete, and one that the compiler reads. */
final class ModelConfigCheck {
  private static final String TAKE_ORIGINAL = "take the file of the original model";

  /** The vendor's vision model has its numbers one level below. */
  private static final String TEXT_CONFIG = "text_config";

  private final KnownModels models;
  private final ModelProblems problems;

  ModelConfigCheck(KnownModels models, ModelProblems problems) {
    this.models = models;
    this.problems = problems;
  }

  void check(ModelFiles files) {
    if (!files.names().contains(ModelConfig.FILE)) {
      add("is missing", "register the folder of the Hugging Face model, with its config.json");
      return;
    }
    ModelConfig.json(files)
        .ifPresentOrElse(
            this::check,
            () -> add("can't be read as a JSON object", "copy the file of the model again"));
  }

  private void check(JsonNode json) {
    checkFields(json);
    ModelConfig config = ModelConfig.of(json);
    models.architecture(config).ifPresent(known -> check(json, config, known));
  }

  private void check(JsonNode json, ModelConfig config, Architecture known) {
    known.config().ifPresent(rules -> rules.check(json, this::add));
    known
        .quantizations()
        .filter(compiled -> !compiled.contains(config.quantMethod()))
        .ifPresent(compiled -> refuseQuantization(config, compiled));
  }

  private void checkFields(JsonNode config) {
    if (!config.path("architectures").path(0).isString()) {
      add("must name the model in architectures", TAKE_ORIGINAL);
    }
    if (!config.path("model_type").isString()) {
      add("must have the text model_type", TAKE_ORIGINAL);
    }
    JsonNode numbers = config.path(TEXT_CONFIG).isObject() ? config.path(TEXT_CONFIG) : config;
    for (String name : Knowledge.RNGD.requiredNumbers().names()) {
      if (!ConfigRules.isCount(numbers.path(name))) {
        add("must have " + name + ", a whole number above 0", TAKE_ORIGINAL);
      }
    }
  }

  private void refuseQuantization(ModelConfig config, Set<String> compiled) {
    add(
        "says %s with quantization %s, which SDK %s does not compile"
            .formatted(config.architecture(), config.quantMethod(), models.sdk()),
        "take a model quantized with "
            + compiled.stream().sorted().collect(Collectors.joining(" or ")));
  }

  private void add(String wrong, String advice) {
    problems.add(ModelConfig.FILE, wrong, advice);
  }
}
