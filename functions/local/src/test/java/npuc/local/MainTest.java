package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that can't start says what to change, in one line and without a stack trace. */
class MainTest {
  @TempDir private Path folder;

  @Test
  void aPortThatIsTaken() throws IOException, InterruptedException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refused("NPUC_PORT", Map.of("NPUC_PORT", String.valueOf(taken.getLocalPort())));
    }
  }

  @Test
  void aHostThatIsNone() throws IOException, InterruptedException {
    refused("NPUC_HOST", Map.of("NPUC_HOST", "no.such.host.invalid"));
  }

  @Test
  void aDataFolderThatIsAFile() throws IOException, InterruptedException {
    Path file = Files.createFile(folder.resolve("file"));

    refused(file.toString(), Map.of("NPUC_DATA", file.toString()));
  }

  @Test
  void aDatabaseThatIsNone() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("npuc.db"), "a shopping list".repeat(100));

    refused("npuc.db", Map.of());
  }

  @Test
  void aKeyThatOthersMayRead() throws IOException, InterruptedException {
    Path key = Files.write(folder.resolve("secret.key"), new byte[32]);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    refused("chmod 600", Map.of());
  }

  @Test
  void severalWrongSettingsAtOnce() throws IOException, InterruptedException {
    refused(
        "/no/such/folder",
        Map.of("NPUC_CPU", "0", "NPUC_VOLUMES", "a=/no/such/folder,samples=/tmp"));
    refused("NPUC_CPU", Map.of("NPUC_CPU", "0", "NPUC_HOME", "/no/such/home"));
    refused("jobs/fork_server.py", Map.of("NPUC_CPU", "0", "NPUC_HOME", "/no/such/home"));
  }

  @Test
  void settingsOfSourcesThatAreWrong() throws IOException, InterruptedException {
    Path file = folder.resolve("sources.json");
    Files.writeString(file, "{\"registries\":{\"corp\":{\"kind\":\"x\",\"token\":\"t0ps3cret\"}}}");

    refused("registries.corp.kind", Map.of("NPUC_SOURCES", file.toString()));
    refused("NPUC_SOURCES must name a file", Map.of("NPUC_SOURCES", "/no/such/file"));
  }

  @Test
  void platformsOfThirdPartiesThatAreWrong() throws IOException, InterruptedException {
    Path platform = Files.createDirectories(folder.resolve("platforms/rngd"));
    Files.writeString(platform.resolve("platform.json"), "{\"title\":5}");
    Map<String, String> settings =
        Map.of("NPUC_PLATFORMS", folder.resolve("platforms").toString(), "NPUC_CPU", "0");

    refused("NPUC_CPU", settings);
    refused(platform + " has a name that is taken", settings);
    refused(platform.resolve("platform.json") + ": title must be a text", settings);
    refused(platform.resolve("platform.py") + " must be a file", settings);
    refused("must name a folder", Map.of("NPUC_PLATFORMS", "/no/such/folder"));
  }

  private void refused(String hint, Map<String, String> settings)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.environment().keySet().removeIf(name -> name.startsWith("NPUC_"));
    builder.environment().put("NPUC_DATA", folder.toString());
    builder.environment().put("NPUC_PORT", "0");
    builder.environment().put("NPUC_HOME", Checkout.JOBS.resolve("..").toString());
    builder.environment().putAll(settings);
    Process process = builder.redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(2, process.waitFor(), told);
    assertTrue(told.contains("npuc can't start: ") && told.contains(hint), told);
    assertFalse(told.contains("\tat "), told);
  }
}
