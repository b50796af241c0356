package npuc.platform.qualcomm;

import java.util.List;
import java.util.Optional;
import npuc.document.PackagedJson;

/**
 * What is known of Qualcomm's chips: the file qualcomm_htp.json of the job program, which reads it
 * too.
 */
record QualcommRules(List<Target> targets, String targetSource) {

  static final QualcommRules QUALCOMM = PackagedJson.read(QualcommRules.class, "qualcomm_htp.json");

  QualcommRules {
    targets = List.copyOf(targets);
  }

  /**
   * What can be compiled for.
   *
   * @param vtcmMb megabytes of its fast memory
   * @param fp16 whether it computes with floats at all
   */
  record Target(String name, String chip, int socModel, int htpArch, int vtcmMb, boolean fp16) {
    /** Whether it is named by its architecture, and stands for all chips that have it. */
    boolean isArchitecture() {
      return name.equals("htp-v" + htpArch);
    }
  }

  Optional<Target> target(String name) {
    return targets.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  List<String> names() {
    return targets.stream().map(Target::name).toList();
  }
}
