package npuc.source.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import npuc.hash.Sha256;
import org.junit.jupiter.api.Test;

class ListingTest {
  /** The Job computes the same: sorted by bytes, in which the emoji comes last. */
  @Test
  void isTheDigestOfItsLinesSortedByTheirBytes() {
    String text = "a.json\t1\te1\na/b\t2\t-\n한\t3\te3\n\uffe5\t4\t-\n😀\t5\t-\n";

    assertEquals(
        "listing:" + Sha256.hex(text.getBytes(StandardCharsets.UTF_8)),
        Listing.pin(
                List.of(
                    new Listing.Entry("😀", 5, "-"),
                    new Listing.Entry("\uffe5", 4, "-"),
                    new Listing.Entry("a/b", 2, "-"),
                    new Listing.Entry("한", 3, "e3"),
                    new Listing.Entry("a.json", 1, "e1")))
            .text());
  }
}
