package npuc.environment;

import java.util.List;
import java.util.Optional;

/** Names that no user may set, each with its reason. A name on Linux has one case only. */
final class ReservedNames {
  private static final String CONTRACT = "npuc tells the job by it what to do";
  private static final String TOOLCHAIN = "it decides which compiler runs";
  private static final String LOADER = "it loads other code into the compiler";
  private static final String PYTHON = "it decides which code Python runs";
  private static final String SHELL = "it changes what every shell does";
  private static final String FOLDERS = "the job points it to a folder of its own";
  private static final String CLUSTER = "the cluster sets it";
  private static final String CLOUD = "a job has no cloud role to take";

  private static final List<Row> TABLE =
      List.of(
          new Row("NPUC_*", CONTRACT),
          new Row("PATH", TOOLCHAIN),
          new Row("TCC_PATH", TOOLCHAIN),
          new Row("LD_*", LOADER),
          new Row("DYLD_*", LOADER),
          new Row("GLIBC_TUNABLES", LOADER),
          new Row("GCONV_PATH", LOADER),
          new Row("PYTHON*", PYTHON),
          new Row("BASH_*", SHELL),
          new Row("BASHOPTS", SHELL),
          new Row("SHELLOPTS", SHELL),
          new Row("ENV", SHELL),
          new Row("IFS", SHELL),
          new Row("PS4", SHELL),
          new Row("HOME", FOLDERS),
          new Row("TMPDIR", FOLDERS),
          new Row("KUBERNETES_*", CLUSTER),
          new Row("AWS_CONTAINER_*", CLOUD),
          new Row("AWS_WEB_IDENTITY_TOKEN_FILE", CLOUD),
          new Row("AWS_ROLE_ARN", CLOUD),
          new Row("AWS_ROLE_SESSION_NAME", CLOUD));

  private ReservedNames() {}

  /** Why {@code name} is refused; empty when it isn't. */
  static Optional<String> reason(String name) {
    return TABLE.stream()
        .filter(row -> row.covers(name))
        .findFirst()
        .map(row -> row.names() + " is reserved: " + row.reason());
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
