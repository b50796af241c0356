package npuc.platform;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@link ModelFiles#unseen}. */
final class UnseenModelFiles implements ModelFiles {
  @Override
  public boolean visible() {
    return false;
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public OptionalLong size(String name) {
    return OptionalLong.empty();
  }

  @Override
  public Optional<byte[]> read(String name, long offset, int length) {
    return Optional.empty();
  }
}
