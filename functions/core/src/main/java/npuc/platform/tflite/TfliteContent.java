package npuc.platform.tflite;

import npuc.refusal.Fault;

/** What is found in a file that is said to be a TFLite model. */
public sealed interface TfliteContent {

  /** A model. */
  record Read(TfliteModel model) implements TfliteContent {}

  /**
   * Nothing that can be compiled.
   *
   * @param why such as {@code hey.tflite is empty}, and what to do
   */
  record Unfit(Fault why) implements TfliteContent {}

  /** Only Jobs can see it, or it is too large to be looked through. */
  record Unjudged() implements TfliteContent {}
}
