package npuc.api.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.compilation.Description;
import npuc.compilation.Labels;
import npuc.compilation.Membership;
import npuc.hash.OptionsHash;
import npuc.id.CompilationId;
import npuc.id.CompilationSetId;
import npuc.input.Fields;
import npuc.refusal.Fault;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.refusal.Violation;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.registry.Version;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body that creates a set: all that is wrong with any of its members, or as many valid
 * specs. What is said of the set is said of each member that does not say it itself.
 *
 * @param readers a reader of members for each set
 */
public record SetReader(Supplier<SpecReader> readers) {
  private static final String FIELD = "compilations";

  /**
   * What a body asks for, in the order of the places.
   *
   * @param id of the set to be: the secrets of each member are sealed for the id that follows
   */
  public Outcome<List<ReadSpec>> read(Version version, ObjectNode body, CompilationSetId id) {
    var violations = new Violations();
    var fields = new Fields(body, "", violations);
    List<JsonNode> members = members(fields);
    SpecReader reader = readers.get();
    Description common = DescriptionReader.words(fields, violations);
    fields.refuseOthers();
    var read = new ArrayList<ReadSpec>();
    Optional<Refusal> other = Optional.empty();
    for (int i = 0; i < members.size(); i++) {
      switch (read(reader, version, members.get(i), id.member(i + 1))) {
        case Outcome.Done<ReadSpec>(ReadSpec spec) ->
            read.add(described(spec, common, at(i), violations));
        case Outcome.Refused<ReadSpec>(Refusal refusal) -> {
          addAll(refusal, at(i), violations);
          other = other.or(() -> Optional.of(refusal).filter(SetReader::isOfNoField));
        }
      }
    }
    refuseEqual(read, members.size(), violations);
    if (!violations.isEmpty()) {
      return Outcome.refused(violations.refusal());
    }
    return other.<Outcome<List<ReadSpec>>>map(Outcome::refused).orElseGet(() -> Outcome.done(read));
  }

  private static List<JsonNode> members(Fields fields) {
    return fields
        .required(
            FIELD,
            value ->
                Optional.of(value)
                    .filter(JsonNode::isArray)
                    .map(list -> list.valueStream().toList())
                    .filter(list -> list.size() >= Membership.FEWEST)
                    .filter(list -> list.size() <= Membership.MOST),
            Fault.of(
                    ViolationCode.TOO_MANY,
                    "must be a list of {min} to {max} bodies that create a compilation")
                .with("min", Membership.FEWEST)
                .with("max", Membership.MOST),
            Fault.REQUIRED)
        .orElse(List.of());
  }

  private static Outcome<ReadSpec> read(
      SpecReader reader, Version version, JsonNode member, CompilationId id) {
    return member instanceof ObjectNode body
        ? reader.read(version, body, id)
        : Outcome.refused(
            Refusal.invalid(
                List.of(new Violation("", Fault.wrongType("object", "must be an object")))));
  }

  private static void addAll(Refusal refusal, String path, Violations violations) {
    for (Violation one : refusal.violations()) {
      String field = one.field().isEmpty() ? path : path + "." + one.field();
      violations.add(new Violation(field, one.code(), one.parameters(), one.message()));
    }
  }

  private static boolean isOfNoField(Refusal refusal) {
    return refusal.code() != RefusalCode.VALIDATION_FAILED;
  }

  private static ReadSpec described(
      ReadSpec spec, Description common, String path, Violations violations) {
    Description both = spec.description().within(common);
    violations.require(
        both.labels().size() <= Labels.MOST,
        path + ".labels",
        Fault.of(ViolationCode.TOO_MANY, "must be at most {max} labels, with those of the set")
            .with("max", Labels.MOST));
    return new ReadSpec(spec.version(), spec.spec(), spec.advice(), both);
  }

  /** Two that would make the same tell nothing; only where all can be read they have places. */
  private static void refuseEqual(List<ReadSpec> read, int count, Violations violations) {
    if (read.size() < count) {
      return;
    }
    var first = new HashMap<OptionsHash, String>();
    for (int i = 0; i < count; i++) {
      String here = at(i);
      Optional.ofNullable(first.putIfAbsent(read.get(i).spec().optionsHash(), here))
          .ifPresent(
              before ->
                  violations.add(
                      here,
                      Fault.of(
                              ViolationCode.REPEATED,
                              "asks for the same as {value}; leave one of them out")
                          .with("value", before)));
    }
  }

  private static String at(int index) {
    return FIELD + "[" + index + "]";
  }
}
