package npuc.api.spec;

import java.util.List;
import java.util.Optional;
import npuc.compilation.Description;
import npuc.compilation.Limits;
import npuc.environment.EnvironmentReader;
import npuc.environment.RequestedEnvironment;
import npuc.input.Fields;
import npuc.platform.CompileInput;
import npuc.platform.OptionsReader;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Platforms;
import npuc.platform.Quantity;
import npuc.platform.Resources;
import npuc.platform.option.Options;
import npuc.refusal.Violations;
import npuc.registry.ArtifactUri;
import npuc.registry.BucketUri;
import npuc.registry.Version;
import npuc.source.SourceSecrets;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one body that creates a compilation, while it is read. */
final class SpecFields {
  private static final int MAX_ARGUMENT = 256;
  private static final int MAX_SECONDS = Limits.MAX_QUEUE_SECONDS;

  private final Violations violations;
  private final Fields fields;

  SpecFields(ObjectNode body, Violations violations) {
    this.violations = violations;
    this.fields = new Fields(body, "", violations);
  }

  Optional<Platform> platform(Platforms platforms) {
    Optional<String> text = fields.requiredText("platform", 32);
    Optional<Platform> platform = text.flatMap(PlatformName::parse).flatMap(platforms::find);
    violations.require(
        text.isEmpty() || platform.isPresent(),
        "platform",
        "is not one of " + platforms.all().stream().map(one -> one.name().value()).toList());
    return platform;
  }

  Optional<ChosenBase> baseArtifact(
      Version version,
      Optional<Platform> platform,
      SourceSecrets secrets,
      BaseArtifacts baseArtifacts) {
    return baseArtifacts.choose(version, platform, secrets, fields, violations);
  }

  /** Options are read for their platform; without one they can't be judged. */
  Options options(Optional<Platform> platform, Platforms platforms, CompileInput input) {
    ObjectNode given = fields.object("options");
    if (platform.isEmpty()) {
      return Options.NONE;
    }
    Options options = new OptionsReader(platforms).read(platform.get(), given, violations);
    return platform.get().complete(options, input, violations);
  }

  List<String> arguments(Optional<Platform> platform) {
    List<String> arguments = fields.texts("additionalArgs", MAX_ARGUMENT);
    platform.ifPresent(found -> found.additionalArguments().check(arguments, violations));
    return arguments;
  }

  Optional<RequestedEnvironment> environment() {
    return EnvironmentReader.read(fields, violations);
  }

  /** Where the published folder is copied too. */
  Optional<BucketUri> copyTo() {
    return fields
        .text("copyTo", ArtifactUri.MAX_BYTES)
        .flatMap(text -> BucketUri.read(text, "copyTo", violations));
  }

  /** What its sender says of it. */
  Description description() {
    return DescriptionReader.read(fields, violations);
  }

  Limits limits() {
    var limits = new Fields(fields.object("limits"), "limits", violations);
    var read =
        new Limits(
            seconds(limits, "queueSeconds", Limits.DEFAULT.queueSeconds()),
            seconds(limits, "pendingSeconds", Limits.DEFAULT.pendingSeconds()),
            seconds(limits, "runSeconds", Limits.DEFAULT.runSeconds()));
    limits.refuseOthers();
    violations.require(
        read.wholeRunSeconds() <= Limits.WHOLE_RUN_SECONDS,
        "limits",
        "must let a whole run end within %d s: 2 x pendingSeconds + runSeconds + at most 3600 for"
                .formatted(Limits.WHOLE_RUN_SECONDS)
            + " verification");
    return read;
  }

  private static int seconds(Fields limits, String name, int usual) {
    return Math.toIntExact(limits.whole(name, 1, MAX_SECONDS).orElse((long) usual));
  }

  Optional<Resources> resources(Optional<Platform> platform) {
    var asked = new Fields(fields.object("resources"), "resources", violations);
    Optional<Quantity> cpu = quantity(asked, "cpu", Resources.MIN.cpu(), Resources.MAX.cpu());
    Optional<Quantity> memory =
        quantity(asked, "memory", Resources.MIN.memory(), Resources.MAX.memory());
    asked.refuseOthers();
    return platform
        .map(Platform::defaultResources)
        .map(usual -> new Resources(cpu.orElse(usual.cpu()), memory.orElse(usual.memory())));
  }

  /** To be called last. */
  void refuseOthers() {
    fields.refuseOthers();
  }

  private Optional<Quantity> quantity(Fields asked, String name, Quantity min, Quantity max) {
    return asked.value(
        name,
        value -> Quantity.read(value).filter(found -> found.isBetween(min, max)),
        "must be a Kubernetes quantity such as %s, from %s to %s"
            .formatted(
                name.equals("cpu") ? "\"500m\" or \"2\"" : "\"512Mi\" or \"16Gi\"", min, max));
  }
}
