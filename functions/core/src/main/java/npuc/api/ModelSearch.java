package npuc.api;

import java.util.Set;
import java.util.stream.Collectors;
import npuc.id.ModelId;
import npuc.input.Texts;
import npuc.paging.Page;
import npuc.registry.Model;
import npuc.registry.ModelRegistry;

/**
 * Finds models by their names as they are now. It looks at the newest thousand models, and gives
 * the newest hundred of those that it finds: who has more searches by a longer text.
 */
record ModelSearch(ModelRegistry registry) {
  private static final int MOST_LOOKED_AT = 1_000;
  private static final int MOST = 100;

  /** Those whose names hold a text, in capitals or not. */
  Set<ModelId> containing(String text) {
    String wanted = Texts.alike(text);
    return Page.all(registry::models)
        .limit(MOST_LOOKED_AT)
        .filter(model -> Texts.alike(model.name()).contains(wanted))
        .limit(MOST)
        .map(Model::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
