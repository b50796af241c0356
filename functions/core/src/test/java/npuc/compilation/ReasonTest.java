package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void aMessageIsCutAfterAWholeCharacter(String name, String given, String kept) {
    assertEquals(kept, new Reason(ReasonCode.INTERNAL, given).message(), name);
  }

  static Stream<Arguments> messages() {
    String most = "x".repeat(1_023);
    return Stream.of(
        arguments("empty", "", ""),
        arguments("1,024 bytes", most + "y", most + "y"),
        arguments("1,025 bytes", most + "yz", most + "y"),
        arguments("two bytes over the edge", most + "é", most),
        arguments("two bytes up to the edge", most.substring(1) + "éz", most.substring(1) + "é"),
        arguments("three bytes over the edge", most.substring(1) + "한", most.substring(1)),
        arguments("a surrogate pair over the edge", most.substring(2) + "🙂", most.substring(2)),
        arguments("only wide ones", "한".repeat(400), "한".repeat(341)),
        arguments("only surrogate pairs", "🙂".repeat(300), "🙂".repeat(256)),
        arguments("half a surrogate pair", "a\ud83db", "a\ufffdb"));
  }
}
