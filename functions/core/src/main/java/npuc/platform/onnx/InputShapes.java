package npuc.platform.onnx;

import static npuc.platform.onnx.OnnxRules.ONNX;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import npuc.platform.onnx.OnnxInput.Size;
import npuc.platform.option.Options;
import npuc.refusal.Violations;

/** The sizes that are given for the inputs of a model: the NPU takes fixed ones only. */
public final class InputShapes {
  private static final String FIELD = "options." + OnnxOptions.INPUT_SHAPES;

  /** Inputs with open sizes, and open sizes of one: who fixes these sees the others. */
  private static final int MOST_TOLD = 8;

  private final Map<String, List<Long>> given = new LinkedHashMap<>();
  private final Map<String, Long> sizes = new HashMap<>();
  private final Optional<Long> batch;
  private final Violations violations;

  /** Reads what the options say; each shape is valid by its form. */
  public InputShapes(Options options, Violations violations) {
    this.violations = violations;
    this.batch = OnnxOptions.whole(options, OnnxOptions.BATCH);
    OnnxOptions.words(options, OnnxOptions.INPUT_SHAPES).forEach(this::add);
  }

  private void add(String text) {
    int end = text.indexOf('=');
    String name = text.substring(0, end);
    List<Long> sizes = Stream.of(text.substring(end + 1).split("x")).map(Long::valueOf).toList();
    long most = ONNX.maxDimension().value();
    violations.require(
        sizes.stream().allMatch(size -> size <= most),
        FIELD,
        ShapeFaults.tooLarge(text, sizes, most));
    violations.require(!given.containsKey(name), FIELD, ShapeFaults.repeated(name));
    given.put(name, sizes);
  }

  /** Whether the inputs of a model have all their sizes with these, and none another. */
  public void check(List<OnnxInput> inputs) {
    Map<String, OnnxInput> known =
        inputs.stream().collect(Collectors.toMap(OnnxInput::name, one -> one, (one, _) -> one));
    given.forEach(
        (name, shape) -> {
          if (known.containsKey(name)) {
            fix(known.get(name), shape);
          } else {
            violations.add(FIELD, ShapeFaults.unknown(name, inputs));
          }
        });
    List<String> open =
        inputs.stream().flatMap(one -> open(one).stream()).limit(MOST_TOLD).toList();
    violations.require(open.isEmpty(), FIELD, ShapeFaults.open(open));
  }

  private void fix(OnnxInput input, List<Long> shape) {
    List<Size> dimensions = input.shape().orElse(List.of());
    if (input.shape().isEmpty() || dimensions.size() != shape.size()) {
      violations.add(FIELD, ShapeFaults.otherRank(input, shape.size()));
      return;
    }
    for (int place = 0; place < shape.size(); place++) {
      Size size = dimensions.get(place);
      long wanted = shape.get(place);
      long known = size.isOpen() ? sizes.getOrDefault(size.symbol(), wanted) : size.fixed();
      violations.require(
          known == wanted, FIELD, ShapeFaults.otherSize(input, place, wanted, known));
      if (size.isOpen() && !size.symbol().isEmpty()) {
        sizes.put(size.symbol(), wanted);
      }
    }
  }

  /** All sizes of an input, with those that are given; empty where some stay open. */
  public Optional<List<Long>> of(OnnxInput input) {
    if (given.containsKey(input.name()) || open(input).isPresent()) {
      return Optional.ofNullable(given.get(input.name()));
    }
    List<Size> dimensions = input.shape().orElse(List.of());
    return Optional.of(
        IntStream.range(0, dimensions.size())
            .mapToObj(place -> size(dimensions.get(place), place))
            .toList());
  }

  private long size(Size size, int place) {
    if (!size.isOpen()) {
      return size.fixed();
    }
    return sizes.getOrDefault(size.symbol(), place == 0 ? batch.orElse(0L) : 0L);
  }

  /** The open sizes of an input, such as {@code x dimension 0 (batch), 2}. */
  private Optional<String> open(OnnxInput input) {
    if (given.containsKey(input.name())) {
      return Optional.empty();
    }
    if (input.shape().isEmpty()) {
      return Optional.of(input.name() + " (of any shape, which must be fixed in the model)");
    }
    var open = new ArrayList<String>();
    List<Size> dimensions = input.shape().get();
    for (int place = 0; place < dimensions.size() && open.size() < MOST_TOLD; place++) {
      Size size = dimensions.get(place);
      boolean isBatch = place == 0 && batch.isPresent();
      if (size.isOpen() && !isBatch && !sizes.containsKey(size.symbol())) {
        open.add(size.symbol().isEmpty() ? "" + place : "%d (%s)".formatted(place, size.symbol()));
      }
    }
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(input.name() + " dimension " + String.join(", ", open));
  }
}
