package npuc.local.asl;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** What an execution needs from outside before it can go on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Effect.InvokeFunction.class, name = "InvokeFunction"),
  @JsonSubTypes.Type(value = Effect.WaitUntil.class, name = "WaitUntil"),
  @JsonSubTypes.Type(value = Effect.RetryAt.class, name = "RetryAt"),
  @JsonSubTypes.Type(value = Effect.Ended.class, name = "Ended")
})
public sealed interface Effect {

  /** A call, at least once. What it gives is told by an {@link Event}. */
  record InvokeFunction(String function, JsonNode payload, Duration timeout) implements Effect {}

  /** A Wait state: {@link Event.TimePassed} at that instant, or a nudge before it. */
  record WaitUntil(Instant until) implements Effect {}

  /** The pause before a task is tried again: {@link Event.TimePassed} at that instant. */
  record RetryAt(Instant at) implements Effect {}

  /** Nothing more. */
  record Ended(End end, Instant at) implements Effect {}
}
