package npuc.memory;

import java.util.Optional;
import npuc.upload.Upload;
import npuc.upload.UploadContent;
import npuc.upload.UploadFile;
import npuc.upload.UploadPart;
import npuc.upload.Uploads;
import npuc.upload.UploadsContract;

class MemoryUploadsTest extends UploadsContract {
  private final MemoryUploads uploads = new MemoryUploads(clock);

  @Override
  protected Uploads uploads() {
    return uploads;
  }

  @Override
  protected void send(Upload upload, int file, UploadPart part, byte[] bytes) {
    uploads.send(upload.id(), file, part.range().number(), bytes);
  }

  @Override
  protected Optional<byte[]> lies(String uri, UploadContent content, UploadFile file) {
    return uploads.bytes(content, file);
  }
}
