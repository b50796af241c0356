package npuc.lambda.dynamodb;

import java.util.List;

/**
 * A global secondary index. Its entries are in the order of {@code sort}, and it may lag behind the
 * table, so what it tells is read again from the table.
 *
 * @param partition attribute that an item must have to be in the index
 * @param projected attributes that it holds beside keys; none of them is a document
 */
public record Index(String name, String partition, String sort, List<String> projected) {
  public Index {
    projected = List.copyOf(projected);
  }
}
