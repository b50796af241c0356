package npuc.platform.rngd;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import npuc.platform.ModelFiles;
import npuc.platform.ModelViolations;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;

/**
 * Whether the weights of a model are all there: every shard of the index, each with a header that
 * fits its file, and the same tensors in both. Reads headers only. Hidden files are none of the
 * model's: macOS puts {@code ._model.safetensors} beside it.
 */
final class SafetensorsCheck {
  static final String INDEX = SafetensorsIndex.FILE;
  static final String SUFFIX = ".safetensors";
  private static final String COPY_FILE =
      "copy this file of the model again and register the folder as a new artifact";
  private static final String COPY_INDEX =
      "copy the index and the shards of one and the same model and register the folder as a new"
          + " artifact";

  static final String COPY_MODEL = "copy the whole model and register it as a new artifact";
  private static final String COPY_SHARD =
      "copy it to the model and register the folder as a new artifact";

  /** The names of a large model's tensors take tens of megabytes. */
  private static final ReentrantLock ONE_MODEL_AT_A_TIME = new ReentrantLock(true);

  private final ModelFiles files;
  private final ModelViolations violations;

  SafetensorsCheck(ModelFiles files, ModelViolations violations) {
    this.files = files;
    this.violations = violations;
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
      case SafetensorsIndex.Broken(Fault wrong) -> violations.add(INDEX, wrong, COPY_FILE);
    }
  }

  private void checkAll() {
    Set<String> weights =
        files.names().stream()
            .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("."))
            .collect(Collectors.toCollection(TreeSet::new));
    if (weights.isEmpty()) {
      violations.add(
          "*" + SUFFIX, missing("weights", "is missing: there are no weights"), COPY_MODEL);
    }
    weights.forEach(file -> fits(file, tensor -> {}));
  }

  /** What is wanted is crossed off as it is found. */
  private void checkShard(String shard, Set<String> wanted) {
    if (files.size(shard).isEmpty()) {
      violations.add(shard, missing("shard", "is named in " + INDEX + " but missing"), COPY_SHARD);
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
      violations.add(
          shard,
          missing("tensors", "lacks tensors that the index puts there: {tensors}")
              .with("tensors", missing.toString()),
          COPY_INDEX);
    }
    if (!surplus.isEmpty()) {
      violations.add(
          shard,
          missing("index", "holds tensors that the index does not: {tensors}")
              .with("tensors", surplus.toString()),
          COPY_INDEX);
    }
  }

  private static Fault missing(String kind, String form) {
    return Fault.of(ViolationCode.INCOMPLETE_MODEL, form).with("kind", kind);
  }

  private boolean fits(String shard, Consumer<String> tensors) {
    OptionalLong size = files.size(shard);
    return switch (SafetensorsHeader.read(files, shard, size.orElse(0), tensors)) {
      case SafetensorsHeader.Fitting() -> true;
      case SafetensorsHeader.Broken(Fault wrong) -> {
        violations.add(shard, wrong, COPY_FILE);
        yield false;
      }
    };
  }
}
