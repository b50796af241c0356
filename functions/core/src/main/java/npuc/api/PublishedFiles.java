package npuc.api;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import npuc.compilation.Attempt;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.OutputFile;
import npuc.compilation.StepOutput;
import npuc.id.CompilationId;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.registry.ModelVolumes;
import npuc.registry.VolumeUri;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that compilations published, each only as its manifest has it. */
public final class PublishedFiles {
  private final CompilationStore store;
  private final Manifests manifests;
  private final ModelVolumes volumes;

  public PublishedFiles(CompilationStore store, Manifests manifests, ModelVolumes volumes) {
    this.store = store;
    this.manifests = manifests;
    this.volumes = volumes;
  }

  /**
   * A file of a compilation, if it can be read from here and has its size still.
   *
   * @param compilation its id, as it was sent
   * @param path inside the published folder, as the manifest has it
   */
  public Outcome<PublishedFile> find(String compilation, String path) {
    return CompilationId.parse(compilation)
        .flatMap(store::find)
        .map(found -> find(found, path))
        .orElseGet(() -> Outcome.refused(Refusal.notFound("compilation", compilation)));
  }

  private Outcome<PublishedFile> find(Compilation compilation, String path) {
    if (compilation.publishedUri().isEmpty()) {
      return Outcome.refused(
          RefusalCode.NO_MANIFEST, "It has no files: they are not published (yet).");
    }
    VolumeUri folder = compilation.publishedUri().get();
    return listed(compilation, path)
        .flatMap(
            found ->
                found
                    .map(file -> seen(file, folder.withPath(folder.path() + "/" + path)))
                    .orElseGet(() -> Outcome.refused(Refusal.notFound("file", path))));
  }

  /** What a compilation knows of a file itself; the manifest only where it has more of them. */
  private Outcome<Optional<OutputFile>> listed(Compilation compilation, String path) {
    Optional<StepOutput> output = compilation.verify().lastAttempt().flatMap(Attempt::output);
    Optional<OutputFile> known = output.flatMap(made -> named(made.files().stream(), path));
    boolean isAll = output.map(made -> made.files().size() == made.fileCount()).orElse(true);
    return known.isPresent() || isAll
        ? Outcome.done(known)
        : manifests.read(compilation).map(bytes -> named(ofManifest(bytes), path));
  }

  private static Stream<OutputFile> ofManifest(byte[] manifest) {
    return JsonMapper.shared()
        .readTree(manifest)
        .path("files")
        .valueStream()
        .map(PublishedFiles::ofManifest);
  }

  private static OutputFile ofManifest(JsonNode file) {
    return new OutputFile(
        file.path("path").asString(), file.path("size").asLong(), file.path("sha256").asString());
  }

  private static Optional<OutputFile> named(Stream<OutputFile> files, String path) {
    return files.filter(file -> file.path().equals(path)).findFirst();
  }

  private Outcome<PublishedFile> seen(OutputFile file, VolumeUri uri) {
    OptionalLong size = volumes.size(uri);
    if (size.isEmpty() && volumes.look(uri) instanceof ModelVolumes.Presence.Missing) {
      return Outcome.refused(RefusalCode.OUTPUTS_EXPIRED, uri + " is not there any more.");
    }
    if (size.isEmpty()) {
      return Outcome.refused(RefusalCode.NOT_BROWSABLE, uri + " can't be read from here.");
    }
    return size.getAsLong() == file.sizeBytes()
        ? Outcome.done(new PublishedFile(uri, file.sizeBytes(), file.sha256()))
        : Outcome.refused(
            RefusalCode.OUTPUTS_EXPIRED,
            "%s has %d bytes now, not %d: somebody changed it."
                .formatted(uri, size.getAsLong(), file.sizeBytes()));
  }
}
