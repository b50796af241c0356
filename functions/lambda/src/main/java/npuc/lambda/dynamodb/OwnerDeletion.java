package npuc.lambda.dynamodb;

import java.util.function.BooleanSupplier;
import npuc.id.Ids;
import npuc.registry.Deletion;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Deletes an item that others may belong to. A deletion leaves a mark of its own on the owner, then
 * looks for what belongs to it, and deletes it on condition that the mark is there still. Whoever
 * adds something takes the mark away in the same transaction, and so does another deletion: then it
 * is looked again. A mark that a crash left hinders nobody.
 *
 * @param marks names each deletion
 */
record OwnerDeletion(Table table, Ids marks, Tries tries) {

  /**
   * Deletes an owner.
   *
   * @param isHeld looks whether anything belongs to it, seeing every write that was answered
   */
  Deletion delete(Key owner, BooleanSupplier isHeld) {
    for (int made = 1; ; made++) {
      String mark = marks.next().value();
      if (!table.set(owner, Schema.CLOSING, AttributeValue.fromS(mark)).isDone()) {
        return Deletion.MISSING;
      }
      if (isHeld.getAsBoolean()) {
        return Deletion.HELD;
      }
      switch (table.delete(owner, Condition.closingBy(mark))) {
        case Write.Done done -> {
          return Deletion.DELETED;
        }
        case Write.Refused(var stored) when stored.isEmpty() -> {
          // By a twin, or by this very request, which the client sends again when its answer got
          // lost.
          return Deletion.DELETED;
        }
        case Write.Refused marked -> tries.again(made, "the deletion of " + owner.sort());
      }
    }
  }
}
