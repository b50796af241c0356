package npuc.platform.declared;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import npuc.input.Fields;
import npuc.input.Texts;
import npuc.platform.PlatformName;
import npuc.platform.Quantity;
import npuc.platform.Resources;
import npuc.platform.Scratch;
import npuc.platform.option.AdditionalArguments;
import npuc.platform.option.ChoiceOption;
import npuc.platform.option.Option;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.databind.node.ObjectNode;

/** Reads one platform.json: all that is wrong with it at once. */
final class DeclarationReader {
  private static final int MAX_TITLE = 80;
  private static final int MAX_NOTE = 200;
  private static final int MAX_PATH = 1_000;
  private static final int MAX_TIMES = 100;

  /** As the job program and NPUC_TOOLCHAINS take them. */
  private static final Pattern COMPILER = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._+-]{0,63}");

  private static final Fault COMPILER_WORD =
      Fault.wrongForm("toyc", "must be 1 to 64 letters, digits, dots, _, + and -");
  private static final Quantity NOTHING = quantity("0");
  private static final Resources USUAL = Resources.of("1", "1Gi");

  private final PlatformName name;
  private final Path folder;
  private final Violations violations;
  private final Fields fields;

  DeclarationReader(PlatformName name, Path folder, ObjectNode json, Violations violations) {
    this.name = name;
    this.folder = folder;
    this.violations = violations;
    this.fields = new Fields(json, "", violations);
  }

  /** Empty when something is wrong. */
  Optional<DeclaredPlatform> read() {
    List<Option> options =
        new OptionsDeclaration(violations, OptionDeclaration.OPTION).read(fields, "options");
    AdditionalArguments arguments = arguments(inner("additionalArgs"), options);
    var platform =
        new DeclaredPlatform(
            name,
            fields.requiredName("title", MAX_TITLE).orElse(""),
            accepts(),
            options,
            arguments,
            new TranslationsDeclaration(violations, options, arguments).read(fields),
            resources(inner("resources")),
            scratch(inner("scratch")),
            target(options),
            fields.requiredName("installation", MAX_NOTE).orElse(""),
            compiler(inner("compiler")));
    fields.refuseOthers();
    return violations.isEmpty() ? Optional.of(platform) : Optional.empty();
  }

  private Set<PlatformName> accepts() {
    return fields
        .required(
            "accepts",
            value ->
                Texts.list(value)
                    .filter(texts -> !texts.isEmpty())
                    .map(texts -> texts.stream().map(PlatformName::parse).toList())
                    .filter(names -> names.stream().allMatch(Optional::isPresent)),
            Fault.wrongType(
                "list", "must be a list of formats, such as tflite, safetensors and onnx"),
            Fault.REQUIRED)
        .map(names -> names.stream().flatMap(Optional::stream).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private AdditionalArguments arguments(Fields given, List<Option> options) {
    Optional<String> note = given.name("note", MAX_NOTE);
    List<Option> allowed =
        new OptionsDeclaration(violations, OptionDeclaration.ARGUMENT).read(given, "allowed");
    violations.require(
        given.has("note") != given.has("allowed"),
        given.path("note"),
        Fault.of(
                ViolationCode.NOT_TOGETHER,
                "or allowed must be given, and not both: why no argument may be given, or which")
            .with("with", "allowed"));
    given.refuseOthers();
    return note.<AdditionalArguments>map(AdditionalArguments.Unsupported::new)
        .orElseGet(() -> new AdditionalArguments.Listed(allowed, options));
  }

  private Resources resources(Fields given) {
    var read =
        new Resources(
            quantity(given, "cpu", Resources.MIN.cpu(), Resources.MAX.cpu()).orElse(USUAL.cpu()),
            quantity(given, "memory", Resources.MIN.memory(), Resources.MAX.memory())
                .orElse(USUAL.memory()));
    given.refuseOthers();
    return read;
  }

  private Scratch scratch(Fields given) {
    Quantity most = Resources.MAX.memory();
    var read =
        new Scratch(
            quantity(given, "always", NOTHING, most).orElseGet(() -> quantity("512Mi")),
            given.whole("timesModel", 0, MAX_TIMES).orElse(2L).intValue(),
            quantity(given, "usualModel", NOTHING, most).orElseGet(() -> quantity("256Mi")));
    given.refuseOthers();
    return read;
  }

  private static Optional<Quantity> quantity(
      Fields given, String field, Quantity min, Quantity max) {
    return given.value(
        field,
        value -> Quantity.read(value).filter(found -> found.isBetween(min, max)),
        Fault.of(ViolationCode.OUT_OF_RANGE, "must be a quantity from {min} to {max}")
            .with("min", min.text())
            .with("max", max.text())
            .with("kind", "quantity"));
  }

  /** Only a choice can be a part of a name. */
  private Optional<String> target(List<Option> options) {
    List<String> choices =
        options.stream().filter(ChoiceOption.class::isInstance).map(Option::name).toList();
    return fields.value(
        "target",
        value -> Texts.of(value).filter(choices::contains),
        Fault.of(
                ViolationCode.NOT_ONE_OF,
                "must name an option that is a choice of texts: {allowed}")
            .with("allowed", choices));
  }

  private Compiler compiler(Fields given) {
    var compiler =
        new Compiler(
            word(given, "name"),
            word(given, "version"),
            folder.resolve(given.requiredName("path", MAX_PATH).orElse("")).normalize());
    given.refuseOthers();
    return compiler;
  }

  private static String word(Fields given, String field) {
    return given
        .required(
            field,
            value -> Texts.of(value).filter(text -> COMPILER.matcher(text).matches()),
            COMPILER_WORD,
            Fault.REQUIRED)
        .orElse("");
  }

  private Fields inner(String field) {
    return new Fields(fields.object(field), fields.path(field), violations);
  }

  private static Quantity quantity(String text) {
    return Quantity.parse(text).orElseThrow();
  }
}
