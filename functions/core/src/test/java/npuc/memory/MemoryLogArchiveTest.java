package npuc.memory;

import npuc.job.LogArchive;
import npuc.job.LogArchiveContract;

class MemoryLogArchiveTest extends LogArchiveContract {
  @Override
  protected LogArchive archive() {
    return new MemoryLogArchive();
  }
}
