package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import npuc.api.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preflight of a model of 140 GiB in 28 shards; the files are sparse and take no disk. */
class LargeModelHttpTest {
  private static final int SHARDS = 28;
  private static final long SHARD_BYTES = 5L << 30;
  private static final Map<String, Object> RNGD = Map.of("platform", "rngd");

  /** Hundreds of times what reading headers takes, and far less than reading 140 GiB would. */
  private static final Duration NO_TIME = Duration.ofSeconds(5);

  @AutoClose private RunningService service;
  private String version = "";

  @BeforeEach
  void register(@TempDir Path folder) throws IOException {
    Path home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    Files.createDirectories(
        home.resolve(".venv-rngd/lib/python3/site-packages/furiosa_llm-2026.4.0.dist-info"));
    service = RunningService.start(folder, home);
    SmallLlama.putConfig(service, "big");
    service.put("big/model.safetensors.index.json", index().getBytes(StandardCharsets.UTF_8));
    for (int shard = 0; shard < SHARDS; shard++) {
      write(shard, SHARD_BYTES);
    }
    version = service.emptyVersion();
    service.artifact(version, "safetensors", "pvc://models/big").expect(201);
  }

  @Test
  void isJudgedByItsHeadersInNoTime() {
    Answer answer = assertTimeout(NO_TIME, this::dryRun);

    assertEquals("2026.4.0", answer.expect(200).text("/toolchain/version"));
  }

  @Test
  void namesEveryShardThatIsMissingOrCut() throws IOException {
    Files.delete(file(3));
    write(7, SHARD_BYTES - 1);

    Answer answer = assertTimeout(NO_TIME, this::dryRun);

    assertEquals(List.of("baseArtifactId", "baseArtifactId"), answer.expect(422).violatedFields());
    assertTrue(
        answer.violations().contains("03.safetensors is named in model.safetensors.index.json but"),
        answer::violations);
    assertTrue(answer.violations().contains("07.safetensors ends early"), answer::violations);
  }

  private Answer dryRun() {
    return service.post(version + "/compilations?dryRun=true", RNGD);
  }

  private void write(int shard, long bytes) throws IOException {
    byte[] header = SmallLlama.header("tensor" + shard, SHARD_BYTES);
    try (var file = new RandomAccessFile(file(shard).toFile(), "rw")) {
      file.write(header);
      file.setLength(header.length + bytes);
    }
  }

  private Path file(int shard) {
    return service.volume().resolve("big").resolve(name(shard));
  }

  private static String name(int shard) {
    return "%02d.safetensors".formatted(shard);
  }

  private static String index() {
    return IntStream.range(0, SHARDS)
        .mapToObj(shard -> "\"tensor%d\": \"%s\"".formatted(shard, name(shard)))
        .collect(Collectors.joining(", ", "{\"weight_map\": {", "}}"));
  }
}
