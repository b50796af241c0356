package npuc.contract;

import static npuc.compilation.Compilations.at;
import static npuc.contract.JobContract.AGREED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.OutputPaths;
import npuc.compilation.Progress;
import npuc.compilation.ReasonCode;
import npuc.job.JobEnd;
import npuc.job.ProgressLines;
import org.junit.jupiter.api.Test;

/** The service keeps to what the file says. */
class JobContractTest {

  @Test
  void whatIsStagedLiesWhereTheJobProgramRemovesIt() {
    String staging = "/" + AGREED.stagingFolder() + "/" + Compilations.ID + "/2";

    assertTrue(OutputPaths.staging(Compilations.pending(), 2).path().endsWith(staging), staging);
  }

  @Test
  void progressIsReadFromTheLinesThatTellIt() {
    assertEquals(
        Optional.of(Progress.compiling(2, 10)),
        ProgressLines.last(AGREED.progressLine() + "2/10\n"));
  }

  @Test
  void everyErrorOfAJobIsAReason() {
    assertEquals(
        new TreeSet<>(AGREED.errors().keySet()),
        new TreeSet<>(
            AGREED.errors().keySet().stream()
                .flatMap(code -> ReasonCode.of(code).stream())
                .map(ReasonCode::code)
                .toList()));
  }

  /** Of what ended with exit code 4 nothing is known: its reasons have nothing in common. */
  @Test
  void anExitStatusAloneIsExplainedByAnErrorThatHasIt() {
    var explained = new TreeMap<Integer, Integer>();
    for (int status : AGREED.errors().values()) {
      explained.put(status, AGREED.errors().getOrDefault(reason(status).code(), 0));
    }

    assertEquals(new TreeMap<>(Map.of(1, 1, 2, 2, 3, 3, 4, 1, 143, 143)), explained);
  }

  private static ReasonCode reason(int exitStatus) {
    JobStatus status = new JobEnd(at(1), at(2), exitStatus, Optional.empty()).status();
    return assertInstanceOf(JobStatus.Failed.class, status).reason().code();
  }
}
