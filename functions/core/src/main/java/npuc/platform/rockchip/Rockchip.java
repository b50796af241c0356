package npuc.platform.rockchip;

import static npuc.platform.onnx.OnnxRules.ONNX;
import static npuc.platform.rockchip.RockchipRules.ROCKCHIP;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import npuc.document.PackagedJson;
import npuc.platform.Advice;
import npuc.platform.CompileInput;
import npuc.platform.ModelFiles;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.Scratch;
import npuc.platform.Toolchain;
import npuc.platform.Translation;
import npuc.platform.onnx.FolderDigest;
import npuc.platform.onnx.OnnxCheck;
import npuc.platform.onnx.OnnxOptions;
import npuc.platform.onnx.OnnxReader;
import npuc.platform.option.AdditionalArguments;
import npuc.platform.option.Option;
import npuc.platform.option.Options;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/** Rockchip's NPUs, compiled for by rknn-toolkit2. */
public final class Rockchip implements Platform {
  private static final Map<String, Translation> TRANSLATIONS =
      Map.of("ko", PackagedJson.read(Translation.class, Rockchip.class, "ko.json"));

  private final OnnxReader reader;

  /** Models are judged by what this reader tells of them. */
  public Rockchip(OnnxReader reader) {
    this.reader = reader;
  }

  @Override
  public PlatformName name() {
    return new PlatformName("rockchip");
  }

  @Override
  public String title() {
    return "Rockchip RKNN";
  }

  @Override
  public Set<PlatformName> accepts() {
    return Set.of(OnnxCheck.FORMAT);
  }

  @Override
  public List<Option> options() {
    return RockchipOptions.ALL;
  }

  @Override
  public AdditionalArguments additionalArguments() {
    return new AdditionalArguments.Unsupported("Python API · args unsupported");
  }

  @Override
  public Map<String, Translation> translations() {
    return TRANSLATIONS;
  }

  /** A detector of 4.7 MB took less than 1 GiB. */
  @Override
  public Resources defaultResources() {
    return Resources.of("1", "2Gi");
  }

  /** The toolkit works in a folder of its own in TMPDIR: the model, and each sample as a file. */
  @Override
  public Scratch scratch(Toolchain toolchain) {
    return Scratch.of("512Mi", 3, "1536Mi");
  }

  @Override
  public String target(Options options) {
    return OnnxOptions.text(options, RockchipOptions.TARGET).orElse(name().value());
  }

  @Override
  public String installation() {
    return "make rockchip";
  }

  @Override
  public void checkOriginal(ModelFiles files, String field, Violations violations) {
    OnnxCheck.check(reader, files, field, violations);
  }

  @Override
  public void inspect(CompileInput input, Violations violations) {
    checkOriginal(input.files(), "baseArtifactId", violations);
    long most = ROCKCHIP.maxOpset().value();
    reader
        .model(input.files())
        .filter(model -> model.opset() > most)
        .ifPresent(
            model ->
                violations.add(
                    "baseArtifactId",
                    Fault.of(
                            ViolationCode.UNSUPPORTED_MODEL,
                            "has {architecture}, and the newest that {sdk} reads is {max}; export it"
                                + " with an older opset and register that")
                        .with("architecture", "ONNX opset " + model.opset())
                        .with("sdk", "rknn-toolkit2")
                        .with("max", most)));
  }

  @Override
  public Optional<String> digest(ModelFiles files) {
    return files.onlyFile().isPresent() ? Optional.empty() : FolderDigest.of(files);
  }

  @Override
  public Options complete(Options given, CompileInput input, Violations violations) {
    return new RockchipChecks(reader.model(input.files()), input.files(), violations)
        .complete(given);
  }

  @Override
  public Advice advise(
      Options options, CompileInput input, long baseSizeBytes, Resources resources) {
    return new Advice(OptionalLong.of(ONNX.stages().value()), OptionalLong.empty(), List.of());
  }
}
