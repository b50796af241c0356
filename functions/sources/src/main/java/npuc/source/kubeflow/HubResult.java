package npuc.source.kubeflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.refusal.Excerpt;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;
import npuc.registry.outer.OuterResult;
import npuc.source.RegistrySettings.Placement;
import npuc.source.http.Answer;
import npuc.source.http.Reply;
import npuc.source.http.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A result as an artifact. The server takes one of an externalId and answers 409 to all others, of
 * whom each finds the one that is there.
 */
final class HubResult {
  /**
   * 255 with the owner's number and a colon before it. A longer one is 500 there, which would be
   * tried again for ever.
   */
  private static final int MAX_NAME = 236;

  private final HubApi api;
  private final Service service;

  HubResult(HubApi api, Service service) {
    this.api = api;
    this.service = service;
  }

  Outcome<Optional<String>> publish(OuterResult result, Placement placement) {
    return api.version(result.model(), result.version())
        .flatMap(
            version ->
                switch (placement) {
                  case OWN_VERSION -> ownVersion(result, version);
                  case SAME_VERSION -> Outcome.done(result.version());
                  case NONE -> throw new IllegalArgumentException("nothing is to be published");
                })
        .flatMap(
            version ->
                artifact(result, version)
                    .map(id -> Optional.of("model_versions/" + version + "/artifacts/" + id)));
  }

  /** A version of its own beside the other, named after it. */
  private Outcome<String> ownVersion(OuterResult result, Answer version) {
    String key = "-" + result.key();
    String name = Excerpt.of(version.id("name"), MAX_NAME - key.length()) + key;
    ObjectNode body = entry(result, name).put("registeredModelId", result.model());
    return switch (api.post("/model_versions", body)) {
      case Reply.Done(Answer made) -> Outcome.done(made.id("id"));
      case Reply.Refused(int status, String words, boolean isJson) when status == 409 ->
          there(
              List.of(
                  api.done(
                      api.get(
                          "/model_version",
                          Map.of("name", name, "parentResourceId", result.model())))),
              result,
              words);
      case Reply.Refused(int status, String words, boolean isJson) -> refused(words);
    };
  }

  private Outcome<String> artifact(OuterResult result, String version) {
    String path = "/model_versions/" + version + "/artifacts";
    ObjectNode body =
        entry(result, result.key())
            .put("artifactType", "model-artifact")
            .put("uri", result.uri())
            .put("modelFormatName", result.platform().value());
    return switch (api.post(path, body)) {
      case Reply.Done(Answer made) -> Outcome.done(made.id("id"));
      case Reply.Refused(int status, String words, boolean isJson) when status == 409 ->
          there(
              api.done(api.get(path, Map.of("externalId", externalId(result)))).list("items"),
              result,
              words);
      case Reply.Refused(int status, String words, boolean isJson) -> refused(words);
    };
  }

  /** What somebody else of us put there before; filters of this API are not to be trusted. */
  private Outcome<String> there(List<Answer> found, OuterResult result, String words) {
    return found.stream()
        .filter(one -> one.text("externalId").equals(Optional.of(externalId(result))))
        .findFirst()
        .map(one -> Outcome.done(one.id("id")))
        .orElseGet(() -> refused(words));
  }

  private <T> Outcome<T> refused(String words) {
    return Outcome.refused(
        RefusalCode.REGISTRY_UNUSABLE, service.from() + " does not take the result: " + words);
  }

  private static String externalId(OuterResult result) {
    return KubeflowHubRegistry.OURS + result.compilation();
  }

  /** Without a state it would be UNKNOWN. */
  private static ObjectNode entry(OuterResult result, String name) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("name", name);
    body.put("externalId", externalId(result));
    body.put("state", "LIVE");
    ObjectNode properties = body.putObject("customProperties");
    property(properties, "npuc.compilation", result.compilation().toString());
    property(properties, "npuc.platform", result.platform().value());
    property(properties, "npuc.target", result.target());
    property(properties, "npuc.optionsHash", result.optionsHash());
    result.digest().ifPresent(digest -> property(properties, "npuc.digest", digest));
    return body;
  }

  private static void property(ObjectNode properties, String name, String value) {
    properties
        .putObject(name)
        .put("metadataType", "MetadataStringValue")
        .put("string_value", value);
  }
}
