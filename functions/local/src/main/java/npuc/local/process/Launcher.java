package npuc.local.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import npuc.environment.SecretBox;
import npuc.platform.PlatformName;
import npuc.retry.RetryableException;

/**
 * Starts Jobs as processes of this machine, each with an environment of its own. Secrets reach the
 * memory of the Job and what it starts, which Linux shows to the same user alone.
 */
public final class Launcher implements AutoCloseable {
  private static final String SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin";

  private final ForkServer server;
  private final Map<PlatformName, Path> tools;
  private final SecretBox secrets;
  private final JobSettings settings;

  /**
   * Starts nothing yet.
   *
   * @param python the interpreter, at least version 3.10
   * @param program the folder jobs/
   * @param jobs where the folders of Jobs lie
   * @param settings what every Job is told
   * @param tools where a platform's compiler is: comes first in PATH
   */
  public Launcher(
      Path python,
      Path program,
      Path jobs,
      JobSettings settings,
      Map<PlatformName, Path> tools,
      SecretBox secrets) {
    this.server = new ForkServer(python, program, jobs);
    this.tools = Map.copyOf(tools);
    this.secrets = secrets;
    this.settings = settings;
  }

  /** Makes the first start as fast as the others. */
  void prepare() {
    server.prepare();
  }

  /**
   * Starts it and returns at once.
   *
   * @return completes when its process is gone
   */
  CompletableFuture<Void> start(JobFolder job, StoredJob spec) {
    try {
      makeScratch(job);
    } catch (IOException e) {
      throw new RetryableException("no scratch space: " + e.getMessage(), e);
    }
    return server.start(
        new ForkServer.Job(job.path().toString(), spec.step().word(), environment(job, spec)));
  }

  /** Not its parents too: the folder of a Job that was removed must not come back. */
  private static void makeScratch(JobFolder job) throws IOException {
    try {
      Files.createDirectory(job.scratch());
    } catch (FileAlreadyExistsException made) {
      return;
    }
  }

  private Map<String, String> environment(JobFolder job, StoredJob spec) {
    var environment = new TreeMap<String, String>();
    environment.put("LANG", "C.UTF-8");
    environment.put("HOME", job.scratch().toString());
    environment.put("TMPDIR", job.scratch().toString());
    environment.putAll(spec.variables(job.job(), secrets));
    environment.put("PATH", path(spec.platform()));
    environment.put("NPUC_SPEC", spec.document());
    environment.put("NPUC_RESULT", job.result().toString());
    environment.putAll(settings.variables());
    environment.put("NPUC_LOG_MANIFEST", "no"); // it is read from the volume
    return environment;
  }

  private String path(PlatformName platform) {
    return Optional.ofNullable(tools.get(platform))
        .map(bin -> bin + ":" + SYSTEM_PATH)
        .orElse(SYSTEM_PATH);
  }

  /** Starts no more; those that run go on. */
  @Override
  public void close() {
    server.close();
  }
}
