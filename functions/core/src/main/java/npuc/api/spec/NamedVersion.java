package npuc.api.spec;

import npuc.api.http.ApiRequest;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.registry.ModelRegistry;
import npuc.registry.Version;

/** The version that the path of a request names. */
public final class NamedVersion {
  private NamedVersion() {}

  /** The version, if it is one of the model that the path names too. */
  public static Outcome<Version> of(ApiRequest request, ModelRegistry registry) {
    String text = request.path("version");
    return ModelId.parse(request.path("model"))
        .flatMap(
            model -> VersionId.parse(text).flatMap(version -> registry.findVersion(model, version)))
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.notFound("version", text + " of this model")));
  }
}
