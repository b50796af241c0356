package npuc.refusal;

import java.util.function.Function;

/** What a use case answers: the value asked for, or the refusal. */
public sealed interface Outcome<T> {

  record Done<T>(T value) implements Outcome<T> {}

  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  static <T> Outcome<T> refused(RefusalCode code, String message) {
    return refused(Refusal.of(code, message));
  }

  default <U> Outcome<U> map(Function<? super T, ? extends U> next) {
    return flatMap(value -> done(next.apply(value)));
  }

  default <U> Outcome<U> flatMap(Function<? super T, Outcome<U>> next) {
    return switch (this) {
      case Done<T>(T value) -> next.apply(value);
      case Refused<T>(Refusal refusal) -> refused(refusal);
    };
  }
}
