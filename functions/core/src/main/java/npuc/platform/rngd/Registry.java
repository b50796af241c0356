package npuc.platform.rngd;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import npuc.document.PackagedJson;
import tools.jackson.databind.JsonNode;

/**
 * The models that one SDK registers; scripts/rngd_registry.py writes the file from the SDK.
 *
 * @param source how it was found
 */
record Registry(String sdk, String source, List<RegisteredModel> models) {
  private static final Map<String, Registry> READ = new ConcurrentHashMap<>();

  Registry {
    models = List.copyOf(models);
  }

  /** What is in a file of the job program. */
  static Registry of(String file) {
    return READ.computeIfAbsent(file, name -> PackagedJson.read(Registry.class, name));
  }

  /** The models that one of an architecture may be compiled as. */
  List<RegisteredModel> of(String architecture, Task task) {
    return task.converted(architecture).stream()
        .flatMap(wanted -> models.stream().filter(model -> model.architecture().equals(wanted)))
        .toList();
  }

  /** Whether every model that reaches so long a context has its preset there. */
  boolean hasPreset(long context) {
    return models.stream()
        .filter(model -> model.longestContext() >= context)
        .allMatch(model -> model.hasPreset(context));
  }

  List<String> architectures() {
    return models.stream().map(RegisteredModel::architecture).distinct().sorted().toList();
  }

  /**
   * As fxb chooses: the nearest size of the same quantization, or of a model without any. Of two
   * alike the quantized one is taken where it fits exactly, else the other one.
   */
  Optional<RegisteredModel> choose(JsonNode config, String architecture, Task task) {
    String method = Quantization.method(Quantization.of(config));
    JsonNode numbers = ModelConfig.numbers(config);
    return of(architecture, task).stream()
        .filter(
            model ->
                !model.isQuantized() || Quantization.method(model.quantization()).equals(method))
        .min(
            Comparator.<RegisteredModel>comparingDouble(model -> model.distance(numbers))
                .thenComparing(model -> model.isQuantized() == model.distance(numbers) > 0));
  }
}
