package npuc.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import npuc.Eventually;
import npuc.hash.Sha256;
import npuc.id.TestIds;
import npuc.id.UploadId;
import npuc.memory.AtOnce;
import npuc.memory.MutableClock;
import npuc.refusal.Outcome;
import npuc.refusal.Outcomes;
import npuc.refusal.RefusalCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Uploads} promises. */
public abstract class UploadsContract {
  protected final MutableClock clock = new MutableClock(Instant.parse("2026-11-25T12:00:00Z"));

  private Uploads uploads;

  /** Some of its own for this test, with nothing in them. */
  protected abstract Uploads uploads();

  /** Sends a part as a client does. */
  protected abstract void send(Upload upload, int file, UploadPart part, byte[] bytes)
      throws Exception;

  /** What lies at the place of a complete content, of a file of it. */
  protected abstract Optional<byte[]> lies(String uri, UploadContent content, UploadFile file);

  @BeforeEach
  void open() {
    uploads = uploads();
  }

  @Test
  void aFileThatIsSentWholeLiesAtAPlaceNamedAfterItsContent() throws Exception {
    Sent sent = new Sent("모델.tflite", bytes("abcdefghij"));
    Upload upload = begin(1, sent);

    sendAll(upload, sent);
    Upload complete = completed(upload.id());

    assertEquals(UploadPhase.COMPLETE, complete.phase());
    String uri = complete.uri().orElseThrow();
    assertTrue(uri.endsWith("uploads/" + Sha256.hex(sent.bytes()) + "/모델.tflite"), uri);
    lies(complete, sent);
    assertEquals(Optional.of(complete), uploads.find(upload.id()));
  }

  @Test
  void aFolderLiesWholeAtAPlaceNamedAfterAllOfIt() throws Exception {
    Sent[] sent = {
      new Sent("llama/config.json", bytes("{}")),
      new Sent("llama/empty", bytes("")),
      new Sent("llama/sub/w.safetensors", bytes("0123456789"))
    };
    Upload upload = begin(1, sent);

    sendAll(upload, sent);
    Upload complete = completed(upload.id());

    String listing =
        "config.json\t2\t%s\nempty\t0\t%s\nsub/w.safetensors\t10\t%s\n"
            .formatted(
                Sha256.hex(sent[0].bytes()),
                Sha256.hex(sent[1].bytes()),
                Sha256.hex(sent[2].bytes()));
    String uri = complete.uri().orElseThrow();
    assertTrue(uri.endsWith("uploads/" + Sha256.hex(bytes(listing)) + "/llama"), uri);
    lies(complete, sent);
  }

  @Test
  void aPartThatWasSentIsDoneAndTheOthersAreNot() throws Exception {
    Sent sent = new Sent("a.bin", large());
    Upload upload = begin(1, sent);
    UploadPart second = upload.parts().getFirst().get(1);

    send(upload, 0, second, sent.part(second));

    Upload now = uploads.find(upload.id()).orElseThrow();
    assertEquals(
        List.of(false, true),
        now.parts().getFirst().stream().limit(2).map(UploadPart::done).toList());
    assertTrue(now.parts().getFirst().get(1).target().isEmpty());
    assertTrue(now.parts().getFirst().get(0).target().isPresent());
    assertEquals(UploadPhase.RECEIVING, now.phase());
    assertEquals(Optional.empty(), now.uri());
  }

  @Test
  void thePartsOfAFileAreAllOfItsBytes() {
    Sent sent = new Sent("a.bin", large());

    long next = 0;
    for (UploadPart part : begin(1, sent).parts().getFirst()) {
      assertEquals(next, part.range().offset());
      next += part.range().sizeBytes();
    }
    assertEquals(sent.bytes().length, next);
  }

  @Test
  void whatIsNotAllHereIsNotComplete() throws Exception {
    Sent sent = new Sent("a.bin", large());
    Upload upload = begin(1, sent);
    UploadPart first = upload.parts().getFirst().getFirst();
    send(upload, 0, first, sent.part(first));

    refused(uploads.complete(upload.id()), RefusalCode.UPLOAD_INCOMPLETE);
    assertEquals(UploadPhase.RECEIVING, uploads.find(upload.id()).orElseThrow().phase());
  }

