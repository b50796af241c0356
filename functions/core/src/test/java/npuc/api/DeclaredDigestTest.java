package npuc.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import npuc.application.Application;
import npuc.platform.MapFiles;
import npuc.platform.PlatformName;
import npuc.platform.rngd.SmallLlama;
import org.junit.jupiter.api.Test;

/** A digest that is declared for a folder is a promise, as one of a file is. */
class DeclaredDigestTest {
  private static final String FOLDER = "pvc://models/llama";

  private final MemoryApi api = new MemoryApi();
  private final String digest;

  DeclaredDigestTest() {
    var files = new MapFiles();
    SmallLlama.files()
        .forEach(
            (name, content) -> {
              files.with(name, content);
              api.volumes.put("llama/" + name, content);
            });
    digest = Application.PLATFORMS.digest(new PlatformName("safetensors"), files).orElseThrow();
  }

  @Test
  void aDigestThatIsNotThatOfTheFolderIsRefused() {
    Answer refused = register("sha256:" + "0".repeat(64));

    refused.expectViolations("digest");
    assertTrue(
        refused.violations().contains("is not that of the folder, which is " + digest),
        refused::violations);
    register(digest).expect(201);
  }

  @Test
  void aFolderThatHasChangedSinceIsNotCompiled() {
    String declared = register(digest).expect(201).text("id");
    String plain = api.artifact(VERSION, "safetensors", FOLDER).expect(201).text("id");
    compile(declared).expectProblem(409, "ToolchainNotInstalled");

    String changed = new String(SmallLlama.CONFIG, UTF_8) + " ";
    api.volumes.put("llama/config.json", changed.getBytes(UTF_8));

    Answer refused = compile(declared);
    refused.expectViolations("baseArtifactId");
    assertTrue(refused.violations().contains("is not the folder any more"), refused::violations);
    compile(plain).expectProblem(409, "ToolchainNotInstalled");
  }

  /** Of a file too large to be hashed at a request, the digest of its header was once asked for. */
  @Test
  void ofASingleFileThereIsNoDigestOfAFolder() {
    byte[] weights = Objects.requireNonNull(SmallLlama.files().get("model.safetensors"));
    var file = new MapFiles().with("model.safetensors", weights);

    assertEquals(
        Optional.empty(), Application.PLATFORMS.digest(new PlatformName("safetensors"), file));
  }

  private Answer register(String sha256) {
    return api.post(
        VERSION + "/artifacts", Map.of("platform", "safetensors", "uri", FOLDER, "digest", sha256));
  }

  private Answer compile(String artifact) {
    return api.dryRun(VERSION, Map.of("platform", "rngd", "baseArtifactId", artifact));
  }
}
