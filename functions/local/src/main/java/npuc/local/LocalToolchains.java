package npuc.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import npuc.local.process.VenvToolchains;
import npuc.local.process.VenvToolchains.Venv;
import npuc.platform.PlatformName;
import npuc.platform.Toolchains;
import npuc.platform.declared.Compiler;
import npuc.platform.declared.DeclaredPlatform;

/**
 * Which virtual environments hold the compilers; {@code make setup}, {@code make rngd}, {@code make
 * rngd-legacy}, {@code make qualcomm} and {@code make rockchip} make them.
 */
final class LocalToolchains {
  private static final String VENV = ".venv";

  /** The newer generation of the Furiosa SDK first: it is taken where both are installed. */
  private static final List<String> RNGD = List.of(".venv-rngd", ".venv-rngd-legacy");

  private LocalToolchains() {}

  static Map<PlatformName, Venv> venvs(Path home) {
    return Map.of(
        new PlatformName("ethos-u"), new Venv(home.resolve(VENV), "ethos-u-vela"),
        new PlatformName("rngd"), new Venv(rngd(home), "furiosa-llm"),
        new PlatformName("qualcomm-htp"),
            new Venv(home.resolve(".venv-qualcomm"), "onnxruntime-qnn"),
        new PlatformName("rockchip"), new Venv(home.resolve(".venv-rockchip"), "rknn-toolkit2"));
  }

  /** The compilers of these environments, and those that third parties declare. */
  static Toolchains of(Map<PlatformName, Venv> venvs, List<DeclaredPlatform> declared) {
    var own = new VenvToolchains(venvs);
    Map<PlatformName, Compiler> others =
        declared.stream()
            .collect(Collectors.toMap(DeclaredPlatform::name, DeclaredPlatform::compiler));
    return platform ->
        Optional.ofNullable(others.get(platform))
            .filter(compiler -> Files.isExecutable(compiler.command()))
            .map(Compiler::toolchain)
            .or(() -> own.find(platform));
  }

  /** Where the compiler of each platform is. */
  static Map<PlatformName, Path> folders(
      Map<PlatformName, Venv> venvs, List<DeclaredPlatform> declared) {
    var folders = new HashMap<PlatformName, Path>();
    venvs.forEach((platform, venv) -> folders.put(platform, venv.bin()));
    declared.forEach(one -> folders.put(one.name(), one.compiler().folder()));
    return folders;
  }

  private static Path rngd(Path home) {
    return RNGD.stream()
        .map(home::resolve)
        .filter(Files::isDirectory)
        .findFirst()
        .orElseGet(() -> home.resolve(RNGD.getFirst()));
  }

  /** The Python that runs Jobs. */
  static Path python(Path home) {
    Path own = home.resolve(VENV).resolve("bin").resolve("python3");
    return Files.isExecutable(own) ? own : Path.of("/usr/bin/python3");
  }
}
