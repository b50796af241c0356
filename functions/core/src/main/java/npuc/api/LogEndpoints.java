package npuc.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.QueryCheck;
import npuc.compilation.Attempt;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.StepName;
import npuc.job.JobName;
import npuc.job.Jobs;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.Violations;
import npuc.retry.RetryableException;

/** The logs of attempts, in ranges: live while the Job runs, kept when it is gone. */
public final class LogEndpoints implements Endpoints {
  private static final int DEFAULT_LIMIT = 256 * 1024;
  private static final int MAX_LIMIT = 1024 * 1024;

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
  public ApiResponse answer(ApiRequest request) {
    return ApiResponse.of(
        CompilationEndpoints.find(store, request)
            .flatMap(compilation -> attempt(compilation, request)),
        this::read);
  }

  private static Outcome<Wanted> attempt(Compilation compilation, ApiRequest request) {
    Optional<StepName> step = StepName.of(request.path("step"));
    Optional<Attempt> attempt =
        step.flatMap(
            name ->
                number(request.path("n"), 2)
                    .flatMap(n -> compilation.step(name).attempt(n.intValue())));
    if (step.isEmpty() || attempt.isEmpty()) {
      return Outcome.refused(
          Refusal.notFound("attempt", request.path("step") + " " + request.path("n")));
    }
    return range(
        JobName.of(compilation.id(), step.get(), attempt.get().number()), attempt.get(), request);
  }

  private static Outcome<Wanted> range(JobName job, Attempt attempt, ApiRequest request) {
    Violations violations = QueryCheck.of(request);
    long offset = whole(request, "offset", 0, violations);
    long limit = whole(request, "limit", DEFAULT_LIMIT, violations);
    violations.require(
        limit >= 1 && limit <= MAX_LIMIT, "limit", "must be from 1 to " + MAX_LIMIT + " bytes");
    return violations.isEmpty()
        ? Outcome.done(new Wanted(job, attempt, offset, (int) limit, request.flag("plain")))
        : Outcome.refused(violations.refusal());
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

  private static long whole(ApiRequest request, String name, long fallback, Violations violations) {
    Optional<String> text = request.query(name);
    Optional<Long> value = text.flatMap(given -> number(given, 15));
    violations.require(
        text.isEmpty() || value.isPresent(), name, "must be a whole number of bytes, 0 or more");
    return value.orElse(fallback);
  }

  private static Optional<Long> number(String text, int digits) {
    return text.matches("[0-9]{1," + digits + "}")
        ? Optional.of(Long.parseLong(text))
        : Optional.empty();
  }
}
