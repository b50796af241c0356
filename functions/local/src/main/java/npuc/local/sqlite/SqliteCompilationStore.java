package npuc.local.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import npuc.caller.CallerName;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.Filter;
import npuc.compilation.Phase;
import npuc.compilation.Scope;
import npuc.compilation.Words;
import npuc.id.CompilationId;
import npuc.id.VersionId;
import npuc.paging.Page;
import npuc.paging.PageRequest;

/**
 * {@link CompilationStore} in SQLite: one row each, the whole record as a JSON document. What
 * {@link SqliteWebhooks} are to be told of a change is stored with it.
 */
public final class SqliteCompilationStore implements CompilationStore {
  private static final Documents<Compilation> DOCUMENTS = new Documents<>(Compilation.class);

  private static final String CREATE =
      """
      INSERT INTO compilation
        (id, model_id, version_id, platform, hash, created_at, created_by, phase, active, words,
         labels, revision, document)
      VALUES (?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
      """;
  private static final String FIND = "SELECT id, document, revision FROM compilation WHERE id = ?";
  private static final String REPLACE =
      """
      UPDATE compilation
      SET phase = ?, active = ?, words = ?, labels = ?, revision = ?, document = ?
      WHERE id = ? AND revision = ?
      """;
  private static final String PHASE = "SELECT phase FROM compilation WHERE id = ? AND revision = ?";
  private static final String DELETE = "DELETE FROM compilation WHERE id = ? AND revision = ?";

  /** Rows that a page looks at, at most, where an index can't tell which are wanted. */
  private static final int LOOKED_AT = 1_000;

  private final Database database;
  private final Looks looks;
  private final KnownCompilations known = new KnownCompilations(DOCUMENTS);

  public SqliteCompilationStore(Database database) {
    this(database, new Looks(LOOKED_AT));
  }

  SqliteCompilationStore(Database database, Looks looks) {
    this.database = database;
    this.looks = looks;
  }

  @Override
  public boolean create(Compilation compilation) {
    String document = DOCUMENTS.write(compilation);
    List<?> row =
        List.of(
            compilation.id().toString(),
            compilation.modelId().toString(),
            compilation.versionId().toString(),
            compilation.spec().platform().value(),
            compilation.spec().optionsHash().value(),
            compilation.createdAt().toEpochMilli(),
            compilation.createdBy().map(CallerName::value).orElse(""),
            compilation.phase().word(),
            compilation.isActive() ? 1 : 0,
            Words.of(compilation.description()),
            LabelText.of(compilation.description().labels()),
            compilation.revision(),
            document);
    boolean isNew =
        database.write(
            connection -> stored(connection, CREATE, row, Optional.empty(), compilation));
    if (isNew) {
      known.stored(compilation, document);
    }
    return isNew;
  }

  @Override
  public Optional<Compilation> find(CompilationId id) {
    List<?> row = List.of(id.toString());
    return database
        .read(connection -> Documents.page(connection, FIND, row, 1, known::read))
        .items()
        .stream()
        .findFirst();
  }

  @Override
  public List<Compilation> findAll(List<CompilationId> ids) {
    return ids.stream().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public boolean replace(Compilation next) {
    String document = DOCUMENTS.write(next);
    List<?> row =
        List.of(
            next.phase().word(),
            next.isActive() ? 1 : 0,
            Words.of(next.description()),
            LabelText.of(next.description().labels()),
            next.revision(),
            document,
            next.id().toString(),
            next.revision() - 1);
    boolean won =
        database.write(
            connection -> stored(connection, REPLACE, row, phase(connection, next), next));
    if (won) {
      known.stored(next, document);
    }
    return won;
  }

  @Override
  public Page<Compilation> list(Scope scope, Filter filter, PageRequest request) {
    if (filter.search().isVain()) {
      return new Page<>(List.of(), false);
    }
    var query = new CompilationQuery(scope, filter, request);
    int limit = request.limit();
    if (query.isJudging()) {
      return database.read(connection -> looks.page(connection, query, limit, known::read));
    }
    Sql page = query.page();
    return database.read(
        connection ->
            Documents.page(connection, page.text(), page.parameters(), limit, known::read));
  }

  @Override
  public List<CompilationId> newest(VersionId version, Filter filter, int most) {
    Sql ids = new CompilationQuery(new Scope.Of(version), filter, PageRequest.first(most)).ids();
    return ids(ids.text(), ids.parameters()).stream().limit(most).toList();
  }

  @Override
  public List<CompilationId> active() {
    return ids("SELECT id FROM compilation WHERE active = 1 ORDER BY id", List.of());
  }

  private List<CompilationId> ids(String sql, List<?> parameters) {
    return database.read(connection -> Documents.texts(connection, sql, parameters)).stream()
        .map(id -> CompilationId.parse(id).orElseThrow())
        .toList();
  }

  @Override
  public boolean delete(Compilation compilation) {
    known.deleted(compilation);
    List<?> row = List.of(compilation.id().toString(), compilation.revision());
    return database.write(connection -> changes(connection, DELETE, row));
  }

  /** Stores a state, unless another one won, and with it what is to be told. */
  private static boolean stored(
      Connection connection, String sql, List<?> row, Optional<Phase> before, Compilation next)
      throws SQLException {
    boolean isStored = changes(connection, sql, row);
    if (isStored) {
      Outbox.note(connection, before, next);
    }
    return isStored;
  }

  /** The phase of the state before. */
  private static Optional<Phase> phase(Connection connection, Compilation next)
      throws SQLException {
    return Documents.texts(connection, PHASE, List.of(next.id().toString(), next.revision() - 1))
        .stream()
        .findFirst()
        .flatMap(Phase::of);
  }

  private static boolean changes(Connection connection, String sql, List<?> row)
      throws SQLException {
    return Documents.update(connection, sql, row) == 1;
  }
}
