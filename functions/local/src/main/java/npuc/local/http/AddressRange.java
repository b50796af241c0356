package npuc.local.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * One address, or all that begin alike.
 *
 * @param first address of the range
 * @param bits how many of its first bits they share
 */
record AddressRange(InetAddress first, int bits) {
  static final String FORM =
      "must be addresses or ranges of them, such as 10.1.2.3, 10.0.0.0/8 or fd00::/8, between"
          + " commas; a range begins with its first address and is not of all addresses";

  /** What a text names; empty when that is no address and no range. No name is looked up. */
  static Optional<AddressRange> parse(String text) {
    String[] sides = text.split("/", 2);
    boolean isLiteral =
        sides[0].matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    try {
      return isLiteral ? range(InetAddress.ofLiteral(sides[0]), sides) : Optional.empty();
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static Optional<AddressRange> range(InetAddress first, String[] sides) {
    int all = first.getAddress().length * Byte.SIZE;
    String bits = sides.length > 1 ? sides[1] : String.valueOf(all);
    return Optional.of(bits)
        .filter(number -> number.matches("[1-9][0-9]{0,2}") && Integer.parseInt(number) <= all)
        .map(number -> new AddressRange(first, Integer.parseInt(number)))
        .filter(AddressRange::beginsWithItsFirst);
  }

  private boolean beginsWithItsFirst() {
    int free = first.getAddress().length * Byte.SIZE - bits;
    BigInteger number = new BigInteger(1, first.getAddress());
    return number.signum() == 0 ? free == 0 : number.getLowestSetBit() >= free;
  }

  boolean includes(InetAddress other) {
    byte[] mine = first.getAddress();
    byte[] theirs = other.getAddress();
    int free = mine.length * Byte.SIZE - bits;
    return mine.length == theirs.length
        && new BigInteger(1, mine)
            .shiftRight(free)
            .equals(new BigInteger(1, theirs).shiftRight(free));
  }
}
