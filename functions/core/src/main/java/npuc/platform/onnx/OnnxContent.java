package npuc.platform.onnx;

import npuc.refusal.Fault;

/** What is found in files that are said to be an ONNX model. */
public sealed interface OnnxContent {

  /** A model. */
  record Read(OnnxModel model) implements OnnxContent {}

  /**
   * Nothing that can be compiled.
   *
   * @param why such as {@code net.onnx is empty}, and what to do
   */
  record Unfit(Fault why) implements OnnxContent {}

  /** Only Jobs can see it, or it has more parts than are looked through. */
  record Unjudged() implements OnnxContent {}
}
