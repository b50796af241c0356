package npuc.onnx;

import java.io.IOException;

/** Ends the reading of a model that has more than is looked through. */
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1;

  TooLargeException() {
    super("more than is looked through");
  }
}
