package npuc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.json.JsonMapper;

/** Whole JSON documents, held by files that are laid out for a person. */
public final class Bodies {
  private Bodies() {}

  /** The fields of the body and their order are those of {@code <file>.json} beside the class. */
  public static void holds(Class<?> beside, String file, String body) {
    try (InputStream expected = beside.getResourceAsStream(file + ".json")) {
      assertEquals(JsonMapper.shared().readTree(expected).toString(), body);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
