package npuc.local.function;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.UUID;

/** What a handler sees of its surroundings when it is not in Lambda. */
public final class LocalContext implements Context {
  private final String requestId = UUID.randomUUID().toString();

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "local";
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionName() {
    return "local";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "local";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("there is no identity");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("there is no client context");
  }

  @Override
  public int getRemainingTimeInMillis() {
    return 30_000;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1_024;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("handlers log through System.Logger");
  }
}
