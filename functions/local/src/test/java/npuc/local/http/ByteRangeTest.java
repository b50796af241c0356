package npuc.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import npuc.local.http.ByteRange.Wanted;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  private static final long SIZE = 10;

  @ParameterizedTest
  @CsvSource({
    "bytes=0-, 0, 10",
    "bytes=3-, 3, 7",
    "bytes=9-, 9, 1",
    "bytes=2-4, 2, 3",
    "bytes=2-2, 2, 1",
    "bytes=2-99, 2, 8",
    "bytes=-3, 7, 3",
    "bytes=-99, 0, 10"
  })
  void aPartIsCutAtTheEndOfTheFile(String header, long first, long count) {
    assertEquals(
        new Wanted.Part(new ByteRange(first, count)), ByteRange.wanted(Optional.of(header), SIZE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0", "bytes=999999999999999999-"})
  void noByteOfTheFileIsNothing(String header) {
    assertEquals(new Wanted.Nothing(), ByteRange.wanted(Optional.of(header), SIZE));
  }

  /** RFC 9110, 14.2: what can't be understood is ignored. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes=-",
        "bytes=4-2",
        "bytes=0-1,3-4",
        "bytes=a-",
        "bytes=+1-",
        "items=0-1",
        "bytes=0-9999999999999999999"
      })
  void whatIsNoRangeAsksForEverything(String header) {
    assertEquals(new Wanted.Everything(), ByteRange.wanted(Optional.of(header), SIZE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-", "bytes=-1"})
  void anEmptyFileHasNoPart(String header) {
    assertEquals(new Wanted.Nothing(), ByteRange.wanted(Optional.of(header), 0));
  }
}
