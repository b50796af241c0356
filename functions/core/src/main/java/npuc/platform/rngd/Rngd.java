package npuc.platform.rngd;

import java.util.List;
import java.util.Set;
import npuc.platform.Advice;
import npuc.platform.CompileInput;
import npuc.platform.ModelProblems;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.option.AdditionalArguments;
import npuc.platform.option.Option;
import npuc.platform.option.Options;
import npuc.refusal.Violations;

/**
 * Furiosa RNGD. The rules are those of the vendor's ArtifactBuilder 2026.3 (validator.py,
 * resolver.py) and of {@code fxb build --dry-run} 2026.4; see {@link BuildRules} and {@link
 * DerivedBuckets}.
 */
public final class Rngd implements Platform {

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
  public Resources defaultResources() {
    return Resources.of("8", "64Gi");
  }

  @Override
  public String installation() {
    return "make rngd";
  }

  @Override
  public void inspect(CompileInput input, Violations violations) {
    if (input.files().visible()) {
      var problems = new ModelProblems(violations);
      new ModelConfigCheck(KnownModels.of(input.toolchain()), problems).check(input.files());
      new SafetensorsCheck(input.files(), problems).check();
    }
  }

  @Override
  public Options complete(Options given, CompileInput input, Violations violations) {
    Options options = DerivedBuckets.derive(given);
    KnownModels models = KnownModels.of(input.toolchain());
    new BuildRules(options, violations).check(models);
    ModelConfig.read(input.files())
        .ifPresent(config -> new ModelRules(options, config, models, violations).check());
    return options;
  }

  @Override
  public Advice advise(
      Options options, CompileInput input, long baseSizeBytes, Resources resources) {
    KnownModels models = KnownModels.of(input.toolchain());
    Advice advice = new BuildAdvice(options, models).of(baseSizeBytes, resources);
    return ModelConfig.read(input.files())
        .flatMap(models::warning)
        .map(advice::with)
        .orElse(advice);
  }
}
