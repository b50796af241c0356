package npuc.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** Texts in another language; one that is not there is shown as it stands. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record TranslationAnswer(Optional<String> title, Optional<String> help, Optional<String> note) {

  static TranslationAnswer title(String title) {
    return new TranslationAnswer(Optional.of(title), Optional.empty(), Optional.empty());
  }

  static TranslationAnswer note(String note) {
    return new TranslationAnswer(Optional.empty(), Optional.empty(), Optional.of(note));
  }
}
