package npuc.local.asl;

import static npuc.local.asl.Compilations.input;
import static npuc.local.asl.Compilations.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.JobStatus;
import npuc.compilation.Progress;
import npuc.compilation.StepName;
import npuc.id.CompilationId;
import npuc.job.JobName;
import npuc.job.Statuses;
import npuc.memory.ForwardingStore;
import npuc.memory.MemoryService;
import npuc.task.TaskAnswer;

/**
 * Run by {@code make bench}. Carries a compilation through the deployed state machine on a clock of
 * its own, with the real use cases on a store that counts. Every poll finds progress, which it
 * records: the most that can be written. Prints for each number of seconds that a compile takes:
 * transitions, function calls, reads and writes of the table.
 */
public final class CompilationCost {
  private static final Duration VERIFY = Duration.ofSeconds(20);

  private final Map<JobName, Instant> starts = new HashMap<>();
  private final Duration compile;
  private final MemoryService service = new MemoryService(this::counting, runner -> runner);
  private final Drive drive = new Drive(StateMachines.compilation(), this::call);
  private int reads;
  private int writes;

  private CompilationCost(Duration compile) {
    this.compile = compile;
  }

  /** Takes the seconds of each compile. */
  public static void main(String[] arguments) {
    for (String seconds : arguments) {
      System.out.println(
          seconds + " " + new CompilationCost(Duration.ofSeconds(Long.parseLong(seconds))).run());
    }
  }

  private String run() {
    service.with(npuc.compilation.Compilations.pending());
    drive.end(input("compile"));
    if (service.stored().registration().artifactId().isEmpty()) {
      throw new IllegalStateException("not registered: " + service.stored());
    }
    int transitions = drive.states.getLast().counts().transitions();
    return "%d %d %d %d".formatted(transitions, drive.calls.size(), reads, writes);
  }

  private Event call(Effect.InvokeFunction call) {
    service.clock.set(drive.now);
    return outcome(answer(call.function(), call.payload().path("step").asString("")).word());
  }

  private TaskAnswer answer(String function, String step) {
    return switch (function) {
      case "SubmitJob" -> submit(step(step));
      case "PollJob" -> poll(step(step));
      case "RegisterArtifact" -> service.register.register(MemoryService.FIRST);
      default -> throw new IllegalStateException(function + " was called: the run failed");
    };
  }

  private TaskAnswer submit(StepName step) {
    starts.put(job(step), drive.now);
    return service.submitJob.submit(MemoryService.FIRST, step);
  }

  private TaskAnswer poll(StepName step) {
    service.cluster.tell(job(step), status(step));
    return service.pollJob.poll(MemoryService.FIRST, step);
  }

  private JobStatus status(StepName step) {
    Instant start = starts.getOrDefault(job(step), drive.now);
    Duration length = step == StepName.COMPILE ? compile : VERIFY;
    if (!drive.now.isBefore(start.plus(length))) {
      return Statuses.succeeded(start);
    }
    long done = Duration.between(start, drive.now).toSeconds();
    return new JobStatus.Running(
        start, Optional.of(Progress.compiling(done, length.toSeconds())), 0);
  }

  private static JobName job(StepName step) {
    return step == StepName.COMPILE ? MemoryService.COMPILE : MemoryService.VERIFY;
  }

  private static StepName step(String word) {
    return word.equals("compile") ? StepName.COMPILE : StepName.VERIFY;
  }

  private CompilationStore counting(CompilationStore store) {
    return new ForwardingStore(store) {
      @Override
      public Optional<Compilation> find(CompilationId id) {
        reads++;
        return super.find(id);
      }

      @Override
      public boolean replace(Compilation next) {
        writes++;
        return super.replace(next);
      }
    };
  }
}
