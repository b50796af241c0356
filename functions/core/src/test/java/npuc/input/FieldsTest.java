package npuc.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import npuc.refusal.Said;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

  /** It reads as another name: cyrus-(U+202E)etilft looks like cyrus-tflite. */
  @ParameterizedTest
  @ValueSource(ints = {0x061C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069})
  void aNameThatTurnsTheDirectionOfReadingIsRefused(int turning) {
    String text = "cyrus-" + Character.toString(turning) + "etilft";
    Fields fields = fields("{'name': '%s', 'note': '%s'}".formatted(text, text));

    assertEquals(Optional.empty(), fields.requiredName("name", 100));
    assertEquals(Optional.empty(), fields.lines("note", 100));

    assertEquals(
        List.of("body.name", "body.note"), Said.of(violations).stream().map(Said::field).toList());
  }

  @Test
  void aNameOfALanguageThatIsReadFromTheRightIsTaken() {
    Fields fields = fields("{'name': 'נמל שלום 2'}");

    assertEquals(Optional.of("נמל שלום 2"), fields.requiredName("name", 100));
    assertEquals(List.of(), Said.of(violations));
  }

  private Fields fields(String json) {
    var object = (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
    return new Fields(object, "body", violations);
  }
}
