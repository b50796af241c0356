package npuc.platform.tflite;

/** What is found in a file that is said to be a TFLite model. */
public sealed interface TfliteContent {

  /** A model. */
  record Read(TfliteModel model) implements TfliteContent {}

  /**
   * Nothing that can be compiled.
   *
   * @param wrong such as {@code hey.tflite is empty}
   * @param advice what to do
   */
  record Unfit(String wrong, String advice) implements TfliteContent {}

  /** Only Jobs can see it, or it is too large to be looked through. */
  record Unjudged() implements TfliteContent {}
}
