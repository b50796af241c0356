package npuc.platform.rngd;

import java.util.List;
import java.util.stream.Collectors;
import npuc.platform.ModelFiles;
import npuc.platform.ModelProblems;
import tools.jackson.databind.JsonNode;

/**
 * Whether a model's config.json is complete. The dry run of fxb 2026.4.0 was given a Llama's with
 * each field left out in turn: it refuses the eight below ("missing 'vocab_size' in config.json",
 * "architectures must exist" ...) and does without the others.
 */
final class ModelConfigCheck {
  private static final List<String> NUMBERS =
      List.of(
          "hidden_size",
          "intermediate_size",
          "max_position_embeddings",
          "num_attention_heads",
          "num_hidden_layers",
          "vocab_size");
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
            this::checkFields,
            () -> add("can't be read as a JSON object", "copy the file of the model again"));
    ModelConfig.read(files).ifPresent(this::checkRegistry);
  }

  private void checkFields(JsonNode config) {
    if (!config.path("architectures").path(0).isString()) {
      add("must name the model in architectures", TAKE_ORIGINAL);
    }
    if (!config.path("model_type").isString()) {
      add("must have the text model_type", TAKE_ORIGINAL);
    }
    JsonNode numbers = config.path(TEXT_CONFIG).isObject() ? config.path(TEXT_CONFIG) : config;
    for (String name : NUMBERS) {
      if (!ConfigRules.isCount(numbers.path(name))) {
        add("must have " + name + ", a whole number above 0", TAKE_ORIGINAL);
      }
    }
    if (models.isFxb()) {
      ConfigRules.of(config).ifPresent(settings -> settings.check(config, this::add));
    }
  }

  private void checkRegistry(ModelConfig config) {
    models
        .kind(config)
        .filter(kind -> !kind.quantizations().isEmpty())
        .filter(kind -> !kind.quantizations().contains(config.quantMethod()))
        .ifPresent(
            kind ->
                add(
                    "says %s with quantization %s, which SDK %s does not compile"
                        .formatted(config.architecture(), config.quantMethod(), models.sdk()),
                    "take a model quantized with "
                        + kind.quantizations().stream()
                            .sorted()
                            .collect(Collectors.joining(" or "))));
  }

  private void add(String wrong, String advice) {
    problems.add(ModelConfig.FILE, wrong, advice);
  }
}
