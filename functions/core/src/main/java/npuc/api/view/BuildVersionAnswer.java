package npuc.api.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Platforms;
import npuc.platform.Toolchain;
import npuc.platform.Toolchains;

/**
 * Which build of the service this is.
 *
 * @param toolchains name and version of the compiler that each platform has installed
 */
public record BuildVersionAnswer(
    String name, String version, String java, Map<PlatformName, Optional<String>> toolchains) {
  private static final String DEVELOPMENT = "development";

  public static BuildVersionAnswer of(Platforms platforms, Toolchains toolchains) {
    var installed = new LinkedHashMap<PlatformName, Optional<String>>();
    for (Platform platform : platforms.all()) {
      installed.put(
          platform.name(), toolchains.find(platform.name()).map(BuildVersionAnswer::words));
    }
    String version = BuildVersionAnswer.class.getPackage().getImplementationVersion();
    return new BuildVersionAnswer(
        "npuc", version == null ? DEVELOPMENT : version, Runtime.version().toString(), installed);
  }

  private static String words(Toolchain toolchain) {
    return toolchain.name() + " " + toolchain.version();
  }
}
