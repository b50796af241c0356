package npuc.platform.declared;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import npuc.platform.Advice;
import npuc.platform.CompileInput;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.Scratch;
import npuc.platform.Toolchain;
import npuc.platform.Translation;
import npuc.platform.option.AdditionalArguments;
import npuc.platform.option.Option;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.refusal.Violations;

/**
 * A platform of a third party, as its platform.json declares it. It has no rules between options
 * and looks into no model: both are the business of its platform.py, in the Job.
 *
 * @param targetOption the option whose value tells what the files are for; else the platform's name
 * @param compiler on this machine
 */
public record DeclaredPlatform(
    PlatformName name,
    String title,
    Set<PlatformName> accepts,
    List<Option> options,
    AdditionalArguments additionalArguments,
    Map<String, Translation> translations,
    Resources defaultResources,
    Scratch scratch,
    Optional<String> targetOption,
    String installation,
    Compiler compiler)
    implements Platform {

  public DeclaredPlatform {
    accepts = Set.copyOf(accepts);
    options = List.copyOf(options);
    translations = Map.copyOf(translations);
  }

  @Override
  public Scratch scratch(Toolchain toolchain) {
    return scratch;
  }

  @Override
  public String target(Options given) {
    return targetOption.flatMap(given::get).map(OptionValue::display).orElse(name.value());
  }

  @Override
  public Options complete(Options given, CompileInput input, Violations violations) {
    return given;
  }

  @Override
  public Advice advise(Options given, CompileInput input, long baseSizeBytes, Resources resources) {
    return Advice.NONE;
  }
}
