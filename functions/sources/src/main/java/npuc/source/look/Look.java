package npuc.source.look;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import npuc.compilation.ReasonCode;
import npuc.platform.ModelFiles;
import npuc.platform.PlatformName;
import npuc.platform.onnx.OnnxCheck;
import npuc.platform.tflite.TfliteCheck;
import npuc.registry.Pin;
import npuc.source.NeededFiles;
import npuc.source.NeededFiles.Choice;
import npuc.source.OnnxFiles;
import npuc.source.Sight;
import npuc.source.SourceFile;
import npuc.source.file.Content;
import npuc.source.file.RemoteFile;
import npuc.source.file.Source;
import npuc.source.net.Deadline;
import npuc.source.net.RefusedException;
import npuc.source.net.UnseenException;

/**
 * One look at a source.
 *
 * @param bytes of the files that are held in memory
 * @param isWhole whether all was seen that can be
 */
record Look(Sight sight, int bytes, boolean isWhole) {
  static final Duration ALL = Duration.ofSeconds(20);

  /** Larger than any file is: what says so makes no sense, and could not be added up. */
  private static final long LARGEST_FILE = 1L << 50;

  /** What a source throws is what is seen of it. */
  static Look at(Source source, Optional<Pin> pin, PlatformName format) {
    Deadline deadline = Deadline.in(ALL);
    try {
      Content all = source.content(pin, deadline);
      return seen(chosen(source, all, format, deadline), format, deadline);
    } catch (RefusedException e) {
      return new Look(new Sight.Refused(e.reason()), 0, true);
    } catch (UnseenException e) {
      return unseen(e.why());
    }
  }

  /** Whether it is of certain content, and complete. */
  boolean isPinned() {
    return isWhole && sight instanceof Sight.Pinned;
  }

  static Look unseen(String why) {
    return new Look(new Sight.Unseen(why), 0, false);
  }

  private static Content chosen(
      Source source, Content all, PlatformName format, Deadline deadline) {
    List<SourceFile> named = all.files().stream().map(RemoteFile::named).toList();
    return switch (NeededFiles.of(format, named)) {
      case Choice.None(String why) -> throw new RefusedException(ReasonCode.SOURCE_REFUSED, why);
      case Choice.Chosen(List<SourceFile> needed) -> {
        var known = Set.copyOf(needed);
        var files = all.files().stream().filter(file -> known.contains(file.named())).toList();
        var content = new Content(all.uri(), all.pin(), files);
        yield NeededFiles.areOne(format, files.size())
            ? source.only(content, files.getFirst(), deadline)
            : inOneFolder(content, format);
      }
    };
  }

  /** Of an ONNX model all files lie beside it, in whatever folder of the source that is. */
  private static Content inOneFolder(Content content, PlatformName format) {
    return format.equals(OnnxCheck.FORMAT)
        ? new Content(
            content.uri(),
            content.pin(),
            content.files().stream().map(file -> file.named(OnnxFiles.name(file.path()))).toList())
        : content;
  }

  /**
   * A pin is worth having, also where the files don't come or are too large to be judged. Their
   * beginnings are read all the same: who may list files may not always read them.
   */
  private static Look seen(Content needed, PlatformName format, Deadline deadline) {
    needed.files().forEach(Look::check);
    try {
      Map<String, byte[]> heads = Heads.read(needed.files(), deadline);
      int bytes = heads.values().stream().mapToInt(head -> head.length).sum();
      ModelFiles files =
          isLarge(needed, format)
              ? ModelFiles.unseen()
              : new SeenFiles(
                  needed.files(), heads, NeededFiles.areOne(format, needed.files().size()));
      return new Look(pinned(needed, files), bytes, true);
    } catch (UnseenException later) {
      return new Look(pinned(needed, ModelFiles.unseen()), 0, false);
    }
  }

  private static Sight.Pinned pinned(Content needed, ModelFiles files) {
    Optional<String> digest =
        needed.files().size() == 1 ? needed.files().getFirst().digest() : Optional.empty();
    long size = needed.files().stream().mapToLong(RemoteFile::sizeBytes).sum();
    return new Sight.Pinned(needed.uri(), needed.pin(), Optional.of(size), digest, files);
  }

  private static void check(RemoteFile file) {
    file.named()
        .fault()
        .ifPresent(
            fault -> {
              throw new RefusedException(
                  ReasonCode.SOURCE_REFUSED,
                  "it has a file that can't be stored, as its name %s: rename it at the source"
                      .formatted(fault));
            });
    if (file.sizeBytes() < 0 || file.sizeBytes() > LARGEST_FILE) {
      throw new UnseenException("it tells sizes that no file has");
    }
  }

  /** Of these a model is judged as a whole, or not at all. */
  private static boolean isLarge(Content needed, PlatformName format) {
    return (format.equals(TfliteCheck.FORMAT) || format.equals(OnnxCheck.FORMAT))
        && needed.files().stream()
            .filter(file -> !OnnxFiles.areWeights(file.path()))
            .anyMatch(file -> file.sizeBytes() > Heads.LARGEST_WHOLE);
  }
}
