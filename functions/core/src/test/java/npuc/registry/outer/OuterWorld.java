package npuc.registry.outer;

import java.util.List;

/** An outer registry, and what a test needs to put there and to see of it. */
public interface OuterWorld {

  OuterRegistry registry();

  /** Makes a model: its identity. */
  String addModel(String name);

  /** Makes a version, whose original is {@code kws.tflite}: its identity. */
  String addVersion(String model);

  /** The uris of the results that are there for a version, wherever they are put. */
  List<String> results(String model, String version);
}
