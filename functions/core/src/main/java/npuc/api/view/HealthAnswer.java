package npuc.api.view;

/** That the service lives. */
public record HealthAnswer(String status) {
  public static final HealthAnswer OK = new HealthAnswer("ok");
}
