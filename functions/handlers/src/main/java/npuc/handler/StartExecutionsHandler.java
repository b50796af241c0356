package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import npuc.application.Application;
import npuc.task.StartExecutions;

/** Runs every few minutes, and starts what was recorded but never started. */
public final class StartExecutionsHandler implements RequestStreamHandler {
  private final StartExecutions startExecutions;

  public StartExecutionsHandler() {
    this(Wiring.deployed());
  }

  public StartExecutionsHandler(Application application) {
    startExecutions = application.startExecutions();
  }

  /** The event says nothing but that it is time. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    TaskEvents.write(output, new Active(startExecutions.startAll()));
  }

  private record Active(int active) {}
}
