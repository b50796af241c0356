package npuc.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
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

  /** The Jobs that fit now, in their order. */
  List<JobFolder> startable() {
    List<Resources> held = new ArrayList<>(held());
    var startable = new ArrayList<JobFolder>();
    for (JobFolder waiting : waiting()) {
      Resources wanted = waiting.spec().resources();
      if (!machine.without(held).fits(wanted)) {
        break;
      }
      held.add(wanted);
      startable.add(waiting);
    }
    return startable;
  }

  /** Why a Job that was not started waits. */
  Optional<Reason> reason(JobFolder job) {
    Resources wanted = job.spec().resources();
    return machine
        .lacks(wanted)
        .or(() -> machine.without(held()).lacks(wanted))
        .or(() -> behind(job));
  }

  private Optional<Reason> behind(JobFolder job) {
    List<JobName> order = waiting().stream().map(JobFolder::job).toList();
    int place = order.indexOf(job.job());
    return place > 0
        ? Optional.of(new Reason(ReasonCode.QUEUED, place + " Jobs were submitted before it"))
        : Optional.empty();
  }

  private List<Resources> held() {
    return all()
        .filter(job -> job.supervisor().isPresent() && job.exit().isEmpty())
        .filter(JobFolder::isSupervised)
        .map(job -> job.spec().resources())
        .toList();
  }

  private List<JobFolder> waiting() {
    return all()
        .filter(job -> job.supervisor().isEmpty())
        .filter(job -> machine.fits(job.spec().resources()))
        .sorted(Comparator.comparing(job -> job.spec().submittedAt()))
        .toList();
  }

  /** Every Job there is. */
  Stream<JobFolder> all() {
    try (Stream<Path> found = Files.list(folders)) {
      return found
          .filter(path -> JobName.parse(path.getFileName().toString()).isPresent())
          .map(JobFolder::new)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
