package npuc.platform.onnx;

/** What is found in files that are said to be an ONNX model. */
public sealed interface OnnxContent {

  /** A model. */
  record Read(OnnxModel model) implements OnnxContent {}

  /**
   * Nothing that can be compiled.
   *
   * @param wrong such as {@code net.onnx is empty}
   * @param advice what to do
   */
  record Unfit(String wrong, String advice) implements OnnxContent {}

  /** Only Jobs can see it, or it has more parts than are looked through. */
  record Unjudged() implements OnnxContent {}
}
