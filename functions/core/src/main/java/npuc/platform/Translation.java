package npuc.platform;

import java.util.Map;
import java.util.Optional;

/**
 * The texts of a platform in another language.
 *
 * @param title of the platform
 * @param note why it takes no additional arguments, where it takes none
 * @param options by name
 * @param arguments the additional ones by their flag
 */
public record Translation(
    String title,
    Optional<String> note,
    Map<String, Text> options,
    Optional<Map<String, Text>> arguments) {
  public Translation {
    options = Map.copyOf(options);
    arguments = arguments.map(Map::copyOf);
  }

  /**
   * The words of an option.
   *
   * @param title empty where it is the same in every language, as the flag of an argument is
   */
  public record Text(Optional<String> title, String help) {}
}
