package npuc.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import npuc.refusal.Said;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FieldsTest {
  private final Violations violations = new Violations();

  @Test
  void nullWhereAFieldIsRequiredIsNotToldToBeLeftOut() {
    Fields fields = fields("{'name': null, 'description': null}");

    assertEquals(Optional.empty(), fields.requiredName("name", 10));
    assertEquals(Optional.empty(), fields.lines("description", 10));
    fields.refuseOthers();

    assertEquals(
        List.of(
            new Said("body.name", "is required"),
            new Said("body.description", "must not be null; leave the field out instead")),
        Said.of(violations));
  }

  @Test
  void theRequiredAndTheUnknownAreToldByTheirPaths() {
    Fields fields = fields("{'nam': 'x', 'secret': 'yes'}");

    fields.requiredText("name", 10);
    fields.flag("secret");
    fields.refuseOthers();

    assertEquals(
        List.of(
            new Said("body.name", "is required"),
            new Said("body.secret", "must be true or false"),
            new Said("body.nam", "is not a known field; known are name, secret")),
        Said.of(violations));
  }

  private Fields fields(String json) {
    var object = (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
    return new Fields(object, "body", violations);
  }
}
