package npuc.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
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
          LD_PRELOAD                         | LD_* is reserved: it loads other code into the compiler
          LD_LIBRARY_PATH                    | LD_* is reserved: it loads other code into the compiler
          LD_AUDIT                           | LD_* is reserved: it loads other code into the compiler
          DYLD_INSERT_LIBRARIES              | DYLD_* is reserved: it loads other code into the compiler
          PYTHONPATH                         | PYTHON* is reserved: it decides which code Python runs
          PYTHONHOME                         | PYTHON* is reserved: it decides which code Python runs
          PYTHONSTARTUP                      | PYTHON* is reserved: it decides which code Python runs
          BASH_ENV                           | BASH_* is reserved: it changes what every shell does
          ENV                                | ENV is reserved: it changes what every shell does
          IFS                                | IFS is reserved: it changes what every shell does
          HOME                               | HOME is reserved: the job points it to a folder of its own
          TMPDIR                             | TMPDIR is reserved: the job points it to a folder of its own
          KUBERNETES_SERVICE_HOST            | KUBERNETES_* is reserved: the cluster sets it
          AWS_CONTAINER_CREDENTIALS_FULL_URI | AWS_CONTAINER_* is reserved: a job has no cloud role to take
          AWS_ROLE_ARN                       | AWS_ROLE_ARN is reserved: a job has no cloud role to take
          """)
  void aReservedNameIsRefusedWithItsReason(String name, String reason) {
    assertEquals(Optional.of(reason), ReservedNames.reason(name));
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
