package npuc.platform.ethosu;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import npuc.document.PackagedJson;
import npuc.platform.Limit;

/** What may stand in a vela.ini: the file of the job program, which reads it too. */
record IniRules(
    Limit maxBytes,
    List<String> memories,
    List<String> ports,
    Section system,
    Section mode,
    String source) {

  static final IniRules VELA = PackagedJson.read(IniRules.class, "vela_ini.json");

  static final String INHERIT = "inherit";

  IniRules {
    memories = List.copyOf(memories);
    ports = List.copyOf(ports);
  }

  /** What a value must be. */
  enum Kind {
    NUMBER,
    WHOLE,
    MEMORY,
    PORT
  }

  /**
   * One kind of section.
   *
   * @param prefix of its name
   * @param required keys that it must have, itself or by inheritance
   * @param keysOfMemory keys that follow the name of a memory: {@code Sram_burst_length}
   */
  record Section(
      String prefix,
      List<String> required,
      Map<String, Kind> keys,
      Map<String, Kind> keysOfMemory) {
    Section {
      required = List.copyOf(required);
      keys = Map.copyOf(keys);
      keysOfMemory = Map.copyOf(keysOfMemory);
    }
  }

  Section of(String section) {
    return section.startsWith(system.prefix()) ? system : mode;
  }

  /** A key of a section as vela writes it, with what its value must be; case does not matter. */
  Optional<Entry<String, Kind>> key(Section section, String name) {
    var known = new TreeMap<String, Kind>(String.CASE_INSENSITIVE_ORDER);
    known.putAll(section.keys());
    memories.forEach(
        memory ->
            section.keysOfMemory().forEach((key, kind) -> known.put(memory + "_" + key, kind)));
    return Optional.ofNullable(known.ceilingEntry(name))
        .filter(found -> found.getKey().equalsIgnoreCase(name));
  }
}
