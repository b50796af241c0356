package npuc.handler;

import java.util.List;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationId;
import npuc.compilation.CompilationStore;
import npuc.compilation.Filter;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.registry.VersionId;

/** A store in which something else happens right after a chosen look. */
final class InterleavedStore implements CompilationStore {
  private final CompilationStore store;
  private Optional<Runnable> meanwhile = Optional.empty();

  InterleavedStore(CompilationStore store) {
    this.store = store;
  }

  /** Once, after somebody has looked and before he goes on. */
  void afterNextFind(Runnable happens) {
    meanwhile = Optional.of(happens);
  }

  @Override
  public void create(Compilation compilation) {
    store.create(compilation);
  }

  @Override
  public Optional<Compilation> find(CompilationId id) {
    Optional<Compilation> found = store.find(id);
    Optional<Runnable> now = meanwhile;
    meanwhile = Optional.empty();
    now.ifPresent(Runnable::run);
    return found;
  }

  @Override
  public boolean replace(Compilation next) {
    return store.replace(next);
  }

  @Override
  public Page<Compilation> list(VersionId version, Filter filter, PageRequest request) {
    return store.list(version, filter, request);
  }

  @Override
  public List<CompilationId> active() {
    return store.active();
  }

  @Override
  public boolean delete(Compilation compilation) {
    return store.delete(compilation);
  }
}
