package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.api.http.ApiRequest;
import npuc.compilation.ExecutionName;
import npuc.id.CompilationId;

/**
 * What a call of a function is about, to stand in each line that it logs: identities and names,
 * nothing of a body or a header.
 */
public final class LogFields {
  private static final ScopedValue<Map<String, String>> CURRENT = ScopedValue.newInstance();

  private final Map<String, String> fields = new LinkedHashMap<>();

  private LogFields(Context context) {
    fields.put("requestId", context.getAwsRequestId());
    Optional.ofNullable(context.getXrayTraceId()).ifPresent(id -> fields.put("traceId", id));
  }

  /** Of the call that this thread works on; empty outside of one. */
  public static Map<String, String> current() {
    return CURRENT.orElse(Map.of());
  }

  static LogFields of(Context context) {
    return new LogFields(context);
  }

  static LogFields of(Context context, ApiRequest request) {
    LogFields found = of(context);
    found.fields.put("route", request.route().key());
    found.fields.put("caller", request.caller().name().value());
    Optional.ofNullable(request.path().get("id"))
        .flatMap(CompilationId::parse)
        .ifPresent(id -> found.fields.put("compilationId", id.toString()));
    return found;
  }

  static LogFields of(Context context, Optional<ExecutionName> execution) {
    LogFields found = of(context);
    execution.ifPresent(
        name -> {
          found.fields.put("compilationId", name.compilation().toString());
          found.fields.put("execution", name.toString());
        });
    return found;
  }

  /** Does the work of the call. */
  <T> T during(Supplier<T> work) {
    return ScopedValue.where(CURRENT, Map.copyOf(fields)).call(work::get);
  }
}
