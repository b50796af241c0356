package npuc.platform.rngd;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import npuc.platform.ModelFiles;
import npuc.platform.ModelViolations;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
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
      add(
          Fault.of(ViolationCode.INCOMPLETE_MODEL, "is missing").with("kind", "config"),
          "register the folder of the Hugging Face model, with its config.json");
    } else if (ModelConfig.hasByteOrderMark(files)) {
      add(
          unreadable("byteOrderMark", "begins with a byte order mark, which fxb can't read"),
          "save it as UTF-8 without one");
    } else if (!ModelConfig.isUtf8(files)) {
      add(unreadable("encoding", "is not UTF-8, which fxb reads alone"), "save it as UTF-8");
    } else {
      leftOut
          .config(files)
          .ifPresentOrElse(
              this::check,
              () ->
                  add(
                      unreadable("noJson", "can't be read as a JSON object"),
                      "copy the file of the model again and register the folder as a new artifact"));
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
    Fault which =
        Fault.of(
                ViolationCode.UNSUPPORTED_MODEL,
                "says {architecture}, which SDK {sdk} does not compile")
            .with("architecture", architecture)
            .with("sdk", registry.sdk());
    if (others.isEmpty()) {
      add(which.with("compiled", registry.architectures()), "it compiles {compiled}");
    } else {
      add(
          which.before(" for the task {task}").with("task", task.word()).with("tasks", others),
          "set the task to {tasks}");
    }
  }

  private void refuseQuantization(String given, String architecture, List<RegisteredModel> known) {
    Set<String> compiled =
        known.stream()
            .map(RegisteredModel::quantization)
            .collect(Collectors.toCollection(TreeSet::new));
    add(
        Fault.of(
                ViolationCode.UNSUPPORTED_MODEL,
                "says {architecture} with quantization {quantization}, which SDK {sdk} has no"
                    + " kernels for"
                    + (compiled.contains(given) ? " of this size" : ""))
            .with("architecture", architecture)
            .with("quantization", given)
            .with("sdk", models.registered().map(Registry::sdk).orElse(models.sdk()))
            .with("quantizations", String.join(" or ", compiled)),
        "take a model with quantization {quantizations}");
  }

  private boolean isComplete(JsonNode config) {
    boolean complete = true;
    if (ModelConfig.architecture(config).isEmpty()) {
      add(lacks("architectures", "must name the model in architectures"), TAKE_ORIGINAL);
      complete = false;
    }
    if (!config.path("model_type").isString()) {
      add(lacks("model_type", "must have the text model_type"), TAKE_ORIGINAL);
      complete = false;
    }
    JsonNode numbers = ModelConfig.numbers(config);
    for (String name : Knowledge.RNGD.requiredNumbers().names()) {
      if (!ConfigRules.isCount(numbers.path(name))) {
        add(lacks(name, "must have {key}, a whole number above 0"), TAKE_ORIGINAL);
        complete = false;
      }
    }
    return complete;
  }

  private static Fault unreadable(String kind, String form) {
    return Fault.of(ViolationCode.FILE_DAMAGED, form).with("kind", kind);
  }

  private static Fault lacks(String key, String form) {
    return Fault.of(ViolationCode.CONFIG_REFUSED, form).with("rule", "lacks").with("key", key);
  }

  private void add(Fault wrong, String advice) {
    violations.add(ModelConfig.FILE, wrong, advice);
  }
}
