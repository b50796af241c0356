/** Requests to services of others, whose answers are not trusted. */
package npuc.source.http;
