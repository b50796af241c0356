package npuc.platform.onnx;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a model decides whether an NPU can take it.
 *
 * @param file its name
 * @param opset of ONNX's own operators; 0 where it names none
 * @param inputs what is fed to it: without the weights, which old models list among them
 * @param operators how many of each name, with those in the branches of others; an operator of
 *     another domain has that before its name
 * @param external the bytes that are needed of each other file, by its name as the model writes it
 */
public record OnnxModel(
    String file,
    long opset,
    List<OnnxInput> inputs,
    SortedMap<String, Integer> operators,
    SortedMap<String, Long> external) {
  private static final Set<String> QUANTIZED =
      Set.of("QuantizeLinear", "DequantizeLinear", "QLinearConv", "QLinearMatMul", "ConvInteger");

  public OnnxModel {
    inputs = List.copyOf(inputs);
    operators = Collections.unmodifiableSortedMap(new TreeMap<>(operators));
    external = Collections.unmodifiableSortedMap(new TreeMap<>(external));
  }

  /** Whether a part of it computes with integers. */
  public boolean quantized() {
    return operators.keySet().stream().anyMatch(QUANTIZED::contains);
  }
}
