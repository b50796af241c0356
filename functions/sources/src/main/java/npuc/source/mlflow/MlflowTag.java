package npuc.source.mlflow;

import java.util.Optional;
import java.util.function.Supplier;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.registry.outer.OuterResult;
import npuc.source.http.Answer;
import npuc.source.http.Calls;
import npuc.source.http.Reply;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A result as a tag of the version that it was made of. Writing it again changes nothing, for its
 * key and its value follow from the compilation alone.
 */
final class MlflowTag {
  private static final int TRIES = 3;

  private final Calls calls;

  MlflowTag(Calls calls) {
    this.calls = calls;
  }

  /**
   * Writes the tag.
   *
   * @param version reads the version as it is now
   */
  Outcome<Optional<String>> publish(OuterResult result, Supplier<Outcome<Answer>> version) {
    String key = "npuc." + result.key();
    ObjectNode body = body(result, key);
    Outcome<Optional<String>> refused = Outcome.done(Optional.empty());
    for (int tried = 0; tried < TRIES; tried++) {
      switch (calls.post(MlflowRegistry.API + "/model-versions/set-tag", body)) {
        case Reply.Done done -> {
          return Outcome.done(Optional.of(reference(result, key)));
        }
        case Reply.Refused(int status, String words, boolean isJson) -> {
          refused = refused(words);
        }
      }
      // Of several first writes at once MLflow refuses all but one with 400.
      Outcome<Answer> now = version.get();
      if (now instanceof Outcome.Refused<Answer>(Refusal gone)) {
        return Outcome.refused(gone);
      }
      if (now.map(answer -> has(answer, key, body)) instanceof Outcome.Done<Boolean>(Boolean there)
          && there) {
        return Outcome.done(Optional.of(reference(result, key)));
      }
    }
    return refused;
  }

  private Outcome<Optional<String>> refused(String words) {
    return Outcome.refused(
        RefusalCode.REGISTRY_UNUSABLE,
        calls.service().from() + " does not take a tag of the version: " + words);
  }

  private static boolean has(Answer version, String key, ObjectNode body) {
    return version.list("tags").stream()
        .anyMatch(
            tag ->
                tag.text("key").equals(Optional.of(key))
                    && tag.text("value").equals(Optional.of(body.get("value").stringValue())));
  }

  private static String reference(OuterResult result, String key) {
    return "models:/" + result.model() + "/" + result.version() + "#" + key;
  }

  private static ObjectNode body(OuterResult result, String key) {
    ObjectNode value = JsonMapper.shared().createObjectNode();
    value.put("uri", result.uri());
    result.digest().ifPresent(digest -> value.put("digest", digest));
    value.put("compilation", result.compilation().toString());
    value.put("platform", result.platform().value());
    value.put("target", result.target());
    value.put("optionsHash", result.optionsHash());
    return JsonMapper.shared()
        .createObjectNode()
        .put("name", result.model())
        .put("version", result.version())
        .put("key", key)
        .put("value", value.toString());
  }
}
