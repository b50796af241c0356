package npuc.lambda.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.lambda.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The names of a stack: its overlay in deploy/k8s and its table in samconfig.toml have the same.
 */
class OverlaysTest {
  private static final Path K8S = Template.ROOT.resolve("deploy/k8s");

  @ParameterizedTest
  @CsvSource({"dev, npuc-dev, npuc-dev-submitters", "prod, npuc, npuc-submitters"})
  void namespaceAndGroupOfAStackAreThoseOfItsOverlay(String name, String namespace, String group)
      throws IOException {
    JsonNode overlay = yaml("overlays/" + name);
    String config = Files.readString(Template.ROOT.resolve("samconfig.toml"));
    String table = config.split("\\[" + name + "\\.deploy", -1)[1].split("\n\n", -1)[0];

    assertEquals(namespace, overlay.path("namespace").asString());
    assertTrue(table.contains("\"Namespace=" + namespace + "\""), table);
    assertTrue(table.contains("\"SubmitterGroup=" + group + "\""), table);
    String bound = overlay.toString() + Files.readString(K8S.resolve("base/rbac.yaml"));
    assertTrue(bound.contains(group), bound);
  }

  @Test
  void theBaseLeavesNothingOut() throws IOException {
    try (Stream<Path> files = Files.list(K8S.resolve("base"))) {
      Set<String> there =
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
      there.remove("kustomization.yaml");
      assertEquals(
          there,
          yaml("base")
              .path("resources")
              .valueStream()
              .map(JsonNode::asString)
              .collect(Collectors.toSet()));
    }
  }

  private static JsonNode yaml(String folder) {
    return new YAMLMapper().readTree(K8S.resolve(folder).resolve("kustomization.yaml").toFile());
  }
}
