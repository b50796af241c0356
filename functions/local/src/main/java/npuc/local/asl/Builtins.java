package npuc.local.asl;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The functions that Step Functions adds to JSONata (Developer Guide, "Transforming data with
 * JSONata"), and a clock and a chance that the caller holds.
 */
final class Builtins {
  private static final int MAX_ITEMS = 1_000;
  private static final List<String> DIGESTS =
      List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private final RandomGenerator random;

  Builtins(RandomGenerator random) {
    this.random = random;
  }

  void bind(Frame frame, Instant now) {
    define(frame, "parse", "<s:x>", (input, args) -> parse((String) args.get(0)));
    define(frame, "uuid", "<:s>", (input, args) -> uuid().toString());
    define(frame, "hash", "<ss:s>", (in, args) -> hash((String) args.get(0), (String) args.get(1)));
    define(frame, "partition", "<an:a>", (in, args) -> partition(list(args, 0), whole(args, 1)));
    define(frame, "range", "<nnn:a>", (in, a) -> range(whole(a, 0), whole(a, 1), whole(a, 2)));
    define(frame, "random", "<n?:n>", (input, args) -> random(args));
    // The library's own read a time that is per thread and may be stale.
    define(frame, "millis", "<:n>", (input, args) -> now.toEpochMilli());
    define(
        frame,
        "now",
        "<s?s?:s>",
        (in, args) ->
            Functions.dateTimeFromMillis(
                now.toEpochMilli(),
                (String) optional(args, 0).orElse(null),
                (String) optional(args, 1).orElse(null)));
  }

  private static void define(
      Frame frame, String name, String signature, JFunctionCallable function) {
    frame.bind(name, new JFunction(function, signature));
  }

  private static Object parse(String text) {
    return Values.toJava(Json.MAPPER.readTree(text));
  }

  private UUID uuid() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static String hash(String text, String algorithm) throws NoSuchAlgorithmException {
    if (!DIGESTS.contains(algorithm)) {
      throw new NoSuchAlgorithmException("One of " + DIGESTS + " makes a hash.");
    }
    byte[] digest =
        MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private static List<List<Object>> partition(List<?> items, long size) {
    if (size < 1) {
      throw new IllegalArgumentException("The size of a partition is at least 1.");
    }
    List<List<Object>> parts = new ArrayList<>();
    for (long from = 0; from < items.size(); from += size) {
      int end = (int) Math.min(items.size(), from + size);
      parts.add(new ArrayList<>(items.subList((int) from, end)));
    }
    return parts;
  }

  private static List<Object> range(long first, long last, long step) {
    if (step == 0 || Math.subtractExact(last, first) / step >= MAX_ITEMS) {
      throw new IllegalArgumentException("A range has a step and at most 1,000 items.");
    }
    List<Object> items = new ArrayList<>();
    for (long next = first; step > 0 ? next <= last : next >= last; next += step) {
      items.add(next);
    }
    return items;
  }

  private double random(List<?> args) {
    return optional(args, 0)
        .map(seed -> new SplittableRandom(((Number) seed).longValue()).nextDouble())
        .orElseGet(random::nextDouble);
  }

  private static Optional<Object> optional(List<?> args, int index) {
    return index < args.size() ? Optional.ofNullable(args.get(index)) : Optional.empty();
  }

  private static List<?> list(List<?> args, int index) {
    return (List<?>) args.get(index);
  }

  private static long whole(List<?> args, int index) {
    return ((Number) args.get(index)).longValue();
  }
}
