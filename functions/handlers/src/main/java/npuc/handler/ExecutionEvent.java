package npuc.handler;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;
import npuc.compilation.ExecutionName;

/** EventBridge's "Step Functions Execution Status Change", as far as it matters here. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ExecutionEvent(Detail detail) implements TaskInput {

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Detail(String name, String status) {}

  @Override
  public Optional<ExecutionName> about() {
    return ExecutionName.parse(detail.name());
  }
}
