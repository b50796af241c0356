package npuc.platform.rockchip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.platform.onnx.InputShapes;
import npuc.platform.onnx.OnnxInput;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/** The inputs of a model, as options name them; nothing is said of a model that can't be seen. */
final class NamedInputs {
  private static final int SHOWN = 10;

  private final Optional<List<OnnxInput>> inputs;
  private final InputShapes shapes;
  private final Violations violations;

  NamedInputs(Optional<List<OnnxInput>> inputs, InputShapes shapes, Violations violations) {
    this.inputs = inputs;
    this.shapes = shapes;
    this.violations = violations;
  }

  /** What is given for each input, by its name: words such as {@code x=value}. */
  Map<String, String> read(List<String> words, String field) {
    var found = new LinkedHashMap<String, String>();
    for (String word : words) {
      int end = word.indexOf('=');
      String name = word.substring(0, end);
      violations.require(
          !found.containsKey(name),
          field,
          Fault.of(ViolationCode.REPEATED, "must give each input once: {value}")
              .with("value", name));
      violations.require(
          inputs.isEmpty() || names().contains(name),
          field,
          Fault.of(ViolationCode.NOT_ONE_OF, "names {input}, but the model's inputs are {allowed}")
              .with("input", name)
              .with("allowed", names().stream().limit(SHOWN).toList()));
      found.put(name, word.substring(end + 1));
    }
    return found;
  }

  /** None of a model that can't be seen. */
  List<String> names() {
    return inputs.orElse(List.of()).stream().map(OnnxInput::name).toList();
  }

  /** All sizes of an input; empty where they aren't known. */
  Optional<List<Long>> sizes(String name) {
    return inputs.orElse(List.of()).stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .flatMap(shapes::of);
  }
}
