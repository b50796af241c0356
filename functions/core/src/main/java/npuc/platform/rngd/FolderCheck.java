package npuc.platform.rngd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.platform.ModelFiles;
import npuc.platform.ModelViolations;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Wording;

/** Folders that are no whole model, known by the names of their files and their first bytes. */
final class FolderCheck {
  private static final byte[] POINTER =
      "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.UTF_8);
  private static final Pattern SHARD = Pattern.compile("(.+)-(\\d{5})-of-(\\d{5})\\.safetensors");
  private static final Pattern TORCH = Pattern.compile("pytorch_model.*\\.bin");
  private static final String ADAPTER = "adapter_model.safetensors";
  private static final String MERGE =
      "merge it into its base model (merge_and_unload) and register what you save then";
  private static final Set<String> TOKENIZERS =
      Set.of("tokenizer.json", "tokenizer.model", "vocab.json", "sentencepiece.bpe.model");
  private static final int MOST_SHARDS = 1000;

  private final ModelFiles files;
  private final List<String> names;
  private final ModelViolations violations;

  FolderCheck(ModelFiles files, ModelViolations violations) {
    this.files = files;
    this.violations = violations;
    this.names = files.names().stream().filter(name -> !name.startsWith(".")).toList();
  }

  /** Whether the files are worth looking at; what is wrong with the folder is told. */
  boolean isWhole() {
    if (names.contains("adapter_config.json") && !names.contains(ModelConfig.FILE)) {
      violations.add(
          "adapter_config.json",
          other("loraAdapter", "says that this is a LoRA adapter, no model"),
          MERGE);
      return false;
    }
    List<String> pointers = names.stream().filter(this::isPointer).toList();
    pointers.forEach(
        name ->
            violations.add(
                name,
                other("lfsPointer", "is a Git LFS pointer, not the file itself"),
                "run git lfs pull, copy the model again and register it as a new artifact"));
    return pointers.isEmpty() && hasWeights();
  }

  /** What makes a model hard to serve, although it compiles. */
  static Optional<Note> warning(ModelFiles files) {
    return !files.visible() || files.names().stream().anyMatch(TOKENIZERS::contains)
        ? Optional.empty()
        : Optional.of(
            Note.of(
                NoteCode.NO_TOKENIZER,
                Wording.of(
                    "The model has no tokenizer (tokenizer.json): it compiles, but can't be served"
                        + " so.")));
  }

  private boolean isPointer(String name) {
    return (name.endsWith(SafetensorsCheck.SUFFIX) || name.endsWith(".json"))
        && files.read(name, 0, POINTER.length).filter(is -> Arrays.equals(is, POINTER)).isPresent();
  }

  private boolean hasWeights() {
    List<String> weights =
        names.stream().filter(name -> name.endsWith(SafetensorsCheck.SUFFIX)).toList();
    if (weights.equals(List.of(ADAPTER))) {
      violations.add(ADAPTER, other("loraAdapter", "holds a LoRA adapter, no model"), MERGE);
      return false;
    }
    if (names.contains(SafetensorsCheck.INDEX)) {
      return true;
    }
    if (weights.isEmpty() && names.stream().anyMatch(TORCH.asMatchPredicate())) {
      violations.add(
          "*" + SafetensorsCheck.SUFFIX,
          other("pytorch", "is missing: the weights are pytorch_model.bin"),
          "convert them, by save_pretrained(..., safe_serialization=True) of transformers, and"
              + " register what that writes");
      return false;
    }
    return hasAllShards(weights);
  }

  private boolean hasAllShards(List<String> weights) {
    var missing = new TreeSet<String>();
    for (String name : weights) {
      SHARD.matcher(name).results().findFirst().ifPresent(shard -> missing.addAll(others(shard)));
    }
    weights.forEach(missing::remove);
    if (missing.isEmpty()) {
      return true;
    }
    int more = missing.size() - 1;
    violations.add(
        missing.first() + (more > 0 ? " and " + more + " more shards" : ""),
        Fault.of(ViolationCode.INCOMPLETE_MODEL, "is missing, and so is " + SafetensorsCheck.INDEX)
            .with("kind", "shards"),
        SafetensorsCheck.COPY_MODEL);
    return false;
  }

  private static Fault other(String kind, String form) {
    return Fault.of(ViolationCode.NOT_THE_FORMAT, form)
        .with("format", "safetensors")
        .with("kind", kind);
  }

  private static List<String> others(MatchResult shard) {
    int count = Math.min(Integer.parseInt(shard.group(3)), MOST_SHARDS);
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            number -> "%s-%05d-of-%s.safetensors".formatted(shard.group(1), number, shard.group(3)))
        .toList();
  }
}
