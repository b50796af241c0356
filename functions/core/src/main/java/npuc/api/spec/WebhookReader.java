package npuc.api.spec;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import npuc.compilation.Phase;
import npuc.event.Receivers;
import npuc.input.Fields;
import npuc.input.Texts;
import npuc.platform.PlatformName;
import npuc.platform.Platforms;
import npuc.refusal.Fault;
import npuc.refusal.Outcome;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body that makes a webhook. */
public final class WebhookReader {
  private static final int MAX_URL = 2_000;
  private static final int MAX_DESCRIPTION = 2_000;
  private static final String URL = "url";
  private static final List<String> PHASES = Stream.of(Phase.values()).map(Phase::word).toList();

  private final Receivers receivers;
  private final List<String> platforms;

  public WebhookReader(Receivers receivers, Platforms platforms) {
    this.receivers = receivers;
    this.platforms = platforms.all().stream().map(platform -> platform.name().value()).toList();
  }

  /** What a webhook is to be, without its identity and its secret. */
  public record Wanted(
      URI url, List<Phase> phases, List<PlatformName> platforms, String description) {}

  public Outcome<Wanted> read(ObjectNode body) {
    var violations = new Violations();
    var fields = new Fields(body, "", violations);
    Optional<URI> url = url(fields, violations);
    List<Phase> phases = words(fields, "phases", PHASES, Phase::of);
    List<PlatformName> wanted = words(fields, "platforms", platforms, PlatformName::parse);
    String description = fields.lines("description", MAX_DESCRIPTION).orElse("");
    fields.refuseOthers();
    return violations.isEmpty()
        ? Outcome.done(new Wanted(url.orElseThrow(), phases, wanted, description))
        : Outcome.refused(violations.refusal());
  }

  private Optional<URI> url(Fields fields, Violations violations) {
    Optional<URI> url =
        fields.required(
            URL,
            value ->
                Texts.of(value)
                    .filter(text -> Texts.fits(text, MAX_URL))
                    .flatMap(WebhookReader::uri),
            Fault.wrongForm(
                    "https://hooks.example.org/npuc",
                    "must be an address such as {example} of at most {max} characters")
                .with("max", MAX_URL),
            Fault.of(ViolationCode.REQUIRED, "is required: where events are sent to"));
    url.flatMap(receivers::refusal)
        .ifPresent(
            why ->
                violations.add(
                    URL, Fault.of(ViolationCode.ADDRESS_REFUSED, "{reason}").with("reason", why)));
    return url;
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static <T> List<T> words(
      Fields fields, String name, List<String> known, Function<String, Optional<T>> parse) {
    return fields
        .value(
            name,
            value -> Texts.list(value).filter(known::containsAll),
            Fault.of(
                    ViolationCode.NOT_ONE_OF,
                    "must be a list of {allowed}; leave it out for all of them")
                .with("allowed", known))
        .map(texts -> texts.stream().distinct().map(parse).flatMap(Optional::stream).toList())
        .orElse(List.of());
  }
}
