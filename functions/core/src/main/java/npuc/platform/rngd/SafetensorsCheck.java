package npuc.platform.rngd;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import npuc.platform.ModelFiles;
import npuc.platform.ModelProblems;

/**
 * Whether the weights of a model are all there: every shard of the index, each with a header that
 * fits its file, and the same tensors in both. Reads headers only. Hidden files are none of the
 * model's: macOS puts {@code ._model.safetensors} beside it.
 */
final class SafetensorsCheck {
  static final String INDEX = SafetensorsIndex.FILE;
  static final String SUFFIX = ".safetensors";
  private static final String COPY_FILE = "copy this file of the model again";
  private static final String COPY_INDEX =
      "copy the index and the shards of one and the same model";

  /** The names of a large model's tensors take tens of megabytes. */
  private static final ReentrantLock ONE_MODEL_AT_A_TIME = new ReentrantLock(true);

  private final ModelFiles files;
  private final ModelProblems problems;

  SafetensorsCheck(ModelFiles files, ModelProblems problems) {
    this.files = files;
    this.problems = problems;
  }

  void check() {
    ONE_MODEL_AT_A_TIME.lock();
    try {
      if (files.size(INDEX).isPresent()) {
        checkIndex();
      } else {
        checkAll();
      }
    } finally {
      ONE_MODEL_AT_A_TIME.unlock();
    }
  }

  private void checkIndex() {
    switch (SafetensorsIndex.read(files)) {
      case SafetensorsIndex.Read(Map<String, Set<String>> shards) ->
          shards.forEach(this::checkShard);
      case SafetensorsIndex.Broken(String wrong) -> problems.add(INDEX, wrong, COPY_FILE);
    }
  }

  private void checkAll() {
    Set<String> weights =
        files.names().stream()
            .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("."))
            .collect(Collectors.toCollection(TreeSet::new));
    if (weights.isEmpty()) {
      problems.add("*" + SUFFIX, "is missing: there are no weights", "copy the whole model");
    }
    weights.forEach(file -> fits(file, tensor -> {}));
  }

  /** What is wanted is crossed off as it is found. */
  private void checkShard(String shard, Set<String> wanted) {
    if (files.size(shard).isEmpty()) {
      problems.add(shard, "is named in " + INDEX + " but missing", "copy it to the model");
      return;
    }
    var surplus = new SomeNames();
    boolean fits =
        fits(
            shard,
            tensor -> {
              if (!wanted.remove(tensor)) {
                surplus.add(tensor);
              }
            });
    if (fits) {
      tell(shard, SomeNames.of(wanted), surplus);
    }
  }

  private void tell(String shard, SomeNames missing, SomeNames surplus) {
    if (!missing.isEmpty()) {
      problems.add(shard, "lacks tensors that the index puts there: " + missing, COPY_INDEX);
    }
    if (!surplus.isEmpty()) {
      problems.add(shard, "holds tensors that the index does not: " + surplus, COPY_INDEX);
    }
  }

  private boolean fits(String shard, Consumer<String> tensors) {
    OptionalLong size = files.size(shard);
    return switch (SafetensorsHeader.read(files, shard, size.orElse(0), tensors)) {
      case SafetensorsHeader.Fitting() -> true;
      case SafetensorsHeader.Broken(String wrong) -> {
        problems.add(shard, wrong, COPY_FILE);
        yield false;
      }
    };
  }
}
