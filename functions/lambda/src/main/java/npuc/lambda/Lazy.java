package npuc.lambda;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is made when it is first asked for, once: a function loads only what it uses. */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private volatile Optional<T> made = Optional.empty();

  public Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    return made.orElseGet(this::make);
  }

  /** Lets go of what was made, if anything was: it is made anew when it is next asked for. */
  public synchronized Optional<T> forget() {
    Optional<T> old = made;
    made = Optional.empty();
    return old;
  }

  private synchronized T make() {
    if (made.isEmpty()) {
      made = Optional.of(maker.get());
    }
    return made.orElseThrow();
  }
}
