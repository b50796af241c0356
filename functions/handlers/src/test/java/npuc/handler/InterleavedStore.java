package npuc.handler;

import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.id.CompilationId;
import npuc.memory.ForwardingStore;

/** A store in which something else happens right after a chosen look. */
final class InterleavedStore extends ForwardingStore {
  private Optional<Runnable> meanwhile = Optional.empty();

  InterleavedStore(CompilationStore store) {
    super(store);
  }

  /** Once, after somebody has looked and before he goes on. */
  void afterNextFind(Runnable happens) {
    meanwhile = Optional.of(happens);
  }

  @Override
  public Optional<Compilation> find(CompilationId id) {
    Optional<Compilation> found = super.find(id);
    Optional<Runnable> now = meanwhile;
    meanwhile = Optional.empty();
    now.ifPresent(Runnable::run);
    return found;
  }
}
