package npuc.platform.rockchip;

import static npuc.platform.rockchip.RockchipRules.ROCKCHIP;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.document.PackagedJson;
import npuc.platform.ModelFiles;
import npuc.platform.PlatformName;
import npuc.platform.Scratch;
import npuc.platform.Toolchain;
import npuc.platform.Translation;
import npuc.platform.onnx.OnnxModel;
import npuc.platform.onnx.OnnxPlatform;
import npuc.platform.onnx.OnnxReader;
import npuc.platform.option.Option;
import npuc.platform.option.Options;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/** Rockchip's NPUs, compiled for by rknn-toolkit2. */
public final class Rockchip extends OnnxPlatform {
  private static final Map<String, Translation> TRANSLATIONS =
      Map.of("ko", PackagedJson.read(Translation.class, Rockchip.class, "ko.json"));

  /** Models are judged by what this reader tells of them. */
  public Rockchip(OnnxReader reader) {
    super(reader);
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
  public List<Option> options() {
    return RockchipOptions.ALL;
  }

  @Override
  public Map<String, Translation> translations() {
    return TRANSLATIONS;
  }

  /** The toolkit works in a folder of its own in TMPDIR: the model, and each sample as a file. */
  @Override
  public Scratch scratch(Toolchain toolchain) {
    return Scratch.of("512Mi", 3, "1536Mi");
  }

  @Override
  public String installation() {
    return "make rockchip";
  }

  @Override
  protected void inspect(OnnxModel model, Violations violations) {
    long most = ROCKCHIP.maxOpset().value();
    violations.require(
        model.opset() <= most,
        "baseArtifactId",
        Fault.of(
                ViolationCode.UNSUPPORTED_MODEL,
                "has {architecture}, and the newest that {sdk} reads is {max}; export it with an"
                    + " older opset and register that")
            .with("architecture", "ONNX opset " + model.opset())
            .with("sdk", "rknn-toolkit2")
            .with("max", most));
  }

  @Override
  protected Options complete(
      Options given, Optional<OnnxModel> model, ModelFiles files, Violations violations) {
    return new RockchipChecks(model, files, violations).complete(given);
  }
}
