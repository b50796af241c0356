package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import npuc.application.Application;
import npuc.task.RegisterArtifact;

/** Task of the state RegisterArtifact. */
public final class RegisterArtifactHandler implements RequestStreamHandler {
  private final RegisterArtifact registerArtifact;

  public RegisterArtifactHandler() {
    this(Wiring.deployed());
  }

  public RegisterArtifactHandler(Application application) {
    registerArtifact = application.registerArtifact();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    TaskEvents.handle(
        input,
        output,
        context,
        RegistrationTask.class,
        task -> registerArtifact.register(task.execution()));
  }
}
