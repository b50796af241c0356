package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import npuc.application.Application;
import npuc.task.RecordFailure;
import npuc.task.TaskAnswer;

/** Hears of executions that ended without success, and makes their records and Jobs end too. */
public final class ReconcileExecutionHandler implements RequestStreamHandler {
  private final RecordFailure recordFailure;

  public ReconcileExecutionHandler() {
    this(Wiring.deployed());
  }

  public ReconcileExecutionHandler(Application application) {
    recordFailure = application.recordFailure();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    TaskEvents.handle(
        input,
        output,
        context,
        ExecutionEvent.class,
        event ->
            event
                .about()
                .map(name -> recordFailure.executionEnded(name, event.detail().status()))
                .orElse(TaskAnswer.SUPERSEDED));
  }
}
