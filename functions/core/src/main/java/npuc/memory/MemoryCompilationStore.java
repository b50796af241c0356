package npuc.memory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.Filter;
import npuc.compilation.Scope;
import npuc.event.PhaseChanged;
import npuc.id.CompilationId;
import npuc.id.VersionId;
import npuc.paging.Page;
import npuc.paging.PageRequest;

/** {@link CompilationStore} that forgets everything with its process. */
public final class MemoryCompilationStore implements CompilationStore {
  private static final int LOOKED_AT = 1_000;

  private final ConcurrentMap<CompilationId, Compilation> stored = new ConcurrentHashMap<>();
  private final MemoryWebhooks webhooks;
  private final int lookedAt;

  public MemoryCompilationStore() {
    this(new MemoryWebhooks());
  }

  /** One that tells these webhooks of every change of a phase. */
  public MemoryCompilationStore(MemoryWebhooks webhooks) {
    this(webhooks, LOOKED_AT);
  }

  /**
   * One that looks at fewer.
   *
   * @param lookedAt most entries that one page looks at
   */
  public MemoryCompilationStore(int lookedAt) {
    this(new MemoryWebhooks(), lookedAt);
  }

  private MemoryCompilationStore(MemoryWebhooks webhooks, int lookedAt) {
    this.webhooks = webhooks;
    this.lookedAt = lookedAt;
  }

  @Override
  public boolean create(Compilation compilation) {
    boolean isNew = stored.putIfAbsent(compilation.id(), compilation) == null;
    if (isNew) {
      PhaseChanged.between(Optional.empty(), compilation).ifPresent(webhooks::tell);
    }
    return isNew;
  }

  @Override
  public Optional<Compilation> find(CompilationId id) {
    return Optional.ofNullable(stored.get(id));
  }

  @Override
  public List<Compilation> findAll(List<CompilationId> ids) {
    return ids.stream().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public boolean replace(Compilation next) {
    return find(next.id())
        .filter(before -> before.revision() == next.revision() - 1)
        .filter(before -> stored.replace(next.id(), before, next))
        .map(before -> told(before, next))
        .orElse(false);
  }

  private boolean told(Compilation before, Compilation next) {
    PhaseChanged.between(Optional.of(before.phase()), next).ifPresent(webhooks::tell);
    return true;
  }

  @Override
  public Page<Compilation> list(Scope scope, Filter filter, PageRequest request) {
    Stream<Compilation> all = stored.values().stream().filter(one -> isIn(scope, one));
    return Page.look(all, filter::matches, request, lookedAt);
  }

  private static boolean isIn(Scope scope, Compilation compilation) {
    return switch (scope) {
      case Scope.Everything() -> true;
      case Scope.Of(VersionId version) -> compilation.versionId().equals(version);
    };
  }

  @Override
  public List<CompilationId> newest(VersionId version, Filter filter, int most) {
    Stream<Compilation> all =
        stored.values().stream().filter(one -> isIn(new Scope.Of(version), one));
    return Page.of(all.filter(filter::matches), PageRequest.first(most)).items().stream()
        .map(Compilation::id)
        .toList();
  }

  @Override
  public List<CompilationId> active() {
    return stored.values().stream()
        .filter(Compilation::isActive)
        .map(Compilation::id)
        .sorted((left, right) -> left.ulid().compareTo(right.ulid()))
        .toList();
  }

  @Override
  public boolean delete(Compilation compilation) {
    return find(compilation.id())
        .filter(before -> before.revision() == compilation.revision())
        .map(before -> stored.remove(before.id(), before))
        .orElse(false);
  }
}
