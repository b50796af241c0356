package npuc.lambda.xray;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** A span for each call of an AWS service, its repetitions by the SDK included. */
public record SdkSpans(Spans spans) implements ExecutionInterceptor {
  private static final ExecutionAttribute<Instant> START = new ExecutionAttribute<>("npuc.start");

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes call) {
    call.putAttribute(START, spans.now());
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes call) {
    tell(call, false);
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes call) {
    tell(call, true);
  }

  private void tell(ExecutionAttributes call, boolean hasFailed) {
    Instant now = spans.now();
    Instant start = Optional.ofNullable(call.getAttribute(START)).orElse(now);
    spans.tell(
        new Span(
            named(call, SdkExecutionAttribute.SERVICE_NAME),
            named(call, SdkExecutionAttribute.OPERATION_NAME),
            true,
            start,
            now,
            hasFailed));
  }

  private static String named(ExecutionAttributes call, ExecutionAttribute<String> what) {
    return Optional.ofNullable(call.getAttribute(what)).orElse("unknown");
  }
}
