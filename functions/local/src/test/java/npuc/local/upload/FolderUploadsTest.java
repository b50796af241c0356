package npuc.local.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import npuc.Eventually;
import npuc.id.TestIds;
import npuc.local.http.PartReceiver;
import npuc.refusal.Outcome;
import npuc.refusal.Outcomes;
import npuc.refusal.RefusalCode;
import npuc.upload.Sent;
import npuc.upload.Upload;
import npuc.upload.UploadContent;
import npuc.upload.UploadFile;
import npuc.upload.UploadPart;
import npuc.upload.UploadPhase;
import npuc.upload.Uploads;
import npuc.upload.UploadsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderUploadsTest extends UploadsContract {
  private static final int PART = 4 * 1024 * 1024;

  private final Path volume;
  private FolderUploads uploads;

  FolderUploadsTest(@TempDir Path volume) {
    this.volume = volume;
    uploads = new FolderUploads(volume, clock);
  }

  @Override
  protected Uploads uploads() {
    uploads = new FolderUploads(volume, clock);
    uploads.resume();
    return uploads;
  }

  @AfterEach
  void close() {
    uploads.close();
  }

  @Override
  protected void send(Upload upload, int file, UploadPart part, byte[] bytes) throws IOException {
    Outcomes.done(receive(upload, file, part, new ByteArrayInputStream(bytes)));
  }

  @Override
  protected Optional<byte[]> lies(String uri, UploadContent content, UploadFile file) {
    String folder = uri.replace("pvc://uploads/", "").replaceFirst("/[^/]*$", "/");
    try {
      return Optional.of(Files.readAllBytes(volume.resolve(folder + file.path())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  protected byte[] large() {
    byte[] bytes = new byte[2 * PART + 7];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @Test
  void aFileThatIsNotWhatWasDeclaredIsToBeSentAgainAndTheOthersAreNot() throws IOException {
    var good = new Sent("m/good", bytes("good"));
    var bad = new Sent("m/bad", bytes("right"));
    Upload upload = begin(1, good, bad);
    send(upload, 0, part(upload, 0, 0), good.bytes());
    send(upload, 1, part(upload, 1, 0), bytes("wrong"));

    Upload checked = completed(upload.id());

    assertEquals(UploadPhase.RECEIVING, checked.phase());
    assertEquals(List.of("m/bad"), checked.mismatched());
    assertTrue(part(checked, 0, 0).done());
    assertFalse(part(checked, 1, 0).done());
    send(upload, 1, part(upload, 1, 0), bad.bytes());
    Upload complete = completed(upload.id());
    assertEquals(UploadPhase.COMPLETE, complete.phase());
    assertEquals(List.of(), complete.mismatched());
  }

  @Test
  void aPartIsDoneOnlyWhenAllOfItIsThere() throws IOException {
    var sent = new Sent("a.bin", large());
    Upload upload = begin(1, sent);
    UploadPart first = part(upload, 0, 0);
    byte[] half = Arrays.copyOf(sent.bytes(), PART / 2);

    assertThrows(IOException.class, () -> receive(upload, 0, first, brokenAfter(half)));
    refusedForItsLength(receive(upload, 0, first, new ByteArrayInputStream(half)));
    refusedForItsLength(receive(upload, 0, first, new ByteArrayInputStream(new byte[PART + 1])));

    assertEquals(upload.missing(), uploads.find(upload.id()).orElseThrow().missing());
  }

  @Test
  void aPartThatIsSaidToHaveAnotherLengthIsNotRead() throws IOException {
    Upload upload = begin(1, new Sent("a.bin", bytes("abc")));
    var body = new PartReceiver.Body(brokenAfter(new byte[0]), 4);

    refusedForItsLength(uploads.receive(new PartReceiver.Part(upload.id(), 1, 1), body));
  }

  @Test
  void aPartThatNobodyDeclaredIsNotFound() throws IOException {
    Upload upload = begin(1, new Sent("a.bin", bytes("abc")));
    for (int[] at : new int[][] {{1, 2}, {2, 1}}) {
      var part = new PartReceiver.Part(upload.id(), at[0], at[1]);
      var body = new PartReceiver.Body(InputStream.nullInputStream(), -1);

      assertEquals(RefusalCode.NOT_FOUND, Outcomes.refused(uploads.receive(part, body)).code());
    }
  }

  @Test
  void whatIsDoneOutlastsTheServiceAndACheckThatWasAskedForIsDoneAfterTheNextStart()
      throws IOException {
    var sent = new Sent("a.bin", large());
    Upload upload = begin(1, sent);
    send(upload, 0, part(upload, 0, 1), sent.part(part(upload, 0, 1)));
    close();

    Uploads next = uploads();
    assertEquals(upload.missing() - 1, next.find(upload.id()).orElseThrow().missing());
    for (int index : List.of(0, 2)) {
      send(upload, 0, part(upload, 0, index), sent.part(part(upload, 0, index)));
    }
    new UploadFolder(volume.resolve(".npuc-uploads/" + upload.id())).mark(UploadFolder.CHECKING);
    close();

    Uploads last = uploads();
    Upload checked =
        Eventually.see(
            "an end of the check",
            () -> last.find(upload.id()).orElseThrow(),
            now -> now.phase() != UploadPhase.CHECKING);
    assertEquals(UploadPhase.COMPLETE, checked.phase());
  }

  /** A connection that hangs must not write into a file that was checked meanwhile. */
  @Test
  void ofTwoWhoSendAPartTheFirstWritesNothingMoreOnceTheSecondIsDone() throws Exception {
    var sent = new Sent("a.bin", bytes("right"));
    Upload upload = begin(1, sent);
    var hangs = new CountDownLatch(1);
    var goesOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(
              () -> receive(upload, 0, part(upload, 0, 0), hanging(hangs, goesOn, bytes("wrong"))));
      hangs.await();
      send(upload, 0, part(upload, 0, 0), sent.bytes());
      Upload complete = completed(upload.id());
      goesOn.countDown();

      assertEquals(RefusalCode.TEMPORARILY_UNAVAILABLE, Outcomes.refused(first.get()).code());
      assertEquals(UploadPhase.COMPLETE, complete.phase());
      assertEquals(
          "right",
          new String(
              lies(complete.uri().orElseThrow(), complete.content(), sent.declared()).orElseThrow(),
              StandardCharsets.UTF_8));
    }
  }

  @Test
  void aPartThatIsSentAgainIsFineAndNotReadOnceItIsDone() throws IOException {
    var sent = new Sent("a.bin", bytes("abc"));
    Upload upload = begin(1, sent);
    send(upload, 0, part(upload, 0, 0), sent.bytes());

    Outcomes.done(receive(upload, 0, part(upload, 0, 0), brokenAfter(new byte[0])));
  }

  @Test
  void whatHasNoRoomOnTheDiskIsRefused() {
    var content = new UploadContent(List.of(new UploadFile("a.bin", 1L << 40, "0".repeat(64))));

    var refusal = Outcomes.refused(uploads.begin(TestIds.upload(1), content));

    assertEquals(RefusalCode.NO_ROOM, refusal.code());
    assertTrue(refusal.message().contains("1099511627776"), refusal::message);
  }

  @Test
  void noMoreThanAHundredAreUnderWay() {
    Stream.iterate(1, number -> number + 1)
        .limit(100)
        .forEach(number -> begin(number, new Sent("f" + number, bytes("abc" + number))));
    var one = new UploadContent(List.of(new Sent("one", bytes("one")).declared()));

    var refusal = Outcomes.refused(uploads.begin(TestIds.upload(101), one));

    assertEquals(RefusalCode.TOO_MANY_UPLOADS, refusal.code());
  }

  @Test
  void whatHasExpiredIsRemovedWithAllThatWasSentAndACompleteContentStays() throws IOException {
    var sent = new Sent("a.bin", bytes("abc"));
    Upload complete = begin(1, sent);
    send(complete, 0, part(complete, 0, 0), sent.bytes());
    completed(complete.id());
    Upload under = begin(2, new Sent("b.bin", bytes("b")));

    clock.set(under.expiresAt());
    uploads.sweep();

    try (Stream<Path> left = Files.list(volume.resolve(".npuc-uploads"))) {
      assertEquals(List.of(), left.toList());
    }
    assertTrue(
        lies("pvc://uploads/" + complete.content().place(), complete.content(), sent.declared())
            .isPresent());
  }

  private Outcome<Long> receive(Upload upload, int file, UploadPart part, InputStream body)
      throws IOException {
    var to = new PartReceiver.Part(upload.id(), file + 1, part.range().number());
    return uploads.receive(to, new PartReceiver.Body(body, -1));
  }

  private static UploadPart part(Upload upload, int file, int index) {
    return upload.parts().get(file).get(index);
  }

  private static void refusedForItsLength(Outcome<Long> outcome) {
    assertEquals(RefusalCode.VALIDATION_FAILED, Outcomes.refused(outcome).code());
  }

  private static InputStream brokenAfter(byte[] bytes) {
    return new SequenceInputStream(
        new ByteArrayInputStream(bytes),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the connection broke");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            return read();
          }
        });
  }

  private static InputStream hanging(CountDownLatch hangs, CountDownLatch goesOn, byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public int readNBytes(byte[] into, int offset, int length) {
        hangs.countDown();
        try {
          goesOn.await();
        } catch (InterruptedException e) {
          throw new UncheckedIOException(new IOException(e));
        }
        return super.readNBytes(into, offset, length);
      }
    };
  }
}
