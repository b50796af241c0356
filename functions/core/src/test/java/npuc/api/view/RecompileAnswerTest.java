package npuc.api.view;

import static npuc.compilation.Compilations.ID;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Specs;
import npuc.environment.Environment;
import npuc.environment.EnvironmentReader;
import npuc.environment.Requested;
import npuc.environment.RequestedEnvironment;
import npuc.environment.SealedSecret;
import npuc.environment.Variable;
import npuc.input.Fields;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RecompileAnswerTest {
  private static final Environment STORED =
      new Environment(
          List.of(
              new Variable.Secret("HF_TOKEN", new SealedSecret("sealed-text")),
              new Variable.Plain("B", "2"),
              new Variable.Plain("API_KEY", "public")));

  @Test
  void itsEnvironmentReadsAsTheSameVariablesAgain() {
    Compilation stored = Compilations.pending(ID, Specs.with(Specs.ETHOS_U, STORED));
    ObjectNode body = JsonMapper.shared().valueToTree(RecompileAnswer.of(stored));
    var violations = new Violations();

    Optional<RequestedEnvironment> read =
        EnvironmentReader.read(new Fields(body, "", violations), violations);

    assertEquals(List.of(), violations.list());
    assertEquals(
        List.of(
            new Requested.Plain("API_KEY", "public"),
            new Requested.Plain("B", "2"),
            new Requested.Kept("HF_TOKEN", ID, "environment[2].keepFrom")),
        read.orElseThrow().variables());
  }
}
