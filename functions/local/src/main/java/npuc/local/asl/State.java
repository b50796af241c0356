package npuc.local.asl;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A state of a machine, as the file describes it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "Type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = State.Task.class, name = "Task"),
  @JsonSubTypes.Type(value = State.Wait.class, name = "Wait"),
  @JsonSubTypes.Type(value = State.Choice.class, name = "Choice"),
  @JsonSubTypes.Type(value = State.Succeed.class, name = "Succeed"),
  @JsonSubTypes.Type(value = State.Fail.class, name = "Fail")
})
@JsonIgnoreProperties("Comment")
sealed interface State {
  int MAX_SECONDS = 99_999_999;

  /** The states that may follow. */
  List<String> ways();

  /** Calls a function. */
  record Task(
      String resource,
      Call arguments,
      int timeoutSeconds,
      @JsonSetter(nulls = Nulls.AS_EMPTY, contentNulls = Nulls.FAIL) Map<String, Template> assign,
      Optional<Template> output,
      @JsonProperty("Retry") @JsonSetter(nulls = Nulls.AS_EMPTY) List<Retrier> retriers,
      @JsonProperty("Catch") @JsonSetter(nulls = Nulls.AS_EMPTY) List<Catcher> catchers,
      String next)
      implements State, Writes {
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";

    public Task {
      Json.require(resource.equals(INVOKE), "Resource must be " + INVOKE);
      Json.require(timeoutSeconds > 0, "TimeoutSeconds must be above 0");
      Writes.check(assign);
      ErrorName.checkAllLast(retriers.stream().map(Retrier::errorEquals).toList());
      ErrorName.checkAllLast(catchers.stream().map(Catcher::errorEquals).toList());
    }

    Duration timeout() {
      return Duration.ofSeconds(timeoutSeconds);
    }

    @Override
    public List<String> ways() {
      return Stream.concat(Stream.of(next), catchers.stream().map(Catcher::next)).toList();
    }
  }

  /** Lets time pass. */
  record Wait(Template seconds, String next) implements State {
    public Wait {
      Json.require(
          !(seconds instanceof Template.Literal(JsonNode fixed)) || isSeconds(fixed),
          "Seconds must be a whole number from 0 to " + MAX_SECONDS);
    }

    static boolean isSeconds(JsonNode value) {
      return value.isInt() && value.intValue() >= 0 && value.intValue() <= MAX_SECONDS;
    }

    @Override
    public List<String> ways() {
      return List.of(next);
    }
  }

  /** Goes on by the first rule that holds; what it writes itself counts when none does. */
  record Choice(
      @JsonProperty("Choices") List<Rule> rules,
      @JsonProperty("Default") Optional<String> otherwise,
      @JsonSetter(nulls = Nulls.AS_EMPTY, contentNulls = Nulls.FAIL) Map<String, Template> assign,
      Optional<Template> output)
      implements State, Writes {
    public Choice {
      Json.require(!rules.isEmpty(), "Choices must not be empty");
      Writes.check(assign);
    }

    @Override
    public List<String> ways() {
      return Stream.concat(rules.stream().map(Rule::next), otherwise.stream()).toList();
    }
  }

  /** Ends well. */
  record Succeed(Optional<Template> output) implements State, Writes {
    @Override
    public Map<String, Template> assign() {
      return Map.of();
    }

    @Override
    public List<String> ways() {
      return List.of();
    }
  }

  /** Ends badly. */
  record Fail(Template error, Template cause) implements State {
    public Fail {
      Json.require(
          !(error instanceof Template.Literal(JsonNode name))
              || !ErrorName.isReserved(name.asString("")),
          "Error must not be a name that begins with States.");
    }

    @Override
    public List<String> ways() {
      return List.of();
    }
  }

  /** The function that a task calls, and with what. */
  record Call(String functionName, Template payload) {}

  /** One way on from a Choice. */
  record Rule(
      Expression condition,
      @JsonSetter(nulls = Nulls.AS_EMPTY, contentNulls = Nulls.FAIL) Map<String, Template> assign,
      Optional<Template> output,
      String next)
      implements Writes {
    public Rule {
      Writes.check(assign);
    }
  }

  /** Where a task goes on after an error. */
  record Catcher(
      List<String> errorEquals,
      @JsonSetter(nulls = Nulls.AS_EMPTY, contentNulls = Nulls.FAIL) Map<String, Template> assign,
      Optional<Template> output,
      String next)
      implements Writes {
    public Catcher {
      ErrorName.check(errorEquals);
      Writes.check(assign);
    }

    boolean matches(String error) {
      return ErrorName.matches(errorEquals, error);
    }
  }
}
