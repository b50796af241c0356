package npuc.lambda.emulator;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Moto's DynamoDB with the one promise it doesn't keep by itself: a request is carried out whole.
 * Moto answers on several threads, checks a condition in one step and writes in another, and takes
 * a transaction back by restoring the table, with all that others wrote meanwhile. So requests go
 * one at a time, whoever sends them; what lies between two requests stays as mixed as it is.
 */
public final class MotoDynamoDb {
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private MotoDynamoDb() {}

  public static DynamoDbClient client() {
    DynamoDbClient client = MotoServer.client(DynamoDbClient.builder());
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              ONE_AT_A_TIME.lock();
              try {
                return method.invoke(client, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                ONE_AT_A_TIME.unlock();
              }
            });
  }
}
