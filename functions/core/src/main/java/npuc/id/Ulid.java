package npuc.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Optional;

/**
 * 26 lower-case Crockford base-32 characters: 48 bits of milliseconds since 1970, then 80 random
 * bits. Sorting the texts sorts by time of creation. See github.com/ulid/spec.
 */
public record Ulid(@JsonValue String value) implements Comparable<Ulid> {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int CHARACTERS = 26;
  private static final int TIME_CHARACTERS = 10;
  private static final int RANDOM_BYTES = 10;
  private static final int BITS = 5;

  @JsonCreator
  public Ulid {
    if (!isOne(value)) {
      throw new IllegalArgumentException("not a ULID: " + value);
    }
  }

  /**
   * The ULID of a moment.
   *
   * @param random exactly 10 bytes
   */
  public static Ulid of(Instant at, byte[] random) {
    if (random.length != RANDOM_BYTES) {
      throw new IllegalArgumentException("10 random bytes are needed");
    }
    var text = new StringBuilder();
    for (int shift = (TIME_CHARACTERS - 1) * BITS; shift >= 0; shift -= BITS) {
      text.append(ALPHABET.charAt((int) (at.toEpochMilli() >>> shift) & 31));
    }
    for (int bit = 0; bit < RANDOM_BYTES * 8; bit += BITS) {
      text.append(ALPHABET.charAt(fiveBits(random, bit)));
    }
    return new Ulid(text.toString());
  }

  /** The ULID that follows {@code prefix} in an id such as {@code c-01jd...}, if it is one. */
  public static Optional<Ulid> after(String prefix, String id) {
    if (!id.startsWith(prefix)) {
      return Optional.empty();
    }
    return Optional.of(id.substring(prefix.length())).filter(Ulid::isOne).map(Ulid::new);
  }

  /** No pattern: each stored document holds many ids, and matching took a tenth of all time. */
  private static boolean isOne(String text) {
    return text.length() == CHARACTERS
        && text.charAt(0) <= '7'
        && text.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0);
  }

  /**
   * The same but for its last character, which tells a number.
   *
   * @param number from 0 to 31
   */
  public Ulid numbered(int number) {
    return new Ulid(value.substring(0, CHARACTERS - 1) + ALPHABET.charAt(number));
  }

  /** The moment of creation, to the millisecond. */
  public Instant time() {
    long millis = 0;
    for (char character : value.substring(0, TIME_CHARACTERS).toCharArray()) {
      millis = millis << BITS | ALPHABET.indexOf(character);
    }
    return Instant.ofEpochMilli(millis);
  }

  @Override
  public int compareTo(Ulid other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static int fiveBits(byte[] bytes, int bit) {
    int first = bytes[bit / 8] & 0xff;
    int second = bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xff : 0;
    return (first << 8 | second) >>> (16 - BITS - bit % 8) & 31;
  }
}
