package npuc.api.view;

import java.util.List;
import java.util.Optional;
import npuc.compilation.BaseArtifact;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Limits;
import npuc.environment.Variable;
import npuc.hash.OptionsHash;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.Toolchain;
import npuc.platform.option.Options;
import npuc.registry.BucketUri;

/** What was asked for: shared with the dry run, which has little else. */
record SpecAnswer(
    BaseArtifact baseArtifact,
    PlatformName platform,
    Toolchain toolchain,
    Resources resources,
    Limits limits,
    Optional<Options> options,
    List<String> additionalArgs,
    Optional<BucketUri> copyTo,
    List<VariableAnswer> environment,
    OptionsHash optionsHash,
    String shortHash) {

  static SpecAnswer of(CompilationSpec spec) {
    return new SpecAnswer(
        spec.baseArtifact(),
        spec.platform(),
        spec.toolchain(),
        spec.resources(),
        spec.limits(),
        spec.options(),
        spec.additionalArgs(),
        spec.copyTo(),
        spec.environment().variables().stream().map(VariableAnswer::of).toList(),
        spec.optionsHash(),
        spec.optionsHash().shortHash());
  }

  /**
   * A variable of the environment.
   *
   * @param value empty for a secret, which nobody sees again
   */
  record VariableAnswer(String name, Optional<String> value, boolean secret) {
    private static VariableAnswer of(Variable variable) {
      return switch (variable) {
        case Variable.Plain(String name, String value) ->
            new VariableAnswer(name, Optional.of(value), false);
        case Variable.Secret(String name, _) -> new VariableAnswer(name, Optional.empty(), true);
      };
    }
  }
}
