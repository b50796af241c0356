package npuc.platform.option;

import java.util.List;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/** Command line arguments beyond the options: none at all, or those of a typed list. */
public sealed interface AdditionalArguments {

  /**
   * None may be given.
   *
   * @param note why, in a few words for a badge, such as {@code Python SDK · args unsupported}
   */
  record Unsupported(String note) implements AdditionalArguments {}

  /**
   * Only these.
   *
   * @param allowed each with a typed value: a flag option takes none, any other exactly one
   * @param options those of the platform: whoever gives the flag of one is told to set the option
   */
  record Listed(List<Option> allowed, List<Option> options) implements AdditionalArguments {
    public Listed {
      allowed = List.copyOf(allowed);
      options = List.copyOf(options);
    }
  }

  /**
   * Checks arguments as they would stand on the command line, each by itself: {@code --flag} or
   * {@code --flag=value}. Each violation is added at {@code additionalArgs[index]}.
   */
  default void check(List<String> arguments, Violations violations) {
    switch (this) {
      case Unsupported(String note) ->
          violations.require(
              arguments.isEmpty(),
              "additionalArgs",
              Fault.of(ViolationCode.ARGUMENT_REFUSED, "must be empty for this platform: {note}")
                  .with("note", note));
      case Listed listed -> new ArgumentCheck(listed, violations).run(arguments);
    }
  }
}
