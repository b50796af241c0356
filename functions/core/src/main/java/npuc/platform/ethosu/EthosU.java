package npuc.platform.ethosu;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import npuc.platform.option.AdditionalArguments;
import npuc.platform.option.Option;
import npuc.platform.option.Options;
import npuc.platform.tflite.TfliteCheck;
import npuc.refusal.Violations;

/**
 * Arm Ethos-U, compiled for by ethos-u-vela. Options and their values: {@code vela --help}, 5.2.0;
 * what goes together: {@link EthosURules}.
 */
public final class EthosU implements Platform {
  private static final Map<String, Translation> TRANSLATIONS =
      Map.of("ko", PackagedJson.read(Translation.class, EthosU.class, "ko.json"));

  @Override
  public PlatformName name() {
    return new PlatformName("ethos-u");
  }

  @Override
  public String title() {
    return "Arm Ethos-U";
  }

  @Override
  public Set<PlatformName> accepts() {
    return Set.of(TfliteCheck.FORMAT);
  }

  @Override
  public List<Option> options() {
    return EthosUOptions.ALL;
  }

  @Override
  public AdditionalArguments additionalArguments() {
    return new AdditionalArguments.Listed(VelaArguments.ALLOWED, EthosUOptions.ALL);
  }

  @Override
  public Map<String, Translation> translations() {
    return TRANSLATIONS;
  }

  @Override
  public Resources defaultResources() {
    return Resources.of("1", "1Gi");
  }

  /** Vela writes to the volume; the disk is for what it may put into TMPDIR. */
  @Override
  public Scratch scratch(Toolchain toolchain) {
    return Scratch.of("512Mi", 2, "256Mi");
  }

  @Override
  public String target(Options options) {
    return EthosUOptions.text(options, EthosUOptions.ACCELERATOR_CONFIG).orElse(name().value());
  }

  @Override
  public String installation() {
    return "make setup";
  }

  @Override
  public void checkOriginal(ModelFiles files, String field, Violations violations) {
    TfliteCheck.check(files, field, violations);
  }

  @Override
  public void inspect(CompileInput input, Violations violations) {
    checkOriginal(input.files(), "baseArtifactId", violations);
  }

  @Override
  public Options complete(Options given, CompileInput input, Violations violations) {
    Optional<VelaIni> board =
        EthosUOptions.text(given, EthosUOptions.VELA_INI)
            .flatMap(
                text -> VelaIniReader.read(text, "options." + EthosUOptions.VELA_INI, violations));
    Options options = EthosURules.derive(given, board);
    new EthosURules(options, board, violations).check();
    input
        .files()
        .onlyFile()
        .flatMap(
            name ->
                OutputNames.VELA.problem(
                    name, EthosUOptions.text(options, EthosUOptions.SYSTEM_CONFIG)))
        .ifPresent(wrong -> violations.add("baseArtifactId", wrong));
    return options;
  }

  @Override
  public Advice advise(
      Options options, CompileInput input, long baseSizeBytes, Resources resources) {
    return new EthosUAdvice(options, input.files()).advice();
  }
}
