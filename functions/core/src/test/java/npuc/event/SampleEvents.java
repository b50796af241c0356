package npuc.event;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import npuc.compilation.Compilations;
import npuc.compilation.Phase;
import npuc.id.TestIds;

/** Events to try things with. */
public final class SampleEvents {
  private SampleEvents() {}

  /** The creation of a compilation. */
  public static PhaseChanged created(int number) {
    return PhaseChanged.between(Optional.empty(), Compilations.pending(TestIds.compilation(number)))
        .orElseThrow();
  }

  /** So many creations. */
  public static List<PhaseChanged> created(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(SampleEvents::created).toList();
  }

  /** That a compilation came to a phase, out of nowhere. */
  public static PhaseChanged to(Phase phase) {
    return PhaseChanged.between(Optional.empty(), Compilations.in(phase, Compilations.pending()))
        .orElseThrow();
  }
}
