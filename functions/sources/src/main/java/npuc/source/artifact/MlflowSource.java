package npuc.source.artifact;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.compilation.ReasonCode;
import npuc.input.Texts;
import npuc.registry.Pin;
import npuc.registry.RegistryUri;
import npuc.source.RegistrySettings;
import npuc.source.SourceFile;
import npuc.source.file.Content;
import npuc.source.file.Listing;
import npuc.source.file.RemoteFile;
import npuc.source.file.Source;
import npuc.source.net.Ask;
import npuc.source.net.Deadline;
import npuc.source.net.Http;
import npuc.source.net.Paths;
import npuc.source.net.RefusedException;
import npuc.source.net.UnseenException;
import tools.jackson.databind.JsonNode;

/** The files of a version in an MLflow registry whose server hands them out. */
public final class MlflowSource implements Source {
  private static final String API = "/api/2.0/mlflow";
  static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts";
  private static final String KEPT = "mlflow-artifacts:";
  private static final String RUN = "runs:/";

  private final RegistryUri uri;
  private final RegistrySettings registry;
  private final Http http;

  public MlflowSource(RegistryUri uri, RegistrySettings registry, Http http) {
    this.uri = uri;
    this.registry = registry;
    this.http = http;
  }

  @Override
  public Content content(Optional<Pin> pin, Deadline deadline) {
    String root = root(deadline);
    List<SourceFile> files =
        new ArtifactFolders(folder -> json(ARTIFACTS, Map.of("path", folder), deadline))
            .below(root);
    Pin found =
        Listing.pin(
            files.stream()
                .map(file -> new Listing.Entry(file.path(), file.sizeBytes(), "-"))
                .toList());
    if (pin.filter(other -> !other.equals(found)).isPresent()) {
      throw Listing.changed(shown(), "names or sizes of its files differ");
    }
    return new Content(uri, found, files.stream().map(file -> file(root, file)).toList());
  }

  private RemoteFile file(String root, SourceFile file) {
    URI at = Http.below(registry.url(), ARTIFACTS + "/" + Paths.encoded(root + "/" + file.path()));
    return new RemoteFile(
        file,
        Optional.empty(),
        (offset, length, deadline) ->
            http.piece(ask(at), file.sizeBytes(), offset, length, deadline));
  }

  /** Where the artifacts of the version are, as a path that the server hands out. */
  private String root(Deadline deadline) {
    Map<String, String> named = Map.of("name", uri.model(), "version", uri.version());
    String location =
        text(json(API + "/model-versions/get-download-uri", named, deadline).path("artifact_uri"));
    if (location.startsWith(RUN)) {
      String[] sides = location.substring(RUN.length()).split("/", 2);
      JsonNode run = json(API + "/runs/get", Map.of("run_id", sides[0]), deadline);
      String top = text(run.path("run").path("info").path("artifact_uri")).replaceFirst("/+$", "");
      location = sides.length < 2 ? top : top + "/" + sides[1];
    }
    if (!location.startsWith(KEPT)) {
      throw new RefusedException(
          ReasonCode.SOURCE_REFUSED,
          ("the files of %s lie where the registry does not hand them out: start MLflow with"
                  + " --serve-artifacts, or register that place itself")
              .formatted(shown()));
    }
    return location.substring(KEPT.length()).replaceFirst("^//[^/]*", "").replaceAll("^/+|/+$", "");
  }

  private JsonNode json(String path, Map<String, String> query, Deadline deadline) {
    URI at = Http.below(registry.url(), path + Paths.query(query));
    return http.json(ask(at), Http.MAX_JSON_BYTES, deadline).value();
  }

  private Ask ask(URI at) {
    return new Ask(at, registry.login().map(Logins::header), this::explained);
  }

  private RuntimeException explained(Ask.Rejection rejection) {
    return switch (rejection.status()) {
      case 401, 403 ->
          new RefusedException(
              ReasonCode.SOURCE_DENIED,
              ("the registry %s refuses to answer (HTTP %d): the operator gives it a token, or a"
                      + " username and password, in the settings, and MLflow this host among its"
                      + " --allowed-hosts")
                  .formatted(uri.registry(), rejection.status()));
      case 404 ->
          new RefusedException(
              ReasonCode.SOURCE_MISSING, "there is no " + shown() + ", or not its files");
      default ->
          new UnseenException(
              "the registry %s answers %d".formatted(uri.registry(), rejection.status()));
    };
  }

  private String shown() {
    return "version %s of %s in the registry %s"
        .formatted(uri.version(), uri.model(), uri.registry());
  }

  private String text(JsonNode value) {
    return Texts.of(value)
        .orElseThrow(
            () -> new UnseenException("the registry " + uri.registry() + " answers nonsense"));
  }
}
