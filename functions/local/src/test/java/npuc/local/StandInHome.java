package npuc.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A home of the service ({@code NPUC_HOME}) with the real job program and a stand-in for vela,
 * which is a Python script.
 */
final class StandInHome {
  /** Writes what vela writes for a good model. */
  static final String GOOD =
      """
      import pathlib, sys
      stem = pathlib.Path(sys.argv[1]).stem
      pathlib.Path(f"{stem}_vela.tflite").write_bytes(b"\\x28\\0\\0\\0TFL3" + b"ethos-u COP1")
      pathlib.Path(f"{stem}_summary_Some_Config.csv").write_text(
          "accelerator_configuration,sram_memory_used,inference_time\\nEthos_U85_256,7.0,4e-05\\n")
      print("CPU operators = 1 (2.6%)")
      print("NPU operators = 37 (97.4%)")
      """;

  private final Path folder;

  private StandInHome(Path folder) {
    this.folder = folder;
  }

  /** Makes one in an empty folder. */
  static StandInHome in(Path folder, String vela) throws IOException {
    Files.createDirectories(folder.resolve(".venv/bin"));
    Files.createDirectories(
        folder.resolve(".venv/lib/python3/site-packages/ethos_u_vela-5.2.0.dist-info"));
    Files.createSymbolicLink(folder.resolve("jobs"), Checkout.JOBS);
    var home = new StandInHome(folder);
    home.vela(vela);
    return home;
  }

  Path path() {
    return folder;
  }

  /** Replaces the stand-in; it runs in the folder where the outputs belong. */
  void vela(String script) throws IOException {
    Path fresh = folder.resolve(".venv/bin/vela.new");
    Files.writeString(fresh, "#!/usr/bin/env python3\n" + script);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(
        fresh,
        folder.resolve(".venv/bin/vela"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Code that waits until a file appears, or the folder of the test is gone. */
  static String waitFor(Path file) {
    return """
    import os, sys, time
    print("waiting", flush=True)
    awaited = %s
    while not os.path.exists(awaited):
        if not os.path.isdir(os.path.dirname(awaited)):
            sys.exit(1)
        time.sleep(0.02)
    """
        .formatted(quoted(file));
  }

  static String quoted(Path file) {
    return "'" + file + "'";
  }
}
