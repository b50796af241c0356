package npuc.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import npuc.platform.onnx.OnnxInput;
import npuc.platform.onnx.OnnxModel;

/** What was found of a model so far, never more than it may take of memory. */
final class Parts {
  private static final int MOST_INPUTS = 1_000;
  private static final int MOST_KINDS = 1_000;
  private static final int MOST_FILES = 1_000;
  private static final int MOST_NAMES = 20_000;
  private static final int MOST_OPERATORS = 1_000_000;

  /** Of all names that are kept, together: letters. Those of a large language model are 2 MB. */
  private static final int MOST_TEXT = 4_000_000;

  private final List<OnnxInput> inputs = new ArrayList<>();
  private final Set<String> weights = new HashSet<>();
  private final SortedMap<String, Integer> operators = new TreeMap<>();
  private final SortedMap<String, Long> external = new TreeMap<>();
  private int count;
  private int text;
  private long opset;

  void opset(String domain, long version) {
    if (domain.isEmpty() || domain.equals("ai.onnx")) {
      opset = Math.max(opset, version);
    }
  }

  void operator(String domain, String name) throws IOException {
    require(++count <= MOST_OPERATORS);
    boolean isOwn = domain.isEmpty() || domain.equals("ai.onnx");
    String kind = isOwn ? name : domain + "." + name;
    if (operators.merge(kind, 1, Integer::sum) == 1) {
      keep(kind);
    }
    require(operators.size() <= MOST_KINDS);
  }

  void input(OnnxInput input) throws IOException {
    keep(input.name());
    for (OnnxInput.Size size : input.shape().orElse(List.of())) {
      keep(size.symbol());
    }
    inputs.add(input);
    require(inputs.size() <= MOST_INPUTS);
  }

  void weight(String name) throws IOException {
    if (weights.add(name)) {
      keep(name);
    }
    require(weights.size() <= MOST_NAMES);
  }

  void external(String file, long bytes) throws IOException {
    if (!external.containsKey(file)) {
      keep(file);
    }
    external.merge(file, bytes, Math::max);
    require(external.size() <= MOST_FILES);
  }

  private void keep(String name) throws IOException {
    text += name.length();
    require(text <= MOST_TEXT);
  }

  OnnxModel model(String file) {
    List<OnnxInput> fed = inputs.stream().filter(one -> !weights.contains(one.name())).toList();
    return new OnnxModel(file, opset, fed, operators, external);
  }

  private static void require(boolean holds) throws IOException {
    if (!holds) {
      throw new TooLargeException();
    }
  }
}
