package npuc.platform.qualcomm;

import static npuc.platform.onnx.OnnxRules.ONNX;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import npuc.document.PackagedJson;
import npuc.note.Note;
import npuc.note.NoteCode;
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
import npuc.platform.qualcomm.QualcommRules.Target;
import npuc.refusal.Violations;
import npuc.refusal.Wording;

/** Qualcomm Hexagon (HTP), compiled for by onnxruntime-qnn; nothing is left to the CPU. */
public final class QualcommHtp implements Platform {
  private static final Map<String, Translation> TRANSLATIONS =
      Map.of("ko", PackagedJson.read(Translation.class, QualcommHtp.class, "ko.json"));

  private final OnnxReader reader;

  /** Models are judged by what this reader tells of them. */
  public QualcommHtp(OnnxReader reader) {
    this.reader = reader;
  }

  @Override
  public PlatformName name() {
    return new PlatformName("qualcomm-htp");
  }

  @Override
  public String title() {
    return "Qualcomm Hexagon (HTP)";
  }

  @Override
  public Set<PlatformName> accepts() {
    return Set.of(OnnxCheck.FORMAT);
  }

  @Override
  public List<Option> options() {
    return QualcommOptions.ALL;
  }

  @Override
  public AdditionalArguments additionalArguments() {
    return new AdditionalArguments.Unsupported("Python API · args unsupported");
  }

  @Override
  public Map<String, Translation> translations() {
    return TRANSLATIONS;
  }

  /** A detector of 4.7 MB took 8 s and less than 1 GiB. */
  @Override
  public Resources defaultResources() {
    return Resources.of("1", "2Gi");
  }

  /** It writes to the volume; the disk is for what it may put into TMPDIR. */
  @Override
  public Scratch scratch(Toolchain toolchain) {
    return Scratch.of("512Mi", 2, "256Mi");
  }

  @Override
  public String target(Options options) {
    return OnnxOptions.text(options, QualcommOptions.TARGET).orElse(name().value());
  }

  @Override
  public String installation() {
    return "make qualcomm";
  }

  @Override
  public void checkOriginal(ModelFiles files, String field, Violations violations) {
    OnnxCheck.check(reader, files, field, violations);
  }

  @Override
  public void inspect(CompileInput input, Violations violations) {
    checkOriginal(input.files(), "baseArtifactId", violations);
  }

  @Override
  public Optional<String> digest(ModelFiles files) {
    return files.onlyFile().isPresent() ? Optional.empty() : FolderDigest.of(files);
  }

  @Override
  public Options complete(Options given, CompileInput input, Violations violations) {
    return new QualcommChecks(reader.model(input.files()), violations).complete(given);
  }

  @Override
  public Advice advise(
      Options options, CompileInput input, long baseSizeBytes, Resources resources) {
    List<Note> notes =
        QualcommOptions.target(options).filter(Target::isArchitecture).stream()
            .map(QualcommHtp::standsFor)
            .toList();
    return new Advice(OptionalLong.of(ONNX.stages().value()), OptionalLong.empty(), notes);
  }

  private static Note standsFor(Target target) {
    return Note.of(
        NoteCode.STANDS_FOR_CHIP,
        Wording.of(
                "{target} is compiled as for {chip}, with {vtcmMb} MB of VTCM: a chip that has less"
                    + " can't load it. Choose the chip itself where it is listed.")
            .with("target", target.name())
            .with("chip", target.chip())
            .with("vtcmMb", target.vtcmMb()));
  }
}
