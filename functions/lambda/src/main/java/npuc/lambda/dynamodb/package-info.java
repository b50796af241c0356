/**
 * The history of compilations, the registry and the keyed requests in one DynamoDB table. {@link
 * npuc.lambda.dynamodb.Schema} names its keys and indexes.
 */
package npuc.lambda.dynamodb;
