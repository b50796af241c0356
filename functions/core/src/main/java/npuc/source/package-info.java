/**
 * Where originals come from that lie on no volume: what is looked at before a Job fetches them, and
 * the settings of all that is outside.
 */
package npuc.source;
