package npuc.api.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import npuc.compilation.Description;
import npuc.compilation.Labels;
import npuc.id.CompilationId;
import npuc.input.Fields;
import npuc.input.MergePatch;
import npuc.input.Texts;
import npuc.refusal.Fault;
import npuc.refusal.Outcome;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what people say of a compilation: when it is created, and when they change their words. */
public final class DescriptionReader {
  private static final int MAX_NAME = 200;
  private static final int MAX_NOTE = 2_000;
  private static final String LABEL = "wake-word";
  private static final Set<String> CHANGEABLE = Set.of("name", "note", "labels");

  private static final Fault NOT_CHANGEABLE =
      Fault.of(ViolationCode.NOT_CHANGEABLE, "can't be changed; name, note and labels can")
          .with("allowed", List.of("name", "note", "labels"));

  private DescriptionReader() {}

  /** Reads the fields of a body that creates a compilation. */
  static Description read(Fields fields, Violations violations) {
    return words(fields, violations).of(origin(fields));
  }

  /**
   * What a JSON Merge Patch makes of a description; what comes out is judged as if it were written
   * anew.
   */
  public static Outcome<Description> patched(Description before, ObjectNode patch) {
    var violations = new Violations();
    for (String name : patch.propertyNames()) {
      violations.require(CHANGEABLE.contains(name), name, NOT_CHANGEABLE);
    }
    ObjectNode merged = MergePatch.apply(json(before), patch);
    Description after = words(new Fields(merged, "", violations), violations);
    return violations.isEmpty()
        ? Outcome.done(after.of(before.recompileOf()))
        : Outcome.refused(violations.refusal());
  }

  /** Reads what is said of a compilation, or of several at once. */
  static Description words(Fields fields, Violations violations) {
    return new Description(
        fields.name("name", MAX_NAME),
        fields.lines("note", MAX_NOTE).filter(note -> !note.isEmpty()),
        labels(fields, violations),
        Optional.empty());
  }

  private static Map<String, String> labels(Fields fields, Violations violations) {
    ObjectNode given = fields.object("labels");
    violations.require(
        given.size() <= Labels.MOST,
        fields.path("labels"),
        Fault.of(ViolationCode.TOO_MANY, "must be at most {max} labels").with("max", Labels.MOST));
    var each = new Fields(given, fields.path("labels"), violations);
    var labels = new LinkedHashMap<String, String>();
    for (String key : given.propertyNames()) {
      violations.require(
          Labels.isKey(key),
          each.path(key),
          Fault.wrongForm(LABEL, "is not a key of a label, which is " + Labels.KEY_FORM));
      each.value(
              key,
              value -> Texts.of(value).filter(Labels::isValue),
              Fault.wrongForm(LABEL, "must be empty, or " + Labels.KEY_FORM))
          .ifPresent(value -> labels.put(key, value));
    }
    return labels;
  }

  private static Optional<CompilationId> origin(Fields fields) {
    return fields.value(
        "recompileOf",
        value -> Texts.of(value).flatMap(CompilationId::parse),
        Fault.wrongForm("c-...", "must be the id of a compilation, {example}"));
  }

  private static ObjectNode json(Description description) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    description.name().ifPresent(name -> json.put("name", name));
    description.note().ifPresent(note -> json.put("note", note));
    ObjectNode labels = json.putObject("labels");
    description.labels().forEach(labels::put);
    return json;
  }
}
