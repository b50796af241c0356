package npuc.api;

import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.platform.Resources;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a dry run tells of a valid request, and how much it matters. */
class NotesTest {
  private final MemoryApi api = new MemoryApi();

  @Test
  void whatIsUsualIsLoweredToTheMachineAndSaid() {
    api.service.machine = Optional.of(Resources.of("500m", "512Mi"));

    JsonNode planned = api.dryRun(VERSION, Map.of("platform", "ethos-u")).expect(200).json();

    assertEquals("{\"cpu\":\"500m\",\"memory\":\"512Mi\"}", planned.get("resources").toString());
    assertEquals(
        List.of(
            "{\"has\":\"500m\",\"usual\":\"1\",\"what\":\"cpu\"}",
            "{\"has\":\"512Mi\",\"usual\":\"1Gi\",\"what\":\"memory\"}"),
        parameters(planned, "LoweredToTheMachine", "warning"));
    assertEquals(
        "{\"cpu\":\"500m\",\"memory\":\"512Mi\"}",
        api.get("/v1/platforms").json().at("/items/0/resources").toString());
  }

  @Test
  void moreThanTheMachineHasIsABlockerButCanBeCreated() {
    api.service.machine = Optional.of(Resources.of("2", "8Gi"));
    var asked = Map.of("platform", "ethos-u", "resources", Map.of("cpu", "2", "memory", "9Gi"));

    JsonNode planned = api.dryRun(VERSION, asked).expect(200).json();

    assertEquals(
        List.of("{\"asked\":\"9Gi\",\"has\":\"8Gi\",\"what\":\"memory\"}"),
        parameters(planned, "MoreThanTheMachine", "blocker"));
    assertTrue(planned.at("/advice/warnings").toString().contains("memory 9Gi is more than"));
    JsonNode created = api.compile(VERSION, asked).expect(201).json();
    assertEquals(planned.at("/advice/notes"), created.get("notes"));
    assertEquals(created, api.get("/v1/compilations/" + created.get("id").stringValue()).json());
  }

  @Test
  void ofAClusterNothingIsSaid() {
    var asked = Map.of("platform", "ethos-u", "resources", Map.of("memory", "64Ti"));

    JsonNode planned = api.dryRun(VERSION, asked).expect(200).json();

    assertFalse(planned.at("/advice/notes").toString().contains("Machine"));
  }

  @Test
  void whatWasDerivedIsInformationAndNoWarning() {
    var asked = Map.of("platform", "ethos-u", "options", Map.of("separateIoRegions", true));

    JsonNode planned = api.dryRun(VERSION, asked).expect(200).json();

    assertEquals(
        List.of("{\"options\":[\"copFormat\"]}"), parameters(planned, "DerivedOptions", "info"));
    assertFalse(planned.at("/advice/warnings").toString().contains("copFormat"));
  }

  private static List<String> parameters(JsonNode planned, String code, String level) {
    return planned
        .at("/advice/notes")
        .valueStream()
        .filter(note -> note.get("code").stringValue().equals(code))
        .filter(note -> note.get("level").stringValue().equals(level))
        .map(note -> note.get("parameters").toString())
        .toList();
  }
}
