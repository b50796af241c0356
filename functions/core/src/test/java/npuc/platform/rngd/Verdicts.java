package npuc.platform.rngd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import npuc.application.Application;
import npuc.platform.CompileInput;
import npuc.platform.MapFiles;
import npuc.platform.OptionsReader;
import npuc.platform.Toolchain;
import npuc.platform.option.Options;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Our verdict on options of RNGD, for comparison with the vendor's: reads one {@code {"config",
 * "options"}} a line, where config is a model's config.json, and answers {@code {"options",
 * "violations"}} with the options as they were completed.
 */
final class Verdicts {
  private static final Toolchain FXB = new Toolchain("furiosa-llm", "2026.4.0", Optional.empty());

  private Verdicts() {}

  public static void main(String[] arguments) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(verdict(JsonMapper.shared().readTree(line)));
    }
  }

  static ObjectNode verdict(JsonNode asked) {
    var rngd = new Rngd();
    var violations = new Violations();
    var input =
        new CompileInput(
            new MapFiles().with(ModelConfig.FILE, asked.get("config").toString()),
            Optional.of(FXB));
    Options given =
        new OptionsReader(Application.PLATFORMS)
            .read(rngd, (ObjectNode) asked.get("options"), violations);
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    answer.set("options", rngd.complete(given, input, violations).toJson());
    answer.set("violations", JsonMapper.shared().valueToTree(violations.list()));
    return answer;
  }
}
