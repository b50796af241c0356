package npuc.platform;

import java.util.List;
import java.util.Set;
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

  /** What a Job gets when nothing is asked for. */
  Resources defaultResources();

  /** What to run when the toolchain is missing, such as {@code make rngd}. */
  String installation();

  /**
   * Fills in what can be derived and checks the rules between options.
   *
   * @param given each value valid by itself, defaults filled in
   * @param violations gets every broken rule, at fields that start with {@code options.}
   */
  Options complete(Options given, Violations violations);

  /** What to tell a person before this compilation runs. Nothing in it blocks. */
  Advice advise(Options options, long baseSizeBytes, Resources resources);
}
