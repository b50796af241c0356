package npuc.platform.rngd;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import npuc.platform.JsonTokens;
import npuc.platform.ModelFiles;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The index of a sharded model, which says in which shard each tensor is. */
sealed interface SafetensorsIndex {

  /** An index that can be followed. */
  record Read(Map<String, Set<String>> tensorsByShard) implements SafetensorsIndex {}

  /** What is wrong with it. */
  record Broken(Fault wrong) implements SafetensorsIndex {}

  /** The largest model that is known has 200. */
  int MOST_SHARDS = 5_000;

  String FILE = Knowledge.RNGD.safetensors().index();

  /** Reads it without ever holding more names than the largest models have. */
  static SafetensorsIndex read(ModelFiles files) {
    var reading = new Reading();
    try (JsonParser json = JsonTokens.of(files, FILE, 0, files.size(FILE).orElse(0))) {
      return reading.index(json);
    } catch (JacksonException notJson) {
      return reading.broken();
    }
  }

  /** One reading; its names are counted. */
  final class Reading {
    private final TensorCount count = new TensorCount();
    private final Map<String, Set<String>> shards = new TreeMap<>();

    private Reading() {}

    private SafetensorsIndex index(JsonParser json) {
      boolean isWhole = json.nextToken() == JsonToken.START_OBJECT;
      while (isWhole && json.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isMap = json.currentName().equals("weight_map");
        json.nextToken();
        isWhole = !isMap || readMap(json);
        json.skipChildren();
      }
      return isWhole && json.nextToken() == null && !shards.isEmpty() && !count.isTooMany()
          ? new Read(shards)
          : broken();
    }

    private boolean readMap(JsonParser json) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        return false;
      }
      shards.clear();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String tensor = json.currentName();
        if (json.nextToken() != JsonToken.VALUE_STRING || !count.add(tensor)) {
          return false;
        }
        shards.computeIfAbsent(json.getString(), shard -> new TreeSet<>()).add(tensor);
        if (shards.size() > MOST_SHARDS) {
          return false;
        }
      }
      return true;
    }

    private Broken broken() {
      return new Broken(
          count.isTooMany()
              ? count.tooMany()
              : Fault.of(ViolationCode.FILE_DAMAGED, "can't be read as an index with a weight_map")
                  .with("kind", "noIndex"));
    }
  }
}
