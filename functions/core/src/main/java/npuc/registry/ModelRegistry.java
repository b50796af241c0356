package npuc.registry;

import java.util.Optional;
import java.util.function.UnaryOperator;
import npuc.id.ArtifactId;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.paging.Page;
import npuc.paging.PageRequest;

/**
 * Where models, their versions and artifacts are registered.
 *
 * <p>Adding is safe to repeat: an entry whose id is there already is left as it is. An entry
 * changes by the methods named {@code change...} only, which apply a pure function to what is
 * stored: of several at once each is made of what the others left, so the function may be called
 * several times. Its id, its owner, its time and the compilation that made it never change. A read
 * that follows a write sees it.
 *
 * <p>Nothing is left without its owner: of a deletion and an add of something that would belong to
 * what is deleted, at once, one wins. Compilations are not entries: who deletes looks for them
 * first.
 *
 * <p>Every method throws {@link npuc.retry.RetryableException} when the registry can't be reached.
 */
public interface ModelRegistry {

  void addModel(Model model);

  /**
   * Adds a version to its model.
   *
   * @return false when its model is not there, so that nothing was added
   */
  boolean addVersion(Version version);

  /**
   * Adds an artifact unless its version already has one of the same compilation, or had one that
   * was deleted; of several calls at once for one compilation exactly one adds.
   *
   * @return the artifact that is registered now: this one, or the one that was there before; empty
   *     when its version is not there, or what its compilation made was deleted
   */
  Optional<Artifact> addArtifact(Artifact artifact);

  Optional<Model> findModel(ModelId model);

  /** The version, if it belongs to that model. */
  Optional<Version> findVersion(ModelId model, VersionId version);

  /** The artifact, if it belongs to that version. */
  Optional<Artifact> findArtifact(VersionId version, ArtifactId artifact);

  /**
   * Changes a model.
   *
   * @param change a pure function
   * @return the model as it is now; empty when there is none
   */
  Optional<Model> changeModel(ModelId model, UnaryOperator<Model> change);

  /** Changes a version of that model; empty when there is none. */
  Optional<Version> changeVersion(ModelId model, VersionId version, UnaryOperator<Version> change);

  /** Changes an artifact of that version; empty when there is none. */
  Optional<Artifact> changeArtifact(
      VersionId version, ArtifactId artifact, UnaryOperator<Artifact> change);

  /** Deletes a model; one that has versions is held. */
  Deletion deleteModel(ModelId model);

  /** Deletes a version of that model; one that has artifacts is held. */
  Deletion deleteVersion(ModelId model, VersionId version);

  /**
   * Deletes an artifact of that version; nothing of the registry holds one. What its compilation
   * made is never added again.
   */
  Deletion deleteArtifact(VersionId version, ArtifactId artifact);

  Page<Model> models(PageRequest request);

  /** Models in the order of their names, see {@link NameKey}. This list may lag behind. */
  NamePage modelsByName(NamePage.Request request);

  Page<Version> versions(ModelId model, PageRequest request);

  Page<Artifact> artifacts(VersionId version, PageRequest request);

  /** The artifacts of a version that no compilation made; those that were made are not read. */
  Page<Artifact> originals(VersionId version, PageRequest request);
}
