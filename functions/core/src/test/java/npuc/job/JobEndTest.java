package npuc.job;

import static npuc.compilation.Compilations.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.stream.Stream;
import npuc.compilation.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobEndTest {
  private static final String PROOF =
      "{\"manifestDigest\":\"sha256:ab\",\"fileCount\":1,\"totalBytes\":7,\"files\":[]}";

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("ends")
  void becomesAStatus(String name, int exitCode, Optional<String> result, String status) {
    assertEquals(status, words(new JobEnd(at(1), at(2), exitCode, result).status()), name);
  }

  static Stream<Arguments> ends() {
    return Stream.of(
        row("success", 0, PROOF, "Succeeded"),
        row("proof without exit 0", 3, PROOF, "CompilerFailed"),
        row("proof, then killed", 137, PROOF, "Internal"),
        row("exit 0 and nothing", 0, "", "ResultMissing"),
        row("exit 0 and no JSON", 0, "done", "ResultMissing"),
        row("exit 0 and an error", 0, error("DiskFull"), "ResultMissing"),
        row("a known error", 4, error("DiskFull"), "DiskFull"),
        row("an unknown error, exit 1", 1, error("Oops"), "Internal"),
        row("an unknown error, exit 2", 2, error("Oops"), "OptionsRefused"),
        row("an unknown error, exit 3", 3, error("Oops"), "CompilerFailed"),
        row("nothing, exit 1", 1, "", "Internal"),
        row("nothing, exit 2", 2, "", "OptionsRefused"),
        row("nothing, exit 3", 3, "", "CompilerFailed"),
        row("nothing, exit 4", 4, "", "Internal"),
        row("nothing, exit 255", 255, "", "Internal"),
        row("SIGTERM", 143, "", "Terminated"),
        row("SIGKILL", 137, "", "Internal"),
        row("SIGSEGV", 139, "", "Internal"),
        row("SIGTERM that says why", 143, error("TimedOut"), "TimedOut"));
  }

  @Test
  void leavingNoFileAtAllIsLeavingNoProof() {
    assertEquals("ResultMissing", words(new JobEnd(at(1), at(2), 0, Optional.empty()).status()));
  }

  @Test
  void aSignalIsNamedInTheMessage() {
    var failed = (JobStatus.Failed) new JobEnd(at(1), at(2), 139, Optional.empty()).status();

    assertEquals(
        "The Job was ended by signal 11 and could not say why. Read its log, then retry the step.",
        failed.reason().message());
  }

  @Test
  void theMessageOfAnErrorIsKept() {
    var failed =
        (JobStatus.Failed) new JobEnd(at(1), at(2), 4, Optional.of(error("DiskFull"))).status();

    assertEquals("it says why", failed.reason().message());
    assertEquals(Optional.of(at(1)), failed.startedAt());
    assertEquals(at(2), failed.endedAt());
  }

  private static Arguments row(String name, int exitCode, String result, String status) {
    return arguments(name, exitCode, Optional.of(result), status);
  }

  private static String error(String code) {
    return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"it says why\"}}";
  }

  private static String words(JobStatus status) {
    return switch (status) {
      case JobStatus.Succeeded succeeded -> "Succeeded";
      case JobStatus.Failed failed -> failed.reason().code().code();
      case JobStatus.Missing missing -> "Missing";
      case JobStatus.Waiting waiting -> "Waiting";
      case JobStatus.Fetching fetching -> "Fetching";
      case JobStatus.Running running -> "Running";
    };
  }
}
