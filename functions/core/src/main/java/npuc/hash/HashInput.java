package npuc.hash;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.id.ArtifactId;
import npuc.platform.PlatformName;
import npuc.platform.Toolchain;
import npuc.platform.option.Options;
import npuc.registry.ArtifactUri;
import npuc.registry.Pin;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that decides which files a compilation makes.
 *
 * <p>Secret variables are left out, values and names: they open doors (a token for a download),
 * they don't shape the files. With the value, a rotated token would make an equal compilation look
 * new, and the hash, which everybody may see, would let anybody test guesses of the value; with the
 * name, giving a token that turns out not to be needed would. A variable that does shape the files
 * has to be no secret. Resources and limits are left out too: they decide whether and when, not
 * what.
 *
 * @param options with every default filled in
 * @param additionalArgs in their order, which the compiler may mind
 * @param environment the variables that are no secrets, by name
 */
public record HashInput(
    PlatformName platform,
    Toolchain toolchain,
    Base baseArtifact,
    Options options,
    List<String> additionalArgs,
    Map<String, String> environment) {
  public HashInput {
    additionalArgs = List.copyOf(additionalArgs);
    environment = Map.copyOf(environment);
  }

  /**
   * What is compiled.
   *
   * @param pin which content of a source; empty on a volume
   * @param digest {@code sha256:<64 hex>}; empty when the registry doesn't know it
   */
  public record Base(ArtifactId id, ArtifactUri uri, Optional<Pin> pin, Optional<String> digest) {}

  /** The value that is hashed; what is not known is absent. See docs/options-hash.md. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("platform", platform.value());
    ObjectNode compiler = json.putObject("toolchain");
    compiler.put("name", toolchain.name()).put("version", toolchain.version());
    toolchain.imageDigest().ifPresent(digest -> compiler.put("imageDigest", digest));
    ObjectNode base = json.putObject("baseArtifact");
    base.put("id", baseArtifact.id().toString()).put("uri", baseArtifact.uri().text());
    baseArtifact.pin().ifPresent(pin -> base.put("pin", pin.text()));
    baseArtifact.digest().ifPresent(digest -> base.put("digest", digest));
    json.set("options", options.toJson());
    additionalArgs.forEach(json.putArray("additionalArgs")::add);
    environment.forEach(json.putObject("environment")::put);
    return json;
  }
}
