package npuc.source.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicAddressesTest {
  @Test
  void knowPublicOnes() {
    List<String> all =
        List.of(
            "1.1.1.1",
            "8.8.8.8",
            "172.15.255.255",
            "172.32.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "192.0.1.0",
            "192.167.255.255",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "2606:4700:4700::1111",
            "2a00:1450:4001::1",
            "64:ff9b::8.8.8.8",
            "2002:808:808::1");

    assertEquals(all, all.stream().filter(PublicAddressesTest::isPublic).toList());
  }

  @Test
  void knowAllOthers() {
    List<String> all =
        List.of(
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.255",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "::ffff:10.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:a00:1::1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "100::1",
            "4000::1",
            "127.1",
            "2130706433",
            "0x7f.1");

    assertEquals(List.of(), all.stream().filter(PublicAddressesTest::isPublic).toList());
  }

  /** Java takes the text of a mapped address for IPv4; these bytes it keeps as they are. */
  @Test
  void lookIntoMappedAddresses() throws UnknownHostException {
    byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffff7f000001");

    assertFalse(PublicAddresses.has(InetAddress.getByAddress(mapped)));
  }

  private static boolean isPublic(String text) {
    try {
      return PublicAddresses.has(InetAddress.getByName(text));
    } catch (UnknownHostException refusedByJava) {
      return false;
    }
  }
}
