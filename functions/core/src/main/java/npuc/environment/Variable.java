package npuc.environment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A variable as it is stored: {@code {name, value}} or {@code {name, sealed}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Variable.Plain.class), @JsonSubTypes.Type(Variable.Secret.class)})
public sealed interface Variable {
  String name();

  record Plain(String name, String value) implements Variable {}

  record Secret(String name, SealedSecret sealed) implements Variable {}
}
