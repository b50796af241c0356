package npuc.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompilationSetIdTest {
  private static final CompilationSetId SET = CompilationSetId.of(TestIds.ulid(77));

  @Test
  void itsMembersAreInTheOrderOfTheirPlacesAndOfItsMoment() {
    var members = IntStream.rangeClosed(1, 16).mapToObj(SET::member).toList();

    assertEquals(16, members.stream().distinct().count());
    assertEquals(members, members.stream().sorted((a, b) -> a.ulid().compareTo(b.ulid())).toList());
    for (CompilationId member : members) {
      assertEquals(SET, CompilationSetId.around(member));
      assertEquals(TestIds.ulid(77).time(), member.ulid().time());
      assertTrue(SET.ulid().compareTo(member.ulid()) < 0);
    }
  }

  @Test
  void itsTextIsReadAgain() {
    assertEquals(Optional.of(SET), CompilationSetId.parse(SET.toString()));
    assertTrue(SET.toString().matches("s-[0-9a-z]{25}0"));
  }

  @Test
  void whatCantBeOneIsNone() {
    String text = SET.toString();
    assertEquals(Optional.empty(), CompilationSetId.parse(text.replaceAll("0$", "1")));
    assertEquals(Optional.empty(), CompilationSetId.parse(text.replace("s-", "c-")));
    assertEquals(Optional.empty(), CompilationSetId.parse(text + "0"));
    assertEquals(Optional.empty(), CompilationSetId.parse(""));
    assertThrows(
        IllegalArgumentException.class, () -> new CompilationSetId(TestIds.ulid(1).numbered(1)));
  }
}
