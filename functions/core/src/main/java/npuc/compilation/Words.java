package npuc.compilation;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.id.ModelId;
import npuc.input.Texts;

/**
 * A text that is looked for in what people say of compilations, in their ids, and in the names of
 * their models.
 *
 * @param text one line, however its letters are written
 * @param models those whose names hold it
 */
public record Words(String text, Set<ModelId> models) {
  public Words {
    text = Texts.alike(text);
    models = Set.copyOf(models);
  }

  /** Name, note and labels as they are searched: no line of the one runs into the other. */
  public static String of(Description description) {
    Stream<String> labels =
        description.labels().entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue());
    Stream<String> words = Stream.concat(description.name().stream(), description.note().stream());
    return Stream.concat(words, labels).map(Texts::alike).collect(Collectors.joining("\n"));
  }

  boolean matches(Compilation compilation) {
    return models.contains(compilation.modelId())
        || compilation.id().toString().contains(text)
        || of(compilation.description()).contains(text);
  }
}
