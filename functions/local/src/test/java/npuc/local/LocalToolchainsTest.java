package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import npuc.local.process.VenvToolchains;
import npuc.platform.PlatformName;
import npuc.platform.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which generation of the Furiosa SDK is used is decided by what is installed. */
class LocalToolchainsTest {
  @TempDir private Path home;

  @Test
  void thereIsNoneBeforeItIsInstalled() {
    assertEquals(Optional.empty(), version());
  }

  @Test
  void theOlderSdkIsUsedWhereOnlyItIsInstalled() throws IOException {
    install(".venv-rngd-legacy", "2026.3.0");

    assertEquals(Optional.of("2026.3.0"), version());
  }

  @Test
  void theNewerSdkIsUsedWhereBothAreInstalled() throws IOException {
    install(".venv-rngd-legacy", "2026.3.0");
    install(".venv-rngd", "2026.4.0");

    assertEquals(Optional.of("2026.4.0"), version());
  }

  private Optional<String> version() {
    return new VenvToolchains(LocalToolchains.venvs(home))
        .find(new PlatformName("rngd"))
        .map(Toolchain::version);
  }

  private void install(String venv, String version) throws IOException {
    Files.createDirectories(
        home.resolve(venv + "/lib/python3/site-packages/furiosa_llm-" + version + ".dist-info"));
  }
}
