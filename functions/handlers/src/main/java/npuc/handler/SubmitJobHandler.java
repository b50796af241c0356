package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import npuc.application.Application;
import npuc.task.SubmitJob;

/** Task of the states SubmitCompileJob and SubmitVerifyJob. */
public final class SubmitJobHandler implements RequestStreamHandler {
  private final SubmitJob submitJob;

  public SubmitJobHandler() {
    this(Wiring.deployed());
  }

  public SubmitJobHandler(Application application) {
    submitJob = application.submitJob();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    TaskEvents.handle(
        input,
        output,
        context,
        StepTask.class,
        task -> submitJob.submit(task.execution(), task.step()));
  }
}
