package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import npuc.application.Application;
import npuc.task.RecordFailure;

/** Task of the state RecordFailure. */
public final class RecordFailureHandler implements RequestStreamHandler {
  private final RecordFailure recordFailure;

  public RecordFailureHandler() {
    this(Wiring.deployed());
  }

  public RecordFailureHandler(Application application) {
    recordFailure = application.recordFailure();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    TaskEvents.handle(
        input,
        output,
        context,
        FailureTask.class,
        task ->
            recordFailure.taskFailed(
                task.execution(), task.error(), FunctionError.words(task.cause())));
  }
}
