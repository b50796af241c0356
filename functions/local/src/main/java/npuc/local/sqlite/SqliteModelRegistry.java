package npuc.local.sqlite;

import static npuc.local.sqlite.RegistryRows.ARTIFACTS;
import static npuc.local.sqlite.RegistryRows.MODELS;
import static npuc.local.sqlite.RegistryRows.VERSIONS;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import npuc.id.ArtifactId;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.registry.Artifact;
import npuc.registry.Deletion;
import npuc.registry.Model;
import npuc.registry.ModelRegistry;
import npuc.registry.NameKey;
import npuc.registry.NamePage;
import npuc.registry.Version;

/** {@link ModelRegistry} in SQLite: one transaction decides each race. */
public final class SqliteModelRegistry implements ModelRegistry {
  private static final String NOTHING = "SELECT id FROM artifact WHERE id = ? AND false";

  private final Database database;
  private final RegistryLists lists;

  public SqliteModelRegistry(Database database) {
    this.database = database;
    this.lists = new RegistryLists(database);
  }

  /** What is done with rows in one transaction. */
  private interface Work<T> {
    T on(RegistryRows rows) throws SQLException;
  }

  @Override
  public void addModel(Model model) {
    write(
        rows -> {
          rows.update(
              "INSERT INTO model (id, name_key, document) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
              model.id().toString(),
              NameKey.of(model),
              MODELS.write(model));
          return model;
        });
  }

  @Override
  public boolean addVersion(Version version) {
    return write(
        rows -> {
          boolean isOwned = rows.model(version.modelId()).isPresent();
          if (isOwned) {
            rows.update(
                "INSERT INTO version (id, model_id, document) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                version.id().toString(),
                version.modelId().toString(),
                VERSIONS.write(version));
          }
          return isOwned;
        });
  }

  @Override
  public Optional<Artifact> addArtifact(Artifact artifact) {
    return write(rows -> rows.added(artifact));
  }

  @Override
  public Optional<Model> findModel(ModelId model) {
    return read(rows -> rows.model(model));
  }

  @Override
  public Optional<Version> findVersion(ModelId model, VersionId version) {
    return read(rows -> rows.version(model, version));
  }

  @Override
  public Optional<Artifact> findArtifact(VersionId version, ArtifactId artifact) {
    return read(rows -> rows.artifact(version, artifact));
  }

  @Override
  public Optional<Model> changeModel(ModelId model, UnaryOperator<Model> change) {
    return write(
        rows -> {
          Optional<Model> changed = rows.model(model).map(change);
          if (changed.isPresent()) {
            rows.update(
                "UPDATE model SET name_key = ? WHERE id = ?",
                NameKey.of(changed.get()),
                model.toString());
          }
          return rows.stored("UPDATE model SET document = ? WHERE id = ?", MODELS, changed);
        });
  }

  @Override
  public Optional<Version> changeVersion(
      ModelId model, VersionId version, UnaryOperator<Version> change) {
    return write(
        rows ->
            rows.stored(
                "UPDATE version SET document = ? WHERE id = ?",
                VERSIONS,
                rows.version(model, version).map(change)));
  }

  @Override
  public Optional<Artifact> changeArtifact(
      VersionId version, ArtifactId artifact, UnaryOperator<Artifact> change) {
    return write(
        rows ->
            rows.stored(
                "UPDATE artifact SET document = ? WHERE id = ?",
                ARTIFACTS,
                rows.artifact(version, artifact).map(change)));
  }

  @Override
  public Deletion deleteModel(ModelId model) {
    String held = "SELECT id FROM version WHERE model_id = ? LIMIT 1";
    return write(rows -> rows.deleted("model", rows.model(model), held));
  }

  @Override
  public Deletion deleteVersion(ModelId model, VersionId version) {
    String held = "SELECT id FROM artifact WHERE version_id = ? LIMIT 1";
    return write(rows -> rows.deleted("version", rows.version(model, version), held));
  }

  @Override
  public Deletion deleteArtifact(VersionId version, ArtifactId artifact) {
    return write(
        rows -> {
          Optional<Artifact> stored = rows.artifact(version, artifact);
          if (stored.isPresent()) {
            rows.noteDeletedResult(stored.get());
          }
          return rows.deleted("artifact", stored, NOTHING);
        });
  }

  @Override
  public Page<Model> models(PageRequest request) {
    String sql = "SELECT id, document FROM model WHERE true";
    return lists.page(MODELS, sql, List.of(), "m-", request);
  }

  @Override
  public NamePage modelsByName(NamePage.Request request) {
    return lists.byName(request);
  }

  @Override
  public Page<Version> versions(ModelId model, PageRequest request) {
    String sql = "SELECT id, document FROM version WHERE model_id = ?";
    return lists.page(VERSIONS, sql, List.of(model.toString()), "v-", request);
  }

  @Override
  public Page<Artifact> artifacts(VersionId version, PageRequest request) {
    String sql = "SELECT id, document FROM artifact WHERE version_id = ?";
    return lists.page(ARTIFACTS, sql, List.of(version.toString()), "a-", request);
  }

  @Override
  public Page<Artifact> originals(VersionId version, PageRequest request) {
    String sql =
        "SELECT id, document FROM artifact INDEXED BY original_artifact"
            + " WHERE version_id = ? AND compilation_id IS NULL";
    return lists.page(ARTIFACTS, sql, List.of(version.toString()), "a-", request);
  }

  private <T> T read(Work<T> work) {
    return database.read(connection -> work.on(new RegistryRows(connection)));
  }

  private <T> T write(Work<T> work) {
    return database.write(connection -> work.on(new RegistryRows(connection)));
  }
}