  @Test
  void anUploadThatWasBegunTwiceIsOne() throws Exception {
    Sent sent = new Sent("a.bin", bytes("abc"));
    Upload upload = begin(1, sent);
    sendAll(upload, sent);

    Upload again = begin(1, sent);

    assertEquals(upload.id(), again.id());
    assertEquals(0, again.missing());
  }

  @Test
  void contentThatIsHereAlreadyIsCompleteAtOnce() throws Exception {
    Sent sent = new Sent("a.bin", bytes("abcdefghij"));
    Upload first = begin(1, sent);
    sendAll(first, sent);
    completed(first.id());

    Upload second = begin(2, sent);

    assertEquals(0, second.missing());
    assertEquals(completed(first.id()).uri(), completed(second.id()).uri());
  }

  @Test
  void whoCompletesAtOnceGetsOneResult() throws Exception {
    Sent sent = new Sent("a/a.bin", bytes("abcdefghij"));
    Upload upload = begin(1, sent);
    sendAll(upload, sent);

    List<Optional<String>> uris =
        AtOnce.times(4, () -> completed(upload.id()).uri()).stream().distinct().toList();

    assertEquals(1, uris.size());
    assertTrue(uris.getFirst().isPresent());
    lies(completed(upload.id()), sent);
  }

  @Test
  void aDiscardedUploadIsGoneAndACompleteContentStays() throws Exception {
    Sent sent = new Sent("a.bin", bytes("abc"));
    Upload complete = begin(1, sent);
    sendAll(complete, sent);
    completed(complete.id());
    Upload under = begin(2, new Sent("b.bin", large()));

    uploads.discard(complete.id());
    uploads.discard(under.id());
    uploads.discard(under.id());

    assertEquals(Optional.empty(), uploads.find(complete.id()));
    assertEquals(Optional.empty(), uploads.find(under.id()));
    refused(uploads.complete(under.id()), RefusalCode.NOT_FOUND);
    assertEquals(0, begin(3, sent).missing());
  }

  @Test
  void anUploadExpiresAfterSevenDays() {
    Upload upload = begin(1, new Sent("a.bin", bytes("abc")));
    assertEquals(clock.instant().plus(Uploads.KEPT), upload.expiresAt());

    clock.set(upload.expiresAt());

    assertEquals(Optional.empty(), uploads.find(upload.id()));
    refused(uploads.complete(upload.id()), RefusalCode.NOT_FOUND);
  }

  @Test
  void whatWasNeverBegunIsNotThere() {
    assertEquals(Optional.empty(), uploads.find(id(7)));
    refused(uploads.complete(id(7)), RefusalCode.NOT_FOUND);
  }

  /** More than one part, whatever the parts are. */
  protected byte[] large() {
    return bytes("abcdefghij");
  }

  protected final Upload begin(int number, Sent... files) {
    var content = new UploadContent(Arrays.stream(files).map(Sent::declared).toList());
    return Outcomes.done(uploads.begin(id(number), content));
  }

  protected final void sendAll(Upload upload, Sent... files) throws Exception {
    for (int file = 0; file < files.length; file++) {
      for (UploadPart part : upload.parts().get(file)) {
        send(upload, file, part, files[file].part(part));
      }
    }
  }

  /** Completes it, and waits as long as it is checked. */
  protected final Upload completed(UploadId id) {
    return Eventually.see(
        "an end of the check",
        () -> Outcomes.done(uploads.complete(id)),
        upload -> upload.phase() != UploadPhase.CHECKING);
  }

  private UploadId id(int number) {
    return new UploadId(TestIds.at(clock.instant(), number));
  }

  private void lies(Upload complete, Sent... files) {
    for (Sent file : files) {
      assertEquals(
          Optional.of(new String(file.bytes(), StandardCharsets.UTF_8)),
          lies(complete.uri().orElseThrow(), complete.content(), file.declared())
              .map(bytes -> new String(bytes, StandardCharsets.UTF_8)),
          file.path());
    }
  }

  private static void refused(Outcome<Upload> outcome, RefusalCode code) {
    assertEquals(code, Outcomes.refused(outcome).code());
  }

  protected static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
