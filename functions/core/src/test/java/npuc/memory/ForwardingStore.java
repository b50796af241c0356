package npuc.memory;

import java.util.List;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.Filter;
import npuc.compilation.Scope;
import npuc.id.CompilationId;
import npuc.id.VersionId;
import npuc.paging.Page;
import npuc.paging.PageRequest;

/** A store that does what another does; a test changes the part that it is about. */
public abstract class ForwardingStore implements CompilationStore {
  private final CompilationStore store;

  protected ForwardingStore(CompilationStore store) {
    this.store = store;
  }

  @Override
  public boolean create(Compilation compilation) {
    return store.create(compilation);
  }

  @Override
  public Optional<Compilation> find(CompilationId id) {
    return store.find(id);
  }

  @Override
  public List<Compilation> findAll(List<CompilationId> ids) {
    return store.findAll(ids);
  }

  @Override
  public boolean replace(Compilation next) {
    return store.replace(next);
  }

  @Override
  public Page<Compilation> list(Scope scope, Filter filter, PageRequest request) {
    return store.list(scope, filter, request);
  }

  @Override
  public List<CompilationId> newest(VersionId version, Filter filter, int most) {
    return store.newest(version, filter, most);
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
