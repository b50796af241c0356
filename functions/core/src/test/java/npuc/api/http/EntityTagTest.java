package npuc.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
  private static final EntityTag TAG = EntityTag.of(List.of("a", "1"));

  @Test
  void theSamePartsHaveTheSameTagAndOthersAnother() {
    assertEquals(TAG, EntityTag.of(List.of("a", "1")));
    assertNotEquals(TAG, EntityTag.of(List.of("a", "2")));
    assertNotEquals(TAG, EntityTag.of(List.of("a")));
    assertNotEquals(TAG, EntityTag.of(List.of("1", "a")));
  }

  @Test
  void aRequestNamesItAloneAmongOthersOrByAStar() {
    assertTrue(TAG.isAmong(TAG.value()));
    assertTrue(TAG.isAmong("W/\"x\" , " + TAG.value() + ",\"y\""));
    assertTrue(TAG.isAmong(TAG.value().substring(2)), "a proxy may have made it strong");
    assertTrue(TAG.isAmong("*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "W/", "\"", "W/\"\"", "**", "\"*\"", "\"a,*,b\"", "*, x"})
  void nothingElseNamesIt(String header) {
    assertFalse(TAG.isAmong(header));
  }
}
