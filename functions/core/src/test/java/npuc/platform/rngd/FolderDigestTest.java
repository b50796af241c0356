package npuc.platform.rngd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import npuc.platform.CompileInput;
import npuc.platform.MapFiles;
import org.junit.jupiter.api.Test;

/**
 * An edit of a model in its place is another model; jobs/tests/test_rngd_folder.py says the same.
 */
class FolderDigestTest {
  private static final String WEIGHTS =
      "{'a':{'dtype':'U8','shape':[3],'data_offsets':[0,3]}}".replace('\'', '"');

  @Test
  void isTheOneThatTheJobProgramFinds() {
    assertEquals(
        Optional.of("sha256:a616b3f22ce9738d7e682f46630f9d3379b9b3e5fa2e92ccf7159943c47565c4"),
        digest("{}", WEIGHTS, 3));
  }

  @Test
  void changesWithTheConfigAndWithTheHeadersOfTheWeights() {
    Optional<String> before = digest("{}", WEIGHTS, 3);

    assertNotEquals(before, digest("{ }", WEIGHTS, 3));
    assertNotEquals(before, digest("{}", WEIGHTS.replace("U8", "I8"), 3));
    assertNotEquals(before, digest("{}", WEIGHTS, 4));
  }

  /** An index of 60 MB was in memory as a whole, for each request. */
  @Test
  void readsAllPartsInPieces() {
    MapFiles large =
        files("{}", WEIGHTS, 3).with("model.safetensors.index.json", " ".repeat(1_000_000));

    assertTrue(FolderDigest.of(large).isPresent());
    assertTrue(large.largestRead() <= 256 * 1024, large.largestRead() + " bytes at once");
  }

  @Test
  void whatIsNoPartOfTheModelDoesNotMatter() {
    MapFiles files = files("{}", WEIGHTS, 3);
    Optional<String> before = FolderDigest.of(files);

    assertEquals(
        before, FolderDigest.of(files.with("README.md", "x").with("._a.safetensors", "x")));
  }

  @Test
  void ofWhatCannotBeSeenThereIsNone() {
    assertEquals(Optional.empty(), FolderDigest.of(CompileInput.UNKNOWN.files()));
  }

  private static Optional<String> digest(String config, String header, int dataBytes) {
    return FolderDigest.of(files(config, header, dataBytes));
  }

  private static MapFiles files(String config, String header, int dataBytes) {
    return new MapFiles()
        .with(ModelConfig.FILE, config)
        .with("model.safetensors", Shards.of(header, dataBytes));
  }
}
