package npuc.platform.onnx;

import static npuc.platform.onnx.OnnxRules.ONNX;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;

/**
 * What no compiler of ONNX models takes: each would refuse it in words that tell no reason. The
 * file onnx_sound.py of the job program has the same rules.
 */
final class OnnxSound {
  private static final String ADVICE = "; export the model again and register that";

  private OnnxSound() {}

  /** All that is wrong with what is fed to a model. */
  static List<Fault> faults(OnnxModel model) {
    var faults = new ArrayList<Fault>();
    if (model.inputs().isEmpty()) {
      faults.add(fault(model, "noInputs", "{file} has no inputs"));
    }
    twice(model.inputs())
        .ifPresent(
            name ->
                faults.add(
                    fault(model, "sameInputs", "{file} has two inputs that are called {input}")
                        .with("input", name)));
    model.inputs().stream()
        .flatMap(input -> tooLarge(model, input).stream())
        .findFirst()
        .ifPresent(faults::add);
    return faults;
  }

  private static Optional<String> twice(List<OnnxInput> inputs) {
    Set<String> seen = new HashSet<>();
    return inputs.stream().map(OnnxInput::name).filter(name -> !seen.add(name)).findFirst();
  }

  private static Optional<Fault> tooLarge(OnnxModel model, OnnxInput input) {
    long most = ONNX.maxDimension().value();
    return input.shape().orElse(List.of()).stream()
        .map(OnnxInput.Size::fixed)
        .filter(size -> size > most)
        .findFirst()
        .map(
            size ->
                fault(
                        model,
                        "largeInput",
                        "{file} has a size of {size} in its input {input}, and {max} is the most")
                    .with("input", input.name())
                    .with("size", size)
                    .with("max", most));
  }

  private static Fault fault(OnnxModel model, String kind, String form) {
    return Fault.of(ViolationCode.NOT_THE_FORMAT, form + ADVICE)
        .with("format", OnnxCheck.FORMAT.value())
        .with("kind", kind)
        .with("file", model.file());
  }
}
