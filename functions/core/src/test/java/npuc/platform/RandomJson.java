package npuc.platform;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Any JSON at all, with a liking for what is nearly right. */
final class RandomJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "1,128, 1,512",
          "[[1,128]]",
          "(1,128)",
          "]",
          "[",
          "8",
          "1e9999",
          "\u0000",
          "ethos-u85-256");

  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  JsonNode next(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 8)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(1L << random.nextInt(31));
      case 3 -> NODES.numberNode(random.nextLong());
      case 4 -> NODES.numberNode(BigInteger.ONE.shiftLeft(200));
      case 5 -> NODES.numberNode(random.nextDouble());
      case 6, 7 -> NODES.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
      case 8 -> {
        var list = NODES.arrayNode();
        random.ints(random.nextInt(4), 0, 1).forEach(_ -> list.add(next(depth - 1)));
        yield list;
      }
      default -> {
        var object = NODES.objectNode();
        random.ints(random.nextInt(3), 0, 9).forEach(n -> object.set("k" + n, next(depth - 1)));
        yield object;
      }
    };
  }
}
