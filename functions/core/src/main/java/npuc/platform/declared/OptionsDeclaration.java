package npuc.platform.declared;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import npuc.input.Fields;
import npuc.platform.option.Option;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a list of options.
 *
 * @param names the form of their names
 */
record OptionsDeclaration(Violations violations, OptionDeclaration.Names names) {
  private static final int MAX_OPTIONS = 64;

  List<Option> read(Fields fields, String field) {
    Optional<JsonNode> list = fields.node(field);
    boolean isList = list.map(JsonNode::isArray).orElse(true);
    violations.require(
        isList && list.map(JsonNode::size).orElse(0) <= MAX_OPTIONS,
        fields.path(field),
        Fault.wrongType("list", "must be a list of at most {max} objects")
            .with("max", MAX_OPTIONS));
    return isList && list.isPresent() ? options(list.get(), fields.path(field)) : List.of();
  }

  private List<Option> options(JsonNode list, String field) {
    var options = new ArrayList<Option>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String at = field + "[" + i + "]";
      if (list.get(i) instanceof ObjectNode one) {
        Option option =
            new OptionDeclaration(new Fields(one, at, violations), violations, names).read();
        violations.require(
            seen.add(option.name()),
            at + ".name",
            Fault.of(ViolationCode.REPEATED, "repeats {value}").with("value", option.name()));
        options.add(option);
      } else {
        violations.add(at, Fault.wrongType("object", "must be an object"));
      }
    }
    return options;
  }
}
