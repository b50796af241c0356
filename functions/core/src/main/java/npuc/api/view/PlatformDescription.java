package npuc.api.view;

import java.util.List;
import java.util.Optional;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Toolchain;
import npuc.platform.option.AdditionalArguments;
import npuc.platform.option.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code GET /v1/platforms} says about one platform: enough to draw its form. */
public final class PlatformDescription {
  private PlatformDescription() {}

  /**
   * Everything that a form needs to know of a platform.
   *
   * @param installed the compiler that would be run; empty when there is none
   */
  public static ObjectNode of(Platform platform, Optional<Toolchain> installed) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", platform.name().value());
    json.put("title", platform.title());
    var accepts = json.putArray("accepts");
    platform.accepts().stream().map(PlatformName::value).sorted().forEach(accepts::add);
    json.put("produces", platform.name().value());
    json.put("available", installed.isPresent());
    installed.ifPresentOrElse(found -> addToolchain(json, found), () -> json.putNull("toolchain"));
    json.put("installation", platform.installation());
    addOptions(json.putArray("options"), platform.options());
    addArguments(json.putObject("additionalArgs"), platform.additionalArguments());
    json.putObject("resources")
        .put("cpu", platform.defaultResources().cpu().text())
        .put("memory", platform.defaultResources().memory().text());
    return json;
  }

  private static void addToolchain(ObjectNode json, Toolchain found) {
    json.putObject("toolchain")
        .put("name", found.name())
        .put("version", found.version())
        .put("imageDigest", found.imageDigest().orElse(null));
  }

  private static void addOptions(ArrayNode list, List<Option> options) {
    for (Option option : options) {
      ObjectNode json = list.addObject();
      json.put("name", option.name());
      json.put("type", option.type());
      json.put("title", option.label().title());
      json.put("help", option.label().help());
      option
          .defaultValue()
          .ifPresentOrElse(
              value -> json.set("default", value.toJson()), () -> json.putNull("default"));
      option.describe(json);
    }
  }

  private static void addArguments(ObjectNode json, AdditionalArguments arguments) {
    switch (arguments) {
      case AdditionalArguments.Unsupported(String note) -> {
        json.put("supported", false).put("note", note);
        json.putArray("allowed");
      }
      case AdditionalArguments.Listed(List<Option> allowed, _) -> {
        json.put("supported", true).putNull("note");
        addOptions(json.putArray("allowed"), allowed);
      }
    }
  }
}
