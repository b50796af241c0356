package npuc.lambda.kubernetes;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import npuc.compilation.CauseCode;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.platform.Quantity;

/**
 * What the admission plug-in ResourceQuota says: {@code exceeded quota: npuc, requested: pods=1,
 * used: pods=50, limited: pods=50}, several amounts separated by commas without blanks.
 *
 * @param said that sentence alone, which quotes nothing of what was refused
 * @param requested what was asked for, by the name of the resource
 * @param limited what all together may have
 */
record ExceededQuota(String said, Map<String, String> requested, Map<String, String> limited) {
  private static final Pattern SENTENCE =
      Pattern.compile(
          "exceeded quota: [^,]+, requested: (\\S+), used: \\S+, limited: (\\S*[^\\s.])");
  private static final Pattern AMOUNT = Pattern.compile("([^=,]+)=([^=,]+)");
  private static final Pattern SIGN = Pattern.compile("exceeded quota");

  ExceededQuota {
    requested = Map.copyOf(requested);
    limited = Map.copyOf(limited);
  }

  /** Empty when a text does not tell of a quota. */
  static Optional<ExceededQuota> in(String said) {
    if (!SIGN.matcher(said).find()) {
      return Optional.empty();
    }
    Matcher sentence = SENTENCE.matcher(said);
    return Optional.of(
        sentence.find()
            ? new ExceededQuota(
                sentence.group(), amounts(sentence.group(1)), amounts(sentence.group(2)))
            : new ExceededQuota("exceeded quota", Map.of(), Map.of()));
  }

  /** Others make room, unless it alone is more than the quota. */
  Reason reason() {
    return isTooLarge()
        ? Reason.quoting(
            ReasonCode.QUOTA_EXCEEDED,
            CauseCode.LARGER_THAN_QUOTA,
            "It is larger than the namespace's quota: {said}",
            said)
        : Reason.quoting(
            ReasonCode.QUEUED,
            CauseCode.QUOTA_USED_UP,
            "The namespace has no room for it now: {said}",
            said);
  }

  private boolean isTooLarge() {
    return requested.entrySet().stream()
        .anyMatch(
            one ->
                Optional.ofNullable(limited.get(one.getKey()))
                    .filter(limit -> isMore(one.getValue(), limit))
                    .isPresent());
  }

  private static boolean isMore(String amount, String limit) {
    Optional<BigDecimal> most = Quantity.parse(limit).map(Quantity::amount);
    return Quantity.parse(amount)
        .map(Quantity::amount)
        .filter(asked -> most.filter(than -> asked.compareTo(than) > 0).isPresent())
        .isPresent();
  }

  private static Map<String, String> amounts(String list) {
    return AMOUNT
        .matcher(list)
        .results()
        .collect(
            Collectors.toMap(
                (MatchResult one) -> one.group(1), one -> one.group(2), (first, again) -> first));
  }
}
