package npuc.job;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.caller.CallerName;
import npuc.compilation.BaseArtifact;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Description;
import npuc.compilation.Fetch;
import npuc.compilation.Limits;
import npuc.compilation.StepName;
import npuc.environment.Environment;
import npuc.environment.SecretBox;
import npuc.environment.SecretPlace;
import npuc.environment.SecretText;
import npuc.environment.Variable;
import npuc.hash.OptionsHash;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.Ids;
import npuc.id.ModelId;
import npuc.id.RandomIds;
import npuc.id.Ulid;
import npuc.id.VersionId;
import npuc.memory.MemorySecretBox;
import npuc.platform.PlatformName;
import npuc.platform.Quantity;
import npuc.platform.Resources;
import npuc.platform.Toolchain;
import npuc.platform.option.Options;
import npuc.registry.ArtifactUri;
import npuc.registry.HubUri;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.registry.VolumeUri;

/** Jobs to submit: the first compile attempt of a compilation of its own each. */
public final class FreshJobs {
  private static final Ids IDS = new RandomIds(Clock.systemUTC());
  private static final BaseArtifact MODEL =
      new BaseArtifact(
          new ArtifactId(IDS.next()),
          "hey",
          new VolumeUri("models", "hey/hey.tflite"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
  private static final Resources RESOURCES = Resources.of("100m", "64Mi");
  private static final Quantity SCRATCH = Quantity.parse("128Mi").orElseThrow();

  /** What seals their secrets; a runner that is to open them needs this one. */
  public static final SecretBox SECRETS = new MemorySecretBox();

  private FreshJobs() {}

  /** A Job with these variables in its environment. */
  public static JobSpec withEnvironment(Map<String, String> plain) {
    return spec(IDS.next(), List.of(), plain);
  }

  /** A Job that compiles the model at a path of its volume. */
  public static JobSpec ofModel(String path) {
    BaseArtifact model =
        new BaseArtifact(
            MODEL.id(),
            MODEL.name(),
            MODEL.location().withPath(path),
            Optional.empty(),
            MODEL.digest(),
            MODEL.sizeBytes());
    return spec(IDS.next(), asked(model, List.of()), Map.of());
  }

  /** A Job that fetches its model first, with these variables in its environment. */
  public static JobSpec ofSource(Map<String, String> plain) {
    HubUri uri = (HubUri) ArtifactUri.stored("hf://org/hey/hey.tflite");
    return ofSource(uri, new Pin("commit:" + "0".repeat(40)), plain);
  }

  /** A Job whose model is fetched from there, with these variables. */
  public static JobSpec ofSource(SourceUri uri, Pin pin, Map<String, String> plain) {
    BaseArtifact model =
        new BaseArtifact(
            MODEL.id(),
            MODEL.name(),
            uri,
            Optional.of(Fetch.of(uri, pin, new PlatformName("tflite"), "models")),
            Optional.empty(),
            Optional.empty());
    return spec(IDS.next(), asked(model, List.of()), plain);
  }

  /** Another Job that has the name of {@code spec}. */
  public static JobSpec sameNameAs(JobSpec spec) {
    return spec(spec.name().compilation().ulid(), List.of("--verbose"), spec.environment().plain());
  }

  /** The same Job with a request of its own. */
  public static JobSpec requesting(JobSpec spec, String cpu, String memory) {
    return with(spec, Resources.of(cpu, memory), spec.environment());
  }

  /** The verification that follows a compile Job. */
  public static JobSpec verificationOf(JobSpec compile) {
    return new JobSpec(
        JobName.of(compile.name().compilation(), StepName.VERIFY, 1),
        StepName.VERIFY,
        compile.platform(),
        compile.toolchain(),
        compile.resources(),
        compile.scratch(),
        compile.claim(),
        compile.cachePath(),
        compile.document(),
        compile.environment(),
        compile.limits());
  }

  /** The same Job with a secret in its environment. */
  public static JobSpec withSecret(JobSpec spec, String name, String value) {
    var place = new SecretPlace(spec.name().compilation(), name);
    var secret = new Variable.Secret(name, SECRETS.seal(new SecretText(value), place));
    return with(spec, Stream.concat(plain(spec.environment().plain()), Stream.of(secret)));
  }

  /** The same Job with a secret that {@link #SECRETS} can't open. */
  public static JobSpec withSecretOfAnotherBox(JobSpec spec, String name) {
    var place = new SecretPlace(spec.name().compilation(), name);
    var sealed = new MemorySecretBox().seal(new SecretText("any"), place);
    return with(spec, Stream.of(new Variable.Secret(name, sealed)));
  }

  /** The same Job with these variables in its environment. */
  public static JobSpec inEnvironment(JobSpec spec, Map<String, String> plain) {
    return with(spec, plain(plain));
  }

  private static Stream<Variable> plain(Map<String, String> variables) {
    return variables.entrySet().stream()
        .map(variable -> new Variable.Plain(variable.getKey(), variable.getValue()));
  }

  private static JobSpec with(JobSpec spec, Stream<Variable> variables) {
    return with(spec, spec.resources(), new Environment(variables.toList()));
  }

  private static JobSpec with(JobSpec spec, Resources resources, Environment environment) {
    return new JobSpec(
        spec.name(),
        spec.step(),
        spec.platform(),
        spec.toolchain(),
        resources,
        spec.scratch(),
        spec.claim(),
        spec.cachePath(),
        spec.document(),
        environment,
        spec.limits());
  }

  private static JobSpec spec(Ulid ulid, List<String> additionalArgs, Map<String, String> plain) {
    return spec(ulid, asked(MODEL, additionalArgs), plain);
  }

  private static JobSpec spec(Ulid ulid, CompilationSpec asked, Map<String, String> plain) {
    var compilation =
        Compilation.create(
            new CompilationId(ulid),
            new ModelId(ulid),
            new VersionId(ulid),
            asked,
            List.of(),
            new CallerName("kim@example.com"),
            Description.NONE);
    var run =
        new AttemptAt(
            compilation, StepName.COMPILE, compilation.compile().openAttempt().orElseThrow());
    return new JobSpec(
        run.job(),
        StepName.COMPILE,
        asked.platform(),
        asked.toolchain(),
        RESOURCES,
        SCRATCH,
        asked.baseArtifact().location().claim(),
        Optional.empty(),
        JobDocument.of(run),
        new Environment(plain(plain).toList()),
        asked.limits());
  }

  private static CompilationSpec asked(BaseArtifact model, List<String> additionalArgs) {
    return new CompilationSpec(
        model,
        new PlatformName("ethos-u"),
        new Toolchain("ethos-u-vela", "5.2.0", Optional.empty()),
        RESOURCES,
        Limits.DEFAULT,
        Optional.of(Options.NONE),
        additionalArgs,
        Environment.NONE,
        Optional.empty(),
        new OptionsHash("0".repeat(64)));
  }
}
