package npuc.platform.rngd;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import npuc.platform.ModelFiles;
import npuc.platform.ModelViolations;
import tools.jackson.databind.JsonNode;

/** Whether a model's config.json is complete, and one that the compiler takes for a task. */
final class ModelConfigCheck {
  static final String TAKE_ORIGINAL = "take the file of the original model";

  private final KnownModels models;
  private final Optional<Task> wanted;
  private final LeftOutKeys leftOut;
  private final ModelViolations violations;

  /**
   * A check.
   *
   * @param wanted empty for what the model is made for
   */
  ModelConfigCheck(
      KnownModels models, Optional<Task> wanted, LeftOutKeys leftOut, ModelViolations violations) {
    this.models = models;
    this.wanted = wanted;
    this.leftOut = leftOut;
    this.violations = violations;
  }

  void check(ModelFiles files) {
    if (!files.names().contains(ModelConfig.FILE)) {
      add("is missing", "register the folder of the Hugging Face model, with its config.json");
    } else if (ModelConfig.hasByteOrderMark(files)) {
      add("begins with a byte order mark, which fxb can't read", "save it as UTF-8 without one");
    } else if (!ModelConfig.isUtf8(files)) {
      add("is not UTF-8, which fxb reads alone", "save it as UTF-8");
    } else {
      leftOut
          .config(files)
          .ifPresentOrElse(
              this::check,
              () -> add("can't be read as a JSON object", "copy the file of the model again"));
    }
  }

  /** The architecture first: of one that is not compiled, nothing else is worth saying. */
  private void check(JsonNode json) {
    String architecture = ModelConfig.architecture(json);
    Task task = wanted.orElse(Task.made(architecture));
    Optional<Registry> registry = models.registered();
    if (registry.isPresent() && !architecture.isEmpty()) {
      if (registry.get().of(architecture, task).isEmpty()) {
        refuse(registry.get(), architecture, task);
        return;
      }
    }
    if (isComplete(json)) {
      registry.ifPresent(known -> check(json, known, architecture, task));
    }
  }

  private void check(JsonNode json, Registry registry, String architecture, Task task) {
    String given = Quantization.of(json);
    registry
        .choose(json, architecture, task)
        .filter(model -> model.quantization().equals(given))
        .ifPresentOrElse(
            model -> new ConfigRules(model, models.ignored()).check(json, this::add),
            () -> refuseQuantization(given, architecture, registry.of(architecture, task)));
  }

  private void refuse(Registry registry, String architecture, Task task) {
    String others =
        Arrays.stream(Task.values())
            .filter(other -> !registry.of(architecture, other).isEmpty())
            .map(Task::word)
            .collect(Collectors.joining(" or "));
    String which = "says %s, which SDK %s does not compile".formatted(architecture, registry.sdk());
    if (others.isEmpty()) {
      add(which, "it compiles " + String.join(", ", registry.architectures()));
    } else {
      add(which + " for the task " + task.word(), "set the task to " + others);
    }
  }

  private void refuseQuantization(String given, String architecture, List<RegisteredModel> known) {
    Set<String> compiled =
        known.stream()
            .map(RegisteredModel::quantization)
            .collect(Collectors.toCollection(TreeSet::new));
    add(
        "says %s with quantization %s, which SDK %s has no kernels for%s"
            .formatted(
                architecture,
                given,
                models.registered().map(Registry::sdk).orElse(models.sdk()),
                compiled.contains(given) ? " of this size" : ""),
        "take a model with quantization " + String.join(" or ", compiled));
  }

  private boolean isComplete(JsonNode config) {
    boolean complete = true;
    if (ModelConfig.architecture(config).isEmpty()) {
      add("must name the model in architectures", TAKE_ORIGINAL);
      complete = false;
    }
    if (!config.path("model_type").isString()) {
      add("must have the text model_type", TAKE_ORIGINAL);
      complete = false;
    }
    JsonNode numbers = ModelConfig.numbers(config);
    for (String name : Knowledge.RNGD.requiredNumbers().names()) {
      if (!ConfigRules.isCount(numbers.path(name))) {
        add("must have " + name + ", a whole number above 0", TAKE_ORIGINAL);
        complete = false;
      }
    }
    return complete;
  }

  private void add(String wrong, String advice) {
    violations.add(ModelConfig.FILE, wrong, advice);
  }
}
