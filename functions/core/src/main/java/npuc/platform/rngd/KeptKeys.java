package npuc.platform.rngd;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import npuc.input.Numbers;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import tools.jackson.databind.JsonNode;

/**
 * Keys of a config.json that must not be left out of what is compiled: with them goes what the
 * model computes, or how it is served.
 */
final class KeptKeys {
  private static final String HEAD_SIZE = "head_dim";

  private final Map<String, JsonNode> there;
  private final OptionalLong headSize;
  private final Set<String> registered;
  private final Set<String> kept;

  /**
   * Those of one file.
   *
   * @param registered keys of the model that it is compiled as; none where that is not known
   */
  KeptKeys(JsonNode config, Set<String> registered) {
    this.there = ConfigKeys.of(config);
    this.headSize = ModelConfig.of(ConfigKeys.without(config, Set.of(HEAD_SIZE))).headSize();
    this.registered = registered;
    this.kept = new HashSet<>(Knowledge.RNGD.leaveOut().kept());
    kept.addAll(Knowledge.RNGD.requiredNumbers().names());
  }

  boolean holds(String key) {
    return there.containsKey(key);
  }

  /** Why a key that the compiler refuses is kept all the same; empty where it may go. */
  Optional<Fault> reason(String key) {
    JsonNode value = there.get(key);
    if (value == null || !ConfigKeys.says(value)) {
      return Optional.empty();
    }
    Optional<String> hint = Optional.ofNullable(Knowledge.RNGD.hints().get(key));
    if (hint.isPresent()) {
      return hint.map(advice -> kept("hint", "must not name {key}; " + advice, key));
    }
    boolean matters = kept.contains(last(key)) && !isHeadSize(key, value);
    return matters || registered.contains(key) || registered.contains(key + ".")
        ? Optional.of(
            kept(
                "matters",
                "must not name {key} with the value it has, as it may say what the model computes"
                    + " or how it is served; take a model without it",
                key))
        : Optional.empty();
  }

  /** A key that is not to be left out. */
  static Fault kept(String rule, String form, String key) {
    return Fault.of(ViolationCode.KEY_NOT_LEFT_OUT, form).with("rule", rule).with("key", key);
  }

  /** Newer files say how large a head is, although it follows from two other numbers. */
  private boolean isHeadSize(String key, JsonNode value) {
    return key.equals(HEAD_SIZE)
        && headSize.isPresent()
        && Numbers.whole(value).filter(size -> size == headSize.getAsLong()).isPresent();
  }

  private static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
