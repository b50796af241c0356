package npuc.source.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses are of the public internet: the lists are IANA's special-purpose registries (RFC
 * 6890), as far as an address there is not globally reachable, multicast included. The Job that
 * fetches has the same.
 */
final class PublicAddresses {
  /** CGNAT (RFC 6598) is 100.64.0.0/10; metadata services of clouds are link-local. */
  private static final List<Network> PRIVATE_4 =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  private static final Network PUBLIC_6 = Network.of("2000::/3");

  /** Teredo is part of the first. */
  private static final List<Network> PRIVATE_6 =
      networks("2001::/23", "2001:db8::/32", "3fff::/20");

  /** IPv4 within IPv6, and the byte at which it begins: mapped, NAT64, 6to4. */
  private static final List<Inner> INNER =
      List.of(
          new Inner(Network.raw(mapped(), 96), 12),
          new Inner(Network.of("64:ff9b::/96"), 12),
          new Inner(Network.of("2002::/16"), 2));

  private PublicAddresses() {}

  private record Inner(Network network, int at) {}

  private record Network(byte[] address, int bits) {
    static Network of(String text) {
      String[] sides = text.split("/", 2);
      try {
        return raw(InetAddress.getByName(sides[0]).getAddress(), Integer.parseInt(sides[1]));
      } catch (UnknownHostException e) {
        throw new IllegalStateException("not an address: " + text, e);
      }
    }

    static Network raw(byte[] address, int bits) {
      return new Network(address, bits);
    }

    boolean has(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      int whole = bits / 8;
      int rest = (0xff00 >> (bits % 8)) & 0xff;
      return Arrays.equals(address, 0, whole, other, 0, whole)
          && (rest == 0 || ((address[whole] ^ other[whole]) & rest) == 0);
    }
  }

  static boolean has(InetAddress address) {
    return isPublic(address.getAddress());
  }

  private static boolean isPublic(byte[] address) {
    if (address.length == 4) {
      return PRIVATE_4.stream().noneMatch(network -> network.has(address));
    }
    Optional<Inner> inner = INNER.stream().filter(one -> one.network.has(address)).findFirst();
    return inner
        .map(one -> isPublic(Arrays.copyOfRange(address, one.at, one.at + 4)))
        .orElseGet(
            () ->
                PUBLIC_6.has(address)
                    && PRIVATE_6.stream().noneMatch(network -> network.has(address)));
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::of).toList();
  }

  /** Java takes the text of a mapped address for the IPv4 one. */
  private static byte[] mapped() {
    var address = new byte[16];
    address[10] = (byte) 0xff;
    address[11] = (byte) 0xff;
    return address;
  }
}
