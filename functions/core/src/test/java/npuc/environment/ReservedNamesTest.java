package npuc.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import npuc.refusal.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NPUC_SPEC                          | NPUC_* is reserved: npuc tells the job by it what to do
          NPUC_                              | NPUC_* is reserved: npuc tells the job by it what to do
          PATH                               | PATH is reserved: it decides which compiler runs
          TCC_PATH                           | TCC_PATH is reserved: it decides which compiler runs
          LD_PRELOAD                         | LD_* is reserved: by such names the dynamic linker loads other code into the compiler
          LD_LIBRARY_PATH                    | LD_* is reserved: by such names the dynamic linker loads other code into the compiler
          DYLD_INSERT_LIBRARIES              | DYLD_* is reserved: by such names the dynamic linker loads other code into the compiler
          GCONV_PATH                         | GCONV_PATH is reserved: the C library loads code from there
          GLIBC_TUNABLES                     | GLIBC_TUNABLES is reserved: it changes the C library below the compiler
          BASH_ENV                           | BASH_ENV is reserved: every bash script runs the file that it names first
          SHELLOPTS                          | SHELLOPTS is reserved: it changes what every shell script does
          PS4                                | PS4 is reserved: a shell script that traces itself runs what it holds
          HOME                               | HOME is reserved: Python and compilers load code and settings from there
          AWS_ROLE_ARN                       | AWS_ROLE_ARN is reserved: it decides which cloud role a job takes, and it has none; give keys (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY) instead
          AWS_CONTAINER_CREDENTIALS_FULL_URI | AWS_CONTAINER_* is reserved: it decides which cloud role a job takes, and it has none; give keys (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY) instead
          """)
  void aReservedNameIsRefusedWithItsReason(String name, String reason) {
    assertEquals(Optional.of(reason), ReservedNames.reason(name).map(Fault::message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PYTHONPATH",
        "PYTHONHOME",
        "PYTHONSTARTUP",
        "PYTHONUSERBASE",
        "PYTHONWARNINGS",
        "PYTHONBREAKPOINT",
        "PYTHONINSPECT",
        "PYTHONPYCACHEPREFIX",
        "PYTHON_PRESITE"
      })
  void aNameByWhichPythonRunsOtherCodeIsRefusedAndTheOthersAreNamed(String name) {
    String reason = ReservedNames.reason(name).orElseThrow().message();

    assertTrue(reason.startsWith("PYTHON* is reserved: by such names Python runs other code"));
    assertTrue(reason.contains("PYTHONUNBUFFERED"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PYTHONUNBUFFERED",
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONHASHSEED",
        "PYTHONIOENCODING",
        "ENV",
        "IFS",
        "TMPDIR",
        "KUBERNETES_SERVICE_HOST",
        "AWS_ROLE_SESSION_NAME",
        "BASH_VERSION"
      })
  void aNameThatDoesNoHarmIsNotRefused(String name) {
    assertEquals(Optional.empty(), ReservedNames.reason(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NPUC",
        "MY_NPUC_SPEC",
        "npuc_spec",
        "MY_PATH",
        "PATHS",
        "path",
        "ENVIRONMENT",
        "HF_HOME",
        "AWS_ACCESS_KEY_ID",
        "AWS_REGION",
        "LD",
        "OLD_X"
      })
  void aNameThatOnlyResemblesOneIsFree(String name) {
    assertEquals(Optional.empty(), ReservedNames.reason(name));
  }
}
