package npuc.api.spec;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Description;
import npuc.compilation.Limits;
import npuc.environment.Environment;
import npuc.environment.EnvironmentSealer;
import npuc.environment.RequestedEnvironment;
import npuc.id.CompilationId;
import npuc.platform.Advice;
import npuc.platform.CompileInput;
import npuc.platform.ModelFiles;
import npuc.platform.Offer;
import npuc.platform.Platform;
import npuc.platform.Resources;
import npuc.platform.Toolchain;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.refusal.Violations;
import npuc.registry.Artifact;
import npuc.registry.BucketUri;
import npuc.registry.Version;
import npuc.source.SourceSecrets;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body that creates a compilation: all that is wrong with it, or a valid spec. */
public final class SpecReader {
  private final Offer offer;
  private final BaseArtifacts baseArtifacts;
  private final EnvironmentSealer sealer;
  private final Supplier<Optional<BucketUri>> usualCopy;

  /**
   * Reads for what is offered here.
   *
   * @param usualCopy where published folders are copied when a request doesn't say
   */
  public SpecReader(
      Offer offer,
      BaseArtifacts baseArtifacts,
      EnvironmentSealer sealer,
      Supplier<Optional<BucketUri>> usualCopy) {
    this.offer = offer;
    this.baseArtifacts = baseArtifacts;
    this.sealer = sealer;
    this.usualCopy = usualCopy;
  }

  /**
   * What a body asks for.
   *
   * @param id of the compilation to be: its secrets are sealed for it
   */
  public Outcome<ReadSpec> read(Version version, ObjectNode body, CompilationId id) {
    var violations = new Violations();
    var fields = new SpecFields(body, violations);
    Optional<Platform> platform = fields.platform(offer.platforms());
    Optional<Toolchain> toolchain = platform.flatMap(offer::toolchain);
    Optional<RequestedEnvironment> requested = fields.environment();
    SourceSecrets secrets = requested.map(this::secrets).orElse(SourceSecrets.NONE);
    Optional<ChosenBase> base = fields.baseArtifact(version, platform, secrets, baseArtifacts);
    Optional<Resources> resources = fields.resources(platform.map(offer::usual));
    Limits limits = fields.limits();
    var input =
        new CompileInput(base.map(ChosenBase::files).orElseGet(ModelFiles::unseen), toolchain);
    platform.ifPresent(target -> target.inspect(input, violations));
    ChosenOptions options = fields.options(platform, offer.platforms(), input);
    List<String> arguments = fields.arguments(platform);
    Optional<BucketUri> copyTo = fields.copyTo().or(usualCopy);
    Description description = fields.description();
    fields.refuseOthers();
    Optional<Environment> environment =
        requested.flatMap(asked -> sealer.seal(asked, id, violations));
    if (!violations.isEmpty()) {
      return Outcome.refused(violations.refusal());
    }
    Artifact chosen = base.orElseThrow().artifact();
    if (chosen.archived()) {
      return Outcome.refused(Refusal.archived("artifact", chosen.name()));
    }
    if (toolchain.isEmpty()) {
      return notInstalled(platform.orElseThrow());
    }
    var spec =
        CompilationSpec.of(
            base.orElseThrow().seen(platform.orElseThrow()),
            platform.orElseThrow().name(),
            toolchain.orElseThrow(),
            resources.orElseThrow(),
            limits,
            options.complete(),
            arguments,
            environment.orElseThrow(),
            copyTo);
    Advice advice =
        platform
            .orElseThrow()
            .advise(options.complete(), input, base.orElseThrow().sizeBytes(), spec.resources())
            .with(requested.orElseThrow().notes())
            .with(offer.notes(platform.orElseThrow(), spec.resources()))
            .with(options.notes());
    return Outcome.done(new ReadSpec(version, spec, advice, description));
  }

  private SourceSecrets secrets(RequestedEnvironment requested) {
    return new SourceSecrets(sealer.open(requested, SourceSecrets.NAMES));
  }

  private static Outcome<ReadSpec> notInstalled(Platform platform) {
    return Outcome.refused(
        RefusalCode.TOOLCHAIN_NOT_INSTALLED,
        "The toolchain of %s is not installed: run %s."
            .formatted(platform.name(), platform.installation()));
  }
}
