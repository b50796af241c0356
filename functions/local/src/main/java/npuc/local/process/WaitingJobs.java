package npuc.local.process;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import npuc.id.CompilationSetId;
import npuc.job.JobName;

/**
 * The Jobs that wait, in the order in which they go. A set stands in line with one compile at a
 * time: the next of it joins at the end when the one before it starts. So who comes after a set
 * waits for one of it, not for all, and who comes later still does not go before that next one.
 */
final class WaitingJobs {
  private final TreeSet<Place> line = new TreeSet<>(Place.ORDER);
  private final Set<CompilationSetId> inLine = new HashSet<>();
  private final Map<CompilationSetId, NavigableSet<Place>> behind = new HashMap<>();
  private final Map<JobName, Place> places = new HashMap<>();

  boolean contains(JobName job) {
    return places.containsKey(job);
  }

  int size() {
    return places.size();
  }

  void add(Place place) {
    places.put(place.job(), place);
    if (place.isNew() && !inLine.add(place.set())) {
      behind.computeIfAbsent(place.set(), set -> new TreeSet<>(Place.ORDER)).add(place);
    } else {
      line.add(place);
    }
  }

  /** The one that goes first. */
  Optional<Place> first() {
    return line.stream().findFirst();
  }

  /** A Job of the line starts: the next of its set joins at the end. */
  void started(Place place, Instant now) {
    leave(place, now);
  }

  /** A Job is not asked for any more: the next of its set takes over where it stood. */
  void remove(JobName job) {
    Optional.ofNullable(places.get(job)).ifPresent(place -> leave(place, place.since()));
  }

  /** How many go before a Job, at least; empty when it does not wait. */
  Optional<Integer> before(JobName job) {
    return Optional.ofNullable(places.get(job)).map(this::before);
  }

  private int before(Place place) {
    return line.contains(place)
        ? line.headSet(place).size()
        : line.size() + ofSet(place.set()).headSet(place).size();
  }

  private void leave(Place place, Instant since) {
    places.remove(place.job());
    if (!line.remove(place)) {
      ofSet(place.set()).remove(place);
    } else if (place.isNew()) {
      inLine.remove(place.set());
      next(place.set()).map(next -> next.from(since)).ifPresent(this::add);
    }
  }

  private Optional<Place> next(CompilationSetId set) {
    NavigableSet<Place> waiting = ofSet(set);
    Optional<Place> next = Optional.ofNullable(waiting.pollFirst());
    if (waiting.isEmpty()) {
      behind.remove(set);
    }
    return next;
  }

  private NavigableSet<Place> ofSet(CompilationSetId set) {
    return behind.getOrDefault(set, new TreeSet<>(Place.ORDER));
  }
}
