package npuc.platform.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.document.PackagedJson;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Platforms;
import npuc.refusal.Fault;
import npuc.refusal.Violation;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what third parties declare, and holds it together with the platforms that are there
 * already.
 */
public final class Declarations {
  private final Platforms known;
  private final List<DeclaredPlatform> read = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** Beside these platforms. */
  public Declarations(Platforms known) {
    this.known = known;
  }

  /** Reads one; what is wrong with it is a problem that names the file and the field. */
  public void add(Declaration declaration) {
    Optional<PlatformName> name = PlatformName.parse(declaration.folderName());
    if (name.isEmpty()) {
      problems.add(
          declaration.folder()
              + " must be called by 1 to 32 small letters, digits and hyphens, as it names the"
              + " platform");
      return;
    }
    boolean isFree = known.find(name.get()).isEmpty() && !formats(known.all()).contains(name.get());
    if (!isFree) {
      problems.add(
          declaration.folder() + " has a name that is taken: give the platform another one");
    }
    var violations = new Violations();
    object(declaration, violations)
        .flatMap(
            json ->
                new DeclarationReader(name.get(), declaration.folder(), json, violations).read())
        .filter(_ -> isFree)
        .ifPresent(read::add);
    for (Violation wrong : violations.list()) {
      problems.add(declaration.file() + ": " + (wrong.field() + " " + wrong.message()).strip());
    }
  }

  /** What can't be read at all. */
  public void addProblem(String problem) {
    problems.add(problem);
  }

  /** Those that were read, in the order in which they came. */
  public List<DeclaredPlatform> all() {
    return List.copyOf(read);
  }

  /** Everything that is wrong; empty when all is well. */
  public List<String> problems() {
    return Stream.concat(problems.stream(), read.stream().flatMap(this::compiledAgain)).toList();
  }

  /** What a compilation made can't be compiled again, by nobody. */
  private Stream<String> compiledAgain(DeclaredPlatform platform) {
    Set<PlatformName> made =
        Stream.concat(known.all().stream(), read.stream())
            .map(Platform::name)
            .collect(Collectors.toSet());
    return platform.accepts().stream()
        .filter(made::contains)
        .map(
            format ->
                "%s: accepts %s, which is a platform and no format of models"
                    .formatted(platform.name(), format))
        .sorted();
  }

  private static Set<PlatformName> formats(List<Platform> platforms) {
    return platforms.stream()
        .flatMap(platform -> platform.accepts().stream())
        .collect(Collectors.toSet());
  }

  private static Optional<ObjectNode> object(Declaration declaration, Violations violations) {
    try {
      if (PackagedJson.STRICT.readTree(declaration.text()) instanceof ObjectNode found) {
        return Optional.of(found);
      }
      violations.add("", Fault.wrongType("object", "must be a JSON object"));
    } catch (JacksonException e) {
      violations.add(
          "",
          Fault.of(ViolationCode.WRONG_FORM, "is no JSON: {why}")
              .with("why", Objects.requireNonNull(e.getOriginalMessage())));
    }
    return Optional.empty();
  }
}
