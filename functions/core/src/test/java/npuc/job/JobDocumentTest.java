package npuc.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import npuc.Bodies;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Specs;
import npuc.compilation.StepName;
import npuc.environment.Environment;
import npuc.environment.SealedSecret;
import npuc.environment.Variable;
import org.junit.jupiter.api.Test;

/** What the job program reads, held whole. */
class JobDocumentTest {
  private static final Environment ENVIRONMENT =
      new Environment(
          List.of(
              new Variable.Plain("LEVEL", "2"),
              new Variable.Secret("TOKEN", new SealedSecret("sealed"))));

  @Test
  void ofACompileAttempt() {
    Compilation pending =
        Compilations.pending(Compilations.ID, Specs.with(Specs.ETHOS_U, ENVIRONMENT));

    holds("job-compile", document(pending, StepName.COMPILE));
  }

  @Test
  void ofAVerifyAttemptWhichKnowsTheManifest() {
    holds("job-verify", document(Compilations.compiled(), StepName.VERIFY));
  }

  @Test
  void keepsItsFingerprint() {
    assertEquals(
        "9253e9ba11ed49b858d8af4c726c373a3e0835af1884ac4e34091bf2d139e893",
        document(Compilations.pending(), StepName.COMPILE).fingerprint());
  }

  private static void holds(String file, JobDocument document) {
    Bodies.holds(JobDocumentTest.class, file, document.text("/volumes/models"));
  }

  private static JobDocument document(Compilation compilation, StepName step) {
    return JobDocument.of(
        new AttemptAt(compilation, step, compilation.step(step).openAttempt().orElseThrow()));
  }
}
