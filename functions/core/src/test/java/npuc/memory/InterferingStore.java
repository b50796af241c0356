package npuc.memory;

import java.util.List;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationId;
import npuc.compilation.CompilationStore;
import npuc.compilation.Filter;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.registry.VersionId;

/** A store in which something else happens just before the n-th replace. */
public final class InterferingStore implements CompilationStore {
  private final CompilationStore store;
  private final Runnable between;
  private int left;

  public InterferingStore(CompilationStore store, int replacesBefore, Runnable between) {
    this.store = store;
    this.left = replacesBefore;
    this.between = between;
  }

  @Override
  public boolean replace(Compilation next) {
    if (left-- == 0) {
      between.run();
    }
    return store.replace(next);
  }

  @Override
  public void create(Compilation compilation) {
    store.create(compilation);
  }

  @Override
  public Optional<Compilation> find(CompilationId id) {
    return store.find(id);
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
