package npuc.registry;

import java.util.Optional;
import java.util.stream.Stream;

/** What a list of models is ordered by. */
public enum ModelSort {
  CREATED("created"),
  NAME("name");

  private final String word;

  ModelSort(String word) {
    this.word = word;
  }

  /** The order that a word of the query string names. */
  public static Optional<ModelSort> of(String word) {
    return Stream.of(values()).filter(sort -> sort.word.equals(word)).findFirst();
  }
}
