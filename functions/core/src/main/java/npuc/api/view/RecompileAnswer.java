package npuc.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Limits;
import npuc.environment.Variable;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.option.Options;
import npuc.registry.BucketUri;

/**
 * A body for another compilation with the options of this one, ready to be sent as it is. Secret
 * values are not in it; each is carried over by reference.
 */
public record RecompileAnswer(
    ArtifactId baseArtifactId,
    PlatformName platform,
    Resources resources,
    Limits limits,
    Options options,
    List<String> additionalArgs,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<BucketUri> copyTo,
    List<VariableAnswer> environment,
    Map<String, String> labels,
    CompilationId recompileOf) {

  public static RecompileAnswer of(Compilation compilation) {
    CompilationSpec spec = compilation.spec();
    return new RecompileAnswer(
        spec.baseArtifact().id(),
        spec.platform(),
        spec.resources(),
        spec.limits(),
        spec.options().orElse(Options.NONE),
        spec.additionalArgs(),
        spec.copyTo(),
        spec.environment().variables().stream()
            .map(variable -> VariableAnswer.of(variable, compilation.id()))
            .toList(),
        compilation.description().labels(),
        compilation.id());
  }

  /**
   * A variable as a request has it; what is empty is left out.
   *
   * @param value of one that is no secret
   * @param keepFrom the compilation that holds the secret
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record VariableAnswer(
      String name, Optional<String> value, boolean secret, Optional<CompilationId> keepFrom) {
    private static VariableAnswer of(Variable variable, CompilationId holder) {
      return switch (variable) {
        case Variable.Plain(String name, String value) ->
            new VariableAnswer(name, Optional.of(value), false, Optional.empty());
        case Variable.Secret(String name, _) ->
            new VariableAnswer(name, Optional.empty(), true, Optional.of(holder));
      };
    }
  }
}
