package npuc.platform.rngd;

import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;

/**
 * Counts the tensors of one file, so that nobody's file fills our memory. The largest models that
 * are known name about 150,000, in 60 characters each.
 */
final class TensorCount {
  private static final int MOST = 250_000;
  private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

  private int tensors;
  private long characters;

  /** Counts one; false when it is one too many. */
  boolean add(String name) {
    tensors++;
    characters += name.length();
    return !isTooMany();
  }

  boolean isTooMany() {
    return tensors > MOST || characters > MOST_CHARACTERS;
  }

  Fault tooMany() {
    return Fault.of(
            ViolationCode.FILE_DAMAGED,
            "names more tensors than any model has, which is at most {max} of 64 characters")
        .with("kind", "tooManyTensors")
        .with("max", "%,d".formatted(MOST));
  }
}
