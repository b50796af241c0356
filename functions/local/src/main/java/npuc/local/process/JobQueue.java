package npuc.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.job.JobName;
import npuc.platform.Resources;
import npuc.retry.RetryableException;

/**
 * Which waiting Job may start: strictly the one that was submitted first, so that a large Job is
 * not starved by small ones. A Job that could not even fit alone waits aside and holds up nobody.
 *
 * <p>What is held is read from the folders every time, so a restart changes nothing.
 */
final class JobQueue {
  private final Path folders;
  private final Capacity machine;

  JobQueue(Path folders, Capacity machine) {
    this.folders = folders;
    this.machine = machine;
  }

  /** A Job that was not started yet. */
  record Waiting(JobFolder folder, StoredJob spec) {
    private static final Comparator<Waiting> FIRST_COME =
        Comparator.comparing((Waiting job) -> job.spec().submittedAt())
            .thenComparing(job -> job.folder().job().value());
  }

  /** What runs and what waits, the first come first. */
  private record Load(List<Resources> held, List<Waiting> waiting) {}

  /**
   * The Jobs that fit now, in their order.
   *
   * @param broken those that can't be started
   */
  List<Waiting> startable(Predicate<JobFolder> broken) {
    Load load = look();
    List<Resources> held = new ArrayList<>(load.held());
    var startable = new ArrayList<Waiting>();
    for (Waiting job : load.waiting()) {
      if (broken.test(job.folder())) {
        continue;
      }
      Resources wanted = job.spec().resources();
      if (!machine.without(held).fits(wanted)) {
        break;
      }
      held.add(wanted);
      startable.add(job);
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

  private static Optional<Reason> behind(JobName job, List<Waiting> waiting) {
    int place = waiting.stream().map(other -> other.folder().job()).toList().indexOf(job);
    return place > 0
        ? Optional.of(new Reason(ReasonCode.QUEUED, "Jobs that were submitted before it: " + place))
        : Optional.empty();
  }

  /** Each Job is judged once: one that is just being taken must count as the one or the other. */
  private Load look() {
    var held = new ArrayList<Resources>();
    var waiting = new ArrayList<Waiting>();
    for (JobFolder job : all()) {
      boolean taken = job.isTaken();
      Optional<StoredJob> spec = job.spec();
      if (!taken) {
        spec.filter(known -> machine.fits(known.resources()))
            .ifPresent(known -> waiting.add(new Waiting(job, known)));
      } else if (job.isRunning()) {
        spec.ifPresent(known -> held.add(known.resources()));
      }
    }
    waiting.sort(Waiting.FIRST_COME);
    return new Load(held, waiting);
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
