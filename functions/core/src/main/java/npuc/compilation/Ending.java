package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How an attempt ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "how")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Ending.Succeeded.class, name = "succeeded"),
  @JsonSubTypes.Type(value = Ending.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = Ending.Stopped.class, name = "stopped")
})
public sealed interface Ending {
  /** With files. */
  record Succeeded(StepOutput output) implements Ending {}

  /** Without, by a fault. */
  record Failed(Reason reason) implements Ending {}

  /** Because somebody asked for it. */
  record Stopped(Reason reason) implements Ending {}
}
