package npuc.lambda.dynamodb;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import npuc.caller.CallerName;
import npuc.compilation.Attempt;
import npuc.compilation.Compilation;
import npuc.compilation.Description;
import npuc.compilation.Ending;
import npuc.compilation.HistoryEntry;
import npuc.compilation.OutputFile;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.compilation.Step;
import npuc.compilation.StepOutput;
import npuc.note.Level;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.refusal.Parameter;

/** Turns what repeats itself in a sample into what compresses as badly as it can. */
final class Incompressible {
  private final Random random = new Random(7);
  private final String folder;

  /** Files lie in folders of random names of that length. */
  Incompressible(int folderLength) {
    this.folder = hex(folderLength);
  }

  /** Every message is 1,024 random characters, and every digest a random one. */
  Compilation of(Compilation sample) {
    return new Compilation(
        sample.id(),
        sample.revision(),
        sample.modelId(),
        sample.versionId(),
        sample.spec(),
        warnings(),
        notes(),
        sample.phase(),
        Optional.of(reason()),
        sample.generation(),
        sample.stopRequested(),
        step(sample.compile()),
        step(sample.verify()),
        sample.publishedUri(),
        sample.registration(),
        sample.history().stream().map(this::entry).toList(),
        sample.createdAt(),
        sample.createdBy(),
        sample.updatedAt(),
        description(),
        sample.set());
  }

  private Step step(Step step) {
    return new Step(
        step.name(), step.retryCount(), step.attempts().stream().map(this::attempt).toList());
  }

  private Attempt attempt(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Waiting waiting ->
          new Attempt.Waiting(
              waiting.number(),
              waiting.generation(),
              waiting.submittedAt(),
              waiting.pendingSince(),
              Optional.of(reason()));
      case Attempt.Running running -> running;
      case Attempt.Ended ended ->
          new Attempt.Ended(
              ended.number(),
              ended.generation(),
              ended.submittedAt(),
              ended.seen(),
              ended.at(),
              ending(ended.ending()));
    };
  }

  private Ending ending(Ending ending) {
    return switch (ending) {
      case Ending.Succeeded(StepOutput output) -> new Ending.Succeeded(output(output));
      case Ending.Failed _ -> new Ending.Failed(reason());
      case Ending.Stopped _ -> new Ending.Stopped(reason());
    };
  }

  private StepOutput output(StepOutput output) {
    return new StepOutput(
        output.manifestDigest(),
        output.files().stream().map(this::file).toList(),
        output.fileCount(),
        output.totalBytes(),
        warnings(),
        notes());
  }

  private List<String> warnings() {
    return Stream.generate(() -> text(500)).limit(20).toList();
  }

  private List<Note> notes() {
    return Stream.generate(
            () -> new Note(NoteCode.NPU_UNUSED, Level.WARNING, text(500), parameters()))
        .limit(20)
        .toList();
  }

  private Map<String, Parameter> parameters() {
    return Map.of("first", new Parameter.Text(text(490)), "more", new Parameter.Text(text(490)));
  }

  private Description description() {
    Map<String, String> labels =
        Stream.generate(() -> hex(62)).limit(20).collect(Collectors.toMap(key -> key, key -> key));
    return new Description(
        Optional.of(text(200)), Optional.of(text(2_000)), labels, Optional.empty());
  }

  private OutputFile file(OutputFile file) {
    String path = folder.isEmpty() ? file.path() : hex(folder.length()) + "/" + file.path();
    return new OutputFile(path, random.nextLong(1L << 40), hex(64));
  }

  private HistoryEntry entry(HistoryEntry entry) {
    return new HistoryEntry(
        entry.at(),
        entry.actor(),
        entry.caller().map(_ -> new CallerName(text(CallerName.MAX_LENGTH).replace(' ', '_'))),
        entry.subject(),
        entry.from(),
        entry.to(),
        Optional.of(new Reason(ReasonCode.COMPILER_FAILED, text(Reason.MAX_MESSAGE_BYTES))));
  }

  private Reason reason() {
    return Reason.told(
        ReasonCode.COMPILER_FAILED, text(Reason.MAX_MESSAGE_BYTES), "VelaFailed", parameters());
  }

  private String text(int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> String.valueOf((char) random.nextInt(' ', 0x7f)))
        .collect(Collectors.joining());
  }

  private String hex(int length) {
    byte[] bytes = new byte[length / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
