package npuc.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.environment.SecretBox;
import npuc.platform.PlatformName;
import npuc.retry.RetryableException;

/**
 * Starts the process of a Job under jobs/supervise.py. Secrets reach the process environment only,
 * which Linux shows to the same user alone.
 *
 * @param python the interpreter, at least version 3.10
 * @param program the folder jobs/
 * @param tools where a platform's compiler is: comes first in PATH
 */
public record Launcher(
    Path python, Path program, Map<PlatformName, Path> tools, SecretBox secrets) {
  private static final String SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin";

  /** Starts it and returns at once. */
  ProcessHandle start(JobFolder job, StoredJob spec) {
    var builder =
        new ProcessBuilder(
            List.of(
                python.toString(),
                "-I",
                "-S",
                program.resolve("supervise.py").toString(),
                job.path().toString(),
                python.toString(),
                "-m",
                "npuc_job",
                spec.step().word()));
    try {
      makeScratch(job);
      setEnvironment(builder.environment(), job, spec);
      return builder
          .directory(job.scratch().toFile())
          .redirectInput(new File("/dev/null"))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.appendTo(job.log().toFile()))
          .start()
          .toHandle();
    } catch (IOException e) {
      throw new RetryableException("no process of this machine: " + e.getMessage(), e);
    }
  }

  /** Not its parents too: the folder of a Job that was removed must not come back. */
  private static void makeScratch(JobFolder job) throws IOException {
    try {
      Files.createDirectory(job.scratch());
    } catch (FileAlreadyExistsException made) {
      return;
    }
  }

  private void setEnvironment(Map<String, String> environment, JobFolder job, StoredJob spec) {
    environment.clear();
    environment.put("LANG", "C.UTF-8");
    environment.put("HOME", job.scratch().toString());
    environment.put("TMPDIR", job.scratch().toString());
    environment.putAll(spec.variables(job.job(), secrets));
    environment.put("PATH", path(spec.platform()));
    environment.put("PYTHONPATH", program.toString());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("NPUC_SPEC", spec.document());
    environment.put("NPUC_RESULT", job.result().toString());
  }

  private String path(PlatformName platform) {
    return Optional.ofNullable(tools.get(platform))
        .map(bin -> bin + ":" + SYSTEM_PATH)
        .orElse(SYSTEM_PATH);
  }
}
