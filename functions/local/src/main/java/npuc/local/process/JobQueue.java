package npuc.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.job.JobName;
import npuc.platform.Resources;
import npuc.retry.RetryableException;

/**
 * Which waiting Job may start: strictly the first by its {@link Place}, so that a large Job is not
 * starved by small ones. A Job that could not even fit alone waits aside and holds up nobody.
 *
 * <p>What is held is read from the folders every time, so a restart changes nothing. Places are
 * remembered: hundreds of Jobs may wait, and a spec never changes.
 */
final class JobQueue {
  private final Path folders;
  private final Capacity machine;
  private final Map<JobName, Place> places = new ConcurrentHashMap<>();

  JobQueue(Path folders, Capacity machine) {
    this.folders = folders;
    this.machine = machine;
  }

  /** What runs and what waits, the first come first. */
  private record Load(List<Resources> held, List<Place> waiting) {}

  /**
   * The Jobs that fit now, in their order.
   *
   * @param mayStart false for those that can't be started, or not now
   */
  List<JobFolder> startable(Predicate<Place> mayStart) {
    Load load = look();
    List<Resources> held = new ArrayList<>(load.held());
    var startable = new ArrayList<JobFolder>();
    for (Place place : load.waiting()) {
      if (!mayStart.test(place)) {
        continue;
      }
      if (!machine.without(held).fits(place.resources())) {
        break;
      }
      held.add(place.resources());
      startable.add(folder(place.job()));
    }
    return startable;
  }

  /** Why a Job that was not started waits; empty when it is about to start. */
  Optional<Reason> reason(JobName job, StoredJob spec) {
    Load load = look();
    return machine
        .without(load.held())
        .lacks(spec.resources(), machine)
        .or(() -> behind(job, load.waiting()));
  }

  private static Optional<Reason> behind(JobName job, List<Place> waiting) {
    int before = waiting.stream().map(Place::job).toList().indexOf(job);
    return before > 0
        ? Optional.of(new Reason(ReasonCode.QUEUED, "Jobs that go before it: " + before))
        : Optional.empty();
  }

  /** Each Job is judged once: one that is just being taken must count as the one or the other. */
  private Load look() {
    var held = new ArrayList<Resources>();
    var waiting = new ArrayList<Place>();
    for (JobFolder job : all()) {
      boolean taken = job.isTaken();
      Optional<Place> place = place(job);
      if (!taken) {
        place.filter(known -> machine.fits(known.resources())).ifPresent(waiting::add);
      } else if (job.isRunning()) {
        place.map(Place::resources).ifPresent(held::add);
      }
    }
    waiting.sort(Place.ORDER);
    return new Load(held, waiting);
  }

  private Optional<Place> place(JobFolder job) {
    return Optional.ofNullable(places.get(job.job()))
        .or(
            () -> {
              Optional<Place> read = job.spec().map(spec -> Place.of(job.job(), spec));
              read.ifPresent(place -> places.put(job.job(), place));
              return read;
            });
  }

  /** The Job is removed: another of its name may have another place. */
  void forget(JobName job) {
    places.remove(job);
  }

  JobFolder folder(JobName job) {
    return new JobFolder(folders.resolve(job.value()));
  }

  /** Every Job there is. */
  List<JobFolder> all() {
    try (Stream<Path> found = Files.list(folders)) {
      return found
          .filter(path -> JobName.parse(path.getFileName().toString()).isPresent())
          .map(JobFolder::new)
          .toList();
    } catch (IOException e) {
      throw new RetryableException(folders + " can't be read", e);
    }
  }
}
