package npuc.compilation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.caller.CallerName;
import npuc.registry.VolumeUri;
import npuc.registry.outer.Publication;

/** The next state while a transition makes it: notes every change of a phase in the history. */
final class Change {
  static final String COMPILATION = "compilation";
  static final String REGISTRATION = "registration";
  private static final int MAX_HISTORY = 200;

  private final Compilation before;
  private final Instant now;
  private final Optional<CallerName> caller;
  private Phase phase;
  private Optional<Reason> reason;
  private int generation;
  private boolean stopRequested;
  private Step compile;
  private Step verify;
  private Optional<VolumeUri> publishedUri;
  private Registration registration;
  private final List<HistoryEntry> history;
  private Description description;

  private Change(Compilation before, Optional<CallerName> caller, Instant now) {
    this.before = before;
    this.caller = caller;
    this.now = now.isBefore(before.updatedAt()) ? before.updatedAt() : now;
    this.phase = before.phase();
    this.reason = before.reason();
    this.generation = before.generation();
    this.stopRequested = before.stopRequested();
    this.compile = before.compile();
    this.verify = before.verify();
    this.publishedUri = before.publishedUri();
    this.registration = before.registration();
    this.history = new ArrayList<>(before.history());
    this.description = before.description();
  }

  /** A change that a caller commands. */
  static Change by(CallerName caller, Compilation before, Instant now) {
    return new Change(before, Optional.of(caller), now);
  }

  /** A change that the service makes by itself. */
  static Change byService(Compilation before, Instant now) {
    return new Change(before, Optional.empty(), now);
  }

  Change phase(Phase next, Optional<Reason> why) {
    if (next != phase) {
      note(COMPILATION, phase.word(), next.word(), why);
    }
    phase = next;
    reason = why;
    return this;
  }

  Change step(Step next) {
    StepPhase from = stepOf(next.name()).phase();
    if (from != next.phase()) {
      note(
          next.name().word(),
          from.word(),
          next.phase().word(),
          next.lastAttempt().flatMap(Attempt::reason));
    }
    switch (next.name()) {
      case COMPILE -> compile = next;
      case VERIFY -> verify = next;
    }
    return this;
  }

  Change registration(Registration next) {
    if (next.state() != registration.state()) {
      note(
          REGISTRATION,
          registration.state().word(),
          next.state().word(),
          next.reason(),
          next.external());
    }
    registration = next;
    return this;
  }

  Change nextGeneration() {
    generation++;
    return this;
  }

  Change stopRequested() {
    stopRequested = true;
    return this;
  }

  Change published(VolumeUri uri) {
    publishedUri = Optional.of(uri);
    return this;
  }

  Change description(Description next) {
    description = next;
    return this;
  }

  Decision changed() {
    return new Decision.Changed(
        new Compilation(
            before.id(),
            before.revision() + 1,
            before.modelId(),
            before.versionId(),
            before.spec(),
            before.warnings(),
            before.notes(),
            phase,
            reason,
            generation,
            stopRequested,
            compile,
            verify,
            publishedUri,
            registration,
            history,
            before.createdAt(),
            before.createdBy(),
            now,
            description,
            before.set()));
  }

  private Step stepOf(StepName name) {
    return switch (name) {
      case COMPILE -> compile;
      case VERIFY -> verify;
    };
  }

  private void note(String subject, String from, String to, Optional<Reason> why) {
    note(subject, from, to, why, Optional.empty());
  }

  private void note(
      String subject,
      String from,
      String to,
      Optional<Reason> why,
      Optional<Publication> published) {
    Actor actor = caller.isPresent() ? Actor.USER : Actor.SERVICE;
    history.add(
        new HistoryEntry(
            now,
            actor,
            caller,
            subject,
            Optional.of(from),
            to,
            why.map(Reason::withoutCause),
            published));
    if (history.size() > MAX_HISTORY) {
      history.remove(1);
    }
  }
}
