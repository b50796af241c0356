package npuc.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.QueryParameter;
import npuc.api.http.Route;
import npuc.compilation.Attempt;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.StepName;
import npuc.job.JobName;
import npuc.job.Jobs;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.retry.RetryableException;

/** The logs of attempts, in ranges: live while the Job runs, kept when it is gone. */
public final class LogEndpoints implements Endpoints<Route.Logs> {
  private static final int DEFAULT_LIMIT = 256 * 1024;

  private final CompilationStore store;
  private final Jobs jobs;

  public LogEndpoints(CompilationStore store, Jobs jobs) {
    this.store = store;
    this.jobs = jobs;
  }

  /** What a log request is about. */
  private record Wanted(JobName job, Attempt attempt, long offset, int limit, boolean plain) {
    Wanted within(int otherLimit) {
      return new Wanted(job, attempt, offset, otherLimit, plain);
    }
  }

  @Override
  public ApiResponse answer(Route.Logs route, ApiRequest request) {
    return switch (route) {
      case LOG ->
          ApiResponse.of(
              Lookup.compilation(request, store)
                  .flatMap(compilation -> wanted(compilation, request)),
              this::read);
    };
  }

  private static Outcome<Wanted> wanted(Compilation compilation, ApiRequest request) {
    return StepName.of(request.path("step"))
        .flatMap(step -> wanted(compilation, step, request))
        .map(Outcome::done)
        .orElseGet(
            () ->
                Outcome.refused(
                    Refusal.notFound("attempt", request.path("step") + " " + request.path("n"))));
  }

  private static Optional<Wanted> wanted(
      Compilation compilation, StepName step, ApiRequest request) {
    return compilation.step(step).attempts().stream()
        .filter(attempt -> Integer.toString(attempt.number()).equals(request.path("n")))
        .findFirst()
        .map(
            attempt ->
                new Wanted(
                    JobName.of(compilation.id(), step, attempt.number()),
                    attempt,
                    request.query(QueryParameter.LOG_OFFSET).orElse(0L),
                    request.query(QueryParameter.LOG_LIMIT).orElse(DEFAULT_LIMIT),
                    request.isSet(QueryParameter.PLAIN)));
  }

  /**
   * Npuc-Log-Next-Offset is where to go on reading; Npuc-Log-Complete says whether anything can
   * follow there.
   */
  private ApiResponse read(Wanted wanted) {
    byte[] part = part(wanted);
    if (wanted.plain() && isWithinSequence(part, wanted)) {
      return read(wanted.within(AnsiCodes.LONGEST + 1));
    }
    boolean complete = !wanted.attempt().phase().isOpen() && part.length < wanted.limit();
    boolean mayGoOn = wanted.plain() && !complete;
    byte[] told = mayGoOn ? Arrays.copyOf(part, AnsiCodes.whole(part)) : part;
    return ApiResponse.text(wanted.plain() ? AnsiCodes.remove(told) : told)
        .with("Npuc-Log-Next-Offset", Long.toString(wanted.offset() + told.length))
        .with("Npuc-Log-Complete", Boolean.toString(complete));
  }

  /** Whether the limit ends in the sequence that the part begins with: no part would be whole. */
  private static boolean isWithinSequence(byte[] part, Wanted wanted) {
    return part.length == wanted.limit() && AnsiCodes.whole(part) == 0;
  }

  private byte[] part(Wanted wanted) {
    Optional<InputStream> log = jobs.log(wanted.job(), wanted.offset());
    if (log.isEmpty()) {
      return new byte[0];
    }
    try (InputStream stream = log.get()) {
      return stream.readNBytes(wanted.limit());
    } catch (IOException e) {
      throw new RetryableException("the log of " + wanted.job() + " can't be read", e);
    }
  }
}
