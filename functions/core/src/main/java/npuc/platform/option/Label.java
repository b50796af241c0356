package npuc.platform.option;

/**
 * The words of an option.
 *
 * @param name in the {@code options} object, or the flag of an additional argument
 * @param title beside the field
 * @param help what it does and when to change it
 * @param tier who sets it
 */
public record Label(String name, String title, String help, Tier tier) {

  /** One of an option that few set. */
  public Label(String name, String title, String help) {
    this(name, title, help, Tier.ADVANCED);
  }

  /** The same of an option that most people set. */
  public Label common() {
    return new Label(name, title, help, Tier.COMMON);
  }
}
