package npuc.refusal;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence, and beside it the numbers and words in it, from which it can be said in another
 * language.
 *
 * @param form the sentence; <code>{name}</code> stands for the parameter of that name
 * @param parameters by name; those that the form does not have are told beside it
 */
public record Wording(String form, Map<String, Parameter> parameters) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

  public Wording {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  public static Wording of(String form) {
    return new Wording(form, Map.of());
  }

  public Wording with(String name, String text) {
    return with(name, new Parameter.Text(text));
  }

  public Wording with(String name, long number) {
    return with(name, new Parameter.Whole(number));
  }

  public Wording with(String name, Collection<?> words) {
    return with(name, Parameter.of(words));
  }

  private Wording with(String name, Parameter parameter) {
    var more = new TreeMap<>(parameters);
    more.put(name, parameter);
    return new Wording(form, more);
  }

  /** The same with words before it. */
  public Wording after(String before) {
    return new Wording(before + form, parameters);
  }

  /** The sentence; what a parameter holds is never taken for a place. */
  public String text() {
    return PLACE
        .matcher(form)
        .replaceAll(place -> Matcher.quoteReplacement(shown(place.group(1), place.group())));
  }

  private String shown(String name, String otherwise) {
    return Optional.ofNullable(parameters.get(name)).map(Parameter::shown).orElse(otherwise);
  }
}
