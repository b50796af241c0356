package npuc.local.process;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the operator of the service tells every Job.
 *
 * @param sources file with the settings of sources
 * @param platforms folder with the platforms of third parties, where there is one
 */
public record JobSettings(Path sources, Optional<Path> platforms) {

  Map<String, String> variables() {
    var variables = new TreeMap<String, String>();
    variables.put("NPUC_SOURCES", sources.toString());
    platforms.ifPresent(folder -> variables.put("NPUC_PLATFORMS", folder.toString()));
    return variables;
  }
}
