package npuc.api.spec;

import java.util.Optional;
import npuc.id.ModelId;
import npuc.id.Ulid;
import npuc.id.VersionId;
import npuc.input.Fields;
import npuc.refusal.Fault;
import npuc.refusal.Outcome;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.registry.EntryChange;
import npuc.registry.Model;
import npuc.registry.Version;
import tools.jackson.databind.node.ObjectNode;

/** Reads the bodies that register a model or a version, and those that change an entry. */
public final class EntryReader {
  private static final int MAX_NAME = 200;
  private static final int MAX_DESCRIPTION = 2_000;
  private static final String NAME = "name";
  private static final String DESCRIPTION = "description";
  private static final String ARCHIVED = "archived";

  private EntryReader() {}

  /** A model to be registered. */
  public static Outcome<Model> model(ObjectNode body, Ulid id) {
    var violations = new Violations();
    var fields = new Fields(body, "", violations);
    Optional<String> name = fields.requiredName(NAME, MAX_NAME);
    String description = fields.lines(DESCRIPTION, MAX_DESCRIPTION).orElse("");
    fields.refuseOthers();
    return violations.isEmpty()
        ? Outcome.done(new Model(new ModelId(id), name.orElseThrow(), description, id.time()))
        : Outcome.refused(violations.refusal());
  }

  /** A version of a model to be registered. */
  public static Outcome<Version> version(Model model, ObjectNode body, Ulid id) {
    var violations = new Violations();
    var fields = new Fields(body, "", violations);
    Optional<String> name = fields.requiredName(NAME, MAX_NAME);
    fields.refuseOthers();
    return violations.isEmpty()
        ? Outcome.done(new Version(new VersionId(id), model.id(), name.orElseThrow(), id.time()))
        : Outcome.refused(violations.refusal());
  }

  /** What is to change of a model: at least one thing. */
  public static Outcome<EntryChange> changeOfModel(ObjectNode patch) {
    var violations = new Violations();
    var fields = new Fields(patch, "", violations);
    Optional<String> name = fields.name(NAME, MAX_NAME);
    Optional<String> description = fields.lines(DESCRIPTION, MAX_DESCRIPTION);
    return changed(patch, fields, new EntryChange(name, description, archived(fields)), violations);
  }

  /** What is to change of a version or an artifact: at least one thing. */
  public static Outcome<EntryChange> changeOfPart(ObjectNode patch) {
    var violations = new Violations();
    var fields = new Fields(patch, "", violations);
    var change = new EntryChange(fields.name(NAME, MAX_NAME), Optional.empty(), archived(fields));
    return changed(patch, fields, change, violations);
  }

  private static Optional<Boolean> archived(Fields fields) {
    return fields.flag(ARCHIVED);
  }

  private static Outcome<EntryChange> changed(
      ObjectNode patch, Fields fields, EntryChange change, Violations violations) {
    fields.refuseOthers();
    violations.require(
        !patch.isEmpty(),
        "",
        Fault.of(ViolationCode.REQUIRED, "must have a field that is to change"));
    return violations.isEmpty() ? Outcome.done(change) : Outcome.refused(violations.refusal());
  }
}
