/**
 * The bodies that the API answers, as openapi.yaml has them: components are the keys in their
 * order, and an empty Optional is null. A value of another package that has the keys of its schema,
 * such as a model, is answered as it is.
 */
package npuc.api.view;
