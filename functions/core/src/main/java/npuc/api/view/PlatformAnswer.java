package npuc.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.Toolchain;
import npuc.platform.option.AdditionalArguments;
import npuc.platform.option.Bounds;
import npuc.platform.option.Option;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Tier;

/**
 * A platform: everything that a form needs to know of it.
 *
 * @param accepts sorted
 * @param resources what a Job requests here when nothing is asked for
 * @param toolchain the compiler that would be run; empty when none is installed
 */
public record PlatformAnswer(
    PlatformName name,
    String title,
    List<PlatformName> accepts,
    PlatformName produces,
    boolean available,
    Optional<Toolchain> toolchain,
    String installation,
    List<OptionAnswer> options,
    ArgumentsAnswer additionalArgs,
    Resources resources,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, TranslationAnswer> translations) {

  public static PlatformAnswer of(
      Platform platform, Optional<Toolchain> installed, Resources usual) {
    var translations = new Translations(platform.translations());
    return new PlatformAnswer(
        platform.name(),
        platform.title(),
        platform.accepts().stream().sorted(Comparator.comparing(PlatformName::value)).toList(),
        platform.name(),
        installed.isPresent(),
        installed,
        platform.installation(),
        platform.options().stream()
            .map(one -> OptionAnswer.of(one, translations.option(one)))
            .toList(),
        ArgumentsAnswer.of(platform.additionalArguments(), translations),
        usual,
        translations.platform());
  }

  /** An option, with the bounds that its type has. */
  record OptionAnswer(
      String name,
      String type,
      String title,
      String help,
      @JsonProperty("default") Optional<OptionValue> defaultValue,
      Tier tier,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, TranslationAnswer> translations,
      @JsonUnwrapped Bounds bounds) {
    private static OptionAnswer of(Option option, Map<String, TranslationAnswer> translations) {
      return new OptionAnswer(
          option.name(),
          option.type(),
          option.label().title(),
          option.label().help(),
          option.defaultValue(),
          option.label().tier(),
          translations,
          option.bounds());
    }
  }

  /**
   * Which additional arguments may be given.
   *
   * @param note why there are none
   */
  record ArgumentsAnswer(
      boolean supported,
      Optional<String> note,
      List<OptionAnswer> allowed,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, TranslationAnswer> translations) {
    private static ArgumentsAnswer of(AdditionalArguments arguments, Translations translations) {
      return switch (arguments) {
        case AdditionalArguments.Unsupported(String note) ->
            new ArgumentsAnswer(false, Optional.of(note), List.of(), translations.note());
        case AdditionalArguments.Listed(List<Option> allowed, _) ->
            new ArgumentsAnswer(
                true,
                Optional.empty(),
                allowed.stream()
                    .map(one -> OptionAnswer.of(one, translations.argument(one)))
                    .toList(),
                Map.of());
      };
    }
  }
}
