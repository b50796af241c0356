package npuc.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import npuc.event.WebhookPorts;
import npuc.local.sqlite.Database;
import npuc.local.sqlite.SqliteWebhooks;
import npuc.source.net.HttpReceivers;

/** What webhooks of this service are made of. */
final class LocalWebhooks {
  /** Hosts that events are sent to though they are private, or without TLS. */
  static final String KEY = "NPUC_WEBHOOK_HOSTS";

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  private LocalWebhooks() {}

  static WebhookPorts ports(Database database, LocalSettings settings) {
    return new WebhookPorts(
        new SqliteWebhooks(database),
        new HttpReceivers(settings.webhookHosts(), KEY, settings.sources().caFile()));
  }

  static Set<String> hosts(Map<String, String> environment, List<String> problems) {
    var hosts = new TreeSet<String>();
    for (String part : environment.getOrDefault(KEY, "").split(",", -1)) {
      String host = part.strip();
      if (HOST.matcher(host).matches()) {
        hosts.add(host);
      } else if (!host.isEmpty()) {
        problems.add(KEY + " must be names or addresses, with or without :port: " + host);
      }
    }
    return Set.copyOf(hosts);
  }
}
