package npuc.platform.rngd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.platform.ModelFiles;
import npuc.platform.option.Options;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.refusal.Wording;
import tools.jackson.databind.JsonNode;

/**
 * Keys that are left out of the config.json that is compiled and published, because the compiler
 * refuses them; the model itself stays as it is.
 */
record LeftOutKeys(Set<String> keys) {
  private static final String FIELD = "options." + BuildOptions.LEAVE_OUT_CONFIG_KEYS;

  LeftOutKeys {
    keys = Set.copyOf(keys);
  }

  static LeftOutKeys of(Options options) {
    return new LeftOutKeys(BuildOptions.leftOut(options));
  }

  /** What is compiled of a model's config.json; empty when that can't be read. */
  Optional<JsonNode> config(ModelFiles files) {
    return ModelConfig.json(files).map(this::without);
  }

  JsonNode without(JsonNode config) {
    return ConfigKeys.without(config, keys);
  }

  /** Refuses to leave out what the compiler takes, and what decides what the model computes. */
  void check(ModelFiles files, KnownModels models, Optional<Task> task, Violations violations) {
    if (keys.isEmpty()) {
      return;
    }
    if (!models.isFxb()) {
      violations.add(
          FIELD,
          Fault.of(ViolationCode.KEY_NOT_LEFT_OUT, "must be empty: SDK {sdk} refuses no key")
              .with("rule", "sdk")
              .with("sdk", models.sdk()));
      return;
    }
    ModelConfig.json(files)
        .ifPresent(
            config -> {
              Optional<ConfigRules> rules =
                  models
                      .registered(config, task)
                      .map(model -> new ConfigRules(model, models.ignored()));
              refusals(config, rules).forEach(refusal -> violations.add(FIELD, refusal));
            });
  }

  private List<Fault> refusals(JsonNode config, Optional<ConfigRules> rules) {
    var kept = new KeptKeys(config, rules.map(one -> one.model().keys()).orElse(Set.of()));
    Set<String> refused = rules.map(one -> one.unknown(config)).orElse(Set.of());
    return sorted()
        .filter(kept::holds)
        .flatMap(
            key ->
                rules
                    .flatMap(one -> taken(key, one.ignored(), refused))
                    .or(() -> kept.reason(key))
                    .stream())
        .toList();
  }

  /** Why there is no need to leave out a key; empty for one that the compiler refuses. */
  private static Optional<Fault> taken(String key, Set<String> ignored, Set<String> refused) {
    if (refused.contains(key)) {
      return Optional.empty();
    }
    if (Stream.of(key.split("[.]")).anyMatch(ignored::contains)) {
      return Optional.of(
          KeptKeys.kept(
              "ignored", "must not name {key}, which fxb never looks at: it can stay", key));
    }
    return refused.stream()
        .filter(above -> key.startsWith(above + "."))
        .findFirst()
        .map(
            above ->
                KeptKeys.kept(
                        "above", "must name {above} instead of {key}: fxb refuses all of it", key)
                    .with("above", above))
        .or(
            () ->
                Optional.of(
                    KeptKeys.kept(
                        "read",
                        "must not name {key}, which fxb reads: it would take the value of another"
                            + " model",
                        key)));
  }

  /** What a person must know of what is left out of this file. */
  List<Note> notes(JsonNode config) {
    Set<String> there = ConfigKeys.of(config).keySet();
    var notes = new ArrayList<Note>();
    List<String> gone = sorted().filter(there::contains).toList();
    if (!gone.isEmpty()) {
      notes.add(
          Note.of(
              NoteCode.KEYS_LEFT_OUT,
              Wording.of(
                      "config.json is compiled and published without {keys}, which fxb refuses; make"
                          + " sure that the model computes the same.")
                  .with("keys", gone)));
    }
    List<String> missing = sorted().filter(key -> !there.contains(key)).toList();
    if (!missing.isEmpty()) {
      notes.add(
          Note.of(
              NoteCode.KEYS_NOT_THERE,
              Wording.of("leaveOutConfigKeys names {keys}, which config.json does not hold.")
                  .with("keys", missing)));
    }
    return notes;
  }

  private Stream<String> sorted() {
    return new TreeSet<>(keys).stream();
  }
}
