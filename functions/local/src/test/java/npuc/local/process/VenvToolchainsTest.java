package npuc.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import npuc.local.process.VenvToolchains.Venv;
import npuc.platform.PlatformName;
import npuc.platform.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VenvToolchainsTest {
  private static final PlatformName ETHOS_U = new PlatformName("ethos-u");

  @TempDir private Path venv;

  @Test
  void theVersionIsThatOfTheInstalledPackage() throws IOException {
    install("python3.12", "ethos_u_vela-5.2.0.dist-info");

    assertEquals(
        Optional.of(new Toolchain("ethos-u-vela", "5.2.0", Optional.empty())),
        find("ethos-u-vela"));
  }

  @Test
  void aVersionIsTakenAsItIs() throws IOException {
    install("python3.10", "furiosa_llm-2026.3.0.dev1+cpu.dist-info");

    assertEquals("2026.3.0.dev1+cpu", find("furiosa-llm").orElseThrow().version());
  }

  @Test
  void packagesWhoseNamesOnlyBeginAlikeAreOthers() throws IOException {
    install("python3.12", "ethos_u_vela_extras-1.0.dist-info");
    install("python3.12", "ethos_u-1.0.dist-info");
    install("python3.12", "~thos_u_vela-5.1.0.dist-info");

    assertEquals(Optional.empty(), find("ethos-u-vela"));
  }

  @Test
  void thereIsNoneWithoutAnEnvironmentOrForAnotherPlatform() {
    assertEquals(Optional.empty(), find("ethos-u-vela"));
    assertEquals(Optional.empty(), new VenvToolchains(Map.of()).find(ETHOS_U));
  }

  private Optional<Toolchain> find(String distribution) {
    return new VenvToolchains(Map.of(ETHOS_U, new Venv(venv, distribution))).find(ETHOS_U);
  }

  private void install(String python, String metadata) throws IOException {
    Files.createDirectories(venv.resolve("lib").resolve(python, "site-packages", metadata));
  }
}
