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
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
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
        Fault.of(ViolationCode.NOT_ONE_OF, "is not one of [{allowed}]")
            .with("allowed", platforms.all().stream().map(one -> one.name().value()).toList()));
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
  ChosenOptions options(Optional<Platform> platform, Platforms platforms, CompileInput input) {
    ObjectNode given = fields.object("options");
    if (platform.isEmpty()) {
      return ChosenOptions.NONE;
    }
    Options options = new OptionsReader(platforms).read(platform.get(), given, violations);
    return new ChosenOptions(options, platform.get().complete(options, input, violations));
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
        Fault.of(
                ViolationCode.ABOVE_LIMIT,
                "must let a whole run end within {max} s: 2 x pendingSeconds + runSeconds + at most"
                    + " 3600 for verification")
            .with("max", Limits.WHOLE_RUN_SECONDS)
            .with("largest", read.wholeRunSeconds()));
    return read;
  }

  private static int seconds(Fields limits, String name, int usual) {
    return Math.toIntExact(limits.whole(name, 1, MAX_SECONDS).orElse((long) usual));
  }

  /** What is asked for; what is left open is as usual. */
  Optional<Resources> resources(Optional<Resources> usual) {
    var asked = new Fields(fields.object("resources"), "resources", violations);
    Optional<Quantity> cpu = quantity(asked, "cpu", Resources.MIN.cpu(), Resources.MAX.cpu());
    Optional<Quantity> memory =
        quantity(asked, "memory", Resources.MIN.memory(), Resources.MAX.memory());
    asked.refuseOthers();
    return usual.map(one -> new Resources(cpu.orElse(one.cpu()), memory.orElse(one.memory())));
  }

  /** To be called last. */
  void refuseOthers() {
    fields.refuseOthers();
  }

  private Optional<Quantity> quantity(Fields asked, String name, Quantity min, Quantity max) {
    return asked.value(
        name,
        value -> Quantity.read(value).filter(found -> found.isBetween(min, max)),
        Fault.of(
                ViolationCode.OUT_OF_RANGE,
                "must be a Kubernetes quantity such as {example}, from {min} to {max}")
            .with("example", name.equals("cpu") ? "\"500m\" or \"2\"" : "\"512Mi\" or \"16Gi\"")
            .with("min", min.toString())
            .with("max", max.toString()));
  }
}
