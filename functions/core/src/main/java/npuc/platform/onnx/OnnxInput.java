package npuc.platform.onnx;

import java.util.List;
import java.util.Optional;

/**
 * What is fed to a model.
 *
 * @param shape empty where the model does not say how many dimensions it has
 */
public record OnnxInput(String name, Optional<List<Size>> shape) {
  public OnnxInput {
    shape = shape.map(List::copyOf);
  }

  /**
   * The size of one dimension.
   *
   * @param fixed 0 where it is open
   * @param symbol the name of an open size, which is one size wherever it stands; empty without
   */
  public record Size(long fixed, String symbol) {
    public boolean isOpen() {
      return fixed <= 0;
    }
  }
}
