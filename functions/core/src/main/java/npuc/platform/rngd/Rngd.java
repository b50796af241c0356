package npuc.platform.rngd;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import npuc.document.PackagedJson;
import npuc.platform.Advice;
import npuc.platform.CompileInput;
import npuc.platform.ModelFiles;
import npuc.platform.ModelViolations;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.Scratch;
import npuc.platform.Toolchain;
import npuc.platform.Translation;
import npuc.platform.option.AdditionalArguments;
import npuc.platform.option.Option;
import npuc.platform.option.Options;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/**
 * Furiosa RNGD. The rules are those of the vendor's ArtifactBuilder 2026.3 (validator.py,
 * resolver.py) and of {@code fxb build --dry-run} 2026.4; see {@link BuildRules} and {@link
 * DerivedBuckets}.
 */
public final class Rngd implements Platform {
  private static final Map<String, Translation> TRANSLATIONS =
      Map.of("ko", PackagedJson.read(Translation.class, Rngd.class, "ko.json"));

  @Override
  public PlatformName name() {
    return new PlatformName("rngd");
  }

  @Override
  public String title() {
    return "Furiosa RNGD";
  }

  @Override
  public Set<PlatformName> accepts() {
    return Set.of(new PlatformName("safetensors"));
  }

  @Override
  public List<Option> options() {
    return BuildOptions.ALL;
  }

  @Override
  public AdditionalArguments additionalArguments() {
    return new AdditionalArguments.Unsupported("Python SDK · args unsupported");
  }

  @Override
  public Map<String, Translation> translations() {
    return TRANSLATIONS;
  }

  @Override
  public Resources defaultResources() {
    return Resources.of("8", "64Gi");
  }

  /**
   * {@code fxb build} reads no weights: room for the bundle (4.1 GiB is the vendor's largest) and
   * for a copy of the compiler cache (10 GiB at most) while another build holds it. Older SDKs
   * write the weights three times.
   */
  @Override
  public Scratch scratch(Toolchain toolchain) {
    return KnownModels.of(Optional.of(toolchain)).isFxb()
        ? Scratch.of("15Gi", 0, "0")
        : Scratch.of("20Gi", 3, "16Gi");
  }

  @Override
  public boolean keepsWork() {
    return true;
  }

  @Override
  public String installation() {
    return "make rngd";
  }

  @Override
  public void inspect(CompileInput input, Violations violations) {
    if (input.files().visible()) {
      var found = new ModelViolations(violations);
      if (new FolderCheck(input.files(), found).isWhole()) {
        new SafetensorsCheck(input.files(), found).check();
      }
    }
  }

  @Override
  public Optional<String> digest(ModelFiles files) {
    return FolderDigest.of(files);
  }

  @Override
  public Options complete(Options given, CompileInput input, Violations violations) {
    KnownModels models = KnownModels.of(input.toolchain());
    Optional<Task> task = BuildOptions.task(given);
    LeftOutKeys leftOut = LeftOutKeys.of(given);
    leftOut.check(input.files(), models, task, violations);
    if (input.files().visible()) {
      new ModelConfigCheck(models, task, leftOut, new ModelViolations(violations))
          .check(input.files());
    }
    Optional<JsonNode> config = leftOut.config(input.files());
    boolean generates =
        task.or(() -> config.map(ModelConfig::architecture).map(Task::made))
            .orElse(Task.GENERATE)
            .equals(Task.GENERATE);
    Options options =
        isPreset(given, config.flatMap(json -> models.registered(json, task)), models)
            ? given
            : DerivedBuckets.derive(given, generates);
    new BuildRules(options, violations).check(models, generates);
    config.ifPresent(json -> new ModelRules(options, json, models, violations).check());
    return options;
  }

  /** Whether the compiler's own buckets are asked for, and are there for this context. */
  private static boolean isPreset(
      Options given, Optional<RegisteredModel> compiledAs, KnownModels models) {
    long context = BuildOptions.whole(given, BuildOptions.MAX_CONTEXT_LENGTH);
    return BuildOptions.hasNoBuckets(given)
        && compiledAs
            .map(model -> model.hasPreset(context))
            .or(() -> models.registered().map(registry -> registry.hasPreset(context)))
            .orElse(true);
  }

  @Override
  public Advice advise(
      Options options, CompileInput input, long baseSizeBytes, Resources resources) {
    KnownModels models = KnownModels.of(input.toolchain());
    LeftOutKeys leftOut = LeftOutKeys.of(options);
    Optional<JsonNode> config = leftOut.config(input.files());
    Advice advice =
        new BuildAdvice(
                options,
                models,
                config.flatMap(json -> models.registered(json, BuildOptions.task(options))))
            .of(WeightBytes.of(input.files()).orElse(baseSizeBytes), resources);
    return advice
        .with(config.map(ModelConfig::of).flatMap(models::warning).stream().toList())
        .with(FolderCheck.warning(input.files()).stream().toList())
        .with(ModelConfig.json(input.files()).map(leftOut::notes).orElse(List.of()));
  }
}
