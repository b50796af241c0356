package npuc.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import npuc.platform.ethosu.EthosU;
import npuc.platform.rngd.Rngd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScratchTest {
  /** Of a node with a disk of 20 GiB, EKS' default: without the tenth that is never filled. */
  private static final long AS_NODES_COME = (20L << 30) * 9 / 10 - (1L << 30);

  /** The log, and the kubelet's own files. */
  private static final long BESIDE = 256L << 20;

  @Test
  void aCompileWithTheNewestCompilersStartsOnANodeAsItComes() {
    for (Scratch scratch : new Scratch[] {vela(), rngd("2026.4.0")}) {
      long asked = scratch.forModel(Optional.empty()).wholeUnits() + BESIDE;
      assertTrue(asked < AS_NODES_COME, () -> asked + " bytes");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ethos-u, 1Gi, 512Mi",
    "2026.4.0, 15Gi, 15Gi",
    "2026.3.0, 68Gi, 20Gi",
  })
  void whatIsNotKnownIsAUsualModelAndNoneTakesWhatItAlwaysTakes(
      String compiler, String usual, String least) {
    Scratch scratch = compiler.equals("ethos-u") ? vela() : rngd(compiler);

    assertEquals(usual, scratch.forModel(Optional.empty()).text());
    assertEquals(least, scratch.forModel(Optional.of(0L)).text());
  }

  @Test
  void anOlderCompilerOfALargeModelAsksForThreeTimesItsWeights() {
    assertEquals("440Gi", rngd("2026.3.0").forModel(Optional.of(140L << 30)).text());
  }

  @Test
  void aSizeThatNobodyHasAsksForNoNegativeDisk() {
    long asked = rngd("2026.3.0").forModel(Optional.of(Long.MAX_VALUE)).wholeUnits();

    assertEquals((192L << 40) + (20L << 30), asked);
  }

  private static Scratch vela() {
    return new EthosU().scratch(new Toolchain("ethos-u-vela", "5.2.0", Optional.empty()));
  }

  private static Scratch rngd(String version) {
    return new Rngd().scratch(new Toolchain("furiosa-llm", version, Optional.empty()));
  }
}
