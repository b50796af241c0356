package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.api.http.KeyedRequest;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Filter;
import npuc.compilation.Scope;
import npuc.id.TestIds;
import npuc.paging.PageRequest;
import npuc.registry.Entries;
import npuc.registry.Model;
import npuc.retry.RetryableException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReplicatedWriteConflictException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Failures that pass are worth another try, whatever the call; the others are thrown on. */
class DynamoFailuresTest {
  private static final Compilation PENDING = Compilations.pending();
  private static final Entries ENTRIES = new Entries(new TestIds());
  private static final Model MODEL = ENTRIES.model("model");
  private static final KeyedRequest REQUEST =
      new KeyedRequest(
          "key", "print", TestIds.ulid(1), Optional.empty(), TestIds.START.plusSeconds(60));

  private final ScriptedClient client = new ScriptedClient();

  static Stream<RuntimeException> passing() {
    return Stream.of(
        answer(ProvisionedThroughputExceededException.builder(), 400),
        answer(RequestLimitExceededException.builder(), 400),
        answer(ThrottlingException.builder(), 400),
        answer(TransactionConflictException.builder(), 400),
        answer(TransactionInProgressException.builder(), 400),
        answer(ReplicatedWriteConflictException.builder(), 400),
        answer(InternalServerErrorException.builder(), 500),
        answer(DynamoDbException.builder(), 503),
        ApiCallTimeoutException.create(1),
        SdkClientException.create("Unable to execute HTTP request: Connection refused"));
  }

  static Stream<RuntimeException> staying() {
    return Stream.of(
        answer(ResourceNotFoundException.builder(), 400), answer(DynamoDbException.builder(), 400));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatPassesIsWorthAnotherTry(RuntimeException failure) {
    for (Runnable call : calls()) {
      client.fail(failure);
      assertThrows(RetryableException.class, call::run);
    }
  }

  @ParameterizedTest
  @MethodSource("staying")
  void whatStaysIsThrownOn(RuntimeException failure) {
    for (Runnable call : calls()) {
      client.fail(failure);
      assertSame(failure, assertThrows(DynamoDbException.class, call::run));
    }
  }

  private List<Runnable> calls() {
    var compilations = new DynamoCompilationStore(client.table(), new TestIds());
    var registry = new DynamoModelRegistry(client.table(), new TestIds());
    var requests = new DynamoIdempotencyStore(client.table());
    PageRequest page = PageRequest.first(1);
    var version = ENTRIES.versionOf(MODEL);
    return List.of(
        () -> compilations.create(PENDING),
        () -> compilations.find(PENDING.id()),
        () -> compilations.replace(PENDING),
        () -> compilations.list(new Scope.Of(Compilations.VERSION), Filter.ALL, page),
        compilations::active,
        () -> compilations.delete(PENDING),
        () -> registry.addModel(MODEL),
        () -> registry.addArtifact(ENTRIES.originalOf(version)),
        () -> registry.addArtifact(ENTRIES.compiledOf(version, TestIds.compilation(1))),
        () -> registry.findModel(MODEL.id()),
        () -> registry.models(page),
        () -> requests.reserve(REQUEST, TestIds.START),
        () -> requests.complete(REQUEST, new KeyedRequest.Answer(201, Map.of(), "")),
        () -> requests.release(REQUEST));
  }

  private static RuntimeException answer(DynamoDbException.Builder failure, int status) {
    String type = failure.build().getClass().getSimpleName();
    // The one code that is not the name of its exception.
    String name = type.replace("RequestLimitExceededException", "RequestLimitExceeded");
    return failure
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(name).errorMessage(name).build())
        .build();
  }
}
