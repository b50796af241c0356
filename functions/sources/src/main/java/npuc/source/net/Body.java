package npuc.source.net;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * The beginning of an answer's body.
 *
 * @param isCut whether there is more of it, which was not waited for
 */
record Body(byte[] bytes, boolean isCut) {

  /** Takes so many bytes at most, and breaks off what comes after them. */
  static BodySubscriber<Body> upTo(long limit) {
    return new UpTo(limit);
  }

  private static final class UpTo implements BodySubscriber<Body> {
    private final long limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Body> done = new CompletableFuture<>();
    private Optional<Flow.Subscription> source = Optional.empty();

    UpTo(long limit) {
      this.limit = limit;
    }

    @Override
    public CompletionStage<Body> getBody() {
      return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      source = Optional.of(subscription);
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
      for (ByteBuffer piece : pieces) {
        int count = (int) Math.min(piece.remaining(), limit - bytes.size());
        boolean isCut = count < piece.remaining();
        var read = new byte[count];
        piece.get(read);
        bytes.write(read, 0, count);
        if (isCut) {
          end(true);
          return;
        }
      }
    }

    private void end(boolean isCut) {
      if (done.complete(new Body(bytes.toByteArray(), isCut)) && isCut) {
        source.ifPresent(Flow.Subscription::cancel);
      }
    }

    @Override
    public void onError(Throwable failure) {
      done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      end(false);
    }
  }
}
