package npuc.task;

import npuc.compilation.Compilation;
import npuc.compilation.StepName;

/** What a task tells the state machine. The words are those of the Choice states. */
public enum TaskAnswer {
  /** A Job exists, or will be found when it is asked for. */
  SUBMITTED("submitted"),
  /** There is no room for one more Job: submit it again later. */
  QUEUED("queued"),
  RUNNING("running"),
  SUCCEEDED("succeeded"),
  FAILED("failed"),
  STOPPED("stopped"),
  /** Another generation took over, or the compilation was deleted: this execution ends. */
  SUPERSEDED("superseded"),
  REGISTERED("registered"),
  RECORDED("recorded");

  private final String word;

  TaskAnswer(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** What the record itself says about a step. */
  public static TaskAnswer of(Compilation compilation, StepName step) {
    return switch (compilation.step(step).phase()) {
      case PENDING, RUNNING -> RUNNING;
      case SUCCEEDED -> SUCCEEDED;
      case FAILED -> FAILED;
      case STOPPED -> STOPPED;
    };
  }
}
