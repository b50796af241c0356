package npuc.platform.rngd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import npuc.platform.CompileInput;
import npuc.platform.MapFiles;
import npuc.platform.ModelFiles;
import npuc.platform.Toolchain;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model of 140 GiB in 28 shards is judged by its headers; whoever reads a weight is told off. */
class LargeModelPreflightTest {
  private static final int SHARDS = 28;
  private static final long SHARD_BYTES = 5L << 30;
  private static final Toolchain FXB = new Toolchain("furiosa-llm", "2026.4.0", Optional.empty());

  /** Small files whole, and what stands before the weights of the others. */
  private final Map<String, byte[]> beginnings = new TreeMap<>(SmallLlama.files());

  private final Map<String, Long> weights = new TreeMap<>();

  @BeforeEach
  void putTheModel() {
    beginnings.remove("model.safetensors");
    beginnings.put("model.safetensors.index.json", index().getBytes(StandardCharsets.UTF_8));
    for (int shard = 0; shard < SHARDS; shard++) {
      beginnings.put(name(shard), SmallLlama.shard("tensor" + shard, SHARD_BYTES));
      weights.put(name(shard), SHARD_BYTES);
    }
  }

  @Test
  void isJudgedByItsHeaders() {
    assertEquals(List.of(), problems());
  }

  @Test
  void namesEveryShardThatIsMissingOrCut() {
    beginnings.remove(name(3));
    weights.put(name(7), SHARD_BYTES - 1);

    List<String> problems = problems();

    assertEquals(2, problems.size(), problems::toString);
    String all = problems.toString();
    assertTrue(all.contains("03.safetensors is named in model.safetensors.index.json but"), all);
    assertTrue(all.contains("07.safetensors ends early"), all);
  }

  private List<String> problems() {
    var violations = new Violations();
    new Rngd().inspect(new CompileInput(new Files(), Optional.of(FXB)), violations);
    return violations.list().stream().map(Violation::message).toList();
  }

  private static String name(int shard) {
    return "%02d.safetensors".formatted(shard);
  }

  private static String index() {
    return IntStream.range(0, SHARDS)
        .mapToObj(shard -> "\"tensor%d\": \"%s\"".formatted(shard, name(shard)))
        .collect(Collectors.joining(", ", "{\"weight_map\": {", "}}"));
  }

  private final class Files implements ModelFiles {
    private final MapFiles seen = new MapFiles();

    Files() {
      beginnings.forEach(seen::with);
    }

    @Override
    public boolean visible() {
      return true;
    }

    @Override
    public List<String> names() {
      return seen.names();
    }

    @Override
    public OptionalLong size(String name) {
      return seen.size(name).stream()
          .map(beginning -> beginning + weights.getOrDefault(name, 0L))
          .findAny();
    }

    @Override
    public Optional<byte[]> read(String name, long offset, int length) {
      return seen.read(name, offset, length).or(() -> fail("reads a weight of " + name));
    }
  }
}
