package npuc.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.job.JobName;
import npuc.platform.Resources;
import npuc.workflow.RetryableException;

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

  /** The Jobs that fit now, in their order. */
  List<Waiting> startable() {
    List<Resources> held = new ArrayList<>(held());
    var startable = new ArrayList<Waiting>();
    for (Waiting job : waiting()) {
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
    return machine.without(held()).lacks(spec.resources(), machine).or(() -> behind(job));
  }

  private Optional<Reason> behind(JobName job) {
    List<JobName> order = waiting().stream().map(other -> other.folder().job()).toList();
    int place = order.indexOf(job);
    return place > 0
        ? Optional.of(new Reason(ReasonCode.QUEUED, "Jobs that were submitted before it: " + place))
        : Optional.empty();
  }

  private List<Resources> held() {
    return all().stream()
        .filter(JobFolder::isRunning)
        .flatMap(job -> job.spec().stream())
        .map(StoredJob::resources)
        .toList();
  }

  private List<Waiting> waiting() {
    return all().stream()
        .filter(job -> !job.isTaken())
        .flatMap(job -> job.spec().map(spec -> new Waiting(job, spec)).stream())
        .filter(job -> machine.fits(job.spec().resources()))
        .sorted(Waiting.FIRST_COME)
        .toList();
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
