package npuc.api;

import java.util.Optional;
import npuc.api.http.ApiRequest;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSet;
import npuc.compilation.CompilationStore;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.CompilationSetId;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.registry.Artifact;
import npuc.registry.Model;
import npuc.registry.ModelRegistry;
import npuc.registry.Version;

/** What the path of a request names, or the refusal that says what is not there. */
final class Lookup {
  private Lookup() {}

  static Outcome<Model> model(ApiRequest request, ModelRegistry registry) {
    String text = request.path("model");
    return found(ModelId.parse(text).flatMap(registry::findModel), "model", text);
  }

  /** The version, if it is one of the model that the path names too. */
  static Outcome<Version> version(ApiRequest request, ModelRegistry registry) {
    String text = request.path("version");
    return found(
        ModelId.parse(request.path("model"))
            .flatMap(
                model ->
                    VersionId.parse(text).flatMap(version -> registry.findVersion(model, version))),
        "version",
        text + " of this model");
  }

  /** The artifact, if it is one of the version that the path names too. */
  static Outcome<Artifact> artifact(ApiRequest request, ModelRegistry registry) {
    String text = request.path("artifact");
    return version(request, registry)
        .flatMap(
            version ->
                found(
                    ArtifactId.parse(text)
                        .flatMap(artifact -> registry.findArtifact(version.id(), artifact)),
                    "artifact",
                    text + " of this version"));
  }

  static Outcome<CompilationId> compilationId(ApiRequest request) {
    String text = request.path("id");
    return found(CompilationId.parse(text), "compilation", text);
  }

  static Outcome<Compilation> compilation(ApiRequest request, CompilationStore store) {
    String text = request.path("id");
    return found(CompilationId.parse(text).flatMap(store::find), "compilation", text);
  }

  static Outcome<CompilationSet> compilationSet(ApiRequest request, CompilationStore store) {
    String text = request.path("set");
    return found(
        CompilationSetId.parse(text).flatMap(id -> CompilationSet.find(id, store)), "set", text);
  }

  static <T> Outcome<T> found(Optional<T> thing, String kind, String name) {
    return thing.map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.notFound(kind, name)));
  }
}
