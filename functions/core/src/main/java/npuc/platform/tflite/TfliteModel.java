package npuc.platform.tflite;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import npuc.refusal.Wording;

/**
 * What of a model decides how much of it an NPU can take.
 *
 * @param subgraphs how many there are
 * @param operators how many of each name
 * @param onFloats how many operators work on floats
 * @param onIntegers how many work on integers that the NPU takes
 * @param floatTypes what the former work on, such as FLOAT32
 * @param weightTypes what the former have as weights, if these are integers
 */
public record TfliteModel(
    int subgraphs,
    SortedMap<String, Integer> operators,
    int onFloats,
    int onIntegers,
    SortedSet<String> floatTypes,
    SortedSet<String> weightTypes) {
  private static final String ADVICE =
      "quantise it to full integers (int8 or int16) and register that model.";

  public TfliteModel {
    operators = Collections.unmodifiableSortedMap(new TreeMap<>(operators));
    floatTypes = Collections.unmodifiableSortedSet(new TreeSet<>(floatTypes));
    weightTypes = Collections.unmodifiableSortedSet(new TreeSet<>(weightTypes));
  }

  public int operatorCount() {
    return operators.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many operators have one of these names. */
  public int count(Collection<String> names) {
    return names.stream().mapToInt(name -> operators.getOrDefault(name, 0)).sum();
  }

  /** Why the NPU will do little or nothing of it; the job program says the same. */
  public Optional<Wording> warning(String file) {
    if (onFloats == 0) {
      return Optional.empty();
    }
    return Optional.of(onIntegers > 0 ? partly(file) : wholly(file));
  }

  private Wording partly(String file) {
    return Wording.of(
            "{count} of {total} operators of {file} work on {types}, which no Ethos-U takes, and stay"
                + " on the CPU: "
                + ADVICE)
        .with("count", onFloats)
        .with("total", operatorCount())
        .with("file", file)
        .with("types", words(floatTypes));
  }

  private Wording wholly(String file) {
    String mixed =
        weightTypes.isEmpty() ? "" : " with {weights} weights (dynamic-range quantisation)";
    Wording wording =
        Wording.of(
                "{file} is {types}"
                    + mixed
                    + ": the NPU takes full-integer int8 or int16 models only, so every operator"
                    + " stays on the CPU; "
                    + ADVICE)
            .with("file", file)
            .with("types", words(floatTypes));
    return weightTypes.isEmpty() ? wording : wording.with("weights", words(weightTypes));
  }

  /** FLOAT32 as people write it: Float32. */
  private static String words(SortedSet<String> types) {
    return types.stream()
        .map(type -> type.charAt(0) + type.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" and "));
  }
}
