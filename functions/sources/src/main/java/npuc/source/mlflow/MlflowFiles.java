package npuc.source.mlflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;
import npuc.registry.outer.OuterFormats;
import npuc.registry.outer.OuterFormats.Inferred;
import npuc.registry.outer.OuterOriginal;
import npuc.source.http.Answer;
import npuc.source.http.Calls;
import npuc.source.http.Queries;
import npuc.source.http.Reply;

/**
 * The files of a version, which MLflow keeps itself ({@code mlflow-artifacts:/}) or in a bucket
 * ({@code s3://}). It knows no format: that follows from their names.
 */
public final class MlflowFiles {
  private static final String KEPT = "mlflow-artifacts:/";
  private static final String RUN = "runs:/";
  private static final int MAX_FILES = 2_000;
  private static final int MAX_FOLDERS = 50;

  private final Calls calls;

  /** For one operation. */
  public MlflowFiles(Calls calls) {
    this.calls = calls;
  }

  /**
   * A file of a version.
   *
   * @param path relative to what the version points at
   */
  public record File(String path, long sizeBytes) {}

  /** Where the files lie, and what they are. */
  Outcome<OuterOriginal> original(Answer version) {
    String name = version.id("name");
    String number = version.id("version");
    String location = location(version);
    if (location.startsWith(KEPT)) {
      String uri =
          "mlflow://%s/%s/%s"
              .formatted(calls.service().name(), Queries.encoded(name), Queries.encoded(number));
      return original(list(location).stream().map(File::path).toList(), uri, name);
    }
    if (location.startsWith("s3://")) {
      return inBucket(version, location, name);
    }
    return Outcome.refused(
        RefusalCode.NOTHING_TO_IMPORT,
        "Its files lie at %s, which npuc can't fetch; it fetches what MLflow serves itself (%s) and s3://."
            .formatted(location, KEPT));
  }

  /** MLflow can list a bucket for the run, or the logged model, that the version came from. */
  private Outcome<OuterOriginal> inBucket(Answer version, String location, String name) {
    if (OuterFormats.ofFile(location).isPresent()) {
      return original(List.of(last(location)), location, name);
    }
    String run = version.text("run_id").orElse("");
    List<String> paths =
        run.isEmpty() ? List.of() : ofRun(run, location).stream().map(File::path).toList();
    String folder = location.endsWith("/") ? location : location + "/";
    return paths.isEmpty()
        ? Outcome.refused(
            RefusalCode.NOTHING_TO_IMPORT,
            "MLflow can't list what lies at "
                + location
                + ". Register it with its s3:// uri and its format instead.")
        : original(paths, folder, name);
  }

  private static Outcome<OuterOriginal> original(List<String> paths, String uri, String model) {
    return switch (OuterFormats.of(paths)) {
      case Inferred.Format(var format, var file) ->
          Outcome.done(new OuterOriginal(file.orElse(model), format, uri, Optional.empty()));
      case Inferred.None(String why) -> Outcome.refused(RefusalCode.NOTHING_TO_IMPORT, why);
    };
  }

  /**
   * Where the files of a version lie.
   *
   * @param version as {@code model-versions/get} has it
   */
  public String location(Answer version) {
    var query = Map.of("name", version.id("name"), "version", version.id("version"));
    String uri =
        done(calls.get(MlflowRegistry.API + "/model-versions/get-download-uri", query))
            .id("artifact_uri");
    if (!uri.startsWith(RUN)) {
      return uri;
    }
    String[] sides = uri.substring(RUN.length()).split("/", 2);
    String root =
        done(calls.get(MlflowRegistry.API + "/artifacts/list", Map.of("run_id", sides[0])))
            .id("root_uri");
    return sides.length < 2 || sides[1].isEmpty() ? root : root + "/" + sides[1];
  }

  /**
   * All files that MLflow keeps at a location of its own, by path.
   *
   * @param location {@code mlflow-artifacts:/...}
   */
  public List<File> list(String location) {
    String root = location.substring(KEPT.length()).replaceFirst("^/[^/]*/", "");
    return walk(
        folder ->
            calls.get("/api/2.0/mlflow-artifacts/artifacts", Map.of("path", joined(root, folder))),
        "");
  }

  private List<File> ofRun(String run, String location) {
    String root =
        done(calls.get(MlflowRegistry.API + "/artifacts/list", Map.of("run_id", run)))
            .id("root_uri");
    if (!location.startsWith(root + "/")) {
      return List.of();
    }
    String top = location.substring(root.length() + 1);
    return walk(
        folder ->
            calls.get(
                MlflowRegistry.API + "/artifacts/list",
                Map.of("run_id", run, "path", joined(top, folder))),
        top + "/");
  }

  private interface Listing {
    Reply of(String folder);
  }

  /** One folder after the other; {@code prefix} is what every path begins with. */
  private List<File> walk(Listing listing, String prefix) {
    var files = new ArrayList<File>();
    Deque<String> folders = new ArrayDeque<>(List.of(""));
    for (int walked = 0; !folders.isEmpty(); walked++) {
      String folder = folders.removeFirst();
      for (Answer entry : done(listing.of(folder)).list("files")) {
        String path = path(entry, folder, prefix);
        if (entry.flag("is_dir")) {
          folders.addLast(path);
        } else {
          files.add(new File(path, entry.size("file_size")));
        }
      }
      if (files.size() > MAX_FILES || walked >= MAX_FOLDERS) {
        throw calls
            .service()
            .unusable(
                "lists more than %d files or %d folders of one version"
                    .formatted(MAX_FILES, MAX_FOLDERS));
      }
    }
    return files;
  }

  /** The server tells paths below the folder, or below the root. */
  private static String path(Answer entry, String folder, String prefix) {
    String path = entry.id("path");
    return prefix.isEmpty()
        ? joined(folder, path)
        : path.substring(path.startsWith(prefix) ? prefix.length() : 0);
  }

  private static String joined(String folder, String path) {
    return folder.isEmpty() ? path : path.isEmpty() ? folder : folder + "/" + path;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Answer done(Reply reply) {
    return switch (reply) {
      case Reply.Done(Answer answer) -> answer;
      case Reply.Refused(int status, String words, boolean isJson) ->
          throw calls.service().unusable("does not tell its files (" + status + ": " + words + ")");
    };
  }
}
