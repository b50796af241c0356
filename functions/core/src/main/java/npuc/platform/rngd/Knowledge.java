package npuc.platform.rngd;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import npuc.document.PackagedJson;
import npuc.platform.Limit;

/**
 * What is known of RNGD and its compilers: the file rngd.json of the job program, which reads it
 * too. Each rule in it says where it comes from.
 *
 * @param hints what to do about keys of a config.json that people meet often
 * @param leaveOut which keys of a config.json may be left out of what is compiled
 * @param countedKernels architectures whose kernels can be counted from the buckets
 * @param kernelSteps numbers of tokens that the kernels of some models can't take
 * @param sdks newest first
 */
record Knowledge(
    Limits limits,
    Names requiredNumbers,
    Map<String, String> hints,
    LeaveOut leaveOut,
    Names countedKernels,
    KernelSteps kernelSteps,
    SafetensorsRules safetensors,
    List<KnownModels> sdks) {

  /** Those of any SDK. */
  record Limits(
      Limit pesPerCard,
      Limit cards,
      Limit shortestContext,
      Limit longestContext,
      Limit samplerWindow,
      Limit kernelBytes,
      Limit longKernelBytes) {}

  /** The numbers that one may choose from. */
  record Choice(List<Long> values, String source) {
    Choice {
      values = List.copyOf(values);
    }
  }

  /** Fields of a config.json. */
  record Names(List<String> names, String source) {
    Names {
      names = List.copyOf(names);
    }
  }

  /**
   * Keys of a config.json that the compiler refuses.
   *
   * @param form of one that can be named
   * @param most how many may be named
   * @param kept those that are not left out as long as they say something
   */
  record LeaveOut(Pattern form, int most, Set<String> kept, String source) {
    LeaveOut {
      kept = Set.copyOf(kept);
    }
  }

  private static final String FILE = "rngd.json";

  static final Knowledge RNGD = PackagedJson.read(Knowledge.class, FILE);

  Knowledge {
    hints = Map.copyOf(hints);
    sdks = List.copyOf(sdks);
    List<Integer> releases = sdks.stream().map(KnownModels::release).toList();
    if (sdks.isEmpty() || !releases.equals(releases.stream().sorted().toList().reversed())) {
      throw new IllegalArgumentException("sdks must hold one or more, the newest first");
    }
  }

  /** Those that any SDK takes. */
  List<Long> tensorParallel() {
    return sdks.stream()
        .flatMap(sdk -> sdk.tensorParallel().values().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** As the file is read. */
  static Knowledge parse(String text) {
    return PackagedJson.parse(Knowledge.class, FILE, text);
  }
}
