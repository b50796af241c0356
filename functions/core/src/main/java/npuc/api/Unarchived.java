package npuc.api;

import java.util.Optional;
import npuc.api.http.ApiRequest;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.registry.Model;
import npuc.registry.ModelRegistry;
import npuc.registry.Version;

/** What the path of a request names, unless it is archived: nothing new is made of that. */
final class Unarchived {
  private Unarchived() {}

  static Outcome<Model> model(ApiRequest request, ModelRegistry registry) {
    return Lookup.model(request, registry).flatMap(Unarchived::model);
  }

  /** A version is as good as archived when its model is. */
  static Outcome<Version> version(ApiRequest request, ModelRegistry registry) {
    return Lookup.version(request, registry)
        .flatMap(Unarchived::version)
        .flatMap(
            version ->
                registry
                    .findModel(version.modelId())
                    .map(model -> model(model).map(open -> version))
                    .orElse(Outcome.done(version)));
  }

  /** Of what may not be there yet. */
  static Outcome<Boolean> both(Optional<Model> model, Optional<Version> version) {
    Outcome<Boolean> ofModel =
        model.map(it -> model(it).map(open -> true)).orElse(Outcome.done(true));
    return ofModel.flatMap(
        open -> version.map(it -> version(it).map(fresh -> true)).orElse(Outcome.done(true)));
  }

  private static Outcome<Model> model(Model model) {
    return model.archived()
        ? Outcome.refused(Refusal.archived("model", model.name()))
        : Outcome.done(model);
  }

  private static Outcome<Version> version(Version version) {
    return version.archived()
        ? Outcome.refused(Refusal.archived("version", version.name()))
        : Outcome.done(version);
  }
}
