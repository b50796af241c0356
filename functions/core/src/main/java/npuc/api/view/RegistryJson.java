package npuc.api.view;

import npuc.registry.Artifact;
import npuc.registry.Model;
import npuc.registry.Version;
import tools.jackson.databind.node.ObjectNode;

/** Models, versions and artifacts as the API shows them. */
public final class RegistryJson {
  private RegistryJson() {}

  public static ObjectNode of(Model model) {
    ObjectNode json = Json.object();
    json.put("id", model.id().toString());
    json.put("name", model.name());
    json.put("description", model.description());
    json.put("createdAt", model.createdAt().toString());
    return json;
  }

  public static ObjectNode of(Version version) {
    ObjectNode json = Json.object();
    json.put("id", version.id().toString());
    json.put("modelId", version.modelId().toString());
    json.put("name", version.name());
    json.put("createdAt", version.createdAt().toString());
    return json;
  }

  public static ObjectNode of(Artifact artifact) {
    ObjectNode json = Json.object();
    json.put("id", artifact.id().toString());
    json.put("modelId", artifact.modelId().toString());
    json.put("versionId", artifact.versionId().toString());
    json.put("name", artifact.name());
    json.put("platform", artifact.platform().value());
    json.put("uri", artifact.uri().toString());
    json.set("digest", Json.text(artifact.digest()));
    json.set("sizeBytes", Json.number(artifact.sizeBytes()));
    json.put("createdAt", artifact.createdAt().toString());
    json.putObject("source").set("compilationId", Json.text(artifact.compilation()));
    return json;
  }
}
