package npuc.platform.onnx;

import static npuc.platform.onnx.OnnxRules.ONNX;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import npuc.note.Note;
import npuc.platform.Advice;
import npuc.platform.CompileInput;
import npuc.platform.ModelFiles;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.option.AdditionalArguments;
import npuc.platform.option.Options;
import npuc.refusal.Violations;

/** What every compiler of ONNX models has alike that is a Python API, without a command. */
public abstract class OnnxPlatform implements Platform {
  private final OnnxReader reader;

  /** Models are judged by what this reader tells of them. */
  protected OnnxPlatform(OnnxReader reader) {
    this.reader = reader;
  }

  @Override
  public Set<PlatformName> accepts() {
    return Set.of(OnnxCheck.FORMAT);
  }

  @Override
  public AdditionalArguments additionalArguments() {
    return new AdditionalArguments.Unsupported("Python API · args unsupported");
  }

  /** A detector of 4.7 MB took 8 s at most and less than 1 GiB. */
  @Override
  public Resources defaultResources() {
    return Resources.of("1", "2Gi");
  }

  @Override
  public String target(Options options) {
    return OnnxOptions.text(options, OnnxOptions.TARGET).orElse(name().value());
  }

  @Override
  public void checkOriginal(ModelFiles files, String field, Violations violations) {
    OnnxCheck.check(reader, files, field, violations);
  }

  @Override
  public void inspect(CompileInput input, Violations violations) {
    OnnxCheck.check(reader, input.files(), "baseArtifactId", violations)
        .ifPresent(model -> inspect(model, violations));
  }

  /** Looks at a model that could be read: what no options could make compile. */
  protected void inspect(OnnxModel model, Violations violations) {}

  @Override
  public Optional<String> digest(ModelFiles files) {
    return files.onlyFile().isPresent() ? Optional.empty() : FolderDigest.of(files);
  }

  @Override
  public Options complete(Options given, CompileInput input, Violations violations) {
    return complete(given, reader.model(input.files()), input.files(), violations);
  }

  /**
   * The same, with the model where it can be seen.
   *
   * @see Platform#complete
   */
  protected abstract Options complete(
      Options given, Optional<OnnxModel> model, ModelFiles files, Violations violations);

  @Override
  public Advice advise(
      Options options, CompileInput input, long baseSizeBytes, Resources resources) {
    return new Advice(OptionalLong.of(ONNX.stages().value()), OptionalLong.empty(), notes(options));
  }

  /** What to tell a person about options that are valid. */
  protected List<Note> notes(Options options) {
    return List.of();
  }
}
