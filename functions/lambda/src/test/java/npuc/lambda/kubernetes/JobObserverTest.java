package npuc.lambda.kubernetes;

import static npuc.lambda.kubernetes.SeenJob.END;
import static npuc.lambda.kubernetes.SeenJob.START;
import static npuc.lambda.kubernetes.SeenJob.ended;
import static npuc.lambda.kubernetes.SeenJob.exit;
import static npuc.lambda.kubernetes.SeenJob.job;
import static npuc.lambda.kubernetes.SeenJob.later;
import static npuc.lambda.kubernetes.SeenJob.pod;
import static npuc.lambda.kubernetes.SeenJob.with;
import static npuc.lambda.kubernetes.SeenJob.word;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.compilation.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How Jobs end. */
final class JobObserverTest {
  private static final String PROOF = "{\"manifestDigest\":\"m\",\"fileCount\":0,\"totalBytes\":0}";
  private static final Job GIVEN_UP = job("Failed", "BackoffLimitExceeded");
  private static final Job DONE = job("Complete", "CompletionsReached");
  private static final Pod EVICTED = ended(pod(exit(137, "")), "Evicted");

  static Stream<Arguments> ends() {
    return Stream.of(
        end("complete with proof", DONE, pod(exit(0, PROOF)), "Succeeded"),
        end("complete, nothing left", DONE, pod(exit(0, "")), "Failed ResultMissing"),
        end("complete, result cut off", DONE, pod(exit(0, "{\"man")), "Failed ResultMissing"),
        end("complete, result of another kind", DONE, pod(exit(0, "[]")), "Failed ResultMissing"),
        arguments("complete, pod gone", DONE, List.of(), "Failed ResultMissing"),
        end("exit 1", GIVEN_UP, pod(exit(1, said("Internal"))), "Failed Internal"),
        end("exit 2", GIVEN_UP, pod(exit(2, said("InvalidModel"))), "Failed InvalidModel"),
        end("exit 3", GIVEN_UP, pod(exit(3, said("CompilerCrashed"))), "Failed CompilerCrashed"),
        end("exit 4", GIVEN_UP, pod(exit(4, said("DiskFull"))), "Failed DiskFull"),
        end("exit 2, nothing left", GIVEN_UP, pod(exit(2, "")), "Failed OptionsRefused"),
        end("exit 3, nothing left", GIVEN_UP, pod(exit(3, "")), "Failed CompilerFailed"),
        end("exit 0 in a failed Job", GIVEN_UP, pod(exit(0, PROOF)), "Failed Internal"),
        end("out of memory", GIVEN_UP, pod(exit(137, "OOMKilled", "")), "Failed OutOfMemory"),
        end("killed", GIVEN_UP, pod(exit(137, "")), "Failed Internal"),
        end("ended by SIGTERM", GIVEN_UP, pod(exit(143, "")), "Failed Terminated"),
        end(
            "no such command",
            GIVEN_UP,
            pod(exit(128, "StartError", "")),
            "Failed ContainerConfig"),
        end(
            "cannot run",
            GIVEN_UP,
            pod(exit(127, "ContainerCannotRun", "")),
            "Failed ContainerConfig"),
        end("evicted", GIVEN_UP, EVICTED, "Failed Evicted"),
        end("disrupted", GIVEN_UP, disrupted(pod(exit(143, ""))), "Failed Evicted"),
        end("disrupted, never started", GIVEN_UP, disrupted(pod()), "Failed Evicted"),
        end("node lost", GIVEN_UP, pod(exit(137, "ContainerStatusUnknown", "")), "Failed JobLost"),
        end("no container", GIVEN_UP, pod(), "Failed JobLost"),
        arguments("failed, pod gone", GIVEN_UP, List.of(), "Failed JobLost"),
        end(
            "failed by policy",
            job("Failed", "PodFailurePolicy"),
            pod(exit(3, "")),
            "Failed CompilerFailed"),
        end("deadline", job("Failed", "DeadlineExceeded"), pod(exit(143, "")), "Failed TimedOut"),
        arguments(
            "deadline, pod gone", job("Failed", "DeadlineExceeded"), List.of(), "Failed TimedOut"),
        end("stopped, but done", GIVEN_UP, stopped(exit(0, PROOF)), "Succeeded"),
        end("stopped", GIVEN_UP, stopped(exit(143, said("Terminated"))), "Failed Terminated"),
        end("stopped and killed", GIVEN_UP, stopped(exit(137, "")), "Failed Terminated"),
        end(
            "stopped before it started",
            GIVEN_UP,
            ended(pod(), "DeadlineExceeded"),
            "Failed Terminated"),
        arguments("two pods", DONE, List.of(later(pod(exit(0, PROOF))), EVICTED), "Succeeded"),
        arguments(
            "two pods, the newer failed",
            GIVEN_UP,
            List.of(EVICTED, later(pod(exit(3, "")))),
            "Failed CompilerFailed"),
        end("condition that is to come", job("FailureTarget", "x"), pod(exit(3, "")), "Running 0"),
        end(
            "success that is to come",
            job("SuccessCriteriaMet", "x"),
            pod(exit(0, PROOF)),
            "Running 0"));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("ends")
  void aJobEndsAsTheClusterProves(String name, Job job, List<Pod> pods, String expected) {
    assertEquals(expected, word(JobObserver.observe(Optional.of(job), pods, List.of())), name);
  }

  @Test
  void noJobIsMissing() {
    assertEquals(
        new JobStatus.Missing(), JobObserver.observe(Optional.empty(), List.of(), List.of()));
  }

  @Test
  void timesAreThoseOfTheContainer() {
    var status = JobObserver.observe(Optional.of(DONE), List.of(pod(exit(0, PROOF))), List.of());

    var succeeded = assertInstanceOf(JobStatus.Succeeded.class, status);
    assertEquals(Instant.parse(START), succeeded.startedAt());
    assertEquals(Instant.parse(END), succeeded.endedAt());
  }

  private static Arguments end(String name, Job job, Pod pod, String expected) {
    return arguments(name, job, List.of(pod), expected);
  }

  private static Pod disrupted(Pod pod) {
    return with(pod, "DisruptionTarget", "True", "TerminationByKubelet");
  }

  private static Pod stopped(ContainerState state) {
    return ended(pod(state), "DeadlineExceeded");
  }

  private static String said(String code) {
    return "{\"error\":{\"code\":\"%s\",\"message\":\"why\"}}".formatted(code);
  }
}
