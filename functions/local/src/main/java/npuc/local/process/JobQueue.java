package npuc.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import npuc.compilation.CauseCode;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.job.JobName;
import npuc.platform.Resources;
import npuc.refusal.Wording;
import npuc.retry.RetryableException;

/**
 * Which waiting Job may start: strictly the first by its {@link Place}, so that a large Job is not
 * starved by small ones; of a set one after the other ({@link WaitingJobs}). A Job that could not
 * even fit alone waits aside and holds up nobody.
 *
 * <p>What waits and what is held is read from the folders once, when a service begins, and kept in
 * mind from then on: thousands may wait, and each start and end must not look at all of them.
 */
final class JobQueue {
  private final Path folders;
  private final Capacity machine;
  private final Clock clock;
  private final WaitingJobs waiting = new WaitingJobs();
  private final Map<JobName, Resources> held = new HashMap<>();

  JobQueue(Path folders, Capacity machine, Clock clock) {
    this.folders = folders;
    this.machine = machine;
    this.clock = clock;
    all().forEach(this::read);
  }

  /** Judged once: one that is just being taken must count as the one or the other. */
  private void read(JobFolder job) {
    boolean taken = job.isTaken();
    Optional<Place> place = job.spec().map(spec -> Place.of(job.job(), spec));
    if (!taken) {
      place.ifPresent(this::add);
    } else if (job.isRunning()) {
      place.ifPresent(running -> held.put(job.job(), running.resources()));
    }
  }

  /** A Job that is to be started; one that is there already stays as it is. */
  synchronized void add(Place place) {
    boolean isNew = !held.containsKey(place.job()) && !waiting.contains(place.job());
    if (isNew && machine.fits(place.resources())) {
      waiting.add(place);
    }
  }

  /**
   * Takes out the first Job if it fits now, which holds its resources until it is released.
   *
   * @param mayStart false for what is to wait though there is room
   */
  synchronized Optional<JobFolder> startNext(Predicate<Place> mayStart) {
    Optional<Place> next =
        waiting
            .first()
            .filter(mayStart)
            .filter(place -> machine.without(held.values()).fits(place.resources()));
    next.ifPresent(
        place -> {
          waiting.started(place, clock.instant());
          held.put(place.job(), place.resources());
        });
    return next.map(place -> folder(place.job()));
  }

  /** A Job waits no more and holds nothing: it has ended, is removed, or could not be started. */
  synchronized void release(JobName job) {
    held.remove(job);
    waiting.remove(job);
  }

  /** Why a Job that was not started waits; empty when it is about to start. */
  synchronized Optional<Reason> reason(JobName job, StoredJob spec) {
    return machine
        .lacks(spec.resources())
        .map(
            lacks ->
                Reason.of(
                    ReasonCode.UNSCHEDULABLE,
                    CauseCode.MORE_THAN_THE_MACHINE,
                    lacks.after("More than this machine has: ")))
        .or(() -> waiting.before(job).flatMap(before -> queued(before, spec.resources())));
  }

  /** A Job that others go before would wait even if there were room for it. */
  private Optional<Reason> queued(int before, Resources wanted) {
    return before > 0
        ? Optional.of(
            Reason.of(
                ReasonCode.QUEUED,
                CauseCode.JOBS_BEFORE,
                Wording.of("Jobs that go before it: {count}").with("count", before)))
        : machine
            .without(held.values())
            .lacks(wanted)
            .map(
                lacks ->
                    Reason.of(
                        ReasonCode.QUEUED,
                        CauseCode.NEXT_TO_START,
                        lacks.after("The next to start: ")));
  }

  /** How many Jobs wait for room that this machine has. */
  synchronized int waiting() {
    return waiting.size();
  }

  /** How many Jobs were started and have not ended. */
  synchronized int running() {
    return held.size();
  }

  JobFolder folder(JobName job) {
    return new JobFolder(folders.resolve(job.value()));
  }

  /** Every Job there is, as the folders tell. */
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
