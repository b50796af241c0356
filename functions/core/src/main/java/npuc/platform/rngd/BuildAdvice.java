package npuc.platform.rngd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.platform.Advice;
import npuc.platform.Resources;
import npuc.platform.option.Bucket;
import npuc.platform.option.Options;
import npuc.refusal.Wording;

/** What is worth knowing before a compilation for RNGD. */
final class BuildAdvice {
  /** Users of SDKs up to 2026.3, which hold the weights in memory, report 2.5 times or more. */
  private static final double MEMORY_PER_BYTE = 2.5;

  /** The largest size that fxb builds its sampler for, but for the largest models. */
  private static final long SAMPLER_WINDOW = Knowledge.RNGD.limits().samplerWindow().value();

  /** Up to so many tokens in a step, a kernel was measured below the smaller of the two limits. */
  private static final long LONG_STEP = 4096;

  private final Options options;
  private final KnownModels models;
  private final Optional<RegisteredModel> compiledAs;
  private final List<Bucket> prefill;
  private final List<Bucket> decode;
  private final List<Bucket> append;
  private final List<Long> tokenwise;

  BuildAdvice(Options options, KnownModels models, Optional<RegisteredModel> compiledAs) {
    this.options = options;
    this.models = models;
    this.compiledAs = compiledAs;
    this.prefill = BuildOptions.buckets(options, BuildOptions.PREFILL_BUCKETS);
    this.decode = BuildOptions.buckets(options, BuildOptions.DECODE_BUCKETS);
    this.append = BuildOptions.buckets(options, BuildOptions.APPEND_BUCKETS);
    this.tokenwise = BuildOptions.sizes(options, BuildOptions.TOKENWISE_SEQ_LENS);
  }

  /**
   * The advice.
   *
   * @param baseSizeBytes of the model; 0 when it is not known
   */
  Advice of(long baseSizeBytes, Resources resources) {
    var notes = new ArrayList<Note>();
    OptionalLong memory =
        models.isFxb()
            ? OptionalLong.of(ofKernels(resources, notes))
            : ofWeights(baseSizeBytes, resources, notes);
    warnAboutParallelism(notes);
    warnAboutSizes(notes);
    compiledAs.ifPresent(model -> warnAboutPreset(model, notes));
    return new Advice(kernels(), memory, notes);
  }

  /** fxb reads no weights: what it needs goes by the kernels that are compiled at once. */
  private long ofKernels(Resources resources, List<Note> notes) {
    long each =
        (largest() > LONG_STEP
                ? Knowledge.RNGD.limits().longKernelBytes()
                : Knowledge.RNGD.limits().kernelBytes())
            .value();
    long wanted = Math.max(1, resources.cpu().wholeUnits());
    long possible = Math.max(1, resources.memory().wholeUnits() / each);
    if (possible < wanted) {
      notes.add(
          Note.of(
              NoteCode.LITTLE_MEMORY,
              Wording.of(
                      "The memory request {memory} lets {possible} of {wanted} kernels be compiled at"
                          + " once, {bytes} bytes each.")
                  .with("memory", resources.memory().text())
                  .with("possible", possible)
                  .with("wanted", wanted)
                  .with("bytes", each)));
    }
    return each * wanted;
  }

  private static OptionalLong ofWeights(long baseSizeBytes, Resources resources, List<Note> notes) {
    long memory = (long) Math.ceil(baseSizeBytes * MEMORY_PER_BYTE);
    if (resources.memory().wholeUnits() < memory) {
      notes.add(
          Note.of(
              NoteCode.LITTLE_MEMORY,
              Wording.of(
                      "The memory request {memory} is less than 2.5 times the model's size ({bytes}"
                          + " bytes); builds with SDKs up to 2026.3 have run out of memory below"
                          + " that.")
                  .with("memory", resources.memory().text())
                  .with("bytes", memory)));
    }
    return baseSizeBytes > 0 ? OptionalLong.of(memory) : OptionalLong.empty();
  }

  /** Reports of users of SDK 2026.2; with 2026.4, 32 is the preset of eleven models. */
  private void warnAboutParallelism(List<Note> notes) {
    if (models.isFxb()) {
      return;
    }
    if (BuildOptions.whole(options, BuildOptions.TENSOR_PARALLEL) == 32) {
      notes.add(
          fails(
              BuildOptions.TENSOR_PARALLEL,
              "32 takes 4 cards and fails to compile with SDK 2026.2."));
    }
    if (BuildOptions.whole(options, BuildOptions.PIPELINE_PARALLEL) > 1) {
      notes.add(fails(BuildOptions.PIPELINE_PARALLEL, "above 1 fails to compile with SDK 2026.2."));
    }
  }

  private static Note fails(String option, String form) {
    return Note.of(
        NoteCode.PARALLELISM_FAILS, Wording.of("{option} " + form).with("option", option));
  }

  private void warnAboutPreset(RegisteredModel model, List<Note> notes) {
    long tensorParallel = BuildOptions.whole(options, BuildOptions.TENSOR_PARALLEL);
    if (tensorParallel != model.tensorParallel()) {
      notes.add(
          Note.of(
              NoteCode.OTHER_THAN_PRESET,
              Wording.of(
                      "The vendor's preset for this model has tensorParallel {preset}, asked for is"
                          + " {asked}.")
                  .with("preset", model.tensorParallel())
                  .with("asked", tensorParallel)));
    }
  }

  /** A step has batch times new tokens; the layers outside attention need a size that holds it. */
  private void warnAboutSizes(List<Note> notes) {
    long step =
        Math.max(
            Stream.concat(prefill.stream(), append.stream())
                .mapToLong(one -> one.batch() * one.input())
                .max()
                .orElse(0),
            decode.stream().mapToLong(Bucket::batch).max().orElse(0));
    if (step > largest() && largest() > 0) {
      notes.add(
          Note.of(
              NoteCode.STEP_ABOVE_SIZES,
              Wording.of(
                      "The largest step has {step} tokens (batch times new tokens), the largest of"
                          + " tokenwiseSeqLens is {largest}: the vendor's validator lets that pass,"
                          + " but the bucket may be of no use.")
                  .with("step", step)
                  .with("largest", largest())));
    }
    if (!hasSampler()) {
      notes.add(
          Note.of(
              NoteCode.NEEDS_NO_SAMPLER,
              Wording.of(
                      "tokenwiseSeqLens above {above} can only be built without the on-chip sampler,"
                          + " which is left out then: fxb 2026.4 refuses them otherwise, for most"
                          + " models.")
                  .with("above", SAMPLER_WINDOW)));
    }
  }

  /**
   * Attention buckets, three kernels (first, middle and last layers) for each tokenwise size, and
   * one of the sampler for each. Agrees with the build summaries of fxb 2026.4.0 for models whose
   * layers are all alike, except that tensorParallel 32 with the sampler has one or two fewer; of
   * others, and of the vendor's own buckets, the dry run in the Job tells the number.
   */
  private OptionalLong kernels() {
    boolean isCounted =
        compiledAs
            .map(RegisteredModel::architecture)
            .filter(Knowledge.RNGD.countedKernels().names()::contains)
            .isPresent();
    if (!isCounted || BuildOptions.hasNoBuckets(options)) {
      return OptionalLong.empty();
    }
    int perSize = hasSampler() ? 4 : 3;
    return OptionalLong.of(
        prefill.size() + append.size() + decode.size() + (long) perSize * tokenwise.size());
  }

  private boolean hasSampler() {
    return largest() <= SAMPLER_WINDOW;
  }

  private long largest() {
    return tokenwise.stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
