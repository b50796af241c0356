package npuc.platform.tflite;

import java.util.Collection;
import java.util.List;

/** The names of TFLite's own operators. */
public final class TfliteOperators {
  private TfliteOperators() {}

  /** Those of some names that are none, in their order. */
  public static List<String> unknown(Collection<String> names) {
    return names.stream().filter(name -> !TfliteRules.TFLITE.operators().contains(name)).toList();
  }
}
