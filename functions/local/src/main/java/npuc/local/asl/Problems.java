package npuc.local.asl;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file: collected first, thrown together. */
final class Problems {
  private final List<String> found = new ArrayList<>();

  void add(String path, String problem) {
    found.add(path.isEmpty() ? problem : path + ": " + problem);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidStateMachineException(found);
    }
  }
}
