package npuc.local.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.Identified;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.paging.Order;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.registry.Artifact;
import npuc.registry.Deletion;
import npuc.registry.Model;
import npuc.registry.ModelRegistry;
import npuc.registry.Version;

/** {@link ModelRegistry} in SQLite. */
public final class SqliteModelRegistry implements ModelRegistry {
  private static final Documents<Model> MODELS = new Documents<>(Model.class);
  private static final Documents<Version> VERSIONS = new Documents<>(Version.class);
  private static final Documents<Artifact> ARTIFACTS = new Documents<>(Artifact.class);

  private static final String ADD_ARTIFACT =
      """
      INSERT INTO artifact (id, version_id, compilation_id, document)
      SELECT ?, version.id, nullif(?, ''), ? FROM version
      WHERE version.id = ? AND ? NOT IN (SELECT compilation_id FROM deleted_result)
      ON CONFLICT DO NOTHING
      """;

  /** Nothing of the registry holds an artifact. */
  private static final String NOTHING = "SELECT id FROM artifact WHERE id = ? AND false";

  private final Database database;

  public SqliteModelRegistry(Database database) {
    this.database = database;
  }

  @Override
  public void addModel(Model model) {
    insert(
        "INSERT INTO model (id, document) VALUES (?, ?) ON CONFLICT DO NOTHING",
        model.id().toString(),
        MODELS.write(model));
  }

  @Override
  public boolean addVersion(Version version) {
    List<String> row =
        List.of(version.id().toString(), version.modelId().toString(), VERSIONS.write(version));
    return database.write(
        connection -> {
          boolean isOwned = model(connection, version.modelId()).isPresent();
          if (isOwned) {
            Documents.update(
                connection,
                "INSERT INTO version (id, model_id, document) VALUES (?, ?, ?)"
                    + " ON CONFLICT DO NOTHING",
                row);
          }
          return isOwned;
        });
  }

  @Override
  public Optional<Artifact> addArtifact(Artifact artifact) {
    String compilation = artifact.compilation().map(Object::toString).orElse("");
    return database.write(
        connection -> {
          Documents.update(
              connection,
              ADD_ARTIFACT,
              List.of(
                  artifact.id().toString(),
                  compilation,
                  ARTIFACTS.write(artifact),
                  artifact.versionId().toString(),
                  compilation));
          return ARTIFACTS.readOne(
              connection,
              "SELECT id, document FROM artifact WHERE compilation_id = ? OR id = ?",
              compilation,
              artifact.id().toString());
        });
  }

  @Override
  public Optional<Model> findModel(ModelId model) {
    return database.read(connection -> model(connection, model));
  }

  @Override
  public Optional<Version> findVersion(ModelId model, VersionId version) {
    return database.read(connection -> version(connection, model, version));
  }

  @Override
  public Optional<Artifact> findArtifact(VersionId version, ArtifactId artifact) {
    return database.read(connection -> artifact(connection, version, artifact));
  }

  @Override
  public Optional<Model> changeModel(ModelId model, UnaryOperator<Model> change) {
    return database.write(
        connection ->
            stored(
                connection,
                "UPDATE model SET document = ? WHERE id = ?",
                MODELS,
                model(connection, model).map(change)));
  }

  @Override
  public Optional<Version> changeVersion(
      ModelId model, VersionId version, UnaryOperator<Version> change) {
    return database.write(
        connection ->
            stored(
                connection,
                "UPDATE version SET document = ? WHERE id = ?",
                VERSIONS,
                version(connection, model, version).map(change)));
  }

  @Override
  public Optional<Artifact> changeArtifact(
      VersionId version, ArtifactId artifact, UnaryOperator<Artifact> change) {
    return database.write(
        connection ->
            stored(
                connection,
                "UPDATE artifact SET document = ? WHERE id = ?",
                ARTIFACTS,
                artifact(connection, version, artifact).map(change)));
  }

  @Override
  public Deletion deleteModel(ModelId model) {
    return database.write(
        connection ->
            deleted(
                connection,
                "model",
                model(connection, model).map(Model::id),
                "SELECT id FROM version WHERE model_id = ? LIMIT 1"));
  }

