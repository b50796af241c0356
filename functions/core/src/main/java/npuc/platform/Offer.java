package npuc.platform;

import java.util.List;
import java.util.Optional;
import npuc.note.Note;

/** What can be compiled for here, with which compilers, and what a Job may have. */
public record Offer(Platforms platforms, Toolchains toolchains, Machine machine) {

  /** The compiler of a platform that would be run; empty when none is installed. */
  public Optional<Toolchain> toolchain(Platform platform) {
    return toolchains.find(platform.name());
  }

  /** What a Job requests when nothing is asked for: never more than the machine has. */
  public Resources usual(Platform platform) {
    Resources usual = platform.defaultResources();
    return machine.resources().map(usual::within).orElse(usual);
  }

  /** What is to be said of a request beside what is usual and what the machine has. */
  public List<Note> notes(Platform platform, Resources asked) {
    return machine
        .resources()
        .map(has -> new Room(platform.defaultResources(), has).notes(asked))
        .orElse(List.of());
  }
}
