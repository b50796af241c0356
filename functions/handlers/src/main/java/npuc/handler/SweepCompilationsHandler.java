package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import npuc.application.Application;
import npuc.task.SweepCompilations;

/** Runs every few minutes, and looks after compilations that nobody carries on. */
public final class SweepCompilationsHandler implements RequestStreamHandler {
  private final SweepCompilations sweepCompilations;

  public SweepCompilationsHandler() {
    this(Wiring.deployed());
  }

  public SweepCompilationsHandler(Application application) {
    sweepCompilations = application.sweepCompilations();
  }

  /** The event says nothing but that it is time. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    TaskEvents.write(output, LogFields.of(context).during(sweepCompilations::sweep));
  }
}
