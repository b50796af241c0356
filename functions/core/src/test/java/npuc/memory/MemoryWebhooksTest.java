package npuc.memory;

import npuc.compilation.CompilationStore;
import npuc.event.OutboxContract;
import npuc.event.Webhooks;
import npuc.event.WebhooksContract;
import org.junit.jupiter.api.Nested;

class MemoryWebhooksTest {
  @Nested
  class Stored extends WebhooksContract {
    @Override
    protected Webhooks webhooks() {
      return new MemoryWebhooks();
    }
  }

  @Nested
  class Outbox extends OutboxContract {
    private final MemoryWebhooks webhooks = new MemoryWebhooks();

    @Override
    protected Webhooks webhooks() {
      return webhooks;
    }

    @Override
    protected CompilationStore compilations() {
      return new MemoryCompilationStore(webhooks);
    }
  }
}
