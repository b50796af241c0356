package npuc.platform.rngd;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import npuc.platform.ModelFiles;
import npuc.platform.ModelProblems;
import npuc.platform.rngd.SafetensorsHeader.Broken;
import npuc.platform.rngd.SafetensorsHeader.Read;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the weights of a model are all there: every shard of the index, each with a header that
 * fits its file, and the same tensors in both. Reads headers only. Hidden files are none of the
 * model's: macOS puts {@code ._model.safetensors} beside it.
 */
final class SafetensorsCheck {
  static final String INDEX = Knowledge.RNGD.safetensors().index();
  static final String SUFFIX = ".safetensors";
  private static final int MAX_INDEX_BYTES = 64 * 1024 * 1024;
  private static final int MAX_NAMED = 3;
  private static final String COPY_FILE = "copy this file of the model again";
  private static final String COPY_INDEX =
      "copy the index and the shards of one and the same model";

  private final ModelFiles files;
  private final ModelProblems problems;

  SafetensorsCheck(ModelFiles files, ModelProblems problems) {
    this.files = files;
    this.problems = problems;
  }

  void check() {
    if (files.size(INDEX).isPresent()) {
      index()
          .ifPresentOrElse(
              this::checkShards,
              () -> problems.add(INDEX, "can't be read as an index with a weight_map", COPY_FILE));
      return;
    }
    Set<String> weights =
        files.names().stream()
            .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("."))
            .collect(Collectors.toCollection(TreeSet::new));
    if (weights.isEmpty()) {
      problems.add("*" + SUFFIX, "is missing: there are no weights", "copy the whole model");
    }
    weights.forEach(this::header);
  }

  /** The names of the tensors that each shard should hold; empty when it is no index. */
  private Optional<Map<String, Set<String>>> index() {
    try {
      return files
          .read(INDEX, MAX_INDEX_BYTES)
          .map(content -> JsonMapper.shared().readTree(content).path("weight_map"))
          .filter(map -> map.isObject() && !map.isEmpty())
          .filter(map -> map.valueStream().allMatch(JsonNode::isString))
          .map(SafetensorsCheck::byShard);
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private static Map<String, Set<String>> byShard(JsonNode weightMap) {
    var shards = new TreeMap<String, Set<String>>();
    weightMap
        .properties()
        .forEach(
            entry ->
                shards
                    .computeIfAbsent(entry.getValue().stringValue(), shard -> new TreeSet<>())
                    .add(entry.getKey()));
    return shards;
  }

  private void checkShards(Map<String, Set<String>> shards) {
    shards.forEach(
        (shard, tensors) -> {
          if (files.size(shard).isEmpty()) {
            problems.add(shard, "is named in " + INDEX + " but missing", "copy it to the model");
          } else {
            header(shard).ifPresent(header -> compare(shard, tensors, header.tensors()));
          }
        });
  }

  private void compare(String shard, Set<String> wanted, Set<String> found) {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(found);
    if (!missing.isEmpty()) {
      problems.add(shard, "lacks tensors that the index puts there: " + some(missing), COPY_INDEX);
    }
    Set<String> surplus = new TreeSet<>(found);
    surplus.removeAll(wanted);
    if (!surplus.isEmpty()) {
      problems.add(shard, "holds tensors that the index does not: " + some(surplus), COPY_INDEX);
    }
  }

  private Optional<Read> header(String shard) {
    OptionalLong size = files.size(shard);
    return switch (SafetensorsHeader.read(files, shard, size.orElse(0))) {
      case Read read -> Optional.of(read);
      case Broken(String wrong) -> {
        problems.add(shard, wrong, COPY_FILE);
        yield Optional.empty();
      }
    };
  }

  private static String some(Set<String> names) {
    String first = names.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
    return names.size() > MAX_NAMED
        ? first + " and " + (names.size() - MAX_NAMED) + " more"
        : first;
  }
}
