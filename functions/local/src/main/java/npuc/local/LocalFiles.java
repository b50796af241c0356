package npuc.local;

import java.util.Optional;
import npuc.api.PublishedFile;
import npuc.api.PublishedFiles;
import npuc.local.http.FileSender;
import npuc.refusal.Outcome;
import npuc.registry.ModelVolumes;

/** {@link FileSender} of the volumes of this machine. */
record LocalFiles(PublishedFiles published, ModelVolumes volumes) implements FileSender {
  @Override
  public Outcome<PublishedFile> find(String compilation, String path) {
    return published.find(compilation, path);
  }

  @Override
  public Optional<byte[]> read(PublishedFile file, long offset, int length) {
    return volumes.read(file.uri(), offset, length);
  }
}
