package npuc.local.process;

import java.time.Instant;
import java.util.Comparator;
import npuc.compilation.StepName;
import npuc.id.CompilationSetId;
import npuc.job.JobName;
import npuc.platform.Resources;

/**
 * Where a Job stands among those that wait. What has begun goes first: a verification goes before
 * every compile, else nobody would be done before everybody was compiled.
 *
 * @param since when it was asked for: at the creation of its compilation, or with a retry; of the
 *     next of a set when the one before it started
 */
record Place(JobName job, StepName step, Instant since, Resources resources) {
  static final Comparator<Place> ORDER =
      Comparator.comparing(Place::isNew)
          .thenComparing(Place::since)
          .thenComparing(place -> place.job().value());

  static Place of(JobName job, StoredJob spec) {
    Instant since = job.attempt() == 1 ? job.compilation().ulid().time() : spec.submittedAt();
    return new Place(job, spec.step(), since, spec.resources());
  }

  /** The same, in line since another moment. */
  Place from(Instant moment) {
    return new Place(job, step, moment, resources);
  }

  /** The set of its compilation; that of a single one has no other. */
  CompilationSetId set() {
    return CompilationSetId.around(job.compilation());
  }

  /** Whether nothing was done for its compilation yet that waits to be finished. */
  boolean isNew() {
    return switch (step) {
      case COMPILE -> true;
      case VERIFY -> false;
    };
  }
}
