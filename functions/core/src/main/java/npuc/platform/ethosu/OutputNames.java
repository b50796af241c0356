package npuc.platform.ethosu;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import npuc.document.PackagedJson;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;

/**
 * How long the name of a model may be: what vela puts around the system configuration, behind that
 * name. The file is that of the job program, which reads it too.
 *
 * @param mostBytes of a file's name
 * @param longestDefault the longest system configuration that vela chooses itself
 */
record OutputNames(
    int mostBytes, String before, String after, String longestDefault, String source) {

  static final OutputNames VELA = PackagedJson.read(OutputNames.class, "vela_names.json");

  /** What is wrong with the name of a model; empty where its outputs can be written. */
  Optional<Fault> problem(String name, Optional<String> systemConfig) {
    String end = before + systemConfig.orElse(longestDefault) + after;
    int most = mostBytes - bytes(end);
    int length = bytes(stem(name));
    return length <= most
        ? Optional.empty()
        : Optional.of(
            Fault.of(
                    ViolationCode.TOO_LONG,
                    "has a name of {length} bytes before its suffix, and vela appends {appended} to"
                        + " it: rename the file to at most {max} bytes (a Korean letter takes 3 to"
                        + " 9) and register it again")
                .with("length", length)
                .with("appended", end)
                .with("max", most)
                .with("unit", "bytes"));
  }

  /** As vela cuts it; a dot at the beginning is part of the name. */
  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.substring(0, dot).chars().anyMatch(one -> one != '.')
        ? name.substring(0, dot)
        : name;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
