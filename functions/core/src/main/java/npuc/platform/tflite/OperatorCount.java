package npuc.platform.tflite;

import static npuc.platform.tflite.TfliteRules.TFLITE;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Counts the operators of a model by what they work on. */
final class OperatorCount {
  private final List<String> names;
  private final List<Boolean> constants;
  private final SortedMap<String, Integer> operators = new TreeMap<>();
  private final SortedSet<String> floatTypes = new TreeSet<>();
  private final SortedSet<String> weightTypes = new TreeSet<>();
  private int onFloats;
  private int onIntegers;

  /**
   * Nothing is counted yet.
   *
   * @param names of the operators, in the order of the model's operator codes
   * @param constants whether each buffer holds data
   */
  OperatorCount(List<String> names, List<Boolean> constants) {
    this.names = names;
    this.constants = constants;
  }

  /** What of a tensor matters. */
  private record Tensor(String type, boolean constant) {}

  void add(Table subgraph) {
    List<Tensor> tensors = subgraph.tables(0).stream().map(this::tensor).toList();
    for (Table operator : subgraph.tables(3)) {
      String name = oneOf(names, operator.unsigned(0, 4));
      operators.merge(name, 1, Integer::sum);
      List<Tensor> used =
          LongStream.concat(operator.numbers(1), operator.numbers(2))
              .filter(index -> index != -1)
              .mapToObj(index -> oneOf(tensors, index))
              .toList();
      if (!TFLITE.floats().converting().contains(name)) {
        sort(used);
      }
    }
  }

  TfliteModel model(int subgraphs) {
    return new TfliteModel(subgraphs, operators, onFloats, onIntegers, floatTypes, weightTypes);
  }

  /** The name by a number of the schema, which may be newer than what is known. */
  static String named(List<String> known, long number, String kind) {
    return number >= 0 && number < known.size() ? known.get((int) number) : kind + " " + number;
  }

  private Tensor tensor(Table tensor) {
    long _ = tensor.numbers(0).count(); // the shape must be there to its end
    return new Tensor(
        named(TFLITE.types(), tensor.signed(1, 1), "type"),
        oneOf(constants, tensor.unsigned(2, 4)));
  }

  private void sort(List<Tensor> used) {
    Set<String> floats = types(used, one -> TFLITE.floats().types().contains(one.type));
    if (!floats.isEmpty()) {
      onFloats++;
      floatTypes.addAll(floats);
      weightTypes.addAll(types(used, one -> one.constant && isInteger(one)));
    } else if (used.stream().anyMatch(one -> !one.constant && isInteger(one))) {
      onIntegers++;
    }
  }

  private static boolean isInteger(Tensor tensor) {
    return TFLITE.floats().integers().contains(tensor.type);
  }

  private static Set<String> types(List<Tensor> tensors, Predicate<Tensor> which) {
    return tensors.stream().filter(which).map(Tensor::type).collect(Collectors.toSet());
  }

  private static <T> T oneOf(List<T> items, long index) {
    Flatbuffer.require(index >= 0 && index < items.size());
    return items.get((int) index);
  }
}
