package npuc.platform.option;

/**
 * The words of an option.
 *
 * @param name in the {@code options} object, or the flag of an additional argument
 * @param title beside the field
 * @param help what it does and when to change it
 */
public record Label(String name, String title, String help) {}
