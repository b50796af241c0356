package npuc.api.view;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import npuc.platform.Translation;
import npuc.platform.option.Option;

/** The texts of a platform in other languages, each to stand beside what it translates. */
record Translations(Map<String, Translation> byLanguage) {

  Map<String, TranslationAnswer> platform() {
    return each(one -> Optional.of(TranslationAnswer.title(one.title())));
  }

  Map<String, TranslationAnswer> note() {
    return each(one -> one.note().map(TranslationAnswer::note));
  }

  Map<String, TranslationAnswer> option(Option option) {
    return each(one -> text(one.options(), option));
  }

  Map<String, TranslationAnswer> argument(Option argument) {
    return each(one -> text(one.arguments().orElse(Map.of()), argument));
  }

  private static Optional<TranslationAnswer> text(
      Map<String, Translation.Text> texts, Option option) {
    return Optional.ofNullable(texts.get(option.name()))
        .map(
            text ->
                new TranslationAnswer(text.title(), Optional.of(text.help()), Optional.empty()));
  }

  private Map<String, TranslationAnswer> each(
      Function<Translation, Optional<TranslationAnswer>> text) {
    var answers = new TreeMap<String, TranslationAnswer>();
    byLanguage.forEach(
        (language, one) -> text.apply(one).ifPresent(answer -> answers.put(language, answer)));
    return answers;
  }
}
