package npuc.platform.rngd;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers of tokens that the kernels of some models can't take.
 *
 * @param tokens of one step, by architecture
 * @param window of new tokens that attention reads at once
 */
record KernelSteps(List<Tokens> tokens, Window window, String source) {

  /** Whose cards share the tokens of a step. */
  enum Cards {
    /** Those of the vendor's preset, whatever is asked for. */
    @JsonProperty("preset")
    PRESET,
    /** Those that are asked for. */
    @JsonProperty("asked")
    ASKED
  }

  /**
   * Sizes above a limit are shared among the cards, where the preset of a model has several.
   *
   * @param perCard what the share of each is a multiple of
   */
  record Tokens(String architecture, long above, Cards cards, long perCard) {
    private boolean binds(RegisteredModel model) {
      return architecture.equals(model.architecture())
          && BuildRules.cards(model.tensorParallel()) > 1;
    }

    /** What a size must be a multiple of. */
    long multiple(RegisteredModel model, long asked) {
      return perCard * cards(model, asked);
    }

    /** How many share the tokens. */
    long cards(RegisteredModel model, long asked) {
      return switch (cards) {
        case PRESET -> BuildRules.cards(model.tensorParallel());
        case ASKED -> asked;
      };
    }
  }

  /** New tokens above its size are multiples of it. */
  record Window(long size, Set<String> architectures) {
    Window {
      architectures = Set.copyOf(architectures);
    }

    boolean binds(RegisteredModel model) {
      return architectures.contains(model.architecture());
    }
  }

  KernelSteps {
    tokens = List.copyOf(tokens);
  }

  /** The rule for a model, if there is one. */
  Optional<Tokens> of(RegisteredModel model) {
    return tokens.stream().filter(rule -> rule.binds(model)).findFirst();
  }

  /** Those of some sizes that are above a limit and no multiple of a number. */
  static List<Long> refused(List<Long> sizes, long above, long multiple) {
    return sizes.stream().filter(size -> size > above && size % multiple != 0).distinct().toList();
  }
}
