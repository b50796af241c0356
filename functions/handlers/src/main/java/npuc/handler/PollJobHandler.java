package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import npuc.application.Application;
import npuc.task.PollJob;

/** Task of the states PollCompileJob and PollVerifyJob. */
public final class PollJobHandler implements RequestStreamHandler {
  private final PollJob pollJob;

  public PollJobHandler() {
    this(Wiring.deployed());
  }

  public PollJobHandler(Application application) {
    pollJob = application.pollJob();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    TaskEvents.handle(
        input,
        output,
        context,
        StepTask.class,
        task -> pollJob.poll(task.execution(), task.step()));
  }
}
