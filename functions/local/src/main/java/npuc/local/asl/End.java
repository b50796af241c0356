package npuc.local.asl;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.JsonNode;

/** How an execution ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = End.Succeeded.class, name = "Succeeded"),
  @JsonSubTypes.Type(value = End.Failed.class, name = "Failed"),
  @JsonSubTypes.Type(value = End.TimedOut.class, name = "TimedOut"),
  @JsonSubTypes.Type(value = End.Aborted.class, name = "Aborted")
})
public sealed interface End {

  /** By a Succeed state, or a state with End. */
  record Succeeded(JsonNode output) implements End {}

  /** By a Fail state, or an error that nothing caught. */
  record Failed(String error, String cause) implements End {}

  /** By the TimeoutSeconds of the machine. */
  record TimedOut() implements End {}

  /** From outside. */
  record Aborted() implements End {}

  /** The word that Step Functions has for it. */
  default Status status() {
    return switch (this) {
      case Succeeded succeeded -> Status.SUCCEEDED;
      case Failed failed -> Status.FAILED;
      case TimedOut timedOut -> Status.TIMED_OUT;
      case Aborted aborted -> Status.ABORTED;
    };
  }
}
