package npuc.platform.qualcomm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.document.PackagedJson;
import npuc.note.Note;
import npuc.note.NoteCode;
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
import npuc.platform.qualcomm.QualcommRules.Target;
import npuc.refusal.Violations;
import npuc.refusal.Wording;

/** Qualcomm Hexagon (HTP), compiled for by onnxruntime-qnn; nothing is left to the CPU. */
public final class QualcommHtp extends OnnxPlatform {
  private static final Map<String, Translation> TRANSLATIONS =
      Map.of("ko", PackagedJson.read(Translation.class, QualcommHtp.class, "ko.json"));

  /** Models are judged by what this reader tells of them. */
  public QualcommHtp(OnnxReader reader) {
    super(reader);
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
  public List<Option> options() {
    return QualcommOptions.ALL;
  }

  @Override
  public Map<String, Translation> translations() {
    return TRANSLATIONS;
  }

  /** It writes to the volume; the disk is for what it may put into TMPDIR. */
  @Override
  public Scratch scratch(Toolchain toolchain) {
    return Scratch.of("512Mi", 2, "256Mi");
  }

  @Override
  public String installation() {
    return "make qualcomm";
  }

  @Override
  protected Options complete(
      Options given, Optional<OnnxModel> model, ModelFiles files, Violations violations) {
    return new QualcommChecks(model, violations).complete(given);
  }

  @Override
  protected List<Note> notes(Options options) {
    return QualcommOptions.target(options).filter(Target::isArchitecture).stream()
        .map(QualcommHtp::standsFor)
        .toList();
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
