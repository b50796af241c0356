package npuc.local.process;

import static npuc.local.process.ProcessJobs.doing;
import static npuc.local.process.ProcessJobs.log;
import static npuc.local.process.ProcessJobs.until;
import static npuc.local.process.ProcessJobs.untilEnded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import npuc.job.FreshJobs;
import npuc.job.JobSpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Job finds around it, and what others can find of it. */
final class JobEnvironmentTest {
  private static final String SECRET = "hf_0123456789abcdef";

  @AutoClose private ProcessJobs jobs;
  private ProcessJobRunner runner;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    jobs = new ProcessJobs(folder);
    runner = jobs.resumedRunner();
  }

  @Test
  void aJobSeesItsOwnVariablesAndNoneOfTheService() throws IOException {
    JobSpec spec = FreshJobs.withSecret(doing("print(sorted(os.environ))"), "HF_TOKEN", SECRET);
    runner.submit(spec);
    untilEnded(runner, spec.name());

    assertEquals(
        "['CODE', 'HF_TOKEN', 'HOME', 'LANG', 'NPUC_LOG_MANIFEST', 'NPUC_RESULT', 'NPUC_SOURCES',"
            + " 'NPUC_SPEC', 'PATH', 'TMPDIR']\n",
        log(runner, spec.name()));
  }

  @Test
  void aSecretReachesTheProcessAndNoFileAndNoCommandLine() throws IOException {
    String code = "Path(VOLUME, os.environ['HF_TOKEN'][3:]).touch()\nwait_for('go')";
    JobSpec spec = FreshJobs.withSecret(doing(code), "HF_TOKEN", SECRET);
    runner.submit(spec);
    jobs.untilThere(SECRET.substring(3));

    assertTrue(commandLines().stream().anyMatch(line -> line.contains("fork_server.py")));
    assertTrue(commandLines().stream().noneMatch(line -> line.contains(SECRET)));
    jobs.write("go", "");
    untilEnded(runner, spec.name());
    assertFalse(filesOf(spec).isEmpty());
    for (Path file : filesOf(spec)) {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertFalse(content.contains(SECRET), file.toString());
    }
  }

  /** Each start of Python once took longer than what was then done. */
  @Test
  void allJobsOfAServiceAreForksOfOneProcess() throws IOException {
    var parents = new TreeSet<String>();
    for (int i = 0; i < 3; i++) {
      JobSpec spec =
          doing("print(Path(f'/proc/{os.getppid()}/stat').read_text().rsplit(')')[1].split()[1])");
      runner.submit(spec);
      untilEnded(runner, spec.name());
      parents.add(log(runner, spec.name()));
    }

    assertEquals(1, parents.size(), parents::toString);
  }

  @Test
  void scratchSpaceIsThereAndGoneAfterwards() throws IOException {
    JobSpec spec =
        doing("import tempfile\nhandle, name = tempfile.mkstemp()\nprint(name)\nsucceed()");
    runner.submit(spec);
    until(() -> jobs.ended.contains(spec.name()));

    Path scratch = jobs.folder(spec.name()).scratch();
    assertTrue(log(runner, spec.name()).startsWith(scratch.toString()));
    assertFalse(Files.exists(scratch));
  }

  @Test
  void onlyTheSameUserMayLookIntoAJobsFolder() throws IOException {
    JobSpec spec = doing("succeed()");
    runner.submit(spec);

    var permissions = Files.getPosixFilePermissions(jobs.folder(spec.name()).path());
    assertEquals("rwx------", PosixFilePermissions.toString(permissions));
  }

  private List<Path> filesOf(JobSpec spec) throws IOException {
    try (Stream<Path> files = Files.walk(jobs.folder(spec.name()).path())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Of every process there is. */
  private static List<String> commandLines() throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes.map(JobEnvironmentTest::commandLine).toList();
    }
  }

  private static String commandLine(Path process) {
    try {
      return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
