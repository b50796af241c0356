package npuc.compilation;

import java.util.Optional;
import java.util.Set;
import npuc.id.ModelId;

/**
 * What a list is searched for, beside its filter. An empty part lets all pass.
 *
 * @param models any of these; none at all when it is an empty set
 * @param labels all of these
 */
public record Search(
    Optional<Set<ModelId>> models, Optional<Words> words, Set<LabelFilter> labels) {
  public static final Search NONE = new Search(Optional.empty(), Optional.empty(), Set.of());

  public Search {
    models = models.map(Set::copyOf);
    labels = Set.copyOf(labels);
  }

  /** Whether nothing can be found by it. */
  public boolean isVain() {
    return models.filter(Set::isEmpty).isPresent();
  }

  /** Whether what people say of a compilation decides. */
  public boolean isOfDescriptions() {
    return words.isPresent() || !labels.isEmpty();
  }

  boolean matches(Compilation compilation) {
    return models.map(any -> any.contains(compilation.modelId())).orElse(true)
        && words.map(wanted -> wanted.matches(compilation)).orElse(true)
        && labels.stream().allMatch(label -> label.isAmong(compilation.description().labels()));
  }
}
