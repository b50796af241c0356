package npuc.source.kubeflow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import npuc.platform.PlatformName;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;
import npuc.registry.outer.FoundVersion;
import npuc.registry.outer.OuterFormats;
import npuc.registry.outer.OuterOriginal;
import npuc.source.http.Answer;

/**
 * The artifact of a version that is its original. As the Python client of Kubeflow has it, that is
 * the one which is called like the model; else the only one of a format that can be compiled, else
 * the only one.
 */
final class HubOriginal {
  private static final int MAX_PAGES = 5;
  private static final int SHOWN = 10;
  private static final Set<PlatformName> FORMATS =
      Set.of(OuterFormats.TFLITE, OuterFormats.ONNX, OuterFormats.SAFETENSORS);

  private HubOriginal() {}

  static Outcome<OuterOriginal> of(HubApi api, FoundVersion found) {
    List<Answer> artifacts =
        api.all("/model_versions/" + found.version().id() + "/artifacts", MAX_PAGES)
            .filter(one -> one.text("artifactType").equals(Optional.of("model-artifact")))
            .filter(one -> !KubeflowHubRegistry.isOurs(one))
            .toList();
    return chosen(artifacts, found.model().name())
        .map(HubOriginal::original)
        .orElseGet(
            () ->
                refused(
                    artifacts.isEmpty()
                        ? "It has no model artifact."
                        : "It must have one model artifact that is called like the model, or one that is"
                            + " tflite, onnx or safetensors; it has "
                            + shown(artifacts)));
  }

  private static Optional<Answer> chosen(List<Answer> artifacts, String model) {
    return only(artifacts.stream()
            .filter(one -> one.text("name").equals(Optional.of(model)))
            .toList())
        .or(() -> only(artifacts.stream().filter(one -> format(one).isPresent()).toList()))
        .or(() -> only(artifacts));
  }

  private static Optional<Answer> only(List<Answer> some) {
    return some.size() == 1 ? Optional.of(some.getFirst()) : Optional.empty();
  }

  private static Outcome<OuterOriginal> original(Answer artifact) {
    String uri = artifact.text("uri").orElse("");
    if (uri.isEmpty()) {
      return refused("Its artifact " + words(artifact) + " has no uri.");
    }
    return format(artifact)
        .<Outcome<OuterOriginal>>map(
            format -> Outcome.done(new OuterOriginal(last(uri), format, uri, digest(artifact))))
        .orElseGet(
            () ->
                refused(
                    "Its artifact must be tflite, onnx or safetensors by modelFormatName, or by its uri; it is "
                        + words(artifact)));
  }

  /** What its format is called, or what its uri ends in; a whole model of a hub is safetensors. */
  private static Optional<PlatformName> format(Answer artifact) {
    String told = artifact.text("modelFormatName").orElse("").toLowerCase(Locale.ROOT);
    String uri = artifact.text("uri").orElse("");
    if (!told.isEmpty()) {
      return FORMATS.stream().filter(format -> format.value().equals(told)).findFirst();
    }
    Optional<PlatformName> ofFile = OuterFormats.ofFile(uri);
    boolean isWhole = uri.matches("hf://[^/]+/[^/]+/?");
    return ofFile.isEmpty() && (isWhole || uri.endsWith(".safetensors"))
        ? Optional.of(OuterFormats.SAFETENSORS)
        : ofFile;
  }

  /** Kubeflow has no field for it; a property of that name is taken for one. */
  private static Optional<String> digest(Answer artifact) {
    return artifact
        .maybe("customProperties")
        .flatMap(all -> all.maybe("digest"))
        .flatMap(one -> one.text("string_value"))
        .filter(text -> text.matches("sha256:[0-9a-f]{64}"));
  }

  private static String last(String uri) {
    String path = uri.replaceFirst("/+$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String shown(List<Answer> artifacts) {
    return artifacts.stream()
        .limit(SHOWN)
        .map(HubOriginal::words)
        .collect(Collectors.joining("; "));
  }

  private static String words(Answer artifact) {
    return "%s (%s, %s)"
        .formatted(
            artifact.shown("name", 100),
            artifact.text("modelFormatName").isPresent()
                ? artifact.shown("modelFormatName", 50)
                : "no format",
            artifact.shown("uri", 200));
  }

  private static Outcome<OuterOriginal> refused(String why) {
    return Outcome.refused(RefusalCode.NOTHING_TO_IMPORT, why);
  }
}
