package npuc.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import npuc.api.spec.ArtifactReader;
import npuc.input.Fields;
import npuc.refusal.Fault;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.registry.Artifact;
import npuc.registry.External;
import npuc.registry.Model;
import npuc.registry.ModelRegistry;
import npuc.registry.Version;
import npuc.registry.outer.FoundVersion;
import npuc.registry.outer.KnownRegistry;
import npuc.registry.outer.OuterOriginal;
import npuc.registry.outer.OuterRegistries;
import npuc.registry.outer.OuterRegistry;
import npuc.retry.RetryableException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a version of an outer registry over: its model, itself and its original, each once. Their
 * ids follow from what they are there, so whoever imports it again, at once or after a crash in the
 * middle, makes the same.
 */
public final class Imports {
  private static final int MAX_REGISTRY = 63;
  private static final int MAX_ID = 500;

  private final OuterRegistries outer;
  private final ModelRegistry registry;
  private final ArtifactReader artifacts;

  public Imports(OuterRegistries outer, ModelRegistry registry, ArtifactReader artifacts) {
    this.outer = outer;
    this.registry = registry;
    this.artifacts = artifacts;
  }

  /** What is asked for, and the registry that has it. */
  record Wanted(OuterRegistry from, String registry, String model, String version) {}

  /**
   * What is registered now.
   *
   * @param isNew whether it was not before
   */
  record Imported(Model model, Version version, Artifact artifact, boolean isNew) {}

  /** Reads the body of a request. */
  Outcome<Wanted> read(ObjectNode body) {
    var violations = new Violations();
    var fields = new Fields(body, "", violations);
    Optional<String> name = fields.requiredText("registry", MAX_REGISTRY);
    Optional<String> model = fields.requiredText("model", MAX_ID);
    Optional<String> version = fields.requiredText("version", MAX_ID);
    fields.refuseOthers();
    Optional<OuterRegistry> from = name.flatMap(outer::find);
    violations.require(name.isEmpty() || from.isPresent(), "registry", unknown());
    return violations.isEmpty()
        ? Outcome.done(
            new Wanted(
                from.orElseThrow(), name.orElseThrow(), model.orElseThrow(), version.orElseThrow()))
        : Outcome.refused(violations.refusal());
  }

  /** Registers it, or finds that it is. */
  Outcome<Imported> carryOut(Wanted wanted) {
    return Reach.of(() -> wanted.from().find(wanted.model(), wanted.version()))
        .flatMap(
            found -> {
              var ids = new ImportIds(wanted.registry(), found);
              return registry
                  .findArtifact(ids.version(), ids.artifact())
                  .map(before -> Outcome.done(stored(ids, before, false)))
                  .orElseGet(() -> imported(wanted, found, ids));
            });
  }

  private Outcome<Imported> imported(Wanted wanted, FoundVersion found, ImportIds ids) {
    Model model = model(wanted, found, ids);
    Version version = version(wanted, found, ids);
    return Unarchived.both(
            registry.findModel(model.id()), registry.findVersion(model.id(), version.id()))
        .flatMap(open -> Reach.of(() -> wanted.from().original(found)))
        .flatMap(original -> read(version, original, ids))
        .map(
            artifact -> {
              registry.addModel(model);
              registry.addVersion(version);
              return stored(
                  ids, registry.addArtifact(artifact).orElseThrow(Imports::deleted), true);
            });
  }

  private Imported stored(ImportIds ids, Artifact artifact, boolean isNew) {
    return new Imported(
        registry.findModel(ids.model()).orElseThrow(Imports::deleted),
        registry.findVersion(ids.model(), ids.version()).orElseThrow(Imports::deleted),
        artifact,
        isNew);
  }

  private static RetryableException deleted() {
    return new RetryableException("what is imported was deleted in this very moment");
  }

  private static Model model(Wanted wanted, FoundVersion found, ImportIds ids) {
    return new Model(
        ids.model(),
        seen(found.model().name()),
        found.model().description(),
        found.model().createdAt(),
        Optional.of(External.model(wanted.registry(), found.model().id())),
        false);
  }

  private static Version version(Wanted wanted, FoundVersion found, ImportIds ids) {
    return new Version(
        ids.version(),
        ids.model(),
        seen(found.version().name()),
        found.version().createdAt(),
        Optional.of(External.version(wanted.registry(), found.model().id(), found.version().id())),
        false);
  }

  /** As if a person had registered it, with all that is looked at then. */
  private Outcome<Artifact> read(Version version, OuterOriginal original, ImportIds ids) {
    ObjectNode body =
        JsonMapper.shared()
            .createObjectNode()
            .put("name", seen(original.name()))
            .put("platform", original.format().value())
            .put("uri", original.uri());
    original.digest().ifPresent(digest -> body.put("digest", digest));
    return switch (artifacts.read(version, body, ids.artifact().ulid())) {
      case Outcome.Done<Artifact> done -> done;
      case Outcome.Refused<Artifact>(Refusal refusal) ->
          Outcome.refused(unusable(original, refusal));
    };
  }

  private static Refusal unusable(OuterOriginal original, Refusal refusal) {
    String why =
        refusal.violations().stream()
            .map(wrong -> wrong.field() + " " + wrong.message())
            .collect(Collectors.joining("; "));
    return Refusal.of(
        RefusalCode.NOTHING_TO_IMPORT,
        "Its original " + original.uri() + " can't be used: " + why + ".");
  }

  /** A name must be there, and seen. */
  private static String seen(String name) {
    return name.isBlank() ? "unnamed" : name;
  }

  private Fault unknown() {
    List<String> known = outer.all().stream().map(KnownRegistry::name).toList();
    return Fault.of(
            ViolationCode.NOT_ONE_OF,
            known.isEmpty()
                ? "names none: the settings of this service have no registries"
                : "names none of the settings; known are {allowed}")
        .with("allowed", known);
  }
}
