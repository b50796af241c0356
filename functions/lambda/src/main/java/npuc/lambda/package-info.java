/**
 * How npuc runs on AWS. One package for each system outside; {@code npuc.lambda} puts it together.
 */
package npuc.lambda;
