package npuc.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import npuc.Eventually;

/** Jobs outlive the service that started them, and would write into folders that a test removes. */
public final class LeftJobs {
  private LeftJobs() {}

  /**
   * Kills every process that was started for a folder or works in it.
   *
   * @param folder holds the folders of Jobs; no service may start others meanwhile
   */
  public static void end(Path folder) {
    Eventually.until(
        "the end of the Jobs in " + folder,
        () -> {
          List<ProcessHandle> left =
              ProcessHandle.allProcesses().filter(process -> isOf(process, folder)).toList();
          left.forEach(ProcessHandle::destroyForcibly);
          return left.isEmpty();
        });
  }

  private static boolean isOf(ProcessHandle process, Path folder) {
    return Stream.of(process.info().arguments().orElse(new String[0]))
            .anyMatch(argument -> argument.startsWith(folder.toString()))
        || worksIn(process, folder);
  }

  private static boolean worksIn(ProcessHandle process, Path folder) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
          .startsWith(folder);
    } catch (IOException gone) {
      return false;
    }
  }
}
