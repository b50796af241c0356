package npuc.environment;

import java.util.List;
import java.util.Optional;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;

/**
 * Names that no user may set, because they would have the Job run or trust something else, each
 * with what it does there. A name on Linux has one case only.
 */
final class ReservedNames {
  private static final String TOOLCHAIN = "it decides which compiler runs";
  private static final String LINKER =
      "by such names the dynamic linker loads other code into the compiler";
  private static final String SCRIPTS = "it changes what every shell script does";
  private static final String ROLE =
      "it decides which cloud role a job takes, and it has none; give keys"
          + " (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY) instead";

  /** Names of Python's own that leave alone which code it runs; docs.python.org/3/using. */
  private static final List<String> HARMLESS_PYTHON =
      List.of(
          "PYTHONASYNCIODEBUG",
          "PYTHONDEVMODE",
          "PYTHONDONTWRITEBYTECODE",
          "PYTHONFAULTHANDLER",
          "PYTHONHASHSEED",
          "PYTHONINTMAXSTRDIGITS",
          "PYTHONIOENCODING",
          "PYTHONMALLOC",
          "PYTHONNOUSERSITE",
          "PYTHONSAFEPATH",
          "PYTHONTRACEMALLOC",
          "PYTHONUNBUFFERED",
          "PYTHONUTF8",
          "PYTHON_CPU_COUNT",
          "PYTHON_GIL");

  private static final List<Row> TABLE =
      List.of(
          new Row("NPUC_*", "npuc tells the job by it what to do"),
          new Row("PATH", TOOLCHAIN),
          new Row("TCC_PATH", TOOLCHAIN),
          new Row("LD_*", LINKER),
          new Row("DYLD_*", LINKER),
          new Row("GCONV_PATH", "the C library loads code from there"),
          new Row("GLIBC_TUNABLES", "it changes the C library below the compiler"),
          new Row(
              "PYTHON*",
              "by such names Python runs other code; allowed are "
                  + String.join(", ", HARMLESS_PYTHON)),
          new Row("BASH_ENV", "every bash script runs the file that it names first"),
          new Row("BASHOPTS", SCRIPTS),
          new Row("SHELLOPTS", SCRIPTS),
          new Row("PS4", "a shell script that traces itself runs what it holds"),
          new Row("HOME", "Python and compilers load code and settings from there"),
          new Row("AWS_CONTAINER_*", ROLE),
          new Row("AWS_WEB_IDENTITY_TOKEN_FILE", ROLE),
          new Row("AWS_ROLE_ARN", ROLE));

  private ReservedNames() {}

  /** Why {@code name} is refused; empty when it isn't. */
  static Optional<Fault> reason(String name) {
    return TABLE.stream()
        .filter(row -> row.covers(name))
        .filter(row -> !HARMLESS_PYTHON.contains(name))
        .findFirst()
        .map(
            row ->
                Fault.of(ViolationCode.RESERVED_NAME, "{names} is reserved: {reason}")
                    .with("names", row.names())
                    .with("reason", row.reason()));
  }

  /** Why {@code name} is left out of what the compiler gets; empty when it isn't. */
  static Optional<String> uselessness(String name) {
    return name.equals("TMPDIR")
        ? Optional.of("the job has a folder of its own for temporary files")
        : Optional.empty();
  }

  /**
   * Names that are refused for one reason.
   *
   * @param names a name; with a star at its end, all that begin so
   */
  private record Row(String names, String reason) {
    boolean covers(String name) {
      return names.endsWith("*")
          ? name.startsWith(names.substring(0, names.length() - 1))
          : name.equals(names);
    }
  }
}