  @Override
  public Deletion deleteVersion(ModelId model, VersionId version) {
    return database.write(
        connection ->
            deleted(
                connection,
                "version",
                version(connection, model, version).map(Version::id),
                "SELECT id FROM artifact WHERE version_id = ? LIMIT 1"));
  }

  @Override
  public Deletion deleteArtifact(VersionId version, ArtifactId artifact) {
    return database.write(
        connection -> {
          Optional<Artifact> stored = artifact(connection, version, artifact);
          Optional<CompilationId> maker = stored.flatMap(Artifact::compilation);
          if (maker.isPresent()) {
            Documents.update(
                connection,
                "INSERT INTO deleted_result (compilation_id) VALUES (?) ON CONFLICT DO NOTHING",
                List.of(maker.get().toString()));
          }
          return deleted(connection, "artifact", stored.map(Artifact::id), NOTHING);
        });
  }

  private static Deletion deleted(
      Connection connection, String table, Optional<?> stored, String held) throws SQLException {
    if (stored.isEmpty()) {
      return Deletion.MISSING;
    }
    List<String> id = List.of(stored.get().toString());
    if (!Documents.texts(connection, held, id).isEmpty()) {
      return Deletion.HELD;
    }
    Documents.update(connection, "DELETE FROM " + table + " WHERE id = ?", id);
    return Deletion.DELETED;
  }

  @Override
  public Page<Model> models(PageRequest request) {
    return page(MODELS, "SELECT id, document FROM model WHERE true", List.of(), "m-", request);
  }

  @Override
  public Page<Version> versions(ModelId model, PageRequest request) {
    String sql = "SELECT id, document FROM version WHERE model_id = ?";
    return page(VERSIONS, sql, List.of(model.toString()), "v-", request);
  }

  @Override
  public Page<Artifact> artifacts(VersionId version, PageRequest request) {
    String sql = "SELECT id, document FROM artifact WHERE version_id = ?";
    return page(ARTIFACTS, sql, List.of(version.toString()), "a-", request);
  }

  @Override
  public Page<Artifact> originals(VersionId version, PageRequest request) {
    String sql =
        "SELECT id, document FROM artifact INDEXED BY original_artifact"
            + " WHERE version_id = ? AND compilation_id IS NULL";
    return page(ARTIFACTS, sql, List.of(version.toString()), "a-", request);
  }

  private static Optional<Model> model(Connection connection, ModelId model) throws SQLException {
    return MODELS.readOne(
        connection, "SELECT id, document FROM model WHERE id = ?", model.toString());
  }

  private static Optional<Version> version(Connection connection, ModelId model, VersionId version)
      throws SQLException {
    return VERSIONS.readOne(
        connection,
        "SELECT id, document FROM version WHERE id = ? AND model_id = ?",
        version.toString(),
        model.toString());
  }

  private static Optional<Artifact> artifact(
      Connection connection, VersionId version, ArtifactId artifact) throws SQLException {
    return ARTIFACTS.readOne(
        connection,
        "SELECT id, document FROM artifact WHERE id = ? AND version_id = ?",
        artifact.toString(),
        version.toString());
  }

  private static <T extends Identified> Optional<T> stored(
      Connection connection, String update, Documents<T> documents, Optional<T> changed)
      throws SQLException {
    if (changed.isPresent()) {
      T entry = changed.get();
      Documents.update(connection, update, List.of(documents.write(entry), entry.id().toString()));
    }
    return changed;
  }

  private void insert(String sql, String... parameters) {
    database.write(connection -> Documents.update(connection, sql, List.of(parameters)));
  }

  private <T> Page<T> page(
      Documents<T> documents,
      String select,
      List<String> owner,
      String prefix,
      PageRequest request) {
    var parameters = new ArrayList<Object>(owner);
    boolean newestFirst = request.order() == Order.NEWEST_FIRST;
    String after = request.after().isEmpty() ? "" : newestFirst ? " AND id < ?" : " AND id > ?";
    request.after().ifPresent(last -> parameters.add(prefix + last));
    parameters.add(request.limit() + 1);
    String sql =
        select + after + (newestFirst ? " ORDER BY id DESC LIMIT ?" : " ORDER BY id LIMIT ?");
    return database.read(
        connection -> Page.cut(documents.read(connection, sql, parameters), request.limit()));
  }
}
