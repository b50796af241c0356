package npuc.memory;

import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;

/** A store in which something else happens just before the n-th replace. */
public final class InterferingStore extends ForwardingStore {
  private final Runnable between;
  private int left;

  public InterferingStore(CompilationStore store, int replacesBefore, Runnable between) {
    super(store);
    this.left = replacesBefore;
    this.between = between;
  }

  @Override
  public boolean replace(Compilation next) {
    if (left-- == 0) {
      between.run();
    }
    return super.replace(next);
  }
}
