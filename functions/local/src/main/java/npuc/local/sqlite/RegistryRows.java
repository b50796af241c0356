package npuc.local.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import npuc.id.ArtifactId;
import npuc.id.Identified;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.registry.Artifact;
import npuc.registry.Deletion;
import npuc.registry.Model;
import npuc.registry.Version;

/** The rows of the registry, within one transaction. */
record RegistryRows(Connection connection) {
  static final Documents<Model> MODELS = new Documents<>(Model.class);
  static final Documents<Version> VERSIONS = new Documents<>(Version.class);
  static final Documents<Artifact> ARTIFACTS = new Documents<>(Artifact.class);

  private static final String ADD_ARTIFACT =
      """
      INSERT INTO artifact (id, version_id, compilation_id, document)
      SELECT ?, version.id, nullif(?, ''), ? FROM version
      WHERE version.id = ? AND ? NOT IN (SELECT compilation_id FROM deleted_result)
      ON CONFLICT DO NOTHING
      """;

  Optional<Model> model(ModelId model) throws SQLException {
    return MODELS.readOne(
        connection, "SELECT id, document FROM model WHERE id = ?", model.toString());
  }

  Optional<Version> version(ModelId model, VersionId version) throws SQLException {
    return VERSIONS.readOne(
        connection,
        "SELECT id, document FROM version WHERE id = ? AND model_id = ?",
        version.toString(),
        model.toString());
  }

  Optional<Artifact> artifact(VersionId version, ArtifactId artifact) throws SQLException {
    return ARTIFACTS.readOne(
        connection,
        "SELECT id, document FROM artifact WHERE id = ? AND version_id = ?",
        artifact.toString(),
        version.toString());
  }

  /** Adds an artifact where it may be added, and gives the one that is there then. */
  Optional<Artifact> added(Artifact artifact) throws SQLException {
    String compilation = artifact.compilation().map(Object::toString).orElse("");
    update(
        ADD_ARTIFACT,
        artifact.id().toString(),
        compilation,
        ARTIFACTS.write(artifact),
        artifact.versionId().toString(),
        compilation);
    return ARTIFACTS.readOne(
        connection,
        "SELECT id, document FROM artifact WHERE compilation_id = ? OR id = ?",
        compilation,
        artifact.id().toString());
  }

  /**
   * Stores a changed entry, if there is one.
   *
   * @param update takes a document and an id
   */
  <T extends Identified> Optional<T> stored(
      String update, Documents<T> documents, Optional<T> changed) throws SQLException {
    if (changed.isPresent()) {
      T entry = changed.get();
      update(update, documents.write(entry), entry.id().toString());
    }
    return changed;
  }

  /**
   * Deletes an entry, if there is one, unless something belongs to it.
   *
   * @param held selects by its id what belongs to it
   */
  Deletion deleted(String table, Optional<? extends Identified> entry, String held)
      throws SQLException {
    if (entry.isEmpty()) {
      return Deletion.MISSING;
    }
    String id = entry.get().id().toString();
    if (!Documents.texts(connection, held, List.of(id)).isEmpty()) {
      return Deletion.HELD;
    }
    update("DELETE FROM " + table + " WHERE id = ?", id);
    return Deletion.DELETED;
  }

  /** Keeps what a compilation made from being added again. */
  void noteDeletedResult(Artifact artifact) throws SQLException {
    if (artifact.compilation().isPresent()) {
      update(
          "INSERT INTO deleted_result (compilation_id) VALUES (?) ON CONFLICT DO NOTHING",
          artifact.compilation().get().toString());
    }
  }

  void update(String sql, String... parameters) throws SQLException {
    Documents.update(connection, sql, List.of(parameters));
  }
}
