package npuc.refusal;

import java.util.Collection;

/**
 * What is wrong with an input, wherever it stands: the rule that it breaks, and in what words a
 * person is told. Code, text and parameters are written in one place.
 */
public record Fault(ViolationCode code, Wording wording) {
  public static final Fault REQUIRED = of(ViolationCode.REQUIRED, "is required");
  public static final Fault BLANK = of(ViolationCode.BLANK, "must not be blank");
  public static final Fault NULL =
      of(ViolationCode.NOT_NULL, "must not be null; leave the field out instead");

  public static Fault of(ViolationCode code, String form) {
    return new Fault(code, Wording.of(form));
  }

  public static Fault notOneOf(Collection<?> allowed) {
    return of(ViolationCode.NOT_ONE_OF, "must be one of {allowed}").with("allowed", allowed);
  }

  /** A whole number outside of its range. */
  public static Fault outOfRange(long min, long max) {
    return of(ViolationCode.OUT_OF_RANGE, "must be a whole number from {min} to {max}")
        .with("min", min)
        .with("max", max);
  }

  /**
   * Something of another type.
   *
   * @param expected text, flag, object or list
   */
  public static Fault wrongType(String expected, String form) {
    return of(ViolationCode.WRONG_TYPE, form).with("expected", expected);
  }

  /** Something of another form than its example. */
  public static Fault wrongForm(String example, String form) {
    return of(ViolationCode.WRONG_FORM, form).with("example", example);
  }

  public Fault with(String name, String text) {
    return new Fault(code, wording.with(name, text));
  }

  public Fault with(String name, long number) {
    return new Fault(code, wording.with(name, number));
  }

  public Fault with(String name, Collection<?> words) {
    return new Fault(code, wording.with(name, words));
  }

  /** The same with words before it, which may have parameters of their own. */
  public Fault after(String before) {
    return new Fault(code, wording.after(before));
  }

  /** The same with words behind it, which may have parameters of their own. */
  public Fault before(String after) {
    return new Fault(code, new Wording(wording.form() + after, wording.parameters()));
  }

  /** What is wrong and what to do, one sentence. */
  public String message() {
    return wording.text();
  }
}
