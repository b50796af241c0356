package npuc.local.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of a command.
 *
 * @param words what it is called: two words, or one for a command about files
 * @param operands what follows them
 * @param options by name, such as {@code --role}; a flag has an empty text
 */
record Arguments(List<String> words, List<String> operands, Map<String, String> options) {
  private static final Set<String> FLAGS = Set.of("--volumes");

  Arguments {
    words = List.copyOf(words);
    operands = List.copyOf(operands);
    options = Map.copyOf(options);
  }

  static Arguments of(List<String> arguments) {
    var plain = new ArrayList<String>();
    var options = new LinkedHashMap<String, String>();
    var rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      if (!argument.startsWith("--")) {
        plain.add(argument);
      } else if (FLAGS.contains(argument)) {
        options.put(argument, "");
      } else {
        options.put(argument, rest.hasNext() ? rest.next() : "");
      }
    }
    int words = plain.isEmpty() ? 0 : plain.getFirst().equals("token") ? 2 : 1;
    int cut = Math.min(words, plain.size());
    return new Arguments(plain.subList(0, cut), plain.subList(cut, plain.size()), options);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  boolean has(String flag) {
    return options.containsKey(flag);
  }

  /** Refuses options that a command does not know, and operands that are too many or too few. */
  Arguments expect(int count, String... known) {
    if (operands.size() != count || !Set.of(known).containsAll(options.keySet())) {
      throw new UsageException("the arguments do not fit");
    }
    return this;
  }
}
