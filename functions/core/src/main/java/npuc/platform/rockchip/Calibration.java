package npuc.platform.rockchip;

import static npuc.platform.rockchip.RockchipRules.ROCKCHIP;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.platform.ModelFiles;
import npuc.platform.onnx.OnnxOptions;
import npuc.platform.option.Options;
import npuc.refusal.Violations;

/**
 * The samples that int8 takes its numbers from: files beside the model, judged by their headers.
 */
final class Calibration {
  private static final String FIELD = "options." + RockchipOptions.CALIBRATION;

  private final NamedInputs inputs;
  private final ModelFiles files;
  private final Violations violations;

  Calibration(NamedInputs inputs, ModelFiles files, Violations violations) {
    this.inputs = inputs;
    this.files = files;
    this.violations = violations;
  }

  void check(Options given) {
    Map<String, String> named =
        inputs.read(OnnxOptions.words(given, RockchipOptions.CALIBRATION), FIELD);
    if (named.isEmpty()) {
      return;
    }
    List<String> without =
        inputs.names().stream().filter(name -> !named.containsKey(name)).toList();
    violations.require(without.isEmpty(), FIELD, SampleFaults.missingInputs(without));
    if (!files.visible()) {
      return;
    }
    if (files.onlyFile().isPresent()) {
      violations.add(FIELD, SampleFaults.oneFile(named.values().iterator().next()));
      return;
    }
    checkFiles(named);
  }

  private void checkFiles(Map<String, String> named) {
    var counts = new LinkedHashMap<String, Long>();
    named.forEach(
        (input, file) ->
            header(file)
                .flatMap(header -> count(input, file, header))
                .ifPresent(count -> counts.put(input, count)));
    long bytes =
        named.values().stream().distinct().mapToLong(file -> files.size(file).orElse(0)).sum();
    long most = ROCKCHIP.maxSampleBytes().value();
    violations.require(bytes <= most, FIELD, SampleFaults.tooLarge(bytes, most));
    var found = new ArrayList<>(counts.entrySet());
    found.stream()
        .filter(one -> !one.getValue().equals(found.getFirst().getValue()))
        .forEach(
            one ->
                violations.add(
                    FIELD,
                    SampleFaults.otherCount(
                        one.getKey(), one.getValue(), found.getFirst().getValue())));
  }

  private Optional<NpyHeader> header(String file) {
    if (!files.names().contains(file)) {
      violations.add(FIELD, SampleFaults.missing(file));
      return Optional.empty();
    }
    Optional<NpyHeader> found = NpyHeader.of(files, file);
    if (found.isEmpty()) {
      violations.add(FIELD, SampleFaults.noArray(file));
      return found;
    }
    long bytes = files.size(file).orElse(0);
    NpyHeader header = found.get();
    violations.require(
        header.bytes() == bytes, FIELD, SampleFaults.damaged(file, bytes, header.bytes()));
    violations.require(
        SampleFaults.TYPES.containsKey(header.type()),
        FIELD,
        SampleFaults.otherType(file, header.type()));
    return found;
  }

  /** How many samples an input has; empty where its sizes are not those of the input. */
  private Optional<Long> count(String input, String file, NpyHeader header) {
    Optional<List<Long>> wanted = inputs.sizes(input).filter(sizes -> !sizes.isEmpty());
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    List<Long> sizes = wanted.get();
    if (header.sizes().size() != sizes.size()) {
      violations.add(FIELD, SampleFaults.otherRank(input, file, header.sizes(), sizes));
      return Optional.empty();
    }
    for (int place = 1; place < sizes.size(); place++) {
      long given = header.sizes().get(place);
      violations.require(
          given == sizes.get(place),
          FIELD,
          SampleFaults.otherSize(input, file, place, given, sizes.get(place)));
    }
    return samples(file, header.sizes().getFirst(), sizes.getFirst());
  }

  private Optional<Long> samples(String file, long rows, long batch) {
    if (rows % batch != 0) {
      violations.add(FIELD, SampleFaults.notMultiple(file, rows, batch));
      return Optional.empty();
    }
    long most = ROCKCHIP.maxSamples().value();
    long count = rows / batch;
    violations.require(count >= 1 && count <= most, FIELD, SampleFaults.count(file, count, most));
    return Optional.of(count);
  }
}
