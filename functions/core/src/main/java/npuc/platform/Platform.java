package npuc.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import npuc.platform.option.AdditionalArguments;
import npuc.platform.option.Option;
import npuc.platform.option.Options;
import npuc.refusal.Violations;

/**
 * What may be asked of one NPU compiler. How it is run is the business of the job program, which
 * has one file for each platform too.
 */
public interface Platform {

  PlatformName name();

  String title();

  /** The formats it compiles. */
  Set<PlatformName> accepts();

  /** Every option, in the order in which a form shows them. */
  List<Option> options();

  /** Which additional command line arguments may be given. */
  AdditionalArguments additionalArguments();

  /** Its texts in other languages, by language tag; what is not there is shown as it stands. */
  default Map<String, Translation> translations() {
    return Map.of();
  }

  /** What a Job gets when nothing is asked for. */
  Resources defaultResources();

  /** What a Job with this compiler needs of its node's disk. */
  Scratch scratch(Toolchain toolchain);

  /** Whether its compilers keep finished work on the model's volume, for the next compile there. */
  default boolean keepsWork() {
    return false;
  }

  /**
   * What the files of a compilation are for, as short as it can be: the name of the new artifact
   * tells it, such as {@code ethos-u85-256}.
   */
  default String target(Options options) {
    return name().value();
  }

  /** What to run when the toolchain is missing, such as {@code make rngd}. */
  String installation();

  /**
   * Looks at files that are registered as of a format that it compiles: whether they are of it.
   *
   * @param violations gets what is wrong, naming the file and what to do, at {@code field}
   */
  default void checkOriginal(ModelFiles files, String field, Violations violations) {}

  /**
   * Looks at the base artifact itself before anything runs: what no options could make compile.
   *
   * @param violations gets what is wrong, naming the file and what to do, at {@code baseArtifactId}
   */
  default void inspect(CompileInput input, Violations violations) {}

  /**
   * What tells one content of a folder from another, cheaply: {@code sha256:<64 hex>}, the same as
   * the job program finds. Empty where the files can't be seen, and for single files, whose own
   * digest the registry knows.
   */
  default Optional<String> digest(ModelFiles files) {
    return Optional.empty();
  }

  /**
   * Fills in what can be derived and checks the rules between options.
   *
   * @param given each value valid by itself, defaults filled in
   * @param input what is compiled; rules of the model hold when it can be seen
   * @param violations gets every broken rule, at fields that start with {@code options.}
   */
  Options complete(Options given, CompileInput input, Violations violations);

  /**
   * What to tell a person before this compilation runs. Nothing in it blocks.
   *
   * @param baseSizeBytes of the base artifact, all its files; 0 when it is not known
   */
  Advice advise(Options options, CompileInput input, long baseSizeBytes, Resources resources);
}
